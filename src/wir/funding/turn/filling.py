"""Whose turn it is while an application is filled in or completed: its own people, a partner, a signatory, the scanner."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.funding import verdicts
from wir.funding.access import SIGNATORY
from wir.funding.agreements import ASKED, LAPSED, now_of, standing_of, standings, valid_signatures
from wir.funding.content import hash_of
from wir.funding.models import Application, DocumentRequest, SignatureInvitation
from wir.funding.sections import Section, attachments, sections_of
from wir.funding.sections.applicant import lacks_only_the_address
from wir.funding.sections.section import WRONG
from wir.funding.turn.along import Along
from wir.funding.turn.turn import (
    FILLS_IN,
    Reader,
    Turn,
    authority,
    for_applicant,
    is_on_turn,
    until,
)


@dataclass(frozen=True)
class Desk:
    """One application with all that this file looks at."""

    application: Application
    reader: Reader
    along: Along
    on: date
    sections: Sequence[Section]

    def section(self, name: str) -> Section | None:
        """The section of that name, if it is open and the line has it."""
        return next((one for one in self.sections if one.name == name and one.open), None)

    def address(self, name: str) -> str:
        return reverse(f"funding:{name}", args=[self.application.pk])


def of_draft(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    """What the draft waits for."""
    desk = Desk(application, reader, along, on, sections_of(application))
    return _answering(desk) or next(turn for step in _STEPS if (turn := step(desk)))


def to_complete(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    """The same until the day that the request names; what is asked for stands on the page of the request."""
    asked = next(request for request in application.requests.all() if request.closed_on is None)
    period = until(asked.due_on, on)
    desk = Desk(application, reader, along, on, sections_of(application))
    turn = _answering(desk) or _completing(desk, asked)
    return replace(turn, **period)  # type: ignore[arg-type]


def _completing(desk: Desk, asked: DocumentRequest) -> Turn:
    """What was asked for is free text, so all that can be known of the answer is that something has changed.

    Where a partner left, the content has changed by that alone; then the lead is on turn until it sends.
    """
    changed = hash_of(desk.application) != desk.application.content_hash
    turn = next(turn for step in _STEPS if (turn := step(desk)))
    if asked.cause == DocumentRequest.Cause.PARTNER_LEFT:
        says = _("Ein Partner ist ausgeschieden. Der Antrag ist zu prüfen und neu abzusenden.")
    elif not changed:
        says = f"{asked.get_cause_display()}."
    elif unmet := _unmet(desk):
        return unmet
    elif not any(section.open for section in desk.sections):
        says = _("Alles ist ergänzt. Es fehlt nur noch das Absenden.")
    elif turn.who == "applicant" and (FILLS_IN & desk.reader.roles or not turn.mine):
        says = turn.says
    else:
        return turn
    address = reverse("funding:answer", args=[desk.application.pk, asked.number])
    act = _("Nachfrage öffnen und antworten"), address
    return for_applicant(desk.application, desk.reader, says, roles=FILLS_IN, act=act)


def _answering(desk: Desk) -> Turn | None:
    """A partner that was asked, or whose yes does not hold any more, is on turn whatever else is open."""
    if desk.reader.partner is None:
        return None
    standing = standing_of(desk.reader.partner, desk.application)
    if standing.state not in (ASKED, LAPSED):
        return None
    if not desk.reader.answers:
        return Turn("partner", is_on_turn(standing.partner.organisation.name), standing.says)
    return Turn(
        "partner", _("Sie sind dran."), standing.says, mine=True, action=_("Lesen und antworten"), url=desk.address("agree")
    )  # fmt: skip


def _filling(desk: Desk) -> Turn | None:
    """The first section in which something is missing that its own people can give."""
    section = next((one for one in desk.sections if one.open and not _waits_for_others(one, desk)), None)
    if section is None:
        return None
    act = _("Weiter mit: %(section)s") % {"section": section.label}, desk.address(section.name)
    if lacks_only_the_address(desk.application, section):
        act = _("Postanschrift eintragen"), reverse("accounts:profile", args=[desk.application.applicant_id])
    says = section.open[0] if FILLS_IN & desk.reader.roles else _("Der Antrag wird noch ausgefüllt.")
    return for_applicant(desk.application, desk.reader, says, roles=FILLS_IN, act=act, section=section.name)


def _waits_for_others(section: Section, desk: Desk) -> bool:
    if section.name == "attachments":
        return attachments.only_waits_for_the_scanner(desk.application)
    return section.name == "signatures" or (section.name == "partners" and section.state != WRONG)


def _unmet(desk: Desk) -> Turn | None:
    """Everything is filled in, but handing in would be refused: nobody else is asked for anything before that is mended."""
    unmet = verdicts.unmet_of(desk.application, on=desk.on, settled=desk.along.settled)
    if not unmet:
        return None
    first = next((finding for finding in unmet if finding.rule == "partners"), unmet[0])
    where = "partners" if first.rule == "partners" else "submit"
    act = (
        _("Partner ansehen") if where == "partners" else _("Ansehen, was dagegen spricht"),
        desk.address(where),
    )
    says = _("So geht der Antrag noch nicht.")
    if FILLS_IN & desk.reader.roles:
        says = f"{says} {first.to_applicant}"
    section = "partners" if where == "partners" else ""
    return for_applicant(desk.application, desk.reader, says, roles=FILLS_IN, act=act, section=section)


def _scanning(desk: Desk) -> Turn | None:
    section = desk.section("attachments")
    if section is None:
        return None
    act = (_("Unterlagen ansehen"), desk.address("attachments")) if desk.reader.roles & FILLS_IN else ("", "")
    return Turn(
        "portal", _("Das Portal ist dran."), section.open[0], action=act[0], url=act[1], section="attachments"
    )


def _agreeing(desk: Desk) -> Turn | None:
    waited_for = [one for one in standings(desk.application) if one.state in (ASKED, LAPSED)]
    if not waited_for:
        return None
    names = [one.partner.organisation.name for one in waited_for]
    head = (
        is_on_turn(names[0]) if len(names) == 1 else _("%(names)s sind dran.") % {"names": ", ".join(names)}
    )
    act = (_("Partner ansehen"), desk.address("partners")) if desk.reader.roles & FILLS_IN else ("", "")
    says = " ".join(one.says for one in waited_for)
    return Turn("partner", head, says, action=act[0], url=act[1], section="partners")


def _signing(desk: Desk) -> Turn | None:
    """Who has a link is on turn, unless the reader signs here; without a link its own people see to a signature."""
    section = desk.section("signatures")
    if section is None:
        return None
    here = "signatures", desk.address("signatures")
    signs = SIGNATORY in desk.reader.roles and not _has_signed(desk)
    link = None if signs or not desk.reader.roles else _link(desk)
    if link:
        day = timezone.localdate(link.ends_at)
        when = _("Der Link zum Unterschreiben gilt bis %(day)s.") % {"day": short_day(day)}
        act = (_("Unterschriften ansehen"), here[1]) if desk.reader.roles else ("", "")
        head = is_on_turn(link.name)
        return Turn(
            "signatory", head, section.open[-1], by=day, when=when, action=act[0], url=act[1], section=here[0]
        )
    says = " ".join(section.open) if desk.reader.roles else section.open[-1]
    act = _("Unterschreiben") if signs else _("Unterschrift einholen"), here[1]
    roles = FILLS_IN | ({SIGNATORY} if signs else set())
    return for_applicant(desk.application, desk.reader, says, roles=roles, act=act, section=here[0])


def _has_signed(desk: Desk) -> bool:
    valid = valid_signatures(desk.application, now_of(desk.application))
    return any(row.signer == desk.reader.signer for row in valid)


def _link(desk: Desk) -> SignatureInvitation | None:
    """The last link that still works, unless a signature that lapsed was made after it: then her own people see to it."""
    digest = now_of(desk.application).digest
    lapsed = [row.made_at for row in desk.application.signatures.all() if row.digest != digest]
    alive = [
        one
        for one in desk.along.invitations[desk.application.pk]
        if not any(made_at > one.made_at for made_at in lapsed)
        and one.tries < SignatureInvitation.MOST_TRIES
        and timezone.localdate(one.ends_at) >= desk.on
    ]
    return alive[-1] if alive else None


def _confirming(desk: Desk) -> Turn | None:
    """Everything is there, but nobody may send it before it is certain for whom."""
    applicant = desk.application.applicant
    if applicant.is_confirmed:
        return None
    code = desk.along.codes.get(applicant.pk)
    name = {"name": applicant.name}
    if code and code.claim.user_id == desk.reader.person and code.is_alive(desk.on):
        says = (
            _(
                "Alles ist ausgefüllt. Mit dem Code, den die Behörde an %(name)s geschickt hat, können Sie absenden."
            )
            % name
        )
        act = _("Code eingeben"), reverse("accounts:code", args=[code.claim_id])
        period = until(code.last_day, desk.on)
        return for_applicant(desk.application, desk.reader, says, roles=FILLS_IN, act=act, **period)
    says = (
        _("Alles ist ausgefüllt. Absenden können Sie, sobald bestätigt ist, dass Sie für %(name)s handeln.")
        % name
    )
    act = _("Wie das bestätigt wird"), reverse("accounts:organisation", args=[applicant.pk])
    return Turn("authority", authority(), says, action=act[0], url=act[1])


def _sending(desk: Desk) -> Turn:
    if FILLS_IN & desk.reader.roles:
        says = _("Alles ist ausgefüllt. Sehen Sie es noch einmal an und senden Sie es ab.")
    else:
        says = _("Alles ist ausgefüllt. Es fehlt nur noch das Absenden.")
    act = _("Ansehen und absenden"), desk.address("submit")
    return for_applicant(desk.application, desk.reader, says, roles=FILLS_IN, act=act)


_STEPS: tuple[Callable[[Desk], Turn | None], ...] = (
    _filling, _unmet, _scanning, _agreeing, _signing, _confirming, _sending,
)  # fmt: skip
