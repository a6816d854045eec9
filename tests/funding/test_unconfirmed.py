"""Whoever claimed a town may draft; handing in waits until the authority knows whom they act for."""

import pytest

from tests.cast import NOW, TODAY
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions


def test_an_organisation_that_is_not_confirmed_drafts_but_does_not_hand_in(cast):
    application = cast.complete_draft()
    Organisation.objects.filter(pk=cast.town.pk).update(confirmed_at=None)
    with pytest.raises(Refused, match="noch nicht bestätigt"):
        actions.submit(application, by=cast.frieda, on=TODAY)
    application.refresh_from_db()
    assert application.state == "draft"


def test_once_it_is_confirmed_the_same_draft_is_handed_in(cast):
    application = cast.complete_draft()
    Organisation.objects.filter(pk=cast.town.pk).update(confirmed_at=NOW)
    actions.submit(application, by=cast.frieda, on=TODAY)
    assert application.state == "submitted"
