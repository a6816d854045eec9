"""What the database keeps true of organisations."""

import pytest
from django.db import IntegrityError, transaction

from wir.accounts.models import Organisation


@pytest.mark.parametrize("number", [1, 2])
def test_one_or_two_people_sign(cast, number):
    Organisation.objects.filter(pk=cast.town.pk).update(signatures_needed=number)


@pytest.mark.parametrize("number", [0, 3])
def test_nobody_and_three_people_are_no_setting(cast, number):
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.filter(pk=cast.town.pk).update(signatures_needed=number)
