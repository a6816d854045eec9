"""A vote on priorities as people hold it: on a small phone without scripts, at the desk, on paper by two people."""

from datetime import date

import pytest

HANNA, MIRIAM = "hanna@weidenstadt.example", "miriam@prozess.example"
HOME = "/beteiligung/weidenstadt/"
PHONE = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}


@pytest.fixture
def resident(person):
    """Somebody with a small phone, without account and without scripts."""
    return lambda: person(**PHONE)


def test_a_resident_votes_on_a_small_phone_changes_it_and_finds_the_receipt_again(resident):
    somebody = resident()
    page = somebody.page
    page.goto(HOME)
    page.get_by_role("link", name="Mitentscheiden").click()
    assert "9.000" in somebody.says()
    somebody.finds_nothing_wrong()
    boxes = page.locator("input[name=massnahme]")
    for place in range(4):
        boxes.nth(place).check()
    somebody.click("Stimmzettel abgeben")
    assert "Sie haben 4 Maßnahmen angekreuzt. Erlaubt sind höchstens 3: Nehmen Sie 1 weg." in somebody.says()
    assert page.locator("input[name=massnahme]:checked").count() == 4
    page.locator("input[name=massnahme]").nth(3).uncheck()
    somebody.click("Stimmzettel abgeben")
    assert "Ihr Stimmzettel ist in der Urne" in somebody.says()
    somebody.finds_nothing_wrong()
    code = " ".join(page.inner_text(".wir-receipt__words").split())
    assert len(code.split()) == 3
    somebody.click("Noch etwas ändern")
    assert page.locator("input[name=massnahme]:checked").count() == 3
    page.locator("input[name=massnahme]").nth(0).uncheck()
    somebody.click("Stimmzettel ändern")
    assert "Ihr Beleg gilt weiter" in somebody.says()
    page.goto(f"{HOME}meine-stimme/")
    page.fill("input[name=code]", code)
    somebody.click("Meine Stimme finden")
    assert "Ihr Stimmzettel liegt in der Urne" in somebody.says()
    assert "Spielgeräte" not in somebody.says()
    somebody.click("Fertig: dieses Gerät vergessen")
    page.goto(f"{HOME}abstimmung/2/")
    assert page.locator("input[name=massnahme]:checked").count() == 0


def test_a_resident_reads_what_was_chosen_why_and_where_the_team_decided_otherwise(resident):
    somebody = resident()
    page = somebody.page
    page.goto(f"{HOME}abstimmung/1/")
    somebody.click("Ergebnis ansehen")
    said = somebody.says()
    assert "Dafür reicht das Geld, in dieser Reihenfolge" in said
    assert "Nach der einfachen Summe der Stimmen wäre dabei: Maßnahme 2." in said
    assert (
        "Die Stimmen ergaben Platz 1. Das Team setzt sie auf Platz 2, weil: Die Bahn baut den Vorplatz um."
        in said
    )
    somebody.finds_nothing_wrong()
    page.goto(f"{HOME}massnahmen/5/")
    assert "Die Stimmen ergaben Platz 1." in somebody.says()
    assert "Abstimmung über Prioritäten: Was kommt zuerst?" in somebody.says()


def test_a_ballot_on_paper_counts_when_a_second_person_has_read_it(person):
    miriam, hanna = person(MIRIAM), person(HANNA)
    place = f"{HOME}arbeit/abstimmungen/2/papier/"
    miriam.page.goto(place)
    miriam.page.fill("input[name=batch]", "Markt")
    miriam.page.locator("input[name=channel]").first.check()
    miriam.page.fill("input[name=received_on]", date.today().strftime("%d.%m.%Y"))
    miriam.page.locator("input[name=massnahme]").first.check()
    miriam.click("Stimmzettel speichern")
    assert "Wartet auf zweite Person" in miriam.says()
    hanna.page.goto(place)
    hanna.click("Stimmzettel 1 prüfen")
    hanna.page.locator("input[name=massnahme]").nth(1).check()
    hanna.click("Vergleichen und zählen")
    assert "Die erste Person las es anders" in hanna.says()
    hanna.page.locator("input[name=massnahme]").nth(1).uncheck()
    hanna.page.locator("input[name=massnahme]").first.check()
    hanna.click("So steht es auf dem Papier")
    assert "Zählt mit" in hanna.says()


def test_the_desk_cannot_move_a_measure_away_from_the_votes_without_a_reason(person):
    hanna = person(HANNA)
    hanna.page.goto(f"{HOME}arbeit/massnahmen/")
    places = hanna.page.locator("input[name^=platz_]")
    third, fourth = places.nth(2), places.nth(3)
    third.fill("4")
    fourth.fill("3")
    hanna.click("Reihenfolge speichern")
    assert "Schreiben Sie dazu, warum es anders sein soll." in hanna.says()
