"""The pages of a vote on priorities: for residents without an account, for the desk, and what everybody reads of the count."""

import re

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOW, TODAY
from tests.poll_cast import AFTER, result_of
from wir.participation.actions import ballots, polls
from wir.participation.documents import council_pack
from wir.participation.doors import doors_of
from wir.participation.models import Ballot
from wir.participation.opinions import voters
from wir.participation.polls.sentences import poll_sentences
from wir.strategy import actions
from wir.strategy.models import Receipt
from wir.strategy.narrative import narrative
from wir.strategy.way import ways_of_measures

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'name="wer" value="([^"]+)"')
CODE = re.compile(r'<p class="wir-receipt__words"[^>]*>(.*?)</p>', re.S)


@pytest.fixture(autouse=True)
def _in_their_time():
    with time_machine.travel(NOW, tick=False):
        yield


def address(poll, rest=""):
    return f"/beteiligung/{poll.process.slug}/abstimmung/{poll.number}/{rest}"


def desk(poll, rest=""):
    return f"/beteiligung/{poll.process.slug}/arbeit/abstimmungen/{poll.number}/{rest}"


def text(response):
    return response.content.decode()


def read(response):
    """What one reads, without tags."""
    return " ".join(re.sub(r"<[^>]+>", "", text(response)).split())


def chosen():
    return sorted(Ballot.objects.values_list("chosen", flat=True))


def test_a_resident_ticks_measures_and_gets_a_receipt_of_three_words(cast, client):
    poll = cast.poll()
    page = client.get(address(poll))
    assert not page.cookies
    assert "30.000\xa0Euro" in text(page)
    done = client.post(
        address(poll), {"massnahme": ["3", "1"], "wer": FIELD.search(text(page))[1]}, follow=True
    )
    assert (done.status_code, chosen()) == (200, [[1, 3]])
    words = re.sub(r"<[^>]+>", " ", CODE.search(text(done))[1]).split()
    assert len(words) == 3
    cookie = client.cookies[voters.COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    followed = client.post(f"/beteiligung/{poll.process.slug}/meine-stimme/", {"code": " ".join(words)})
    assert "Ihr Stimmzettel liegt in der Urne" in read(followed)
    assert "Abendbus" not in read(followed)


def test_the_receipt_says_that_the_ballot_counted_and_never_how(cast, client):
    poll = cast.poll()
    code = ballots.cast_ballot(poll, ["3"], voter=voters.new().within("x"), on=TODAY)
    polls.close_poll(poll, by=cast.miriam, on=AFTER)
    polls.count_poll(poll, on=AFTER)
    page = client.post("/beteiligung/meine-stimme/", {"code": code})
    assert "Ihr Stimmzettel ist mitgezählt" in read(page)
    assert "Sprachcafé" not in read(page)
    assert address(poll, "ergebnis/") in text(page)


def test_the_same_device_finds_its_ticks_and_changes_them(cast, client):
    poll = cast.poll()
    client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    page = text(client.get(address(poll)))
    assert "Ihr Stimmzettel liegt schon in der Urne" in page
    assert re.findall(r'value="(\d)"[^>]* checked', page) == ["1"]
    changed = client.post(address(poll), {"massnahme": ["2", "4"]}, follow=True)
    assert "Der Stimmzettel ist geändert." in text(changed)
    assert (chosen(), Receipt.objects.count()) == ([[2, 4]], 1)


def test_another_device_sees_nothing_of_it(cast, client):
    poll = cast.poll()
    client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    assert " checked" not in text(Client().get(address(poll)))
    client.post("/beteiligung/vergessen/")
    assert " checked" not in text(client.get(address(poll)))


@pytest.mark.parametrize(
    ("ticks", "sentence"),
    [
        ([], "Kreuzen Sie mindestens eine Maßnahme an."),
        (["77"], "Eine der angekreuzten Maßnahmen steht nicht zur Abstimmung."),
        (["1' or 1=1"], "Eine der angekreuzten Maßnahmen steht nicht zur Abstimmung."),
        (["1", "2", "3"], "Sie haben 3 Maßnahmen angekreuzt. Erlaubt sind höchstens 2"),
    ],
)  # fmt: skip
def test_bad_input_gets_one_clear_sentence_and_changes_nothing(cast, client, ticks, sentence):
    poll = cast.poll(most=2)
    client.post(address(poll), {"massnahme": ["4"]}, follow=True)
    answer = client.post(address(poll), {"massnahme": ticks}, follow=True)
    assert (answer.status_code, chosen()) == (200, [[4]])
    assert sentence in text(answer)


def test_a_made_up_device_is_another_one(cast, client):
    poll = cast.poll()
    client.cookies[voters.COOKIE] = "erfunden:unterschrift"
    client.post(address(poll), {"massnahme": ["1"], "wer": "auch:erfunden"}, follow=True)
    assert len(chosen()) == 1
    assert client.cookies[voters.COOKIE].value != "erfunden:unterschrift"


def test_a_form_of_another_site_votes_for_nobody(cast, client):
    poll = cast.poll()
    answer = client.post(
        address(poll), {"massnahme": ["1"]}, headers={"sec-fetch-site": "cross-site"}, follow=True
    )
    assert (answer.status_code, chosen()) == (403, [])


def test_a_draft_is_not_there_and_before_its_first_day_one_reads_the_rule_and_cannot_vote(cast, client):
    poll = cast.draft_poll(opens_on=AFTER, closes_on=AFTER)
    assert client.get(address(poll)).status_code == 404
    polls.freeze_poll(poll, by=cast.miriam, on=TODAY)
    page = text(client.get(address(poll)))
    assert "Abstimmen können Sie vom 01.12.2026 bis 01.12.2026." in page
    assert "Bei Gleichstand: zuerst die günstigere" in page
    assert "Das steht seit dem 02.11.2026 fest" in page
    answer = client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    assert (answer.status_code, chosen()) == (409, [])


def test_a_closed_vote_takes_nothing_and_leads_to_the_result(cast, client):
    poll = cast.counted_poll()
    answer = client.post(address(poll), {"massnahme": ["1"]}, follow=True)
    assert (answer.status_code, chosen()) == (409, [])
    assert "Diese Abstimmung ist zu Ende." in text(answer)
    assert address(poll, "ergebnis/") in text(answer)


def test_the_result_says_what_the_money_reaches_why_and_what_the_simple_sum_would_say(cast, client):
    page = read(client.get(address(cast.counted_poll(), "ergebnis/")))
    for sentence in (
        "Mit 50.000 Euro werden 3 Maßnahmen bezahlt. Es kamen rund 65 Stimmzettel.",
        "Das kostet zusammen 30.000 Euro. Übrig bleiben 20.000 Euro.",
        "Angekreuzt: rund 45. Ihre Anteile reichten zusammen: rund 444 Euro von jeder Stimme.",
        "Die Anteile der Menschen, die sie angekreuzt haben, reichten zusammen nicht für die Kosten.",
        "Nach der einfachen Summe der Stimmen wäre dabei: Maßnahme 1. Nicht dabei wäre: Maßnahmen 3, 4.",
    ):
        assert sentence in page, sentence


def test_people_who_have_paid_for_something_else_count_in_part_and_the_page_says_so(cast, client):
    """721 euros each. The house takes 625 of nine who also want the café: for that they have 96 left, eleven others 721."""
    said = (((1, 2), 23), ((3,), 11), ((2, 3), 9))
    page = read(client.get(address(cast.counted_poll(said=said, budget_cents=31_000_00), "ergebnis/")))
    assert (
        "Angekreuzt: rund 20. Ein Teil dieser Menschen hatte seinen Anteil schon für anderes gegeben. "
        "Zusammen zählten sie wie rund 10 volle Stimmen, mit je rund 600 Euro. Das reichte."
    ) in page


def test_raised_shares_are_told(cast, client):
    """638 euros each: four people cannot pay the benches, but there is money left; so every share grows until they can."""
    said = (((1, 2), 23), ((3,), 11), ((2, 3), 9), ((4,), 4))
    raised = cast.counted_poll(said=said, budget_cents=30_000_00)
    assert result_of(raised).told["raised"] == 362
    sentence = "Nach der ersten Runde blieb Geld übrig: Deshalb wurde jeder Anteil erhöht."
    assert sentence in read(client.get(address(raised, "ergebnis/")))
    assert sentence not in read(client.get(address(cast.counted_poll(), "ergebnis/")))


def test_the_simple_sum_explains_itself_too(cast, client):
    page = read(client.get(address(cast.counted_poll(rule="votes"), "ergebnis/")))
    assert "Sie war nach der Zahl der Stimmen an der Reihe, und das Geld reichte." in page
    assert "Als sie an der Reihe war, reichte das Geld nicht mehr." in page
    assert "Zählte wie volle Stimmen" not in page


def test_a_deviation_stands_beside_the_place_wherever_one_reads_it(cast, client):
    poll = cast.counted_poll()
    bus, house, cafe, benches = poll.process.measures.order_by("number")
    reasons = {house.pk: "Braucht noch eine Prüfung.", cafe.pk: "Der Raum ist schon da."}
    actions.rank_measures(poll.process, order=[cafe, house, benches, bus], reasons=reasons, by=cast.miriam)
    sentence = "Die Stimmen ergaben Platz 2. Das Team setzt sie auf Platz 1, weil: Der Raum ist schon da."
    root = f"/beteiligung/{poll.process.slug}/"
    for place in (f"{root}massnahmen/", f"{root}massnahmen/3/", address(poll, "ergebnis/")):
        assert sentence in read(client.get(place)), place
    as_voted = read(client.get(f"{root}massnahmen/4/"))
    assert "Die Stimmen ergaben Platz 3." in as_voted
    assert "Das Team setzt sie" not in as_voted
    assert "Die Stimmen ergaben Platz 2." in read(cast.client("miriam").get(f"{root}arbeit/massnahmen/"))


def test_the_way_of_a_measure_shows_its_vote(cast):
    poll = cast.counted_poll()
    bus, house, *_ = poll.process.measures.order_by("number")
    found = [
        [(step.stop.kind, str(step.stop.text)) for step in way.walk()][1:]
        for way in ways_of_measures([bus, house], "de", ahead=True)
    ]
    assert found == [
        [("poll", "Platz 4 von 4, das Geld reicht nicht so weit")],
        [("poll", "Platz 1 von 4, das Geld reicht dafür")],
    ]


def test_the_council_reads_it_in_its_pack_and_the_report_tells_it(cast):
    poll = cast.counted_poll()
    sentence = (
        "Abstimmung „Was kommt zuerst?“ bis 30.11.2026, rund 65 Stimmzettel: Das Budget von 50.000\xa0Euro reicht für "
        "Maßnahme 2, 3, 4, in dieser Reihenfolge (nach gleichen Anteilen gezählt; offene Abstimmung, nicht repräsentativ)."
    )
    assert poll_sentences(poll.process) == [sentence]
    assert sentence in narrative(poll.process)
    assert sentence in council_pack._short(poll.process, [], poll_sentences(poll.process))


def test_measures_name_the_votes_that_were_announced_and_no_draft(cast, client):
    poll = cast.poll()
    draft = cast.draft_poll(poll.process, measures=list(poll.process.measures.all()), title="Geheim")
    page = text(client.get(f"/beteiligung/{poll.process.slug}/massnahmen/"))
    assert (address(poll) in page, address(draft) in page) == (True, False)


def test_there_is_a_door_while_it_is_open(cast):
    poll = cast.poll()
    for day, there in ((TODAY, True), (AFTER, False)):
        assert (address(poll) in [door.url for door in doors_of(poll.process, on=day)]) is there


def test_pages_cost_the_same_with_few_and_with_many_ballots_and_measures(cast, client):
    process = cast.process()
    several = [*cast.costed_measures(process), *cast.costed_measures(process), *cast.costed_measures(process)]
    few = cast.counted_poll(process=process, measures=several[:4])
    many = cast.counted_poll(process=process, measures=several, said=(((1, 2, 9), 30), ((3, 12), 30)))
    miriam = cast.client("miriam")

    def cost(who, place):
        who.get(place)
        with CaptureQueriesContext(connection) as counted:
            assert who.get(place).status_code == 200
        return len(counted)

    for page in (lambda poll: address(poll, "ergebnis/"), address):
        assert cost(client, page(few)) == cost(client, page(many))
    assert cost(miriam, desk(few)) == cost(miriam, desk(many))
