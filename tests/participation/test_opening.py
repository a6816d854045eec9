"""A process opened by hand, by one town or up to three, and its way to the public page."""

import pytest

from tests.strategy_cast import BEGIN, END
from wir.accounts.models import Membership, Organisation
from wir.strategy.models import Process

pytestmark = pytest.mark.django_db
GIVEN = {"starts_on": "01.06.2026", "months": "18", "question": "Wie wollen wir hier leben?"}


def _open(cast, who="frieda", **given):
    return cast.client(who).post("/beteiligung/neu/", {**GIVEN, "town": cast.town.pk, **given})


def test_an_editor_opens_a_process_with_a_name_that_needs_no_thinking(cast):
    answer = _open(cast)
    process = Process.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, "/beteiligung/lollar/arbeit/")
    assert (process.name, process.starts_on, process.ends_on) == ("Lollar redet mit", BEGIN, END)
    assert (process.state, process.question) == ("prepared", "Wie wollen wir hier leben?")


def test_nobody_opens_a_process_for_a_town_that_they_do_not_write_for(cast):
    answer = _open(cast, town=cast.neighbour.pk)
    assert answer.status_code == 200
    assert Process.objects.count() == 0


def test_another_town_is_found_by_its_name_and_has_to_agree(cast):
    _open(cast, second="musterstadt")
    process = Process.objects.get()
    assert [(town.organisation, town.agreed_on is None) for town in process.towns.all()] == [
        (cast.town, False),
        (cast.neighbour, True),
    ]


@pytest.mark.parametrize(
    ("second", "says"),
    [
        ("Nirgendwo", "Eine Gemeinde „Nirgendwo“ kennen wir nicht."),
        ("Muster", "Welche Gemeinde meinen Sie? Musterstadt"),
        ("Lollar", "Diese Gemeinde steht schon da."),
    ],
)
def test_a_town_that_cannot_be_meant_is_a_sentence_and_no_process(cast, second, says):
    assert says in _open(cast, second=second).content.decode()
    assert Process.objects.count() == 0


def test_a_process_is_public_only_when_every_town_has_agreed(cast):
    process = cast.joint_process()
    page = "/beteiligung/lollar/arbeit/stand/"
    cast.client("frieda").post(page, {"step": "publish_process"})
    process.refresh_from_db()
    assert process.state == "prepared"
    cast.client("jonas").post("/beteiligung/lollar/arbeit/mitmachen/", {"choice": "agree"})
    cast.client("frieda").post(page, {"step": "publish_process"})
    process.refresh_from_db()
    assert process.state == "running"


def test_a_town_that_says_no_is_out_and_reads_nothing_any_more(cast):
    process = cast.joint_process()
    jonas = cast.client("jonas")
    assert jonas.get("/beteiligung/lollar/arbeit/").status_code == 200
    jonas.post("/beteiligung/lollar/arbeit/mitmachen/", {"choice": "decline"})
    assert [town.organisation for town in process.towns.all()] == [cast.town]
    assert jonas.get("/beteiligung/lollar/arbeit/").status_code == 404


def test_only_the_asked_town_can_answer(cast):
    cast.joint_process()
    seen = {
        who: cast.client(who).post("/beteiligung/lollar/arbeit/mitmachen/", {"choice": "agree"}).status_code
        for who in ("frieda", "miriam", "ole")
    }
    assert seen == {"frieda": 404, "miriam": 404, "ole": 404}


def test_what_everybody_reads_is_changed_by_those_who_work_on_it(cast):
    process = cast.process()
    words = {
        "name": "Wir in Lollar",
        "question": "Und jetzt?",
        "about": "Ein Plan.",
        "contact_name": "Frieda Becker",
    }
    for who in ("frieda", "miriam"):
        answer = cast.client(who).post(
            "/beteiligung/lollar/arbeit/beschreiben/", {**words, "contact_phone": who}
        )
        assert answer.status_code == 302
    process.refresh_from_db()
    assert (process.name, process.contact_phone) == ("Wir in Lollar", "miriam")
    page = cast.client().get("/beteiligung/lollar/").content.decode()
    assert [word in page for word in words.values()] == [True] * 4


def test_a_process_that_ends_without_a_decision_says_why(cast):
    cast.process()
    page = "/beteiligung/lollar/arbeit/stand/"
    frieda = cast.client("frieda")
    assert frieda.post(page, {"step": "end_process", "reason": ""}).status_code == 200
    frieda.post(page, {"step": "end_process", "reason": "Die Moderation fiel aus."})
    assert Process.objects.get().state == "undecided"
    assert "Die Moderation fiel aus." in cast.client().get("/beteiligung/lollar/").content.decode()
    frieda.post(page, {"step": "close_process"})
    assert Process.objects.get().state == "closed"


def test_the_place_search_finds_the_process_or_says_how_to_begin(cast):
    cast.process()
    cast.prepared_process(name="Noch geheim")
    pages = {
        wanted: cast.client().get("/beteiligung/", {"ort": wanted}).content.decode()
        for wanted in ("Lollar", "lollar", "35457", "Gießen", "Lolar", "Xyzzy")
    }
    assert {wanted: "Lollar redet mit" in page for wanted, page in pages.items()} == {
        "Lollar": True, "lollar": True, "35457": True, "Gießen": False, "Lolar": False, "Xyzzy": False,
    }  # fmt: skip
    assert "In Gießen läuft gerade nichts" in pages["Gießen"]
    assert "Meinten Sie" in pages["Lolar"]
    assert all("So kann Ihr Ort anfangen" in pages[wanted] for wanted in ("Gießen", "Lolar", "Xyzzy"))
    assert not any("Noch geheim" in page for page in pages.values())


def test_the_list_of_processes_costs_the_same_for_one_and_for_many(cast, django_assert_num_queries):
    cast.process()
    client = cast.client()
    with django_assert_num_queries(3):
        client.get("/beteiligung/")
    for _ in range(3):
        cast.process(with_towns=[cast.neighbour])
    with django_assert_num_queries(3):
        client.get("/beteiligung/")


def test_an_editor_of_several_towns_chooses_one(cast):
    Membership.objects.create(user=cast.frieda, organisation=cast.neighbour, role=Membership.Role.EDITOR)
    assert _open(cast, town=cast.neighbour.pk)["Location"] == "/beteiligung/musterstadt/arbeit/"


def test_an_association_opens_no_process(cast):
    club = Organisation.objects.create(kind="association", name="Verein", fictional=True)
    Membership.objects.create(user=cast.ole, organisation=club, role=Membership.Role.EDITOR)
    assert cast.client("ole").get("/beteiligung/neu/")["Location"] == "/konto/organisation/"
