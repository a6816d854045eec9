"""Beginning before the decision: asked for by the applicant, decided by one official with a second factor."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.funding import notices
from wir.funding.actions.delivering import announce
from wir.funding.models import Application, EarlyStart
from wir.funding.sent import as_sent
from wir.journal.steps import record, taking


def request_early_start(
    application: Application, *, reason: str, planned_start: date, by: User, on: date
) -> EarlyStart:
    """Ask for leave to begin before the decision. Raises PermissionDenied or Refused."""
    if not rules.has_perm("funding.request_early_start", by, application):
        raise PermissionDenied("funding.request_early_start")
    if not reason.strip():
        raise Refused(_("Bitte schreiben Sie, warum das Vorhaben nicht warten kann."))
    if planned_start < on:
        raise Refused(_("Der Beginn darf nicht in der Vergangenheit liegen."))
    with transaction.atomic():
        locked = Application.objects.select_for_update().get(pk=application.pk)
        if not locked.is_open:
            raise Refused(_("Über diesen Antrag ist schon entschieden, oder er ist noch nicht abgeschickt."))
        if locked.early_starts.filter(state="requested").exists():
            raise Refused(_("Sie haben schon darum gebeten. Die Behörde antwortet Ihnen."))
        early = EarlyStart.objects.create(
            application=locked, reason=reason, planned_start=planned_start, requested_by=by, requested_on=on
        )
        facts = {"start": planned_start.isoformat(), "on": on.isoformat()}
        record("funding.request_early_start", locked, by=by, payload={"reason": reason}, facts=facts)
    return early


def approve_early_start(
    early: EarlyStart, *, valid_from: date, answer: str, by: User, on: date, later: bool = False
) -> None:
    """Agree from a day on, never from a past one. The letter is made known and promises nothing. Raises Refused.

    The day lies within the project. `later` is the official's word that it is meant to lie after the day asked for.
    """
    if valid_from < on:
        raise Refused(_("Die Zustimmung kann frühestens ab heute gelten."))
    ends_on = as_sent(early.application).ends_on
    if ends_on and valid_from > ends_on:
        raise Refused(
            _("Das Vorhaben endet am %(day)s. Die Zustimmung muss vorher gelten.")
            % {"day": short_day(ends_on)}
        )
    if not later and valid_from > (day := early.last_usual_day(on)):
        raise Refused(
            _(
                "Gebeten wurde um den %(day)s. Bitte bestätigen Sie, dass die Zustimmung erst später gelten soll."
            )
            % {"day": short_day(day)}
        )
    _decide("approve_early_start", early, valid_from=valid_from, answer=answer, by=by, on=on)


def deny_early_start(early: EarlyStart, *, answer: str, by: User, on: date) -> None:
    """Refuse, with reasons, by a notice of its own that is made known like an approval. Raises Refused.

    The application itself stays as it is.
    """
    _decide("deny_early_start", early, valid_from=None, answer=answer, by=by, on=on)


def _decide(
    step: str, early: EarlyStart, *, valid_from: date | None, answer: str, by: User, on: date
) -> None:
    if not answer.strip():
        raise Refused(_("Bitte begründen Sie die Antwort."))
    application = early.application
    may = early.workflow.check(step, early.state).may
    if not rules.has_perm(may, by, early):
        raise PermissionDenied(may)
    sealed = notices.make_early_start(early, valid_from=valid_from, answer=answer, by=by, on=on)
    with taking(step, early, by=by, payload={"answer": answer}) as facts:
        locked = Application.objects.select_for_update().get(pk=application.pk)
        if not locked.is_open:
            raise Refused(_("Über diesen Antrag ist schon entschieden. Es hat sich nichts geändert."))
        document = notices.keep(locked, sealed, on=on)
        announce(locked, document, by=by, on=on)
        early.valid_from, early.answer = valid_from, answer
        early.decided_by, early.decided_on = by, on
        facts |= {"document": document.sha256, "valid": valid_from.isoformat() if valid_from else None}
