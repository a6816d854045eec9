"""What a member who reads along does next; it stands first on the desk. Those who work on the process have its dates for that."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.strategy.access import own_bodies_of
from wir.strategy.actions import councils_left
from wir.strategy.models import Member, Process, Station

ROLE = Member.Role


@dataclass(frozen=True)
class NextStep:
    """A heading, a sentence, and where to go; without an address there is nothing to do here."""

    title: str
    says: str
    label: str = ""
    url: str = ""


def next_steps(user: User, groups: Collection[str], process: Process, *, on: date) -> list[NextStep]:
    """For each part of the person that reads along, what comes next for it; nothing when all councils have decided."""
    reading = {ROLE.FOREIGNERS, ROLE.STEERING, ROLE.POLITICS, ROLE.CENTRE}.intersection(groups)
    if not reading or process.is_over or not councils_left(process):
        return []
    found = _opinions(user, process) if ROLE.FOREIGNERS in groups else []
    if ROLE.STEERING in groups:
        found += _draft(process)
    if ROLE.POLITICS in groups:
        found += _council(process)
    if ROLE.CENTRE in groups:
        found += _comments(process, on)
    return found


def _opinions(user: User, process: Process) -> list[NextStep]:
    """One for each of the person's bodies that has not spoken, or why the person cannot enter anything."""
    asked = process.stations.filter(kind__in=Station.HEARD)
    own = list(own_bodies_of(user).filter(process=process).select_related("town"))
    deciding = {town.pk for town in councils_left(process)}
    if not own:
        return [NextStep(_("Ihre Stellungnahme"), _why_not(process, entered=asked.exists()))]
    return [
        NextStep(
            _("Ihre Stellungnahme fehlt noch"),
            f"{body.name or body.get_kind_display()}, {body.town.name}. {_until(body)}",
            _("Stellungnahme schreiben"),
            reverse("participation:station", args=[process.slug, body.pk]),
        )
        for body in own
        if not body.is_over and body.town_id in deciding
    ]


def _why_not(process: Process, *, entered: bool) -> str:
    if not entered:
        return _(
            "Die Gemeinde hat Ihr Gremium noch nicht eingetragen. Bitten Sie sie darum, dann schreiben Sie hier Ihre Stellungnahme."
        )
    return _(
        "In diesem Prozess arbeiten mehrere Gemeinden zusammen, und hier steht nicht, für welche Sie sprechen. Geben Sie Ihre Stellungnahme Ihrer Gemeinde; sie trägt sie ein."
    )


def _until(body: Station) -> str:
    if body.planned_on is None:
        return _("Sie muss da sein, bevor das Parlament entscheidet.")
    return _("Geplant ist Ihre Sitzung für den %(day)s.") % {"day": short_day(body.planned_on)}


def _draft(process: Process) -> list[NextStep]:
    if not process.sections.exists():
        return []
    return [
        NextStep(
            _("Lesen Sie den Entwurf mit"),
            _("Sagen Sie der Gemeinde, was fehlt, bevor alle ihn lesen."),
            _("Zum Entwurf"),
            reverse("participation:writing", args=[process.slug]),
        )
    ]


def _council(process: Process) -> list[NextStep]:
    version = process.versions.defer("content").last()
    if version is None:
        return []
    sessions = process.stations.exclude(kind__in=Station.HEARD).exclude(planned_on=None)
    body = sessions.filter(outcome="", not_needed_because="", correction="").select_related("town").first()
    return [
        NextStep(
            _("Bald entscheiden Sie"),
            _("Am %(day)s: %(body)s, %(town)s.")
            % {
                "day": short_day(body.planned_on), "body": body.name or body.get_kind_display(),
                "town": body.town.name,
            }
            if body
            else _("Fassung %(number)s ist öffentlich.") % {"number": version.number},
            _("Beschlussvorlage lesen"),
            reverse("participation:council_pack", args=[process.slug]),
        )
    ]  # fmt: skip


def _comments(process: Process, on: date) -> list[NextStep]:
    version = process.versions.defer("content").last()
    if version is None or version.comments_until is None or version.comments_until < on:
        return []
    return [
        NextStep(
            _("Lesen Sie den Text und schreiben Sie dazu"),
            _("Rückmeldungen gehen bis zum %(day)s.") % {"day": short_day(version.comments_until)},
            _("Text lesen"),
            reverse("participation:text", args=[process.slug]),
        )
    ]
