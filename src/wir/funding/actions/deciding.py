"""The second person decides: grant, reject or put on the waiting list. Each ends with one sealed letter."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.documents.models import Document
from wir.funding import budget, notices, open_points, period, verdicts
from wir.funding.actions.delivering import announce
from wir.funding.documents import OpenPoints
from wir.funding.models import Application, Decision, Grant
from wir.funding.open_points import NOTHING, Despite
from wir.funding.shown import refuse_changed
from wir.journal.steps import taking

Outcome = Decision.Outcome


def release(
    application: Application,
    *,
    by: User,
    on: date,
    at: datetime,
    despite: Despite = NOTHING,
    shown: str | None = None,
) -> Grant:
    """Second person: release the grant. Binds the money, stores the sealed notice, makes the grant.

    The notice is rendered and sealed first, outside the transaction; inside it is only used if nothing has changed
    since. Raises Refused when the money does not fit, or something is open that `despite` gives no reason for; everything
    then stays prepared.
    """
    with _deciding(
        "release", Outcome.APPROVE, application, by=by, on=on, at=at, despite=despite, shown=shown
    ) as (
        decision,
        document,
        facts,
    ):
        verdicts.refuse_unmet(application, on=application.submitted_on)
        period.refuse_too_long(application, starts_on=decision.starts_on, ends_on=decision.ends_on)
        grant = Grant.objects.create(
            application=application,
            controller=application.controller,
            cents=decision.total,
            released_on=on,
            starts_on=decision.starts_on,
            ends_on=decision.ends_on,
            notice=document,
        )
        budget.bind(grant, {row.year: row.cents for row in decision.slices.all()}, on=on)
        announce(application, document, by=by, on=on)
        facts["cents"] = grant.cents
    return grant


def reject(
    application: Application,
    *,
    by: User,
    on: date,
    at: datetime,
    despite: Despite = NOTHING,
    shown: str | None = None,
) -> Document:
    """Second person: reject the application (Ablehnung). The sealed notice gives the reasons and the remedy."""
    with _deciding(
        "reject", Outcome.REJECT, application, by=by, on=on, at=at, despite=despite, shown=shown
    ) as (
        _decision,
        document,
        _facts,
    ):
        announce(application, document, by=by, on=on)
    return document


def put_on_waiting_list(
    application: Application,
    *,
    by: User,
    on: date,
    at: datetime,
    despite: Despite = NOTHING,
    shown: str | None = None,
) -> Document:
    """Second person: put it on the waiting list (Nachrückliste). The letter says that nothing is decided yet."""
    with _deciding(
        "put_on_waiting_list",
        Outcome.WAITING_LIST,
        application,
        by=by,
        on=on,
        at=at,
        despite=despite,
        shown=shown,
    ) as decided:
        verdicts.refuse_unmet(application, on=application.submitted_on)
    return decided[1]


@contextmanager
def _deciding(
    step: str,
    outcome: Outcome,
    application: Application,
    *,
    by: User,
    on: date,
    at: datetime,
    despite: Despite,
    shown: str | None,
) -> Iterator[tuple[Decision, Document, dict[str, object]]]:
    """What the three have in common: seal first, then take the step if nothing has changed since.

    What is still open is refused, or told in the letter and kept, with the reason for going on.
    """
    notices.refuse_early(application, outcome, by=by, on=on)
    _refuse_unanswered(application, outcome)
    refuse_changed(shown, notices.fingerprint_of_proposal(application))
    told = open_points.of_decision(application, outcome)
    open_points.refuse_unreasoned(told, despite)
    left_open = OpenPoints(says=tuple(point.says for point in told), reason=despite.reason.strip())
    sealed = notices.make(application, released_by=by, on=on, left_open=left_open)
    payload = {"despite": despite.reason} if despite.reason else None
    with taking(step, application, by=by, payload=payload) as facts:
        decision = Decision.objects.select_for_update().get(current_for=application)
        now = notices.fingerprint(application, decision)
        refuse_changed(shown, now)
        _refuse_unanswered(application, outcome)
        points = open_points.of_decision(application, outcome)
        open_points.refuse_unreasoned(points, despite)
        if now != sealed.fingerprint or points != told:
            raise Refused(
                _(
                    "Der Vorschlag hat sich gerade geändert. Nichts wurde entschieden. Bitte prüfen Sie ihn neu."
                )
            )
        document = notices.keep(application, sealed, on=on)
        yield decision, document, facts
        Decision.objects.filter(pk=decision.pk).update(released_by=by, released_at=at)
        open_points.keep(points, despite, application=application, by=by, on=on)
        facts |= {"document": document.sha256, "on": on.isoformat()}
        if points:
            facts["open"] = [point.name for point in points]


def _refuse_unanswered(application: Application, outcome: Outcome) -> None:
    """Once it is decided nobody can answer a request for an early start any more. Raises Refused."""
    if outcome != Outcome.WAITING_LIST and application.early_starts.filter(state="requested").exists():
        raise Refused(
            _(
                "Die Bitte um den früheren Beginn ist noch nicht beantwortet. Nichts wurde entschieden. "
                "Bitte beantworten Sie sie zuerst in der Akte unter „Vorzeitiger Beginn“."
            )
        )
