"""What everybody reads of recommendations and measures, and what nobody does."""

from datetime import date

import pytest

from wir.strategy import actions
from wir.strategy.models import Process, Voice

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
HERE = "/beteiligung/lollar"


def _text(cast, path):
    return cast.client().get(path).content.decode()


def test_only_published_wordings_stand_beside_a_recommendation_the_rest_are_counted(cast):
    recommendation = cast.recommendation()
    process = recommendation.process
    public = cast.voice(process, "Öffentlich gesagt")
    left = cast.voice(process, "Nicht übernommen gesagt")
    private = recommendation.voices.get()
    actions.attach_voices(recommendation, voices=[public], how="merged", by=cast.miriam, on=ON)
    actions.attach_voices(
        recommendation, voices=[left], how="not_taken", because="Der Kreis fährt.", by=cast.miriam, on=ON
    )
    actions.publish_voices(process, voices=[public, left], by=cast.miriam, on=ON)
    text = _text(cast, f"{HERE}/empfehlungen/1/")
    assert [words in text for words in (public.text, left.text, "Der Kreis fährt.", private.text)] == [
        True,
        True,
        True,
        False,
    ]
    assert "Dazu kommt eine Stimme, deren Wortlaut nicht öffentlich ist." in text


def test_a_measure_shows_both_directions_of_its_way(cast):
    measure = cast.measure()
    voice = measure.recommendations.get().voices.get()
    actions.publish_voices(measure.process, voices=[voice], by=cast.miriam, on=ON)
    actions.plan_measure(measure, by=cast.frieda)
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.frieda, on=ON)
    text = _text(cast, f"{HERE}/massnahmen/1/")
    for words in (voice.text, "Ein Bus am Abend", "Der Vertrag ist da.", "Läuft"):
        assert words in text, words


def test_a_measure_that_was_left_and_one_without_a_basis_say_why(cast):
    process = cast.process()
    made = actions.propose_measure(
        process,
        title="Bus",
        recommendations=[],
        without_basis_because="Das Gesetz will es.",
        by=cast.miriam,
        on=ON,
    )
    assert "Das Gesetz will es." in _text(cast, f"{HERE}/massnahmen/1/")
    actions.drop_measure(made, because="Es gibt schon einen.", by=cast.frieda)
    for path in ("massnahmen/", "massnahmen/1/"):
        assert "Es gibt schon einen." in _text(cast, f"{HERE}/{path}")


def test_the_address_of_the_account_that_reports_is_nowhere_public(cast):
    cast.owned_measure()
    for path in ("massnahmen/", "massnahmen/1/"):
        text = _text(cast, f"{HERE}/{path}")
        assert ("theo@lollar.example" in text, "Theo Kaiser" in text) == (False, False)
    assert "Stand melden" not in _text(cast, f"{HERE}/massnahmen/1/")
    assert "Stand melden" in cast.client("theo").get(f"{HERE}/massnahmen/1/").content.decode()


def test_what_does_not_exist_is_not_found(cast):
    cast.draft_recommendation()
    for path in ("empfehlungen/1/", "empfehlungen/2/", "massnahmen/1/", "massnahmen/1/stand/"):
        assert cast.client("theo").get(f"{HERE}/{path}").status_code == 404, path


def test_empty_pages_say_what_comes(cast):
    cast.process()
    assert "Noch keine Empfehlungen." in _text(cast, f"{HERE}/empfehlungen/")
    assert "Noch keine Maßnahmen." in _text(cast, f"{HERE}/massnahmen/")
    assert "Noch nichts: Erst kommen die Stimmen" in _text(cast, f"{HERE}/")
    assert "Noch ist keine Strategie beschlossen." in _text(cast, "/beteiligung/nachbarn/")


def test_the_process_page_counts_what_became_of_the_voices(cast):
    measure = cast.owned_measure()
    actions.start_measure(measure, text="Der Vertrag ist da.", by=cast.theo, on=ON)
    text = _text(cast, f"{HERE}/")
    for words in (
        "weniger als 8 Stimmen",
        "eine Empfehlung",
        "eine Maßnahme",
        "es laufen: 1",
        "Der Vertrag ist da.",
    ):
        assert words in text, words


def test_neighbours_are_decided_processes_with_a_person_and_what_it_costs(cast):
    measure = cast.measure()
    process = measure.process
    actions.set_costs(measure, cents={2027: 1_000_000, 2028: 200_000}, by=cast.miriam)
    left = cast.measure(measure.recommendations.get())
    actions.set_costs(left, cents={2027: 9_900}, by=cast.miriam)
    actions.drop_measure(left, because="Doppelt", by=cast.frieda)
    Process.objects.filter(pk=process.pk).update(
        contact_name="Amt für Zusammenleben", contact_phone="06406 1"
    )
    assert process.name not in _text(cast, "/beteiligung/nachbarn/")
    process.refresh_from_db()
    for until in (date(2027, 12, 15), date(2027, 12, 31)):
        actions.extend_process(process, until=until, reason="Mehr Zeit", by=cast.frieda, on=ON)
    cast.decided_process(process)
    text = _text(cast, "/beteiligung/nachbarn/")
    for words in (
        process.name,
        "Eingeplant: 12.000\xa0Euro",
        "Fragen Sie Amt für Zusammenleben",
        "2 Maßnahmen, davon fertig: 0",
        "01.06.2026 bis 31.12.2027",
    ):
        assert words in text, words


@pytest.mark.parametrize(
    ("path", "cost"),
    [
        ("/beteiligung/lollar/empfehlungen/", 5),
        ("/beteiligung/lollar/empfehlungen/1/", 17),
        ("/beteiligung/lollar/massnahmen/", 9),
        ("/beteiligung/lollar/massnahmen/1/", 20),
        ("/beteiligung/nachbarn/", 5),
    ],
)
def test_public_pages_cost_the_same_however_much_there_is(cast, path, cost, django_assert_num_queries):
    process = cast.process()
    cast.decided_process(process)
    for round in range(2):
        voices = [cast.voice(process) for _ in range(1 + 4 * round)]
        recommendation = cast.recommendation(voices[0])
        actions.attach_voices(recommendation, voices=voices, how="carries", by=cast.miriam, on=ON)
        measure = cast.measure(recommendation)
        actions.plan_measure(measure, by=cast.frieda)
        actions.start_measure(measure, text="Los", by=cast.frieda, on=ON)
        first = process.measures.get(number=1)
        actions.change_measure(
            first, recommendations=[*first.recommendations.all(), recommendation], by=cast.frieda,
            put_right=actions.PutRight(because="Noch eine", on=ON),
        )  # fmt: skip
        with django_assert_num_queries(cost):
            cast.client().get(path)


@pytest.mark.parametrize(
    ("count", "words"), [(7, "weniger als 8 Stimmen"), (8, "rund 10 Stimmen"), (99, "rund 100 Stimmen")]
)
def test_how_many_voices_there_are_is_said_roughly(cast, count, words):
    process = cast.process()
    Voice.objects.bulk_create(
        Voice(process=process, kind=Voice.Kind.IDEA, text="Ein Bus", said_on=ON) for _one in range(count)
    )
    assert words in _text(cast, f"{HERE}/")
