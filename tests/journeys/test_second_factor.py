"""An official sets up a passkey and signs in with nothing else; another one an authenticator app."""

import re

from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time

KARIM, SABINE = "karim@behoerde.example", "sabine@behoerde.example"
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_passkey_is_set_up_and_opens_the_door_alone(person):
    karim = person(KARIM)
    client = karim.context.new_cdp_session(karim.page)
    client.send("WebAuthn.enable")
    client.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    confirm_with_password(karim, "/konto/2fa/webauthn/add/")
    karim.page.fill("input[name=name]", "Mein Schlüssel")
    karim.page.check("input[name=passwordless]")
    karim.page.click("main button[type=submit], main button#mfa_webauthn_add")
    karim.page.wait_for_url(re.compile("recovery-codes|2fa"))
    karim.context.clear_cookies()
    karim.page.goto("/konto/login/")
    karim.page.click("#passkey_login")
    karim.page.wait_for_url("**/foerderung/arbeit/")
    assert karim.page.inner_text("h1") == "Meine Arbeit"


def test_an_authenticator_app_is_asked_for_at_the_next_sign_in(person):
    sabine = person(SABINE)
    confirm_with_password(sabine, "/konto/2fa/totp/activate/")
    secret = sabine.page.input_value("#authenticator_secret")
    sabine.page.fill("input[name=code]", code(secret))
    sabine.page.click("main button[type=submit]")
    sabine.page.wait_for_url(re.compile("recovery-codes|2fa"))
    sabine.context.clear_cookies()
    sabine.page.goto("/konto/login/")
    sabine.page.fill("input[name=login]", SABINE)
    sabine.page.fill("input[name=password]", "muster-muster-1")
    sabine.page.click("main button[type=submit]")
    sabine.page.wait_for_url("**/2fa/authenticate/**")


def confirm_with_password(somebody, address: str) -> None:
    """Security settings ask for the password once more."""
    somebody.page.goto(address)
    somebody.page.fill("input[name=password]", "muster-muster-1")
    somebody.page.click("main button[type=submit]")
    somebody.page.wait_for_url(f"**{address}")


def code(secret: str) -> str:
    """What an authenticator app would show now."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return f"{hotp_value(secret, counter):06d}"
