"""Who applies together, who agreed, who signed; for officials also how each signature came about. Costs a statement only where a partner is out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wir.accounts.freemail import provider_of, whose
from wir.accounts.models import User
from wir.core.days import short_day
from wir.funding.access import partners_handed_in
from wir.funding.agreements import OUT, Standing, now_of, standings, valid_signatures
from wir.funding.models import Application, Signature
from wir.funding.panels.panel import Panel


@dataclass(frozen=True)
class Signed:
    """One signature with the sentences that let an official judge whether it is a second person's."""

    row: Signature
    how: tuple[str, ...] = ()
    mark: str = ""


def agreed(application: Application, _user: User) -> Panel | None:
    """For those who apply: names and days."""
    return _panel(application, [Signed(row) for row in valid_signatures(application, now_of(application))])


def agreed_for_officials(application: Application, _user: User) -> Panel | None:
    """The same with the way of each signature, and without those who were only asked before it was handed in; whoever has
    gone since is told as gone."""
    signed = valid_signatures(application, now_of(application))
    name = application.applicant.name
    told = [Signed(row, tuple(_way(row, name)), _mark(row)) for row in signed]
    return _panel(application, told, handed_in=True)


def _now_gone(application: Application, together: list[Standing]) -> list[Standing]:
    if application.working_copy is None:
        return together
    gone = {one.partner.pk: one for one in standings(application.working_copy) if one.state == OUT}
    return [gone.get(one.partner.pk, one) for one in together]


def _panel(application: Application, signed: list[Signed], *, handed_in: bool = False) -> Panel | None:
    together = standings(application)
    if handed_in and any(not standing.partner.takes_part for standing in together):
        known = set(partners_handed_in().filter(application=application).values_list("pk", flat=True))
        together = [one for one in together if one.partner.takes_part or one.partner.pk in known]
    together = _now_gone(application, together)
    if not together and not signed:
        return None
    heading = _("Partner und Unterschriften") if together else _("Unterschriften")
    return Panel("partner", heading, "funding/_agreed.html", {"standings": together, "signed": signed})


def _way(row: Signature, name: str) -> Iterator[str]:
    """Sentences: which address or account, whether it belongs to the applicant, who was asked by whom."""
    way = row.way
    if "entered_by" in way:
        yield _("Eingetragen von %(by)s. Wer unterschrieben hat, steht nur auf dem hochgeladenen Papier.") % {
            "by": way["entered_by"]
        }
    if "asked_by" in way:
        yield _("Link an %(address)s, geschickt am %(day)s von %(by)s; der Code ging auf anderem Weg.") % {
            "address": way["address"],
            "day": short_day(date.fromisoformat(way["asked_on"])),
            "by": way["asked_by"],
        }
    elif "address" in way:
        yield _("Angemeldet mit %(address)s und der Rolle „Unterschrift“.") % {"address": way["address"]}
    if "address" in way:
        yield whose_address(way["address"], name, known_ending=way["known_ending"])
    if way.get("wrote"):
        yield _("Hat auch am Antrag geschrieben.")


def whose_address(address: str, name: str, *, known_ending: str | None) -> str:
    """What can be said about an address: `known_ending` is that of the address with which the applicant was confirmed."""
    said = {
        "provider": _("Die Adresse ist von %(provider)s: So eine bekommt jede und jeder."),
        "unknown": _("Ob die Endung der Adresse zu %(name)s gehört, weiß das Portal nicht."),
        "own": _("Die Adresse endet wie die, mit der %(name)s bestätigt wurde: %(ending)s."),
        "other": _("Die Adresse endet anders als die, mit der %(name)s bestätigt wurde: %(ending)s."),
    }[whose(address, known_ending)]
    return said % {"name": name, "ending": known_ending, "provider": provider_of(address)}


def _mark(row: Signature) -> str:
    """A word that stands out where a link went to a mailbox that is not the applicant's."""
    if "asked_by" not in row.way:
        return ""
    words = {"provider": _("Privates Postfach"), "other": _("Fremde Adresse")}
    return words.get(whose(row.way["address"], row.way["known_ending"]), "")
