"""The thread of a voice, as people hold it: survey in Arabic without scripts, paper with a second person, votes on statements,
three voices that become a recommendation, a measure and a paragraph, the council's decision, and the receipt that shows all of it."""

from datetime import date

import pytest

HANNA, MIRIAM, GRETA = "hanna@weidenstadt.example", "miriam@prozess.example", "greta@eichenfeld.example"
HOME = "/beteiligung/weidenstadt/"
PHONE = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
IDEA = "Ein Platz, an dem abends Licht brennt und jemand da ist."


@pytest.fixture
def resident(person):
    """Somebody with a phone, without account and without scripts."""
    return lambda: person(**PHONE)


def _code(somebody, words):
    """The receipt on the page, as somebody would copy it."""
    return "-".join(somebody.page.inner_text(words).replace("-", " ").split())


def test_a_survey_is_answered_in_arabic_on_a_phone_without_an_account(resident):
    somebody = resident()
    page = somebody.page
    page.goto(f"/ar{HOME}")
    assert page.get_attribute("html", "dir") == "rtl"
    page.click(".wir-now .kern-btn--primary")
    page.click(".wir-act .kern-btn--secondary")  # all questions on one page
    assert "/ar/" in page.url
    page.locator("input[type=radio]").first.check()
    page.locator("textarea").first.fill("مكان تلتقي فيه النساء")
    page.locator("main form .kern-btn--primary").first.click()
    page.locator("main form .kern-btn--primary").first.click()  # what was answered is right
    code = _code(somebody, ".wir-receipt")
    assert len(code.split("-")) == 3
    page.goto(f"/ar{HOME}meine-stimme/")
    page.fill("input[name=code]", code)
    page.locator("main form .kern-btn--primary").first.click()
    assert page.locator(".wir-trail li").count() >= 2
    assert "مكان تلتقي فيه النساء" not in somebody.says()  # it is not public before somebody has read it


def test_paper_counts_when_a_second_person_has_typed_it_in_too(person):
    miriam = person(MIRIAM)
    miriam.page.goto(f"{HOME}arbeit/umfragen/")
    miriam.page.locator("main .wir-task__name").first.click()
    survey = miriam.page.url
    miriam.page.goto(f"{survey}papier/")
    miriam.page.fill("input[name=name]", "Stapel vom Markt")
    miriam.page.locator("main input[name=channel]").first.check()
    miriam.page.fill("input[name=received_on]", date.today().strftime("%d.%m.%Y"))
    miriam.click("Stapel anfangen")
    batch = miriam.page.url
    miriam.page.locator("main input[type=radio]").first.check()
    miriam.click("Bogen speichern")
    assert "Wartet auf zweite Person" in miriam.says()
    hanna = person(HANNA)
    hanna.page.goto(batch)
    hanna.click("Bogen 1 prüfen")
    hanna.page.locator("main input[type=radio]").first.check()
    hanna.click("Vergleichen und zählen")
    hanna.page.goto(batch)
    assert "Zählt mit" in hanna.says()


def test_a_resident_votes_and_reads_the_groups_in_words(resident):
    somebody = resident()
    page = somebody.page
    page.goto(HOME)
    page.get_by_role("link", name="Abstimmen").first.click()
    for answer in ("Ja, stimmt", "Nein", "Weiß nicht"):
        page.get_by_role("button", name=answer).click()
    assert "3 von" in somebody.says()
    page.get_by_role("link", name="Was meinen die anderen?").click()
    assert "Worin sich alle" in somebody.says() or "Gruppe" in somebody.says()


def test_a_voice_goes_all_the_way_to_the_council_and_its_receipt_tells(person, resident):
    somebody = resident()
    somebody.page.goto(f"{HOME}idee/")
    somebody.page.fill("textarea[name=text]", IDEA)
    somebody.click("Idee abschicken")
    code = _code(somebody, ".wir-receipt__words")

    miriam = person(MIRIAM)
    miriam.page.goto(f"{HOME}arbeit/stimmen/?suche=abends")
    boxes = miriam.page.locator("main input[name=stimme]")
    for place in range(3):
        boxes.nth(place).check()
    for box in miriam.page.get_by_label(IDEA).all():
        box.check()
    miriam.page.fill("textarea[name=neu-text]", "Die Stadt macht den Platz am Abend sicher.")
    miriam.click("Empfehlung anlegen")
    miriam.page.goto(f"{HOME}arbeit/empfehlungen/")
    miriam.page.locator("main .wir-task__name").first.click()  # drafts stand first
    number = miriam.page.url.rstrip("/").split("/")[-1]
    miriam.click("Empfehlung veröffentlichen")
    miriam.page.goto(f"{HOME}arbeit/massnahmen/neu/")
    miriam.page.fill("input[name=title]", "Licht und Platzpaten")
    miriam.page.locator("main input[name=recommendations]").last.check()
    miriam.page.locator("main form .kern-btn--primary").first.click()
    miriam.page.goto(f"{HOME}arbeit/text/")
    miriam.page.get_by_role("link", name="Absatz zu „Maßnahmen“ schreiben").click()
    miriam.page.fill("textarea[name=text]", "Am Platz brennt abends Licht, und jemand ist da.")
    miriam.page.locator("main input[name=measures]").last.check()
    miriam.click("Absatz speichern")
    miriam.page.goto(f"{HOME}arbeit/text/veroeffentlichen/")
    miriam.page.fill("input[name=reason]", "Der Platz am Abend")
    miriam.page.locator("main form .kern-btn--primary").click()

    hanna = person(HANNA)
    hanna.page.goto(f"{HOME}arbeit/beschluss/")
    hanna.page.select_option("select[name=kind]", "municipal_council")
    hanna.click("Gremium eintragen")
    hanna.page.get_by_role("link", name="Gemeindevertretung oder Stadtverordnetenversammlung").click()
    hanna.page.fill("input[name=held_on]", date.today().strftime("%d.%m.%Y"))
    hanna.page.check("input[name=outcome][value=adopted]")
    hanna.page.locator("select[name=version]").select_option(index=1)
    hanna.page.fill("input[name=version_because]", "Es eilte.")
    for other in hanna.page.locator("main select[name^=m]").all()[:-1]:  # people still vote on some of them
        other.select_option("postponed")
    for name, votes in (("votes_for", "24"), ("votes_against", "5"), ("abstentions", "2")):
        hanna.page.fill(f"input[name={name}]", votes)
    hanna.click("Ergebnis festhalten")
    hanna.click("Beschluss festhalten")

    somebody.page.goto("/beteiligung/meine-stimme/")
    somebody.page.fill("input[name=code]", code)
    somebody.click("Meine Stimme finden")
    told = somebody.says()
    assert f"Empfehlung {number}" in told
    assert "Licht und Platzpaten" in told
    assert "24" in told
