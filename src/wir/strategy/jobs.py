"""Asking the owners of measures how far they are. No content in the mails."""

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.models import User
from wir.notices.mail import tell
from wir.strategy.models import Measure

AFTER_DAYS = 90
"""So long may a measure stand without a word before its owner is asked."""


@app.task(name="strategy.remind_owners")
def remind_owners(timestamp: int) -> None:
    """One mail to each owner who has measures without a new note for three months; asked again three months later.

    May run twice: whoever marks the rows sends the mail.
    """
    today = timezone.localdate()
    owners = silent(today).order_by("owner_user").values_list("owner_user", flat=True).distinct()
    for owner in User.objects.filter(pk__in=owners, is_active=True).order_by("pk"):
        with transaction.atomic():  # a mail that fails takes the mark back, so that the next run tries again
            _remind(owner, today)


def silent(on: date) -> QuerySet[Measure]:
    """Open measures that were decided, have an owner with an account, and of which nothing was heard for three months."""
    heard = Measure.objects.annotate(
        heard=Greatest(Coalesce(Max("notes__on"), F("made_on")), Coalesce(F("reminded_on"), F("made_on")))
    )
    quiet = heard.filter(heard__lte=on - timedelta(days=AFTER_DAYS)).values("pk")
    return Measure.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=on),
        pk__in=quiet,
        state__in=("planned", "running", "stalled"),
        owner_user__isnull=False,
    )


def _remind(owner: User, on: date) -> None:
    due = silent(on).filter(owner_user=owner)
    if not Measure.objects.filter(pk__in=list(due.select_for_update().values_list("pk", flat=True))).update(
        reminded_on=on
    ):
        return
    tell(
        owner,
        _("Wie weit ist Ihre Maßnahme?"),
        _(
            "Sie kümmern sich um Maßnahmen einer Strategie. Von mindestens einer haben wir seit drei Monaten nichts "
            "gehört. Bitte schreiben Sie in zwei Sätzen, wie weit sie ist:\n\n%(address)s"
        )
        % {"address": f"{settings.WIR_ADDRESS}{reverse('participation:my_measures')}"},
    )
