"""The pages of an assembly: residents without an account, the desk from the first word to the last seat."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW
from tests.lot_cast import IN_THE_POOL, POOL_OVER
from wir.participation.actions import assemblies, drawing
from wir.participation.dates import dates_of
from wir.participation.models import Assembly, Draw, PoolEntry, Seat
from wir.participation.telling import _assemblies as assemblies_told

pytestmark = pytest.mark.django_db
JOIN = {
    "age": "27_64", "sex": "female", "name": "Amal Haddad", "reach_by": "phone", "reach": "06403 99 88 77",
    "household": "Gartenweg", "key": "one",
}  # fmt: skip


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _at(name, assembly, *args):
    return reverse(f"participation:{name}", args=(assembly.process.slug, assembly.number, *args))


def _work(draw):
    """What the background job does."""
    drawing.work_out(draw, on=IN_THE_POOL)


def test_a_resident_goes_in_sees_the_chance_by_receipt_and_goes_out(cast):
    made = cast.open_assembly()
    answer = cast.client().post(_at("join_lot", made), JOIN)
    code = answer.context["code"]
    assert len(code.split("-")) == 3
    assert PoolEntry.objects.get().features == {"age": "27_64", "sex": "female"}
    page = cast.client().post(_at("my_lot", made), {"code": code}).content.decode()
    assert "Noch ist nicht gelost" in page
    page = cast.client().post(_at("my_lot", made), {"code": code, "tun": "austreten"}).content.decode()
    assert "Sie sind nicht mehr im Topf" in page
    assert PoolEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"age": ""}, "Dieses Feld ist zwingend erforderlich"),
        ({"age": "under_14"}, "gültige Auswahl"),
        ({"reach": "ruf mich an"}, "Schreiben Sie die Telefonnummer mit Vorwahl"),
        ({"reach_by": "email"}, "Schreiben Sie die E-Mail-Adresse so: name@beispiel.de"),
        (
            {"reach_by": "post", "reach": "Gartenweg"},
            "Schreiben Sie Straße, Hausnummer, Postleitzahl und Ort.",
        ),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(cast, given, sentence):
    made = cast.open_assembly()
    page = cast.client().post(_at("join_lot", made), {**JOIN, **given})
    errors = str(page.context["form"].errors)
    assert sentence in errors
    assert PoolEntry.objects.count() == 0


@pytest.mark.parametrize(
    ("reach_by", "reach"), [("email", "amal@example.org"), ("post", "Gartenweg 3, 35457 Lollar")]
)
def test_each_way_to_be_reached_is_enough(cast, reach_by, reach):
    made = cast.open_assembly()
    cast.client().post(_at("join_lot", made), {**JOIN, "reach_by": reach_by, "reach": reach})
    assert PoolEntry.objects.get().reach == reach


def test_a_filled_trap_puts_nobody_in_the_pool_and_says_so(cast):
    made = cast.open_assembly()
    page = cast.client().post(_at("join_lot", made), {**JOIN, "bleibt_leer": "x"}).content.decode()
    assert ("Es ist nichts abgeschickt." in page, JOIN["reach"] in page) == (True, True)
    assert PoolEntry.objects.count() == 0


def test_a_wrong_code_shows_nothing(cast):
    made = cast.open_assembly()
    answer = cast.client().post(_at("my_lot", made), {"code": "birne birne birne"})
    assert (answer.status_code, "Diesen Code kennen wir hier nicht" in answer.content.decode()) == (422, True)


def test_the_receipt_of_another_assembly_is_not_known_here(cast):
    made = cast.open_assembly()
    other = cast.open_assembly(made.process)
    [code] = cast.joined(other, 1)
    assert cast.client().post(_at("my_lot", made), {"code": code}).status_code == 422


def test_the_page_for_every_receipt_knows_those_of_a_pool(cast):
    made = cast.open_assembly()
    [code] = cast.joined(made, 1)
    page = cast.client().post(reverse("participation:any_voice"), {"code": code}).content.decode()
    assert "Sie sind im Topf" in page


def test_after_the_draw_the_receipt_says_number_chance_and_answer(cast):
    made = cast.open_assembly()
    codes = cast.joined(made, 30)
    assemblies.close_pool(made, by=cast.miriam, on=POOL_OVER)
    draw = cast.reckoned(made)
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    drawing.enter_digits(
        made, digits="417", drawn_on=IN_THE_POOL, at="Rathaus", witness="Blum", by=cast.miriam
    )
    said = {}
    for code in codes:
        answer = cast.client().post(_at("my_lot", made), {"code": code}, REMOTE_ADDR=code[:9])
        own = answer.context["own"]
        assert own.chance == draw.chances[own.number]
        assert own.panels == sum(own.number in members for members in draw.panels())
        said[own.number] = "Sie sind gelost." in answer.content.decode()
    assert {number for number, drawn in said.items() if drawn} == set(draw.panels()[417])
    assert len(said) == 30


def test_the_desk_leads_from_the_first_word_to_the_last_seat(cast):
    process, miriam = cast.process(), cast.client("miriam")
    cast.draft_assembly(process)
    answer = miriam.post(
        reverse("participation:new_assembly", args=[process.slug]),
        {
            "title": "Rat", "purpose": "Wozu?", "size": "6", "begins_on": "12.12.2026", "ends_on": "12.12.2026",
            "joins_until": "20.11.2026", "access": "open", "households": "on", "features": ["age", "sex"],
        },
    )  # fmt: skip
    made = Assembly.objects.get(title="Rat")
    assert answer.url == _at("quotas", made)
    rows = {
        f"{side}_{one.place}": getattr(one, side) for one in made.quotas.all() for side in ("least", "most")
    }
    answer = miriam.post(_at("quotas", made), {**rows, "least_0": 6})
    assert "Mindestens 6 ist mehr als höchstens 1" in answer.content.decode()
    assert miriam.post(_at("quotas", made), rows).url == _at("assembly", made)
    miriam.post(_at("step_assembly", made), {"step": "open_pool"})
    cast.joined(made, 29)
    paper = {**JOIN, "reach_by": "post", "reach": "Gartenweg 3, 35457 Lollar"}
    assert miriam.post(_at("pool", made), paper).context["code"]
    early = miriam.post(_at("step_assembly", made), {"step": "close_pool"}, follow=True)
    assert "20. November 2026 können alle noch mitmachen" in early.content.decode()
    with time_machine.travel(datetime(2026, 11, 21, 9, tzinfo=UTC), tick=False):
        miriam.post(_at("step_assembly", made), {"step": "close_pool"})
    miriam.post(_at("step_draw", made), {"step": "reckon_lot"})
    assert "Es wird gerechnet" in miriam.get(_at("draw", made)).content.decode()
    _work(Draw.objects.get())
    miriam.post(_at("step_draw", made), {"step": "publish_list"})
    digits = {"digits": "042", "again": "024", "drawn_on": "02.11.2026", "at": "Rathaus", "witness": "Blum"}
    assert "nicht dieselben" in miriam.post(_at("draw", made), digits).content.decode()
    miriam.post(_at("draw", made), {**digits, "again": "042"})
    seats = list(made.seats.all())
    miriam.post(_at("answer_seat", made, seats[0].entry.number), {"answer": "no"})
    miriam.post(_at("step_draw", made), {"step": "fill_seats"})
    _work(Draw.objects.get(kind="replacement"))
    made.refresh_from_db()
    assert (made.state, made.seats.count(), made.seats.filter(answer=Seat.Answer.NO).count()) == (
        "drawn",
        7,
        1,
    )
    page = cast.client().get(_at("lot", made)).content.decode()
    assert "Gezogen: 042" in page
    assert Draw.objects.get(kind="first").list_hash in page
    assert Draw.objects.get(kind="replacement").list_hash in page


def test_a_proposal_stands_on_the_page_and_needs_its_reason(cast):
    made, miriam = cast.closed_assembly(people=4), cast.client("miriam")
    cast.reckoned(made)
    page = miriam.get(_at("draw", made)).content.decode()
    assert "Es gibt 6 Plätze, aber aus dem Topf lassen sich nur 4 Menschen losen." in page
    miriam.post(_at("step_draw", made), {"step": "loosen_quotas", "reason": ""})
    assert made.loosenings.count() == 0
    miriam.post(_at("step_draw", made), {"step": "loosen_quotas", "reason": "Mehr kamen nicht."})
    assert "Mehr kamen nicht." in cast.client().get(_at("lot", made)).content.decode()


def test_the_same_contact_twice_is_shown_to_the_office_only(cast):
    made = cast.open_assembly()
    for key in ("a", "b"):
        answer = cast.client().post(_at("join_lot", made), {**JOIN, "key": key})
        assert "Sie sind im Topf." in answer.content.decode()
    page = cast.client("miriam").get(_at("pool", made)).content.decode()
    assert page.count("Vielleicht doppelt") == 2


def test_a_draft_is_not_there_for_others(cast):
    made = cast.draft_assembly()
    assert cast.client().get(_at("lot", made)).status_code == 404
    assert cast.client("miriam").get(_at("lot", made)).status_code == 404


def test_a_list_is_not_there_before_it_is_published(cast):
    made = cast.closed_assembly()
    draw = cast.reckoned(made)
    assert cast.client().get(_at("lot_list", made, 1)).status_code == 404
    assert draw.list_hash not in cast.client().get(_at("lot", made)).content.decode()
    drawing.publish_list(made, by=cast.miriam, on=IN_THE_POOL)
    assert cast.client().get(_at("lot_list", made, 1)).content.decode() == draw.list_file


@pytest.mark.parametrize("name", ["pool", "assembly"])
def test_a_desk_page_costs_the_same_with_few_and_with_many_people(cast, name):
    client = cast.client("miriam")

    def cost(assembly):
        with CaptureQueriesContext(connection) as counted:
            client.get(_at(name, assembly))
        return len(counted)

    few = cast.drawn_assembly(people=18)
    many = cast.drawn_assembly(process=few.process, people=36, size=12)
    cost(few)
    assert cost(few) == cost(many)


def test_the_public_page_costs_the_same_with_few_and_with_many_people(cast):
    def cost(assembly):
        with CaptureQueriesContext(connection) as counted:
            cast.client().get(_at("lot", assembly))
        return len(counted)

    few = cast.drawn_assembly(people=18)
    many = cast.drawn_assembly(process=few.process, people=36, size=12)
    assert cost(few) == cost(many)


def test_an_assembly_is_told_in_english_and_in_the_report_of_the_process(cast):
    made = cast.drawn_assembly()
    page = cast.client().get(f"/en{_at('lot', made)}").content.decode()
    assert "How are lots drawn?" in page
    assert "Drawn: 417 on" in page
    assert assemblies_told(made.process) == [
        "Ausgeloste Versammlung „Rat der Nachbarschaft“: 30 Menschen waren im Topf, 6 Plätze wurden am 02.11.2026 öffentlich gelost."
    ]


def test_a_date_stands_on_the_page_of_the_process_as_long_as_it_is_not_called_off(cast):
    made = cast.open_assembly()
    assert [one.label for one in dates_of(made.process) if one.uid == f"assembly-{made.pk}"] == [made.title]
    assemblies.cancel_assembly(made, because="Der Saal ist nicht frei.", by=cast.miriam)
    assert [one for one in dates_of(made.process) if one.uid == f"assembly-{made.pk}"] == []
    assert "Der Saal ist nicht frei." in cast.client().get(_at("lot", made)).content.decode()


def test_digits_sent_twice_are_a_sentence_at_the_form(cast):
    made = cast.listed_assembly()
    digits = {
        "digits": "042", "again": "042", "drawn_on": "02.11.2026", "at": "Rathaus",
        "witness": "Pfarrerin Blum",
    }  # fmt: skip
    client = cast.client("miriam")
    assert client.post(_at("draw", made), digits).status_code == 302
    page = client.post(_at("draw", made), digits)
    assert page.context["form"].non_field_errors() == [
        "„Ziffern eintragen“ geht nicht mehr: Der Stand ist „Gelost“. Bitte laden Sie die Seite neu."
    ]
