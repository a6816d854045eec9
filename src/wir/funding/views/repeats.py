"""A page of the second look sent once more, by the same person with the same words: what it asks for is done already."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from wir.accounts.models import User
from wir.funding import notices
from wir.funding.forms import ReleaseForm
from wir.funding.forms.deciding import ApproveForm
from wir.funding.models import Application, Decision, Disbursement, OpenRelease
from wir.funding.open_points import OpenPoint
from wir.journal.models import Entry

Reader = User | AnonymousUser


def was_released(application: Application, sent: QueryDict, by: Reader) -> bool:
    """Whether this person released exactly what her page showed, with the reason that is sent now."""
    decision = Decision.objects.filter(current_for=application, released_by=by.pk).first()
    if decision is None or decision.released_at is None:
        return False
    kept = application.open_releases.filter(
        disbursement=None, made_by=by.pk, made_on=timezone.localdate(decision.released_at)
    ).last()
    form = ReleaseForm(sent, points=_points(kept))
    asks = form.is_valid() and form.cleaned_data["choice"] == "release"
    same = asks and form.despite().reason == (kept.reason if kept else "")
    return same and sent.get("shown") == notices.fingerprint(application, decision)


def was_checked(disbursement: Disbursement, by: Reader) -> bool:
    """Whether this person checked the money, and nobody has gone on since."""
    return Disbursement.objects.filter(pk=disbursement.pk, state="checked", checked_by=by.pk).exists()


def was_approved(disbursement: Disbursement, sent: QueryDict, by: Reader) -> bool:
    """Whether this person approved the money, with the reason that is sent now, and nobody has gone on since."""
    if not Disbursement.objects.filter(pk=disbursement.pk, state="approved", approved_by=by.pk).exists():
        return False
    kept = OpenRelease.objects.filter(disbursement=disbursement.pk).first()
    form = ApproveForm(sent, points=_points(kept))
    return form.is_valid() and form.despite().reason == (kept.reason if kept else "")


def was_given_back(application: Application, sent: QueryDict, by: Reader) -> bool:
    """Whether this person gave exactly this proposal back with the question that is sent now, and nobody has gone on."""
    decision = Decision.objects.filter(
        current_for=application, application__state="submitted", released_at=None
    ).first()
    if decision is None or not _acted_last("give_back", application, by):
        return False
    form = ReleaseForm(sent, points=[])
    asks = form.is_valid() and form.cleaned_data["choice"] == "give_back"
    same = asks and form.cleaned_data["question"] == decision.question
    return same and sent.get("shown") == notices.fingerprint(application, decision)


def was_returned(disbursement: Disbursement, question: str, by: Reader, *, act: str) -> bool:
    """Whether this person gave the request back, or took the order back, with the question that is sent now."""
    there = Disbursement.objects.filter(pk=disbursement.pk, state="returned", question=question)
    return there.exists() and _acted_last(act, disbursement, by)


def was_paid(disbursement: Disbursement, paid_on: date, by: Reader) -> bool:
    """Whether this person entered this very day of payment."""
    there = Disbursement.objects.filter(pk=disbursement.pk, state="paid", paid_on=paid_on)
    return there.exists() and _acted_last("enter_payment", disbursement, by)


def _acted_last(act: str, thing: Application | Disbursement, by: Reader) -> bool:
    """Whether the last time that this was done to the thing it was this person."""
    acts = Entry.objects.filter(act=f"funding.{act}", thing=thing._meta.label_lower, thing_id=thing.pk)
    last = acts.order_by("pk").last()
    return last is not None and last.by == by.pk


def _points(kept: OpenRelease | None) -> list[OpenPoint]:
    return [OpenPoint(*point) for point in kept.points] if kept else []
