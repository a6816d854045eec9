"""Typing is saved by itself; a dead connection and an expired sign-in lose nothing, with and without scripts."""

import re

from playwright.sync_api import expect

FRIEDA = "frieda@lollar.example"
SAVED = re.compile(r"Gespeichert um \d\d:\d\d Uhr\.")


def open_project(frieda):
    frieda.click("Lollar redet miteinander")
    frieda.click("Unser Vorhaben")
    return frieda.page.locator("[data-autosave-says]")


def test_a_dead_connection_is_said_and_the_text_is_saved_when_it_is_back(person):
    frieda = person(FRIEDA)
    says = open_project(frieda)
    frieda.page.fill("textarea[name=groups]", "Wir gehen auf den Markt.")
    expect(says).to_have_text(SAVED)
    frieda.context.set_offline(True)
    frieda.page.fill("textarea[name=groups]", "Wir gehen auf den Markt und in die Vereine.")
    expect(says).to_have_text(
        re.compile(
            r"Nicht gespeichert seit \d\d:\d\d Uhr – wir versuchen es weiter; Ihre Eingaben stehen noch in diesem Fenster"
        ),
        timeout=15_000,
    )
    frieda.context.set_offline(False)
    expect(says).to_have_text(SAVED)
    frieda.page.reload()
    assert frieda.page.input_value("textarea[name=groups]") == "Wir gehen auf den Markt und in die Vereine."
    # The browser itself notes that it was offline; that is what was tried.
    frieda.complaints[:] = [c for c in frieda.complaints if "ERR_INTERNET_DISCONNECTED" not in c]


def test_an_expired_sign_in_is_said_and_after_a_new_one_the_same_window_saves(person):
    frieda = person(FRIEDA)
    says = open_project(frieda)
    frieda.context.clear_cookies(name="sessionid")
    frieda.page.fill("textarea[name=groups]", "Geschrieben ohne Anmeldung.")
    expect(says).to_have_text(re.compile("Sie sind nicht mehr angemeldet"))
    with frieda.context.expect_page() as opened:
        frieda.page.click("[data-autosave-sign-in]")
    other = opened.value
    other.fill("input[name=login]", FRIEDA)
    other.fill("input[name=password]", "muster-muster-1")
    other.click("main button[type=submit]")
    other.wait_for_url("**/foerderung/**")
    other.close()
    expect(says).to_have_text(SAVED)
    frieda.page.reload()
    assert frieda.page.input_value("textarea[name=groups]") == "Geschrieben ohne Anmeldung."


def test_without_scripts_the_text_stands_there_again_after_signing_in(person):
    frieda = person(FRIEDA, java_script_enabled=False)
    open_project(frieda)
    frieda.page.fill("textarea[name=groups]", "Ohne Skript geschrieben.")
    frieda.context.clear_cookies(name="sessionid")
    frieda.page.click("main form button[type=submit] >> nth=0")
    frieda.page.fill("input[name=login]", FRIEDA)
    frieda.page.fill("input[name=password]", "muster-muster-1")
    frieda.page.click("main button[type=submit] >> nth=0")
    assert "Ihr Text ist noch da" in frieda.says()
    assert frieda.page.input_value("textarea[name=groups]") == "Ohne Skript geschrieben."
    frieda.page.click("main form button[type=submit] >> nth=0")
    assert "Gespeichert um" in frieda.says()
