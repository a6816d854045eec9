"""What a council has before it or has decided stays: words, cost and basis of a measure, and what carries it."""

import json

import pytest

from tests.strategy.councils import LATER, ON, council_of, decided
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.strategy import actions
from wir.strategy.actions import PutRight
from wir.strategy.models import Measure, MeasureCorrection

pytestmark = pytest.mark.django_db
PAGE = "/beteiligung/lollar/arbeit/massnahmen/1/"


def costed(cast):
    """A measure that costs 12.500 Euro."""
    measure = cast.measure()
    actions.set_costs(measure, cents={2027: 1_250_000}, by=cast.miriam)
    return measure


def adopted(cast, outcome="adopted", **given):
    """The same, and what Lollar's council did with the text on ON."""
    measure = costed(cast)
    version = cast.version(measure.process)
    actions.decide(council_of(cast, version), decided(version, outcome), by=cast.frieda, on=ON, **given)
    measure.refresh_from_db()
    return measure


def before_the_council(cast):
    """The version for the council is published."""
    measure = costed(cast)
    cast.version(measure.process, for_council=True, comments_until=None)
    return measure


def as_it_is(measure):
    measure.refresh_from_db()
    basis = list(measure.recommendations.values_list("number", flat=True))
    return measure.title, measure.text, dict(measure.costs.values_list("year", "cents")), basis


def changes(cast, measure):
    """Every way to another measure under the same number."""
    same = {"recommendations": list(measure.recommendations.all()), "by": cast.miriam}
    other = cast.recommendation(cast.voice(measure.process))
    return [
        lambda: actions.change_measure(measure, **same, title="Parkplatz am Bach"),
        lambda: actions.change_measure(measure, **same, text="Mit Schranke."),
        lambda: actions.change_measure(measure, **{**same, "recommendations": [other]}),
        lambda: actions.change_measure(
            measure, **{**same, "recommendations": []}, without_basis_because="Nur so."
        ),
        lambda: actions.change_measure(measure, **same, cents={2027: 9_900_000}),
        lambda: actions.set_costs(measure, cents={2027: 9_900_000}, by=cast.miriam),
        lambda: actions.set_costs(measure, cents={}, by=cast.miriam),
    ]


@pytest.mark.parametrize("stage", [adopted, before_the_council])
def test_a_measure_that_a_council_has_before_it_or_decided_stays_in_words_cost_and_basis(cast, stage):
    measure = stage(cast)
    was = as_it_is(measure)
    for change in changes(cast, measure):
        with pytest.raises(Refused):
            change()
    assert as_it_is(measure) == was == ("Abendbus auf Probe", "", {2027: 1_250_000}, [1])


def test_what_is_not_decided_on_may_change_and_the_same_words_change_nothing(cast):
    measure = adopted(cast)
    same = {"title": measure.title, "text": measure.text, "cents": {2027: 1_250_000}}
    basis = list(measure.recommendations.all())
    actions.change_measure(measure, recommendations=basis, by=cast.miriam, owner="Bauamt", **same)
    assert (measure.owner, MeasureCorrection.objects.count()) == ("Bauamt", 0)


def test_a_correction_says_why_and_everybody_reads_old_and_new(cast):
    measure = adopted(cast)
    actions.change_measure(
        measure, recommendations=list(measure.recommendations.all()), by=cast.frieda, title="Abendbus",
        cents={2027: 1_350_000}, put_right=PutRight(because="Zahlendreher in der Vorlage", on=LATER),
    )  # fmt: skip
    assert as_it_is(measure)[::2] == ("Abendbus", {2027: 1_350_000})
    made = MeasureCorrection.objects.get()
    assert (made.on, made.reason) == (LATER, "Zahlendreher in der Vorlage")
    assert made.before == {"title": "Abendbus auf Probe", "costs": {"2027": 1_250_000}}
    assert made.after == {"title": "Abendbus", "costs": {"2027": 1_350_000}}
    page = cast.client().get("/beteiligung/lollar/massnahmen/1/").content.decode()
    for words in ("Zahlendreher in der Vorlage", "Abendbus auf Probe", "12.500", "13.500", "01.12.2026"):
        assert words in page, words
    entry = Entry.objects.get(act="strategy.change_measure")
    assert json.loads(entry.payload.body)["before"] == made.before


def test_the_desk_refuses_without_a_reason_and_takes_a_correction_with_one(cast):
    measure = adopted(cast)
    client = cast.client("miriam")
    given = {"title": "Parkplatz", "recommendations": [1], "cost_2027": "12.500"}
    given["recommendations"] = [measure.recommendations.get().pk]
    assert "put_right" in client.get(PAGE).context["form"].fields
    answer = client.post(PAGE, given).content.decode()
    assert "Über diese Maßnahme hat das Parlament entschieden." in answer
    assert as_it_is(measure)[0] == "Abendbus auf Probe"
    client.post(PAGE, {**given, "put_right": "Im Beschluss heißt sie so."})
    assert as_it_is(measure)[0] == "Parkplatz"


def test_only_the_decision_on_a_measure_itself_counts_not_one_that_was_put_right(cast):
    measure = adopted(cast, "adopted", measures={})
    station = measure.process.stations.get()
    actions.correct_station(station, reason="Falsches Protokoll", by=cast.frieda, on=ON)
    measure.refresh_from_db()
    actions.change_measure(
        measure, recommendations=list(measure.recommendations.all()), by=cast.miriam, title="Neu"
    )
    assert Measure.objects.get().title == "Neu"


def test_a_rejected_measure_of_an_adopted_plan_stays_as_it_was_rejected(cast):
    measure = costed(cast)
    version = cast.version(measure.process)
    single = {measure: ("rejected", "")}
    actions.decide(council_of(cast, version), decided(version), by=cast.frieda, on=ON, measures=single)
    with pytest.raises(Refused):
        actions.set_costs(measure, cents={2027: 1}, by=cast.miriam)


def test_a_rejected_plan_goes_back_into_work(cast):
    measure = before_the_council(cast)
    version = measure.process.versions.get()
    actions.decide(council_of(cast, version), decided(version, "rejected"), by=cast.frieda, on=ON)
    actions.set_costs(measure, cents={2027: 1}, by=cast.miriam)
    assert as_it_is(measure)[2] == {2027: 1}


def test_no_measure_slips_in_while_the_council_has_the_text(cast):
    measure = before_the_council(cast)
    with pytest.raises(Refused):
        cast.measure(cast.recommendation(cast.voice(measure.process)))
    assert measure.process.measures.count() == 1


def test_what_carries_a_decided_measure_stays_too(cast):
    measure = adopted(cast)
    basis = measure.recommendations.get()
    carrying = basis.sources.get().voice
    more = cast.voice(measure.process, text="Und sonntags?")
    for voices, how in (([more], "carries"), ([more], "merged"), ([carrying], "not_taken")):
        with pytest.raises(Refused):
            actions.attach_voices(basis, voices=voices, how=how, because="So.", by=cast.miriam, on=ON)
    assert list(basis.sources.values_list("voice", "how")) == [(carrying.pk, "carries")]
    actions.attach_voices(
        basis, voices=[more], how="not_taken", because="Sonntags nicht.", by=cast.miriam, on=ON
    )
    assert basis.sources.count() == 2


@pytest.mark.parametrize("stage", [adopted, before_the_council])
def test_the_basis_of_what_stays_is_not_dropped(cast, stage):
    basis = stage(cast).recommendations.get()
    with pytest.raises(Refused, match="Solange bleibt die Empfehlung"):
        actions.drop_recommendation(basis, because="Anders entschieden.", by=cast.miriam, on=LATER)
    basis.refresh_from_db()
    assert (basis.state, basis.dropped_because) == ("published", "")


def test_the_basis_of_a_measure_that_is_not_followed_either_can_be_dropped(cast):
    measure = adopted(cast)
    actions.drop_measure(measure, because="Kein Geld.", by=cast.frieda)
    basis = measure.recommendations.get()
    actions.drop_recommendation(basis, because="Anders entschieden.", by=cast.miriam, on=LATER)
    assert basis.state == "dropped"


def test_a_measure_keeps_a_dropped_basis_when_it_is_worked_on_and_no_other_gets_it(cast):
    measure = costed(cast)
    basis = measure.recommendations.get()
    actions.drop_recommendation(basis, because="Anders entschieden.", by=cast.miriam, on=ON)
    given = {"title": "Abendbus neu", "recommendations": [basis.pk], "cost_2027": "12.500"}
    client = cast.client("miriam")
    client.post(PAGE, given)
    assert as_it_is(measure) == ("Abendbus neu", "", {2027: 1_250_000}, [1])
    answer = client.post("/beteiligung/lollar/arbeit/massnahmen/neu/", {**given, "title": "Noch eine"})
    assert ("recommendations" in answer.context["form"].errors, Measure.objects.count()) == (True, 1)


def test_a_draft_that_carries_a_decided_measure_keeps_its_words(cast):
    draft = cast.draft_recommendation()
    measure = cast.measure(draft)
    actions.plan_measure(measure, by=cast.frieda)
    with pytest.raises(Refused):
        actions.rewrite_recommendation(draft, text="Ein Parkplatz", reason="", by=cast.miriam)


def test_a_version_for_the_council_takes_no_comments_and_waits_for_those_that_were_promised(cast):
    process = cast.version().process
    words = {"reason": "Fürs Parlament", "for_council": True, "by": cast.miriam}
    for on, until in ((ON, ON), (ON, None), (LATER, LATER)):
        with pytest.raises(Refused):
            actions.publish_version(process, comments_until=until, on=on, **words)
    assert actions.publish_version(process, on=LATER, **words).for_council
