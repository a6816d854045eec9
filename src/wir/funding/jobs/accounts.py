"""Telling the second person that an account waits for her."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.models import User
from wir.funding.models import Grant
from wir.funding.purse import account_of
from wir.funding.queries.accounts import seconds_for
from wir.notices.mail import tell


@app.task(name="funding.tell_who_confirms_the_account")
def tell_who_confirms_the_account(thing_id: int) -> None:
    """To everybody who may be the second person, without any content of the case; to nobody if that is done already."""
    grant = Grant.objects.select_related("application").get(pk=thing_id)
    account, organisation = account_of(grant), grant.application.applicant_id
    if account is None or account.is_confirmed:
        return
    people = seconds_for({account: organisation}, on=timezone.localdate())[account.pk]
    for person in User.objects.filter(pk__in=people).order_by("pk"):
        tell(
            person,
            _("Im WIR-Portal wartet ein Konto auf Ihre Bestätigung"),
            _("Bitte vergleichen Sie es, und bestätigen Sie es nur, wenn es stimmt:")
            + f"\n\n{settings.WIR_ADDRESS}{reverse('funding:account', args=[grant.application_id])}",
        )
