"""What the jury recommended, for those who decide."""

from wir.funding.models import Application, JuryCase


def jury_says(application: Application) -> str | None:
    """The last concluded recommendation with its reasons; None when no jury concluded anything. One statement."""
    case = (
        JuryCase.objects.filter(application=application, concluded_at__isnull=False)
        .order_by("concluded_at")
        .last()
    )
    if case is None:
        return None
    return f"{case.get_recommendation_display()}. {case.reasons}".strip()
