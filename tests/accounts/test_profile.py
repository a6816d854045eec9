"""Entered once: address, account, number of signatures."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from tests.cast import TODAY
from wir.accounts import actions, jobs
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.journal.models import Entry

IBAN = "DE89370400440532013000"


def test_the_account_is_stored_compact_journalled_without_words_and_told_to_everybody_concerned(cast):
    actions.change_profile(
        cast.town, values={"iban": IBAN, "account_holder": "Stadtkasse"}, by=cast.theo, on=TODAY
    )
    assert Organisation.objects.get(pk=cast.town.pk).iban == IBAN
    assert Entry.objects.get(act="accounts.change_profile").facts == {"changed": ["account_holder", "iban"]}
    jobs.tell_that_the_account_changed(thing_id=cast.town.pk)
    assert sorted(message.to[0] for message in mail.outbox) == sorted(
        [cast.frieda.email, cast.bea.email, cast.theo.email]
    )
    assert all(IBAN not in message.body for message in mail.outbox)


def test_what_did_not_change_leaves_no_entry(cast):
    actions.change_profile(cast.town, values={"town": "Lollar"}, by=cast.frieda, on=TODAY)
    assert Entry.objects.filter(act="accounts.change_profile").count() == 0


@pytest.mark.parametrize("who", ["jonas", "ole", "karim"])
def test_people_from_elsewhere_change_nothing(cast, who):
    with pytest.raises(PermissionDenied):
        actions.change_profile(cast.town, values={"town": "Anderswo"}, by=getattr(cast, who), on=TODAY)


def test_everybody_may_ask_for_a_second_signature_but_only_who_signs_may_drop_it(cast):
    actions.change_profile(cast.town, values={"signatures_needed": 2}, by=cast.frieda, on=TODAY)
    with pytest.raises(Refused, match="Nur wer unterschreibt"):
        actions.change_profile(cast.town, values={"signatures_needed": 1}, by=cast.frieda, on=TODAY)
    actions.change_profile(cast.town, values={"signatures_needed": 1}, by=cast.bea, on=TODAY)
    assert Organisation.objects.get(pk=cast.town.pk).signatures_needed == 1


def named(cast, by=None, **more):
    """Lollar's account as Theo, or somebody else, enters it."""
    values = {"iban": IBAN, "account_holder": "Stadtkasse", **more}
    actions.change_profile(cast.town, values=values, by=by or cast.theo, on=TODAY)
    return Organisation.objects.get(pk=cast.town.pk)


def confirm(town, by):
    actions.confirm_profile_account(town, seen=town.account_mark, by=by, on=TODAY)


def test_a_second_person_who_signs_or_keeps_the_treasury_confirms_the_account(cast):
    town = named(cast, by=cast.frieda)
    assert (town.account_named_by, town.account_is_confirmed) == (cast.frieda, False)
    confirm(town, by=cast.theo)
    found = Organisation.objects.get(pk=town.pk)
    assert (found.account_confirmed_by, found.account_confirmed_on) == (cast.theo, TODAY)
    assert Entry.objects.get(act="accounts.confirm_profile_account").facts == {"named_by": cast.frieda.pk}


@pytest.mark.parametrize("who", ["theo", "frieda", "jonas", "ole", "karim"])
def test_neither_who_entered_it_nor_who_only_edits_nor_others_confirm_the_account(cast, who):
    town = named(cast)
    with pytest.raises(PermissionDenied):
        confirm(town, by=getattr(cast, who))


@pytest.mark.parametrize(
    ("change", "still"),
    [
        ({"town": "Lollar an der Lahn"}, True),
        ({"account_holder": "Kasse"}, False),
        ({"iban": "DE02120300000000202051"}, False),
        ({"iban": "", "account_holder": ""}, False),
    ],
)
def test_a_changed_account_waits_for_a_second_person_again(cast, change, still):
    confirm(named(cast), by=cast.bea)
    assert named(cast, by=cast.frieda, **change).account_is_confirmed is still


def test_only_the_account_that_was_seen_is_confirmed(cast):
    seen = named(cast).account_mark
    named(cast, iban="DE02120300000000202051")
    with pytest.raises(Refused, match="hat sich gerade geändert"):
        actions.confirm_profile_account(cast.town, seen=seen, by=cast.bea, on=TODAY)


def test_an_account_from_before_gets_its_name_when_the_profile_is_saved(cast):
    Organisation.objects.filter(pk=cast.town.pk).update(iban=IBAN, account_holder="Stadtkasse")
    with pytest.raises(Refused, match="wer es eintrug"):
        confirm(Organisation.objects.get(pk=cast.town.pk), by=cast.bea)
    confirm(named(cast), by=cast.bea)
    assert Organisation.objects.get(pk=cast.town.pk).account_is_confirmed


def test_no_statement_lets_one_person_name_and_confirm_the_account(cast):
    town = named(cast)
    statement = "update accounts_organisation set account_confirmed_by_id = %s, account_confirmed_on = %s where id = %s"
    with connection.cursor() as cursor:
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute(statement, [cast.theo.pk, TODAY, town.pk])
        cursor.execute(statement, [cast.bea.pk, TODAY, town.pk])
        assert cursor.rowcount == 1


def test_the_page_says_who_entered_and_who_confirmed_and_offers_it_to_who_may(cast):
    named(cast)
    page = reverse("accounts:organisation", args=[cast.town.pk])
    url = reverse("accounts:confirm_profile_account", args=[cast.town.pk])
    shown = {who: cast.client(who).get(page).content.decode() for who in ("theo", "frieda", "bea")}
    assert {who: url in text for who, text in shown.items()} == {"theo": False, "frieda": False, "bea": True}
    assert "eingetragen von Theo Kaiser am 02.11.2026" in shown["bea"]
    bea = cast.client("bea")
    done = bea.post(url, {"seen": f"{IBAN} Stadtkasse"}, follow=True).content.decode()
    assert "Bestätigt. Zwei Personen stehen jetzt für dieses Konto." in done
    assert "bestätigt von Bea Brandt am" in done
    assert url not in bea.get(page).content.decode()
