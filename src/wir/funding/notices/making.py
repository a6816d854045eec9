"""From a prepared decision to a sealed letter: refuse early, render and seal outside the transaction, recognise changes inside."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

import rules
from django.core.exceptions import PermissionDenied

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.documents import files
from wir.documents.kinds import Kind
from wir.documents.models import Document, store
from wir.documents.render import Unprintable, render
from wir.documents.seal import seal
from wir.funding import budget, documents, period, verdicts
from wir.funding.content import hash_of
from wir.funding.models import Application, Decision, Letter
from wir.funding.notices import decided, grant
from wir.funding.notices.parts import number_of_next
from wir.funding.queries.jury_result import NOT_FINISHED, jury_is_not_finished
from wir.funding.sent import as_sent

KINDS = {
    Decision.Outcome.APPROVE: documents.GRANT_NOTICE,
    Decision.Outcome.REJECT: documents.REJECTION_NOTICE,
    Decision.Outcome.WAITING_LIST: documents.WAITING_LIST_LETTER,
}
ALL_CLEAR = documents.OpenPoints()
STEPS = {
    Decision.Outcome.APPROVE: "release",
    Decision.Outcome.REJECT: "reject",
    Decision.Outcome.WAITING_LIST: "put_on_waiting_list",
}


@dataclass(frozen=True)
class Sealed:
    """A sealed letter that is not yet in force: it counts only if `fingerprint` still holds when it is released."""

    pdf: bytes
    kind: Kind
    number: str
    fingerprint: str


def fingerprint(application: Application, decision: Decision) -> str:
    """sha256 over everything that people decided and the letter says, in hex."""
    said = {
        "application": application.content_hash,
        "decision": [
            decision.pk,
            decision.prepared_at.isoformat(),
            decision.outcome,
            [day.isoformat() for day in (decision.starts_on, decision.ends_on) if day],
            decision.explanation,
            decision.provisions,
            decision.content_hash,
        ],
        "slices": [[row.year, row.cents] for row in decision.slices.order_by("year")],
        "findings": [
            [finding.rule, finding.met, finding.says]
            for finding in verdicts.assess(application, on=application.submitted_on)[1]
        ],
    }
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def fingerprint_of_proposal(application: Application) -> str:
    """The fingerprint of the proposal that is stored now: what the page of the second person carries."""
    return fingerprint(application, Decision.objects.get(current_for=application))


def refuse_early(application: Application, outcome: str, *, by: User, on: date) -> None:
    """Everything that would refuse the decision anyway, before work is spent on a letter.

    Raises Impossible, PermissionDenied or Refused. The door checks state, person and money again under lock.
    """
    step = application.workflow.check(STEPS[Decision.Outcome(outcome)], application.state)
    if not rules.has_perm(step.may, by, application):
        raise PermissionDenied(step.may)
    decision = Decision.objects.get(current_for=application)
    refuse_another_outcome(decision, outcome)
    _refuse_old_news_of_the_jury(decision)
    if hash_of(as_sent(application)) != application.content_hash:
        raise Refused(
            "Der Antrag entspricht nicht mehr seinem Prüfwert. Nichts wurde entschieden. Bitte rufen Sie die Technik."
        )
    if outcome == Decision.Outcome.APPROVE:
        _refuse_late_start(decision, on=on)
        period.refuse_too_long(application, starts_on=decision.starts_on, ends_on=decision.ends_on)
        slices = {row.year: row.cents for row in decision.slices.all()}
        budget.refuse_what_does_not_fit(slices, budget.appropriations_for(application, on=on))


def refuse_another_outcome(decision: Decision, outcome: str) -> None:
    """What is released is what was proposed. Raises Refused."""
    if decision.outcome != outcome:
        raise Refused(
            f"Vorgeschlagen ist etwas anderes: {decision.get_outcome_display()}. Nichts wurde entschieden. "
            "Bitte laden Sie die Seite neu."
        )


def _refuse_old_news_of_the_jury(decision: Decision) -> None:
    """The letter does not say that the jury is not finished when it is. Raises Refused."""
    if NOT_FINISHED in decision.on_jury and not jury_is_not_finished(decision.application):
        raise Refused(
            "Die Jury ist inzwischen mit diesem Antrag fertig; im Vorschlag steht noch, dass sie es nicht ist. "
            "Nichts wurde entschieden. Bitte geben Sie den Vorschlag zurück."
        )


def _refuse_late_start(decision: Decision, *, on: date) -> None:
    """Only what has not begun is funded, unless an early start was agreed to from that day or before. Raises Refused."""
    if decision.starts_on and decision.starts_on < on:
        if decision.application.early_starts.filter(
            state="approved", valid_from__lte=decision.starts_on
        ).exists():
            return
        raise Refused(
            f"Das Vorhaben sollte am {short_day(decision.starts_on)} beginnen. Dieser Tag ist vorbei. "
            "Nichts wurde bewilligt. Bitte geben Sie den Vorschlag zurück und klären Sie den Beginn."
        )


def make(
    application: Application, *, released_by: User, on: date, left_open: documents.OpenPoints = ALL_CLEAR
) -> Sealed:
    """Render and seal the letter of the proposal that is stored now. Raises Refused when it cannot be printed."""
    decision = Decision.objects.select_related("prepared_by").get(current_for=application)
    mark = fingerprint(application, decision)
    kind = KINDS[Decision.Outcome(decision.outcome)]
    if decision.outcome == Decision.Outcome.APPROVE:
        notice = grant.compose(application, decision, released_by=released_by, on=on, left_open=left_open)
        return print_and_seal(
            kind, documents.grant_notice_data(notice), number=notice.number, mark=mark, on=on
        )
    letter = decided.compose(application, decision, released_by=released_by, on=on, left_open=left_open)
    return print_and_seal(
        kind, documents.decision_letter_data(letter, kind), number=letter.number, mark=mark, on=on
    )


def print_and_seal(kind: Kind, data: dict[str, object], *, number: str, mark: str, on: date) -> Sealed:
    """The file lies in the store afterwards; only `keep` makes it count. Raises Refused."""
    try:
        pdf = seal(render(kind.name, data, on=on))
    except Unprintable as error:
        raise Refused(str(error)) from error
    files.put_file(pdf)
    return Sealed(pdf, kind, number, mark)


def keep(
    application: Application, sealed: Sealed, *, on: date, supersedes: Document | None = None
) -> Document:
    """Store the letter in the case, inside the caller's transaction, which holds the application's row. Raises Refused."""
    if number_of_next(application) != sealed.number:
        raise Refused(
            "Gerade ging ein anderes Schreiben in diesem Fall hinaus. Bitte laden Sie die Seite neu."
        )
    document = store(
        sealed.pdf,
        kind=sealed.kind.name,
        number=sealed.number,
        title=f"{sealed.kind.label} {sealed.number}",
        controller=application.controller,
        on=on,
        supersedes=supersedes,
    )
    Letter.objects.create(application=application, document=document)
    return document
