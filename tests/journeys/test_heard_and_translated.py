"""A question that somebody reads aloud, and texts that a machine translates until a person has checked them."""

import io
import math
import struct
import wave

import pytest

MIRIAM = "miriam@prozess.example"
HOME = "/beteiligung/weidenstadt/"
PHONE = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}


def _spoken():
    """A second of one tone, as a file."""
    stream = io.BytesIO()
    with wave.open(stream, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(
            b"".join(struct.pack("<h", int(9000 * math.sin(place / 3))) for place in range(8000))
        )
    return stream.getvalue()


@pytest.fixture
def miriam(person):
    """The facilitator, at the first survey of the process."""
    somebody = person(MIRIAM)
    somebody.page.goto(f"{HOME}arbeit/umfragen/")
    somebody.page.locator("main .wir-task__name").first.click()
    return somebody


def test_a_question_is_read_aloud_and_heard_on_a_phone_without_scripts(miriam, person):
    page = miriam.page
    survey = page.url.rstrip("/").rpartition("/")[2]
    miriam.click("Fragen zum Anhören")
    page.select_option("select[name=language]", "ar")
    page.set_input_files(
        "input[name=file]", {"name": "frage.wav", "mimeType": "audio/wav", "buffer": _spoken()}
    )
    page.check("input[name=agreed]")
    page.fill("input[name=speaker]", "Amal")
    miriam.click("Aufnahme speichern")
    assert "Hören Sie die Aufnahme bitte einmal an." in page.inner_text("body")
    miriam.finds_nothing_wrong()
    resident = person(**PHONE)
    resident.page.goto(f"/ar{HOME}umfrage/{survey}/1/")
    box = resident.page.locator("audio").bounding_box()
    assert (box["x"] >= 0, box["x"] + box["width"] <= 360, box["height"] >= 44) == (True, True, True)
    assert "Amal" not in resident.says()
    resident.finds_nothing_wrong()
    other = person()
    other.page.goto(f"/ar{HOME}umfrage/{survey}/1/")
    assert (
        other.page.evaluate("() => document.querySelector('audio').readyState") == 0
    )  # nothing loads unasked
    other.page.evaluate(
        "() => { const a = document.querySelector('audio'); a.muted = true; return a.play() }"
    )
    other.page.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")
    assert other.page.evaluate("() => document.querySelector('audio').duration") == pytest.approx(1, abs=0.05)


def test_a_machine_translates_by_a_click_and_a_person_takes_the_mark_away(miriam, person, translating):
    page = miriam.page
    page.goto(f"{HOME}arbeit/umfragen/")
    page.fill("input[name=title]", "Wo treffen wir uns?")
    page.locator("main form .kern-btn--primary").last.click()
    survey = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"{page.url}neu/short_text/")
    page.fill("input[name=text]", "Welchen Ort mögen Sie?")
    page.locator("main form .kern-btn--primary").last.click()
    miriam.click("Umfrage öffnen")
    miriam.click("Texte übersetzen, prüfen, als Tabelle weitergeben")
    texts = page.url
    miriam.finds_nothing_wrong()
    form = page.locator("form[action$='/texte/uk/maschine/'] button")
    assert (form.count(), translating.seen) == (1, [])
    form.click()
    for _moment in range(100):
        page.goto(texts)
        if "unterwegs" not in miriam.says():
            break
        page.wait_for_timeout(200)
    assert {asked["target"] for _path, asked in translating.seen} == {"uk"}
    resident = person(**PHONE)
    resident.page.goto(f"/uk{HOME}umfrage/{survey}/")
    assert "[uk]" in resident.says()
    originals = resident.page.locator("details.wir-original")
    assert originals.count() == 1
    originals.locator("summary").click()
    assert "[uk]" not in originals.inner_text()
    resident.finds_nothing_wrong()
    page.goto(f"{texts}uk/")
    miriam.finds_nothing_wrong()
    page.fill("input[name=checked_by]", "Olha")
    for cross in page.locator("main input[type=checkbox]").all():
        cross.check()
    miriam.click("Als geprüft speichern")
    assert "In dieser Sprache wartet nichts auf eine Prüfung." in miriam.says()
    resident.page.goto(f"/uk{HOME}umfrage/{survey}/")
    assert originals.count() == 0


def test_what_a_machine_may_do_is_said_on_a_page(miriam):
    miriam.page.goto(f"{HOME}arbeit/maschine/")
    assert "Texte gehen an: 127.0.0.1." in miriam.says()
    assert "Nur wenn jemand klickt" in miriam.says()
    miriam.finds_nothing_wrong()
