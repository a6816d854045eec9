"""Who reads what of a process by the part they have in it, and who enters which opinion."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.cast import NOW
from wir.core.refusal import Refused
from wir.journal.models import Entry
from wir.strategy import actions
from wir.strategy.models import Comment, Member, Station

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
STEERING, POLITICS, CENTRE, FOREIGNERS = (
    "steering_group",
    "political_body",
    "diversity_centre",
    "foreigners_council",
)
WORKING = {"facilitator", "integration_officer"}
READ = {
    "writing": WORKING | {STEERING},
    "desk_measures": WORKING | {STEERING},
    "comment_queue": WORKING | {STEERING},
    "council_pack": WORKING | {STEERING, POLITICS, FOREIGNERS},
    "council": set(),
    "publish_text": WORKING,
    "new_measure": WORKING,
    "people": WORKING,
    "desk_recommendations": WORKING,
}


@pytest.fixture(autouse=True)
def in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def _as(cast, role, process):
    why = "Danach wurde nicht gefragt."
    actions.add_member(process, user=cast.ole, role=role, by=cast.frieda, town_unknown=why)
    return cast.client("ole")


def _at(name, *args):
    return reverse(f"participation:{name}", args=["lollar", *args])


def _body(cast, process, kind="foreigners_council", town=None):
    by = cast.jonas if town == cast.neighbour else cast.frieda
    return actions.plan_station(process, town=town or cast.town, kind=kind, by=by)


@pytest.mark.parametrize("role", Member.Role.values)
def test_each_part_reads_what_is_named_for_it_and_changes_nothing(cast, role):
    process = cast.version().process
    browser = _as(cast, role, process)
    assert {page for page in READ if browser.get(_at(page)).status_code == 200} == {
        page for page, roles in READ.items() if role in roles
    }
    if role not in WORKING:
        sent = [
            browser.post(_at(page), {"heading": "Neu"}).status_code for page in ("writing", "desk_measures")
        ]
        assert sent == [404, 404]


def test_the_steering_group_reads_along_without_a_button_and_without_unchecked_comments(cast):
    waiting = cast.comment()
    process = waiting.process
    cast.measure(cast.recommendation(cast.voice(process)))
    browser = _as(cast, STEERING, process)
    pages = {page: browser.get(_at(page)).content.decode() for page in ("writing", "desk_measures")}
    assert "Abends fährt ein Bus." in pages["writing"]
    assert "Abendbus auf Probe" in pages["desk_measures"]
    for page in pages.values():
        main = page.split("<main")[1].split("</main")[0]
        assert "<form" not in main
        assert "Ändern" not in main
    assert "Auch sonntags!" not in browser.get(_at("comment_queue")).content.decode()
    assert browser.get(_at("one_comment", waiting.pk)).status_code == 404
    actions.check_comment(waiting, hidden_because="", by=cast.miriam, on=ON)
    assert Comment.objects.get().state == "published"
    assert "Auch sonntags!" in browser.get(_at("comment_queue")).content.decode()


@pytest.mark.parametrize("kind", Station.HEARD)
def test_a_body_enters_its_opinion_itself_and_the_journal_knows_who_did(cast, kind):
    process = cast.version().process
    body = _body(cast, process, kind)
    browser = _as(cast, FOREIGNERS, process)
    desk = browser.get(_at("desk")).content.decode()
    assert "Ihre Stellungnahme fehlt noch" in desk
    assert _at("station", body.pk) in desk
    page = browser.get(_at("station", body.pk)).content.decode()
    assert "Oder: Warum ist es nicht nötig?" not in page
    refused = browser.post(_at("station", body.pk), {"held_on": "02.11.2026", "not_needed_because": "Egal"})
    assert refused.status_code == 200
    given = {"held_on": "02.11.2026", "opinion": "Wir begrüßen das."}
    assert browser.post(_at("station", body.pk), given).url == _at("desk")
    body.refresh_from_db()
    assert (body.opinion, body.held_on, body.not_needed_because) == ("Wir begrüßen das.", ON, "")
    entry = Entry.objects.filter(act="strategy.hear").get()
    assert entry.by == cast.ole.pk
    assert "Wir begrüßen das." in cast.client().get(_at("decisions")).content.decode()
    assert browser.post(_at("station", body.pk), {"berichtigen": "1", "reason": "Nein"}).status_code == 404
    assert "Ihre Stellungnahme fehlt noch" not in browser.get(_at("desk")).content.decode()


@pytest.mark.parametrize("role", sorted(set(Member.Role.values) - {FOREIGNERS}))
def test_no_other_part_enters_an_opinion(cast, role):
    process = cast.version().process
    body = _body(cast, process)
    browser = _as(cast, role, process)
    given = {"held_on": "02.11.2026", "opinion": "Wir begrüßen das."}
    assert browser.post(_at("station", body.pk), given).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.hear(body, opinion="Ja", held_on=ON, by=cast.ole, on=ON)


def test_a_foreigners_council_touches_no_body_that_decides(cast):
    process = cast.version().process
    council = _body(cast, process, "municipal_council")
    assert _as(cast, FOREIGNERS, process).get(_at("station", council.pk)).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.hear(council, opinion="Ja", held_on=ON, by=cast.ole, on=ON)


def test_after_the_council_has_decided_only_the_office_enters_what_was_said(cast):
    version = cast.version()
    process = version.process
    body, council = _body(cast, process), _body(cast, process, "municipal_council")
    browser = _as(cast, FOREIGNERS, process)
    decided = actions.Decided(held_on=ON, outcome="adopted", version=version, version_because="Es eilte.")
    actions.decide(council, decided, by=cast.frieda, on=ON)
    given = {"held_on": "02.11.2026", "opinion": "Zu spät."}
    assert "Hier ist schon entschieden." in browser.post(_at("station", body.pk), given).content.decode()
    assert "Ihre Stellungnahme fehlt noch" not in browser.get(_at("desk")).content.decode()
    with pytest.raises(Refused):
        actions.hear(body, opinion="Zu spät.", held_on=ON, by=cast.ole, on=ON)
    actions.hear(body, opinion="Lag vor.", held_on=ON, by=cast.frieda, on=ON)
    body.refresh_from_db()
    assert body.opinion == "Lag vor."


def test_where_several_towns_work_together_a_body_speaks_only_for_the_town_it_acts_for(cast):
    process = cast.process(with_towns=[cast.neighbour])
    ours, theirs = _body(cast, process), _body(cast, process, town=cast.neighbour)
    browser = _as(cast, FOREIGNERS, process)
    assert [browser.get(_at("station", one.pk)).status_code for one in (ours, theirs)] == [404, 404]
    assert "hier steht nicht, für welche Sie sprechen" in browser.get(_at("desk")).content.decode()
    why = "Danach wurde nicht gefragt."
    actions.add_member(process, user=cast.theo, role=FOREIGNERS, by=cast.frieda, town_unknown=why)
    browser = cast.client("theo")
    assert [browser.get(_at("station", one.pk)).status_code for one in (ours, theirs)] == [200, 404]
    with pytest.raises(PermissionDenied):
        actions.hear(theirs, opinion="Ja", held_on=ON, by=cast.theo, on=ON)


def test_where_several_towns_work_together_a_part_speaks_for_the_town_it_names_and_for_no_other(cast):
    process = cast.process(with_towns=[cast.neighbour])
    ours, theirs = _body(cast, process), _body(cast, process, town=cast.neighbour)
    words = {"role": FOREIGNERS, "by": cast.frieda, "town": cast.neighbour}
    for user, name in ((cast.ole, "ole"), (cast.theo, "theo")):
        actions.add_member(process, user=user, **words)
        browser = cast.client(name)
        assert [browser.get(_at("station", one.pk)).status_code for one in (ours, theirs)] == [404, 200]


def test_a_body_that_nobody_has_entered_is_told_whom_to_ask(cast):
    browser = _as(cast, FOREIGNERS, cast.process())
    assert "Die Gemeinde hat Ihr Gremium noch nicht eingetragen." in browser.get(_at("desk")).content.decode()


@pytest.mark.parametrize(
    ("role", "title"),
    [
        (STEERING, "Lesen Sie den Entwurf mit"),
        (POLITICS, "Bald entscheiden Sie"),
        (CENTRE, "Lesen Sie den Text und schreiben Sie dazu"),
        (FOREIGNERS, "Ihre Stellungnahme fehlt noch"),
        ("translator", None),
        ("facilitator", None),
    ],
)
def test_the_desk_of_each_part_begins_with_its_own_next_step(cast, role, title):
    process = cast.version().process
    _body(cast, process)
    answer = _as(cast, role, process).get(_at("desk"))
    assert [step.title for step in answer.context["steps"]] == ([title] if title else [])
    page = answer.content.decode()
    if title:
        assert page.index(title) < page.index("Was als Nächstes ansteht")
