"""Who ends a process, who leaves it, and who hears of it."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.core.refusal import Refused
from wir.gatherings.models import Registration
from wir.participation.actions.telling_the_end import tell_the_end
from wir.participation.models import PoolEntry
from wir.strategy import actions
from wir.strategy.models import MeasureDecision, Process, ProcessTown, Station

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def joint(cast):
    """Lollar leads, Musterstadt takes part."""
    return cast.process(with_towns=[cast.neighbour])


def page_url(process):
    return reverse("participation:standing", args=[process.slug])


def partner(process):
    return process.towns.get(place=1)


def test_a_partner_cannot_end_or_close_it_for_all(cast):
    process = joint(cast)
    with pytest.raises(PermissionDenied):
        actions.end_process(process, reason="Wir wollen nicht.", by=cast.jonas, on=TODAY)
    process.refresh_from_db()
    assert process.state == "running"
    actions.end_process(process, reason="Kein Geld.", by=cast.frieda, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.close_process(process, by=cast.jonas)


def test_a_partner_leaves_and_the_others_go_on(cast):
    process = joint(cast)
    own = actions.propose_measure(
        process, title="Bad", recommendations=[], without_basis_because="So.", by=cast.jonas, on=TODAY,
        town=cast.neighbour,
    )  # fmt: skip
    shared = cast.measure(cast.recommendation(cast.voice(process)))
    annex = actions.add_section(process, heading="Anhang", by=cast.jonas, town=cast.neighbour)
    actions.add_paragraph(annex, text="Nur bei uns.", measures=[own], by=cast.jonas)
    version = cast.version(process)
    council = Station.Kind.COUNCIL
    actions.plan_station(process, town=cast.neighbour, kind=council, by=cast.jonas)
    actions.leave_process(partner(process), because="Die Kasse ist leer.", by=cast.jonas, on=TODAY)
    own.refresh_from_db()
    shared.refresh_from_db()
    assert (own.state, own.dropped_because, shared.state) == (
        "dropped",
        "Musterstadt macht nicht mehr mit: Die Kasse ist leer.",
        "proposed",
    )
    assert (process.sections.filter(town=cast.neighbour).count(), process.stations.count()) == (0, 0)
    assert [town.name for town in actions.councils_left(process)] == ["Stadt Lollar"]
    assert "Nur bei uns." in str(version.content)
    for page in ("", "beschluss/"):
        told = cast.client().get(f"/beteiligung/{process.slug}/{page}").content.decode()
        assert "Die Kasse ist leer." in told
    with pytest.raises(PermissionDenied):
        actions.plan_station(process, town=cast.neighbour, kind=council, by=cast.jonas)
    assert cast.client("jonas").get(f"/beteiligung/{process.slug}/arbeit/").status_code == 404


def test_only_a_partner_that_takes_part_leaves_with_a_reason_and_before_its_council_adopted(cast):
    process = joint(cast)
    for town, by, because in (
        (process.towns.get(place=0), cast.frieda, "Keine Lust."),
        (partner(process), cast.jonas, "  "),
    ):
        with pytest.raises(Refused):
            actions.leave_process(town, because=because, by=by, on=TODAY)
    with pytest.raises(PermissionDenied):
        actions.leave_process(partner(process), because="Raus mit denen.", by=cast.frieda, on=TODAY)
    version = cast.version(process)
    station = actions.plan_station(process, town=cast.neighbour, kind=Station.Kind.COUNCIL, by=cast.jonas)
    adopted = actions.Decided(held_on=TODAY, outcome="adopted", version=version, version_because="Es eilte.")
    actions.decide(station, adopted, by=cast.jonas, on=TODAY)
    with pytest.raises(Refused, match="beschlossen"):
        actions.leave_process(partner(process), because="Doch nicht.", by=cast.jonas, on=TODAY)
    assert ProcessTown.objects.filter(left_on=None).count() == 2
    assert MeasureDecision.objects.count() == 0


def test_the_page_offers_each_town_what_it_may(cast):
    process = joint(cast)
    page = cast.client("jonas").get(page_url(process)).content.decode()
    assert ("Ohne Beschluss beenden" in page, "Aussteigen" in page) == (False, True)
    page = cast.client("frieda").get(page_url(process)).content.decode()
    assert ("Ohne Beschluss beenden" in page, "Aussteigen" in page) == (True, False)
    client = cast.client("jonas")
    client.post(page_url(process), {"step": "leave_process", "aus-because": ""})
    assert partner(process).left_on is None
    client.post(page_url(process), {"step": "leave_process", "aus-because": "Die Kasse ist leer."})
    assert (partner(process).left_on, partner(process).left_because) == (TODAY, "Die Kasse ist leer.")


def test_the_sentence_says_for_how_many_it_was_promised(cast):
    process = cast.process()
    pool = cast.open_assembly(process, joins_until=TODAY)
    cast.joined(pool, 3)
    with pytest.raises(Refused, match=r"\(3 Menschen warten darauf\)"):
        actions.end_process(process, reason="Aus.", by=cast.frieda, on=TODAY)


def test_whoever_waits_hears_of_the_end_once_and_the_address_goes(cast):
    process = cast.process()
    pool = cast.open_assembly(process, joins_until=TODAY)
    cast.joined(pool, 2)
    PoolEntry.objects.update(reach_by="phone", reach="0641 1")
    first = PoolEntry.objects.first()
    PoolEntry.objects.filter(pk=first.pk).update(reach_by="email", reach="ayla@example.org", language="tr")
    meeting = cast.meeting(process)
    for number, reach in enumerate(("mo@example.org", "0641 2", ""), 1):
        Registration.objects.create(
            gathering=meeting.gathering, number=number, code_hash=str(number), first_name="Mo", reach=reach
        )
    gone = Registration.objects.create(
        gathering=meeting.gathering, number=9, code_hash="9", first_name="Al", reach="al@example.org",
        given_back_on=TODAY,
    )  # fmt: skip
    Process.objects.filter(pk=process.pk).update(state="undecided", ended_because="Aus.")
    assert (tell_the_end(process, on=TODAY), tell_the_end(process, on=TODAY)) == (2, 0)
    assert sorted(one.to[0] for one in mail.outbox) == ["ayla@example.org", "mo@example.org"]
    assert all("/beteiligung/lollar/" in one.body and "Aus." not in one.body for one in mail.outbox)
    first.refresh_from_db()
    assert (first.gone_on, first.reach) == (TODAY, "")
    kept = Registration.objects.exclude(pk=gone.pk).order_by("number").values_list("reach", flat=True)
    assert list(kept) == ["", "0641 2", ""]
    assert tell_the_end(process, on=TODAY + timedelta(days=60)) == 0
