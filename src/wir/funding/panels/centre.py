"""Where the diversity centre stands, on both sides' pages. It never keeps anybody waiting, and the words say so."""

from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.access import organisations_as
from wir.accounts.models import User
from wir.core.days import long_day, short_day
from wir.funding.access import EDITOR
from wir.funding.centre import address_of, centre_of, changed_since, is_known_to_authority, last_showing
from wir.funding.models import Application, Showing
from wir.funding.panels.panel import Panel
from wir.funding.rules.statement import last_day
from wir.funding.sections import names_of

KINDS = {"waiting": "wait", "stated": "ok", "nothing": "ok", "silent": "idle"}
WORDS = {
    "waiting": lambda: _("Liegt dort"),
    "stated": lambda: _("Stellungnahme liegt vor"),
    "nothing": lambda: _("Keine Stellungnahme"),
    "silent": lambda: _("Nichts gekommen"),
}


def of_applicant(application: Application, user: User) -> Panel | None:
    """In a draft with the button that shows it; afterwards only if it was shown. Costs at most two statements."""
    if "involvement" not in names_of(application.line):
        return None
    today, showing = timezone.localdate(), last_showing(application)
    may_show = application.state == "draft" and application.applicant_id in organisations_as(EDITOR, user)
    if showing is not None:
        panel = _panel(showing, application, _for_applicant(showing, today), today)
        if may_show and showing.standing(today) in ("waiting", "silent"):
            panel.context["again"] = reverse("funding:centre", args=[application.pk])
        return panel
    if not may_show:
        return None
    centre = centre_of(application.applicant, on=today)
    email = address_of(centre, used_by=application.applicant) if centre else ""
    last = long_day(last_day(today))
    context = {"application": application, "centre": centre, "email": email, "last": last}
    return Panel("vielfaltszentrum", _("Vielfaltszentrum"), "funding/_centre_ask.html", context)


def for_its_own_page(application: Application, showing: Showing) -> dict[str, object]:
    """What the clerk's page about the centre shows of it, without the way to itself."""
    today = timezone.localdate()
    return _panel(showing, application, _for_applicant(showing, today), today).context


def of_official(application: Application, _user: User) -> Panel | None:
    """Only when the draft was shown, and then one statement."""
    today, showing = timezone.localdate(), last_showing(application)
    if showing is None:
        return None
    return _panel(showing, application, _for_official(showing, today), today)


def _panel(showing: Showing, application: Application, says: str, on: date) -> Panel:
    standing = showing.standing(on)
    context = {
        "says": says,
        "kind": KINDS[standing],
        "word": WORDS[standing](),
        "said": getattr(showing, "statement", None),
        "unknown": _sent_to_a_stranger(showing) if standing in ("stated", "nothing") else "",
        "changed": changed_since(showing, application) if standing == "stated" else [],
    }
    return Panel("vielfaltszentrum", _("Vielfaltszentrum"), "funding/_centre.html", context)


def _sent_to_a_stranger(showing: Showing) -> str:
    """Beside every statement that could come from anybody to whom the clerk sent the link."""
    if is_known_to_authority(showing):
        return ""
    return _(
        "Der Link wurde an %(email)s geschickt; die Behörde kennt diese Adresse nicht. "
        "Im Zweifel fragt sie beim Vielfaltszentrum nach."
    ) % {"email": showing.email}


def _facts(showing: Showing) -> dict[str, str]:
    said = getattr(showing, "statement", None)
    return {
        "centre": showing.centre.name,
        "shown": short_day(showing.shown_on),
        "last": long_day(showing.last_day),
        "said": short_day(said.said_on) if said else "",
    }


def _for_applicant(showing: Showing, on: date) -> str:
    says = {
        "waiting": _(
            "Ihr Entwurf liegt seit dem %(shown)s beim Vielfaltszentrum (%(centre)s). Es kann bis %(last)s etwas dazu sagen. "
            "Sie müssen nicht warten: Absenden können Sie jederzeit, die Stellungnahme kommt dann dazu."
        ),
        "stated": _("Das Vielfaltszentrum (%(centre)s) hat am %(said)s Stellung genommen."),
        "nothing": _("Das Vielfaltszentrum (%(centre)s) hat am %(said)s geschrieben: keine Stellungnahme."),
        "silent": _(
            "Das Vielfaltszentrum (%(centre)s) hatte den Entwurf seit dem %(shown)s und hat bis %(last)s nichts gesagt. "
            "Das schadet Ihrem Antrag nicht."
        ),
    }[showing.standing(on)]
    return says % _facts(showing)


def _for_official(showing: Showing, on: date) -> str:
    says = {
        "waiting": _(
            "Der Entwurf liegt seit dem %(shown)s beim Vielfaltszentrum (%(centre)s). Bis %(last)s kann eine Stellungnahme kommen. "
            "Warten müssen Sie darauf nicht."
        ),
        "stated": _("Das Vielfaltszentrum (%(centre)s) hat am %(said)s Stellung genommen."),
        "nothing": _("Das Vielfaltszentrum (%(centre)s) hat am %(said)s geschrieben: keine Stellungnahme."),
        "silent": _(
            "Das Vielfaltszentrum (%(centre)s) hatte den Entwurf seit dem %(shown)s. Bis %(last)s kam keine Stellungnahme."
        ),
    }[showing.standing(on)]
    return says % _facts(showing)
