"""What is still open when somebody releases a decision or a disbursement: each point in a sentence, and going on with a reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wir.core.refusal import Refused
from wir.funding import verdicts
from wir.funding.models import Application, DayCorrection, Decision, Disbursement, OpenRelease
from wir.funding.purse import account_of
from wir.funding.queries.jury_result import jury_is_not_finished
from wir.funding.sent import gone_since


@dataclass(frozen=True)
class OpenPoint:
    """One point: its name for the file, and what the official reads."""

    name: str
    says: str


@dataclass(frozen=True)
class Despite:
    """The official goes on: the names of the points that stood on the page, and the reason in a line."""

    seen: frozenset[str] = frozenset()
    reason: str = ""


NOTHING = Despite()


def of_decision(application: Application, outcome: str) -> list[OpenPoint]:
    """Before a decision is released. What the guideline leaves open does not matter to a rejection."""
    found = list(_of_procedure(application))
    return found if outcome == Decision.Outcome.REJECT else [*_of_findings(application), *found]


def of_payment(disbursement: Disbursement) -> list[OpenPoint]:
    """Before an order: what was open at the release, has no reason there and still is, and what came later."""
    application = disbursement.grant.application
    reasoned = {
        name for row in application.open_releases.filter(disbursement=None) for name, _says in row.points
    }
    before = [*_of_findings(application), *_of_procedure(application)]
    return [*(point for point in before if point.name not in reasoned), *_of_money(disbursement)]


def refuse_unreasoned(points: Sequence[OpenPoint], despite: Despite) -> None:
    """Nothing is released past a point that was not on the page, or without a reason. Raises Refused."""
    if not points:
        return
    if new := [point.says for point in points if point.name not in despite.seen]:
        raise Refused(_("Vor der Freigabe ist noch etwas offen. Nichts wurde freigegeben."), *new)
    if not despite.reason.strip():
        raise Refused(
            _("Etwas ist noch offen. Bitte schreiben Sie in einer Zeile, warum Sie trotzdem freigeben.")
        )


def keep(
    points: Sequence[OpenPoint],
    despite: Despite,
    *,
    application: Application,
    by: object,
    on: object,
    disbursement: Disbursement | None = None,
) -> None:
    """Store it with the release, inside the caller's transaction; nothing if nothing was open."""
    if points:
        OpenRelease.objects.create(
            application=application,
            disbursement=disbursement,
            points=[[point.name, point.says] for point in points],
            reason=despite.reason.strip(),
            made_by=by,
            made_on=on,
        )


def _of_findings(application: Application) -> Iterator[OpenPoint]:
    for finding in verdicts.assess(application, on=application.submitted_on)[1]:
        if finding.met is None:
            yield OpenPoint(
                f"finding.{finding.rule}", _("Noch nicht geklärt: %(says)s") % {"says": finding.says}
            )


def _of_procedure(application: Application) -> Iterator[OpenPoint]:
    last = application.checks.last()
    if last is None:
        yield OpenPoint("check", _("Die formale Prüfung ist nicht abgeschlossen."))
    elif last.content_hash != application.content_hash:
        yield OpenPoint("check", _("Der Antrag hat sich seit der formalen Prüfung geändert."))
    for partner in gone_since(application):
        says = _("%(name)s steht im Antrag und ist ausgeschieden.") % {"name": partner.organisation.name}
        yield OpenPoint(f"partner.{partner.organisation_id}", says)
    if jury_is_not_finished(application):
        yield OpenPoint("jury", _("Die Jury ist mit diesem Antrag noch nicht fertig."))


def _of_money(disbursement: Disbursement) -> Iterator[OpenPoint]:
    application = disbursement.grant.application
    if application.corrections.filter(state="prepared").exists():
        yield OpenPoint("correction", _("Eine Berichtigung des Bescheids wartet auf Freigabe."))
    if DayCorrection.objects.filter(delivery__application=application, state="proposed").exists():
        yield OpenPoint("day", _("Eine Berichtigung eines Tages der Bekanntgabe wartet auf Bestätigung."))
    account, profile = account_of(disbursement.grant), application.applicant
    if account and profile.iban and (profile.account_holder, profile.iban) != (account.holder, account.iban):
        yield OpenPoint("account", _("Im Profil der Organisation steht ein anderes Konto."))
