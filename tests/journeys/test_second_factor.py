"""An authenticator app and a passkey: set up, asked for at the next sign-in, and the passkey opens the door alone."""

import re
import time

from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

JONAS, PASSWORD = "jonas@musterstadt.example", "muster-muster-1"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_an_app_is_asked_for_and_a_passkey_opens_the_door_alone(person):
    jonas = person(JONAS)
    page = jonas.page
    confirm_with_password(page, "/konto/2fa/totp/activate/")
    secret = page.input_value("#authenticator_secret")
    first = code(secret)
    page.fill("input[name=code]", first)
    page.click("main button[type=submit]")
    page.wait_for_url(re.compile("recovery-codes|2fa/$"))

    jonas.context.clear_cookies()
    page.goto("/konto/login/")
    page.fill("input[name=login]", JONAS)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/2fa/authenticate/**")
    page.fill("input[name=code]", code(secret, other_than=first))
    page.click("main form:has(input[name=code]) button[type=submit]")
    page.wait_for_url("**/foerderung/aufgaben/")

    client = jonas.context.new_cdp_session(page)
    client.send("WebAuthn.enable")
    client.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto("/konto/2fa/webauthn/add/")
    if page.locator("input[name=password]").count():
        confirm_with_password(page, "/konto/2fa/webauthn/add/")
    page.fill("input[name=name]", "Mein Schlüssel")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(re.compile(r"2fa/$|2fa/webauthn/$|recovery-codes"))

    jonas.context.clear_cookies()
    page.goto("/konto/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/foerderung/aufgaben/")
    assert page.inner_text("h1") == "Meine Aufgaben"


def confirm_with_password(page, address: str) -> None:
    """Security settings ask for the password once more."""
    page.goto(address)
    page.fill("input[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url(f"**{address}")


def code(secret: str, other_than: str = "") -> str:
    """What an authenticator app shows; a code counts only once, so wait for the next one where it was used."""
    shown = other_than
    while shown == other_than:
        counter = next(iter(yield_hotp_counters_from_time()))
        shown = f"{hotp_value(secret, counter):06d}"
        time.sleep(0.2)
    return shown
