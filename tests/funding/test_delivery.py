"""Bekanntgabe, reckoned by hand: beside each case stands how a person with a calendar comes to the same days."""

from dataclasses import dataclass
from datetime import date

import pytest

from wir import guidelines
from wir.funding.rules.delivery import Sending, reckon


def d(text):
    return date.fromisoformat(text)


@dataclass(frozen=True)
class Case:
    """A sending and the three days that follow; `by_hand` is the calculation with paper and calendar."""

    by_hand: str
    sending: Sending
    counts: str
    last: str
    final: str


def retrieved(announced, on, **more):
    return Sending(way="retrieval", announced_on=d(announced), retrieved_on=d(on), **more)


def posted(on, **more):
    return Sending(way="post", posted_on=d(on), **more)


def served(on, **more):
    return Sending(way="service", served_on=d(on), **more)


def handed(on):
    return Sending(way="handing_over", served_on=d(on))


CASES = {
    "the example: a month ends on Easter Monday": Case(
        "retrieved Thu 5 Mar 2026, + 1 day = Fri 6 Mar; + 1 month = Mon 6 Apr = Easter Monday -> Tue 7 Apr; final Wed 8 Apr",
        retrieved("2026-03-02", "2026-03-05"), "2026-03-06", "2026-04-07", "2026-04-08",
    ),
    "retrieved on the day of the message": Case(
        "Mon 2 Feb 2026 + 1 = Tue 3 Feb; + 1 month = Tue 3 Mar, a working day; final Wed 4 Mar",
        retrieved("2026-02-02", "2026-02-02"), "2026-02-03", "2026-03-03", "2026-03-04",
    ),
    "retrieved on the tenth day": Case(
        "message Mon 2 Feb 2026 + 10 = Thu 12 Feb, still in time; + 1 = Fri 13 Feb; + 1 month = Fri 13 Mar; final Sat 14 Mar",
        retrieved("2026-02-02", "2026-02-12"), "2026-02-13", "2026-03-13", "2026-03-14",
    ),
    "retrieved on a Friday: the counting day stays a Saturday": Case(
        "Fri 9 Jan 2026 + 1 = Sat 10 Jan, which does not move; + 1 month = Tue 10 Feb; final Wed 11 Feb",
        retrieved("2026-01-07", "2026-01-09"), "2026-01-10", "2026-02-10", "2026-02-11",
    ),
    "the month ends on a Saturday": Case(
        "Fri 6 Feb 2026 + 1 = Sat 7 Feb; + 1 month = Sat 7 Mar -> Mon 9 Mar; final Tue 10 Mar",
        retrieved("2026-02-06", "2026-02-06"), "2026-02-07", "2026-03-09", "2026-03-10",
    ),
    "the month ends on a Sunday": Case(
        "retrieved Wed 8 Jul 2026 + 1 = Thu 9 Jul; + 1 month = Sun 9 Aug -> Mon 10 Aug; final Tue 11 Aug",
        retrieved("2026-07-08", "2026-07-08"), "2026-07-09", "2026-08-10", "2026-08-11",
    ),
    "Good Friday drags the end over Easter": Case(
        "service Tue 3 Mar 2026; + 1 month = Fri 3 Apr = Good Friday -> Sat, Sun, Easter Monday 6 Apr -> Tue 7 Apr; final 8 Apr",
        served("2026-03-03"), "2026-03-03", "2026-04-07", "2026-04-08",
    ),
    "Easter Monday": Case(
        "service Fri 6 Mar 2026; + 1 month = Mon 6 Apr = Easter Monday -> Tue 7 Apr; final Wed 8 Apr",
        served("2026-03-06"), "2026-03-06", "2026-04-07", "2026-04-08",
    ),
    "the first of May is a Friday": Case(
        "service Wed 1 Apr 2026; + 1 month = Fri 1 May = holiday -> Sat 2, Sun 3 -> Mon 4 May; final Tue 5 May",
        served("2026-04-01"), "2026-04-01", "2026-05-04", "2026-05-05",
    ),
    "Ascension Day": Case(
        "service Tue 14 Apr 2026; + 1 month = Thu 14 May = Ascension -> Fri 15 May; final Sat 16 May",
        served("2026-04-14"), "2026-04-14", "2026-05-15", "2026-05-16",
    ),
    "Whit Monday": Case(
        "service Sat 25 Apr 2026; + 1 month = Mon 25 May = Whit Monday -> Tue 26 May; final Wed 27 May",
        served("2026-04-25"), "2026-04-25", "2026-05-26", "2026-05-27",
    ),
    "Corpus Christi, a holiday in Hessen": Case(
        "service Mon 4 May 2026; + 1 month = Thu 4 Jun = Corpus Christi -> Fri 5 Jun; final Sat 6 Jun",
        served("2026-05-04"), "2026-05-04", "2026-06-05", "2026-06-06",
    ),
    "the third of October": Case(
        "service Wed 3 Sep 2025; + 1 month = Fri 3 Oct = German Unity -> Sat 4, Sun 5 -> Mon 6 Oct; final Tue 7 Oct",
        served("2025-09-03"), "2025-09-03", "2025-10-06", "2025-10-07",
    ),
    "31 October is no holiday in Hessen": Case(
        "service Tue 30 Sep 2025; + 1 month = Thu 30 Oct; final Fri 31 Oct",
        served("2025-09-30"), "2025-09-30", "2025-10-30", "2025-10-31",
    ),
    "All Saints is no holiday in Hessen": Case(
        "service Wed 1 Oct 2025; + 1 month = Sat 1 Nov -> Mon 3 Nov for the Saturday only; final Tue 4 Nov",
        served("2025-10-01"), "2025-10-01", "2025-11-03", "2025-11-04",
    ),
    "both days of Christmas before a weekend": Case(
        "service Wed 25 Nov 2026; + 1 month = Fri 25 Dec -> Sat 26 (second day), Sun 27 -> Mon 28 Dec; final Tue 29 Dec",
        served("2026-11-25"), "2026-11-25", "2026-12-28", "2026-12-29",
    ),
    "the second day of Christmas is a Tuesday": Case(
        "service Sun 26 Nov 2023; + 1 month = Tue 26 Dec -> Wed 27 Dec; final Thu 28 Dec",
        served("2023-11-26"), "2023-11-26", "2023-12-27", "2023-12-28",
    ),
    "Christmas Eve is a working day": Case(
        "service Mon 24 Nov 2025; + 1 month = Wed 24 Dec, no holiday in law; final Thu 25 Dec (being final does not move)",
        served("2025-11-24"), "2025-11-24", "2025-12-24", "2025-12-25",
    ),
    "New Year": Case(
        "service Mon 1 Dec 2025; + 1 month = Thu 1 Jan 2026 -> Fri 2 Jan 2026; final Sat 3 Jan",
        served("2025-12-01"), "2025-12-01", "2026-01-02", "2026-01-03",
    ),
    "over the end of the year": Case(
        "retrieved Wed 31 Dec 2025 + 1 = Thu 1 Jan 2026 (a holiday, stays); + 1 month = Sun 1 Feb -> Mon 2 Feb; final Tue 3 Feb",
        retrieved("2025-12-29", "2025-12-31"), "2026-01-01", "2026-02-02", "2026-02-03",
    ),
    "31 January, February has 28 days": Case(
        "service Fri 31 Jan 2025; no 31 Feb, so Fri 28 Feb 2025; final Sat 1 Mar",
        served("2025-01-31"), "2025-01-31", "2025-02-28", "2025-03-01",
    ),
    "31 January in a leap year": Case(
        "service Wed 31 Jan 2024; no 31 Feb, so Thu 29 Feb 2024; final Fri 1 Mar",
        served("2024-01-31"), "2024-01-31", "2024-02-29", "2024-03-01",
    ),
    "29 February itself": Case(
        "service Thu 29 Feb 2024; + 1 month = Fri 29 Mar 2024 = Good Friday -> Sat, Sun, Mon 1 Apr Easter -> Tue 2 Apr",
        served("2024-02-29"), "2024-02-29", "2024-04-02", "2024-04-03",
    ),
    "28 February is not the last of March": Case(
        "service Fri 28 Feb 2025; + 1 month = Fri 28 Mar, not the 31st; final Sat 29 Mar",
        served("2025-02-28"), "2025-02-28", "2025-03-28", "2025-03-29",
    ),
    "31 March becomes 30 April": Case(
        "service Tue 31 Mar 2026; no 31 Apr, so Thu 30 Apr; final Fri 1 May",
        served("2026-03-31"), "2026-03-31", "2026-04-30", "2026-05-01",
    ),
    "post, third day": Case(
        "posted Mon 2 Mar 2026; 3, 4, 5: Thu 5 Mar; + 1 month = Sun 5 Apr (Easter) -> Tue 7 Apr; final Wed 8 Apr",
        posted("2026-03-02"), "2026-03-05", "2026-04-07", "2026-04-08",
    ),
    "post on a Thursday: the third day is a Sunday and stays": Case(
        "posted Thu 8 Jan 2026; 9, 10, 11: Sun 11 Jan; + 1 month = Wed 11 Feb; final Thu 12 Feb",
        posted("2026-01-08"), "2026-01-11", "2026-02-11", "2026-02-12",
    ),
    "post before Christmas: the third day is a holiday and stays": Case(
        "posted Tue 23 Dec 2025; 24, 25, 26: Fri 26 Dec; + 1 month = Mon 26 Jan 2026; final Tue 27 Jan",
        posted("2025-12-23"), "2025-12-26", "2026-01-26", "2026-01-27",
    ),
    "post on the last day of the old federal law": Case(
        "posted Tue 31 Dec 2024; 1, 2, 3: Fri 3 Jan 2025; + 1 month = Mon 3 Feb; final Tue 4 Feb",
        posted("2024-12-31"), "2025-01-03", "2025-02-03", "2025-02-04",
    ),
    "post on the first day of the new federal law": Case(
        "posted Wed 1 Jan 2025; Hessen 2, 3, 4: Sat 4 Jan; + 1 month = Tue 4 Feb; final Wed 5 Feb",
        posted("2025-01-01"), "2025-01-04", "2025-02-04", "2025-02-05",
    ),
    "post, proven to have come later": Case(
        "posted Mon 2 Mar 2026, presumed Thu 5 Mar, proven Tue 10 Mar; + 1 month = Fri 10 Apr; final Sat 11 Apr",
        posted("2026-03-02", received_on=d("2026-03-10")), "2026-03-10", "2026-04-10", "2026-04-11",
    ),
    "post, came earlier than presumed": Case(
        "posted Mon 1 Jun 2026, came Tue 2 Jun, counts 2, 3, 4: Thu 4 Jun all the same; + 1 month = Sat 4 Jul -> Mon 6 Jul",
        posted("2026-06-01", received_on=d("2026-06-02")), "2026-06-04", "2026-07-06", "2026-07-07",
    ),
    "handed over in person": Case(
        "handed over Mon 15 Jun 2026; counts that day; + 1 month = Wed 15 Jul; final Thu 16 Jul",
        handed("2026-06-15"), "2026-06-15", "2026-07-15", "2026-07-16",
    ),
    "waived some days later": Case(
        "served Mon 15 Jun 2026; last day Wed 15 Jul; waived Wed 17 Jun: final on Wed 17 Jun",
        served("2026-06-15", waived_on=d("2026-06-17")), "2026-06-15", "2026-07-15", "2026-06-17",
    ),
    "waived on the day of retrieval": Case(
        "retrieved Thu 5 Mar 2026, waived the same day; it counts from Fri 6 Mar: final on Fri 6 Mar, not before",
        retrieved("2026-03-02", "2026-03-05", waived_on=d("2026-03-05")), "2026-03-06", "2026-04-07", "2026-03-06",
    ),
    "waived when the time is over anyway": Case(
        "served Mon 15 Jun 2026; final Thu 16 Jul; a waiver on Fri 17 Jul changes nothing",
        served("2026-06-15", waived_on=d("2026-07-17")), "2026-06-15", "2026-07-15", "2026-07-16",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_days_come_out_as_by_hand(name):
    case = CASES[name]
    found = reckon(case.sending, on=d("2026-11-02"))
    days = (found.state, found.counts_on, found.last_day, found.final_on)
    assert days == ("effected", d(case.counts), d(case.last), d(case.final)), case.by_hand


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2026-02-02", "waiting"),  # the day of the message
        ("2026-02-12", "waiting"),  # Mon 2 Feb + 10 = Thu 12 Feb, the last day for retrieving
        ("2026-02-13", "failed"),  # one day too late
    ],
)
def test_what_is_not_retrieved_within_ten_days_is_not_effected(on, state):
    found = reckon(Sending(way="retrieval", announced_on=d("2026-02-02")), on=d(on))
    assert (found.state, found.counts_on, found.retrieve_by) == (state, None, d("2026-02-12"))


def test_a_retrieval_on_the_eleventh_day_effects_nothing():
    found = reckon(retrieved("2026-02-02", "2026-02-13"), on=d("2026-02-13"))
    assert (found.state, found.final_on, found.is_final(d("2030-01-01"))) == ("failed", None, False)


def test_a_letter_that_never_arrived_is_not_effected():
    found = reckon(posted("2026-03-02", never_arrived=True), on=d("2026-05-01"))
    assert (found.state, found.counts_on) == ("failed", None)


@pytest.mark.parametrize("way", ["retrieval", "post", "service", "handing_over"])
def test_without_a_day_everything_waits(way):
    found = reckon(Sending(way=way), on=d("2026-03-02"))
    assert (found.state, found.counts_on, found.steps) == ("waiting", None, ())


@pytest.mark.parametrize(
    "sending", [retrieved("2026-03-02", "2026-03-01"), posted("2026-03-02", received_on=d("2026-03-01"))]
)
def test_nothing_arrives_before_it_was_sent(sending):
    with pytest.raises(ValueError, match="vor der"):
        reckon(sending, on=d("2026-03-02"))


def test_it_is_final_on_its_day_and_not_the_day_before():
    found = reckon(retrieved("2026-03-02", "2026-03-05"), on=d("2026-03-05"))
    assert (found.is_final(d("2026-04-07")), found.is_final(d("2026-04-08"))) == (False, True)


def test_the_page_gets_every_step_in_words():
    found = reckon(retrieved("2026-03-02", "2026-03-05"), on=d("2026-03-05"))
    assert [step.says for step in found.steps] == [
        "Am Montag, 2. März 2026 ging die Nachricht hinaus: Der Bescheid liegt bereit.",
        "Am Donnerstag, 5. März 2026 wurde er abgerufen.",
        "Er zählt am Tag nach dem Abruf: Freitag, 6. März 2026.",
        "Die Frist für eine Klage ist ein Monat, bis Montag, 6. April 2026.",
        "Das ist Ostermontag. Die Frist endet am nächsten Werktag: Dienstag, 7. April 2026, 24 Uhr.",
        "Klagt niemand, ist der Bescheid ab Mittwoch, 8. April 2026 bestandskräftig.",
    ]
    assert all(step.source for step in found.steps)


@pytest.mark.parametrize(("on", "days"), [("2024-12-31", (3, 3)), ("2025-01-01", (3, 4))])
def test_federal_law_changed_on_new_year_2025_and_hessen_is_not_confirmed(on, days):
    law = guidelines.procedure("delivery", d(on))
    assert (law.value("post_days").value, law.value("post_days_federal").value) == days
    assert law.value("post_days").confidence == "derived"


def test_a_letter_of_2025_says_that_the_fourth_day_is_possible_and_one_of_2024_does_not():
    assert reckon(posted("2024-12-31"), on=d("2025-01-01")).doubts == ()
    assert reckon(posted("2025-01-06"), on=d("2025-01-06")).doubts == (
        "Nach Bundesrecht wäre es seit 2025 der 4. Tag, also Freitag, 10. Januar 2025, und der letzte Tag für eine Klage "
        "Montag, 10. Februar 2025. Ob das in Hessen auch gilt, ist nicht bestätigt. Wir rechnen mit dem 3. Tag.",
    )


def test_a_day_on_which_nobody_works_is_pointed_out():
    assert reckon(posted("2024-12-26"), on=d("2024-12-26")).doubts == (
        "Der Tag, ab dem der Bescheid zählt, ist ein Sonntag. Wir lassen ihn stehen, denn nur das Ende einer Frist rückt "
        "auf den nächsten Werktag. Bestätigt ist das nicht.",
    )
