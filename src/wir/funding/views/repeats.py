"""A page of the second look sent once more, by the same person with the same words: what it asks for is done already."""

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.utils import timezone

from wir.accounts.models import User
from wir.funding import notices
from wir.funding.forms import ReleaseForm
from wir.funding.forms.deciding import ApproveForm
from wir.funding.models import Application, Decision, Disbursement, OpenRelease
from wir.funding.open_points import OpenPoint

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


def _points(kept: OpenRelease | None) -> list[OpenPoint]:
    return [OpenPoint(*point) for point in kept.points] if kept else []
