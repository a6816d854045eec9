"""Stock-taking, formats and the inner track."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wir.participation.formats import _known, formats
from wir.strategy import starter
from wir.strategy.barriers import BARRIERS
from wir.strategy.models import Phase

DESK = "/beteiligung/lollar/arbeit/"
TABLE = "Merkmal;Ausprägung;Anzahl;Stichtag\nGeschlecht;weiblich;4100;30.06.2026\nGeschlecht;männlich;4081;30.06.2026\n"


def _upload(cast, text, who="frieda"):
    file = SimpleUploadedFile("zahlen.csv", text.encode())
    return cast.client(who).post(f"{DESK}bestand/zahlen/", {"table": file, "source": "Melderegister"})


@pytest.mark.django_db
def test_figures_of_the_register_replace_those_before(cast):
    process = cast.process()
    for text in (TABLE, TABLE.replace("4100", "4200")):
        assert _upload(cast, text, "miriam").status_code == 302
    assert list(process.population_shares.values_list("dimension", "value", "count", "source")) == [
        ("sex", "female", 4200, "Melderegister"),
        ("sex", "male", 4081, "Melderegister"),
    ]
    page = cast.client("frieda").get(f"{DESK}bestand/").content.decode()
    assert "4.200" in page
    assert "Alter, Staatsangehörigkeit, Ortsteil" in page


@pytest.mark.django_db
def test_a_faulty_table_is_told_line_by_line_and_nothing_changes(cast):
    process = cast.process()
    _upload(cast, TABLE)
    page = _upload(cast, TABLE.replace("4081", "viele").replace("weiblich", "<b>frau</b>")).content.decode()
    assert "Zeile 2: Bei Geschlecht kennen wir „&lt;b&gt;frau&lt;/b&gt;“ nicht." in page
    assert "Zeile 3: „viele“ ist keine Anzahl." in page
    assert "Es ist nichts gespeichert." in page
    assert process.population_shares.get(value="male").count == 4081


@pytest.mark.django_db
def test_without_own_figures_the_public_ones_stand_with_their_day(cast):
    cast.process(with_towns=[cast.neighbour])
    known = cast.client("frieda").get(f"{DESK}bestand/").context["known"]
    assert [(name, figure is not None) for name, figure in known] == [
        ("Stadt Lollar", True),
        ("Musterstadt", False),
    ]


@pytest.mark.django_db
def test_offers_and_gaps_are_simple_rows(cast):
    process = cast.process()
    frieda = cast.client("frieda")
    frieda.post(f"{DESK}bestand/neu/", {"kind": "gap", "name": "Treffpunkt im Norden"})
    item = process.baseline.get()
    frieda.post(
        f"{DESK}bestand/{item.pk}/", {"kind": "offer", "name": "Treffpunkt im Norden", "provider": "Verein"}
    )
    item.refresh_from_db()
    assert (item.kind, item.provider) == ("offer", "Verein")
    frieda.post(f"{DESK}bestand/{item.pk}/streichen/")
    assert process.baseline.count() == 0


@pytest.mark.django_db
def test_the_administration_has_departments_tasks_and_barriers_before_and_after(cast):
    process = cast.process()
    frieda = cast.client("frieda")
    frieda.post(f"{DESK}verwaltung/neu/", {"name": "Bürgerbüro", "contact": "Eva Muster"})
    department = process.departments.get()
    frieda.post(
        f"{DESK}verwaltung/{department.pk}/aufgabe/", {"label": "Schilder übersetzen", "due_on": "01.12.2026"}
    )
    task = department.tasks.get()
    frieda.post(f"{DESK}verwaltung/aufgabe/{task.pk}/erledigt/", {"done": "yes"})
    task.refresh_from_db()
    assert task.done_on is not None
    frieda.post(
        f"{DESK}verwaltung/huerden/",
        {"language_before": "there", "language_after": "partly", "language_note": "Briefe neu"},
    )
    found = process.barriers.get(barrier="language")
    assert (found.before, found.after, found.note) == ("there", "partly", "Briefe neu")
    assert process.barriers.count() == len(BARRIERS)


@pytest.mark.django_db
def test_an_unknown_answer_to_a_barrier_is_not_stored(cast):
    process = cast.process()
    page = cast.client("frieda").post(f"{DESK}verwaltung/huerden/", {"language_before": "vielleicht"})
    assert page.status_code == 200
    assert process.barriers.count() == 0


def test_the_catalogue_names_a_source_or_a_reason_for_everything():
    assert {one.phase for one in formats()} <= set(Phase.Kind.values)
    for one in formats():
        for fact in (one.reaches, one.costs):
            assert bool(fact.value) == bool(fact.source) != bool(fact.because)
        assert one.needs


@pytest.mark.parametrize(
    "row", [{"value": "viele"}, {"value": None}, {"value": None, "because": "x", "source": "y"}]
)
def test_a_fact_without_source_and_a_gap_without_reason_stop_the_start(row):
    with pytest.raises(ValueError, match="says"):
        _known("survey", row)


def test_the_starter_set_is_in_the_catalogue():
    assert set(starter.FORMATS) <= {one.code for one in formats()}
    assert len(starter.FORMATS) < len(formats())
