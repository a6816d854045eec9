"""What the jury recommended, for those who decide."""

from wir.funding.models import Application, JuryCase

NOT_FINISHED = "Die Jury war mit diesem Antrag noch nicht fertig; eine Empfehlung lag nicht vor."
"""German like the letter in which it stands, whatever language the official reads."""


def jury_is_not_finished(application: Application) -> bool:
    """The case lies before a jury that has neither concluded it nor ended its round. One statement."""
    before = JuryCase.objects.filter(application=application, concluded_at=None)
    return before.exclude(round__state="closed").exists()


def jury_says(application: Application) -> str | None:
    """The last concluded recommendation with its reasons, or that none is there yet; None when no jury has the case."""
    if jury_is_not_finished(application):
        return NOT_FINISHED
    case = (
        JuryCase.objects.filter(application=application, concluded_at__isnull=False)
        .order_by("concluded_at")
        .last()
    )
    if case is None:
        return None
    return f"{case.get_recommendation_display()}. {case.reasons}".strip()
