"""The first person proposes a decision; the second one may give it back."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Min
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.funding import budget, notices, period, verdicts
from wir.funding.models import Application, Decision, DecisionSlice
from wir.funding.shown import of_case, refuse_changed
from wir.journal.steps import taking

APPROVE, REJECT = Decision.Outcome.APPROVE, Decision.Outcome.REJECT


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the first person proposes. `slices` is cents by budget year, only for an approval.

    `reasons` are own words about discretion and never empty; `discretion` is the text block before them; `smaller` says
    why it is less than what was asked. Without a period of its own the one applied for counts.
    """

    reasons: str
    outcome: str = APPROVE
    slices: dict[int, int] = field(default_factory=dict)
    starts_on: date | None = None
    ends_on: date | None = None
    provisions: str = ""
    on_findings: str = ""
    on_jury: str = ""
    discretion: str = ""
    smaller: str = ""

    @property
    def words(self) -> dict[str, str]:
        """Everything that a person wrote."""
        names = ("reasons", "provisions", "on_findings", "on_jury", "discretion", "smaller")
        return {name: getattr(self, name) for name in names}


def prepare(
    application: Application, *, proposal: Proposal, by: User, at: datetime, shown: str | None = None
) -> None:
    """First person: propose a decision with reasons. Raises Refused.

    The entry keeps of what the proposal was made (`shown.of_case`), so that a later one knows whether that has changed.
    What breaks a rule can only be rejected; it can neither be granted nor wait.
    """
    with taking("prepare", application, by=by, payload=proposal.words) as facts:
        seen = of_case(application, verdicts.assess(application, on=application.submitted_on)[1])
        refuse_changed(shown, seen)
        _refuse_without_reasons(application, proposal)
        if proposal.outcome != REJECT:
            verdicts.refuse_unmet(application, on=application.submitted_on)
        if proposal.outcome == APPROVE:
            budget.refuse_more_than_asked(application, proposal.slices)
            _refuse_another_period(application, proposal)
        Decision.objects.filter(current_for=application).update(current_for=None)  # what was proposed stays
        _store(application, proposal, by=by, at=at)
        application.assigned_to = application.assigned_to or by
        facts |= {
            "outcome": proposal.outcome,
            "cents": sum(proposal.slices.values()) if proposal.outcome == APPROVE else 0,
            "hash": application.content_hash,
            "seen": seen,
        }


def _store(application: Application, proposal: Proposal, *, by: User, at: datetime) -> None:
    approving = proposal.outcome == APPROVE
    decision = Decision.objects.create(
        application=application,
        current_for=application,
        outcome=proposal.outcome,
        starts_on=(proposal.starts_on or application.starts_on) if approving else None,
        ends_on=(proposal.ends_on or application.ends_on) if approving else None,
        prepared_by=by,
        prepared_at=at,
        content_hash=application.content_hash,
        **proposal.words,
    )
    if approving:
        DecisionSlice.objects.bulk_create(
            DecisionSlice(decision=decision, year=year, cents=cents)
            for year, cents in sorted(proposal.slices.items())
            if cents
        )


def _refuse_without_reasons(application: Application, proposal: Proposal) -> None:
    """Own words always; for less than was asked, why less. Raises Refused."""
    if not proposal.reasons.strip():
        raise Refused(_("Bitte begründen Sie den Vorschlag mit eigenen Worten."))
    asked = sum(budget.asked_by_year(application).values())
    less = 0 < sum(proposal.slices.values()) < asked
    if proposal.outcome == APPROVE and less and not proposal.smaller.strip():
        raise Refused(_("Sie schlagen weniger vor, als beantragt ist. Bitte schreiben Sie, warum."))


def _refuse_another_period(application: Application, proposal: Proposal) -> None:
    """The period granted lies within the one applied for, and is no longer than the line allows. Raises Refused.

    It may begin on the day of an early start.
    """
    start, end = proposal.starts_on or application.starts_on, proposal.ends_on or application.ends_on
    if end < start:
        raise Refused(_("Der Zeitraum endet, bevor er anfängt."))
    agreed = application.early_starts.filter(state="approved").aggregate(first=Min("valid_from"))["first"]
    if start < min(application.starts_on, agreed or application.starts_on):
        raise Refused(
            _("Der Zeitraum darf nicht vor dem beantragten Beginn anfangen.")
            if agreed is None or agreed >= application.starts_on
            else _("Der Zeitraum darf frühestens am %(day)s anfangen: Ab da ist der frühere Beginn erlaubt.")
            % {"day": short_day(agreed)}
        )
    if end > application.ends_on:
        raise Refused(
            _("Der Zeitraum darf nicht länger sein als beantragt: Er endet spätestens am %(day)s.")
            % {"day": short_day(application.ends_on)}
        )
    period.refuse_too_long(application, starts_on=start, ends_on=end)


def give_back(application: Application, *, question: str, by: User, shown: str | None = None) -> None:
    """Second person: return the proposal to the first one with a question."""
    with taking("give_back", application, by=by, payload={"question": question}):
        refuse_changed(shown, notices.fingerprint_of_proposal(application))
        Decision.objects.filter(current_for=application).update(question=question)
