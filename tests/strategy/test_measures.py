"""Cost, order, notes, and the next edition."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied

from wir.core.refusal import Refused
from wir.strategy import actions
from wir.strategy.jobs import AFTER_DAYS, remind_owners
from wir.strategy.models import Measure

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def _decided(cast, **fields):
    measure = cast.measure()
    actions.plan_measure(measure, by=cast.frieda)
    Measure.objects.filter(pk=measure.pk).update(**fields)
    measure.refresh_from_db()
    return measure


def test_costs_stand_by_year_in_cents_and_replace_what_was_there(cast):
    measure = cast.measure()
    actions.set_costs(measure, cents={2028: 5_000_000, 2027: 1_250_000}, by=cast.miriam)
    actions.set_costs(measure, cents={2027: 1_300_000, 2029: 0}, by=cast.miriam)
    assert list(measure.costs.values_list("year", "cents")) == [(2027, 1_300_000), (2029, 0)]
    with pytest.raises(PermissionDenied):
        actions.set_costs(measure, cents={}, by=cast.ole)


def test_a_measure_keeps_a_basis_or_a_reason_when_it_changes(cast):
    measure = cast.measure()
    with pytest.raises(Refused):
        actions.change_measure(measure, recommendations=[], by=cast.miriam, title="Bus")
    actions.change_measure(
        measure, recommendations=[], by=cast.miriam, title="Bus", without_basis_because="Das Gesetz will es."
    )
    assert (measure.title, measure.recommendations.count()) == ("Bus", 0)


def test_whoever_moves_a_measure_says_why(cast):
    process = cast.process()
    first, second = (cast.measure(cast.recommendation(cast.voice(process))) for _ in range(2))
    actions.rank_measures(process, order=[first, second], reasons={}, by=cast.miriam)
    with pytest.raises(Refused):
        actions.rank_measures(
            process, order=[second, first], reasons={second.pk: "Geht schneller."}, by=cast.miriam
        )
    assert list(process.measures.order_by("rank").values_list("pk", flat=True)) == [first.pk, second.pk]
    reasons = {second.pk: "Geht schneller.", first.pk: "Muss auf den Bus warten."}
    actions.rank_measures(process, order=[second, first], reasons=reasons, by=cast.miriam)
    actions.rank_measures(process, order=[second, first], reasons={}, by=cast.miriam)
    assert list(process.measures.order_by("rank").values_list("pk", "rank", "rank_because")) == [
        (second.pk, 1, "Geht schneller."),
        (first.pk, 2, "Muss auf den Bus warten."),
    ]
    actions.rank_measures(process, order=[first], reasons={first.pk: "Allein"}, by=cast.miriam)
    second.refresh_from_db()
    assert (second.rank, second.rank_because) == (None, "")


def test_the_owner_reports_without_any_part_in_the_process(cast):
    measure = _decided(cast, owner_user=cast.theo)
    actions.start_measure(measure, text="Es geht los.", by=cast.theo, on=ON)
    actions.note_status(measure, text="Zwei Abende laufen.", by=cast.theo, on=ON + timedelta(days=9))
    assert list(measure.notes.values_list("state", "text")) == [
        ("running", "Zwei Abende laufen."),
        ("running", "Es geht los."),
    ]
    for who in (cast.bea, cast.ole):
        with pytest.raises(PermissionDenied):
            actions.note_status(measure, text="Fremd", by=who, on=ON)
    with pytest.raises(PermissionDenied):
        actions.drop_measure(measure, because="Keine Lust", by=cast.theo)


def test_what_is_done_gets_no_further_note(cast):
    measure = _decided(cast)
    actions.start_measure(measure, text="Los", by=cast.frieda, on=ON)
    actions.finish_measure(measure, text="Fertig", by=cast.frieda, on=ON)
    with pytest.raises(Refused):
        actions.note_status(measure, text="Noch etwas", by=cast.frieda, on=ON)


def _mails(on):
    mail.outbox.clear()
    with time_machine.travel(on, tick=False):
        remind_owners(0)
    return [message.to for message in mail.outbox]


def test_an_owner_is_asked_after_three_months_of_silence_and_then_again(cast):
    measure = _decided(cast, owner_user=cast.theo)
    due = measure.made_on + timedelta(days=AFTER_DAYS)
    assert _mails(due - timedelta(days=1)) == []
    assert _mails(due) == [["theo@lollar.example"]]
    assert _mails(due) == []
    assert _mails(due + timedelta(days=AFTER_DAYS - 1)) == []
    assert _mails(due + timedelta(days=AFTER_DAYS)) == [["theo@lollar.example"]]


def test_the_mail_names_no_measure_and_several_measures_make_one_mail(cast):
    process = cast.process()
    for _ in range(2):
        measure = cast.measure(cast.recommendation(cast.voice(process)))
        actions.plan_measure(measure, by=cast.frieda)
        Measure.objects.filter(pk=measure.pk).update(owner_user=cast.theo)
    assert _mails(ON + timedelta(days=AFTER_DAYS)) == [["theo@lollar.example"]]
    assert measure.title not in mail.outbox[0].subject + mail.outbox[0].body


def test_nobody_is_asked_about_what_was_told_is_only_proposed_is_over_or_has_not_begun(cast):
    told = _decided(cast, owner_user=cast.theo)
    due = told.made_on + timedelta(days=AFTER_DAYS)
    actions.note_status(told, text="Wir planen.", by=cast.theo, on=due - timedelta(days=1))
    proposed = cast.measure(cast.recommendation(cast.voice(told.process)))
    Measure.objects.filter(pk=proposed.pk).update(owner_user=cast.theo)
    assert _mails(due) == []
    actions.plan_measure(proposed, by=cast.frieda)
    Measure.objects.filter(pk=proposed.pk).update(starts_on=due + timedelta(days=1))
    assert _mails(due) == []
    actions.drop_measure(proposed, because="Kein Geld", by=cast.frieda)
    assert _mails(due + timedelta(days=1)) == []


def test_the_next_edition_starts_with_the_fields_and_the_open_measures(cast):
    process = cast.process()
    field = actions.add_field(
        process, name="Orte der Begegnung", annual_goal="Ein offener Raum", by=cast.miriam
    )
    open_one, done = (cast.measure(cast.recommendation(cast.voice(process))) for _ in range(2))
    Measure.objects.filter(pk=open_one.pk).update(field=field, owner="Kulturamt")
    for measure in (open_one, done):
        actions.plan_measure(measure, by=cast.frieda)
        actions.start_measure(measure, text="Los", by=cast.frieda, on=ON)
    actions.finish_measure(done, text="Fertig", by=cast.frieda, on=ON)
    given = {"name": "Lollar redet weiter", "starts_on": date(2029, 1, 1), "ends_on": date(2030, 6, 30)}
    with pytest.raises(Refused):
        actions.open_next(process, by=cast.frieda, **given)
    cast.decided_process(process)
    following = actions.open_next(process, by=cast.frieda, **given)
    copied = following.measures.get()
    assert (following.next_of, following.question, following.state) == (process, process.question, "prepared")
    assert (copied.continues, copied.owner, copied.state) == (open_one, "Kulturamt", "proposed")
    assert (copied.field.process, copied.field.annual_goal) == (following, "Ein offener Raum")
    with pytest.raises(Refused):
        actions.open_next(process, by=cast.frieda, **given)


def test_only_the_town_opens_the_next_edition(cast):
    process = cast.process()
    cast.decided_process(process)
    with pytest.raises(PermissionDenied):
        actions.open_next(
            process, name="Weiter", starts_on=date(2029, 1, 1), ends_on=date(2030, 6, 30), by=cast.miriam
        )


def test_fields_keep_their_order_and_belong_to_those_who_work_on_it(cast):
    process = cast.process()
    made = [actions.add_field(process, name=name, by=cast.miriam) for name in ("Wohnen", "Arbeit")]
    actions.change_field(made[0], name="Wohnen und Bauen", long_term_goal="Alle wohnen gut.", by=cast.frieda)
    assert list(process.fields.values_list("place", "name")) == [(0, "Wohnen und Bauen"), (1, "Arbeit")]
    for act in (
        lambda: actions.add_field(process, name="Fremd", by=cast.ole),
        lambda: actions.change_field(made[0], name="Fremd", by=cast.ole),
    ):
        with pytest.raises(PermissionDenied):
            act()
