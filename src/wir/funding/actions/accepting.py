"""The recipient takes the grant on its terms."""

from datetime import date

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.funding.actions.delivering import waive
from wir.funding.actions.naming import name_first_account
from wir.funding.models import Acceptance, Grant, PayoutAccount
from wir.journal.steps import taking


def accept(
    grant: Grant, *, account_holder: str, iban: str, waives: bool, by: User, on: date
) -> PayoutAccount:
    """Accept the grant with the account to pay to, perhaps waiving to go to court in the same act. Raises Refused."""
    with taking("accept", grant, by=by) as facts:
        delivery = grant.notice.deliveries.current().first()
        if delivery is None or delivery.reckoned(on).state != "effected":
            raise Refused(
                _(
                    "Annehmen können Sie, sobald der Bescheid bekannt gegeben ist. Noch ist er nicht bei Ihnen angekommen."
                )
            )
        Acceptance.objects.create(grant=grant, accepted_by=by, accepted_on=on)
        account = name_first_account(grant, holder=account_holder, iban=iban, by=by, on=on)
        if waives:
            waive(delivery, by=by, on=on)
        facts |= {"on": on.isoformat(), "waived": waives, "account": account.pk, "basis": account.basis}
    return account
