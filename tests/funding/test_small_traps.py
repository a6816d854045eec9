"""Small traps on the way of an application: each says what is true, and a button pressed twice is no error."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from tests.cast import NOW, PAYDAY, TODAY
from wir.core.refusal import Refused
from wir.documents.filetypes import recognise
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.turn import steps_of
from wir.journal.models import Entry
from wir.ui.charts import segments

pytestmark = pytest.mark.django_db
AGAIN = "geht nicht mehr"


@pytest.mark.parametrize(("due_on", "taken"), [(date(2027, 11, 2), True), (date(2027, 11, 3), False), (date(9999, 12, 31), False)])  # fmt: skip
def test_a_deadline_lies_within_a_year(cast, due_on, taken):
    application = cast.submitted()
    ask = {"items": [actions.Item("project", "Wo?")], "due_on": due_on, "by": cast.karim, "on": TODAY}
    if taken:
        assert actions.ask_to_complete(application, **ask).due_on == due_on
    else:
        with pytest.raises(Refused, match=r"bis zum 02\.11\.2027"):
            actions.ask_to_complete(application, **ask)


def test_a_withdrawn_case_says_that_it_is_withdrawn(cast):
    application = cast.submitted()
    actions.withdraw(application, by=cast.frieda)
    page = cast.client("karim").get(reverse("funding:ask_to_complete", args=[application.pk]), follow=True)
    assert "Der Antrag ist zurückgezogen." in page.content.decode()


def test_withdrawing_twice_is_confirmed_twice_and_done_once(cast):
    address, frieda = reverse("funding:withdraw", args=[cast.submitted().pk]), cast.client("frieda")
    pages = [frieda.post(address, follow=True).content.decode() for _ in range(2)]
    assert [("ist zurückgezogen" in page, AGAIN in page) for page in pages] == [(True, False)] * 2
    assert Entry.objects.filter(act="funding.withdraw").count() == 1


def test_beginning_a_sitting_twice_is_confirmed_twice_and_done_once(cast):
    round = cast.reading_round()
    address, karim = reverse("funding:begin_sitting", args=[round.pk]), cast.client("karim")
    pages = [karim.post(address, {"reason": "Alle da."}, follow=True).content.decode() for _ in range(2)]
    assert [("Die Sitzung hat begonnen" in page, AGAIN in page) for page in pages] == [(True, False)] * 2
    assert Entry.objects.filter(act="funding.begin_sitting").count() == 1


def test_agreeing_twice_is_one_answer_and_one_entry(cast):
    draft = cast.joint_draft()
    partner = draft.partners.get()
    seen = now_of(draft).digest
    given = [actions.confirm(partner, seen=seen, by=cast.jonas, at=NOW).pk for _ in range(2)]
    assert (given[0], Entry.objects.filter(act="funding.confirm").count()) == (given[1], 1)


@pytest.mark.parametrize(("agreed", "offered"), [(True, True), (False, False)])
def test_the_portal_is_a_way_only_for_those_who_agreed(cast, agreed, offered):
    application = cast.awarded(consents_to_electronic_delivery=agreed)
    address = reverse("funding:delivery", args=[application.pk, application.deliveries.get().pk])
    form = cast.client("karim").get(address).context["forms"]["again"]
    assert ("retrieval" in dict(form.fields["way"].choices)) == offered


@pytest.mark.parametrize(("who", "form"), [("frieda", True), ("theo", False)])
def test_only_who_may_accept_is_shown_the_form(cast, who, form):
    application = cast.awarded()
    page = cast.client(who).get(reverse("funding:accept", args=[application.pk])).content.decode()
    assert ('name="iban"' in page, "Ihre Rolle sieht die Bewilligung nur" in page) == (form, not form)


@pytest.mark.parametrize("total", ["-1", "0"])
def test_a_damaged_form_empties_no_plan(cast, total):
    draft = cast.complete_draft()
    data = {f"{part}-{name}": value for part in ("costs", "funding") for name, value in (("TOTAL_FORMS", total), ("INITIAL_FORMS", "0"))}  # fmt: skip
    page = cast.client("frieda").post(reverse("funding:costs", args=[draft.pk]), data)
    assert (page.status_code, draft.cost_items.count(), draft.funding_items.count()) == (200, 2, 3)
    assert "Das Formular kam nicht vollständig an." in page.content.decode()


@pytest.mark.parametrize("content", [b"%PDF-1.4\n%%EOF", b"\x89PNG\r\n\x1a\n" + b"\x00" * 60])
def test_a_shell_without_content_is_no_file(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with path.open("rb") as file, pytest.raises(Refused, match="unvollständig oder beschädigt"):
        recognise(file)


def test_the_office_reads_where_a_member_lives_by_name(cast):
    round = cast.planned_round()
    page = cast.client("karim").get(reverse("funding:jury_members", args=[round.pk])).content.decode()
    assert ("Gießen" in page, "Gemeinde 06531005" in page) == (True, False)


@pytest.mark.parametrize(
    ("cents", "shares"),
    [([1, 1, 1], [34, 33, 33]), ([505, 495, 0], [51, 49, 0]), ([125, 125, 750], [13, 12, 75]), ([0, 0], [0, 0])],
)  # fmt: skip
def test_the_shares_of_a_bar_add_up(cents, shares):
    found = [piece.share for piece in segments([(str(n), one) for n, one in enumerate(cents)])]
    assert found == shares


def test_an_english_reader_finds_no_german_day_and_state(cast):
    application = cast.accepted()
    with translation.override("en"):
        address = reverse("funding:running_project", args=[application.pk])
    with time_machine.travel(NOW, tick=False):
        page = cast.client("frieda").get(address).content.decode()
    words = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Läuft"]
    assert ('lang="en"' in page, [word for word in words if word in page]) == (True, [])


def test_every_open_request_is_named(cast):
    grant = cast.asked(500_000).grant
    second = actions.request_money(
        grant, cents=300_000, need_from=PAYDAY, need_to=PAYDAY, by=cast.theo, on=PAYDAY
    )
    actions.check_money(second, by=cast.karim, on=PAYDAY)
    says = steps_of(grant.application, cast.theo, on=PAYDAY).asking.says
    assert ("5.000,00" in says, "3.000,00" in says) == (True, True)
