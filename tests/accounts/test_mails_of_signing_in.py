"""The mails around signing up and signing in speak our words: short, without anything personal, with the next step."""

import re
from pathlib import Path

import allauth
import pytest
from django.core import mail
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import wir
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
THEIRS = Path(allauth.__file__).parent / "templates"
USED = ("account/email", "mfa/email")  # nobody signs in here with an account of another service
NAMES = sorted(str(file.relative_to(THEIRS)) for folder in USED for file in (THEIRS / folder).glob("*.txt"))
ENDING = "Diese Nachricht kommt aus dem WIR-Portal. Bitte antworten Sie nicht darauf."
ENGLISH = ("You ", "you ", "your ", "password", "Hello", "example.com")


def test_the_library_has_as_many_mails_as_were_looked_at():
    assert len(NAMES) == 38


@pytest.mark.parametrize("name", NAMES)
def test_every_mail_of_the_library_has_our_text(name):
    origin = Path(get_template(name).origin.name)
    assert origin.is_relative_to(Path(wir.__file__).parent)
    given = {
        "code": "",
        "activate_url": "",
        "password_reset_url": "",
        "signup_url": "",
        "ip": "1.2.3.4",
        "user_agent": "Firefox",
    }
    said = get_template(name).render(given)
    assert [word for word in (*ENGLISH, "1.2.3.4", "Firefox") if word in said] == []
    if name.endswith("_subject.txt"):
        assert 0 < len(said.strip().splitlines()[0]) <= 60
        assert len(said.strip().splitlines()) == 1
    else:
        assert said.startswith("Guten Tag,")
        assert said.rstrip().endswith(ENDING)


def sign_up(email):
    form = {
        "email": email,
        "password1": PASSWORD,
        "password2": PASSWORD,
        "name": "Nora Neu",
        "language": "de",
    }
    return Client().post(reverse("account_signup"), form)


def reset(email):
    return Client().post(reverse("account_reset_password"), {"email": email})


@pytest.mark.parametrize(
    ("act", "email", "subject", "step"),
    [
        (sign_up, "nora@neu.example", "Ihr Konto im WIR-Portal: bitte bestätigen Sie die Adresse", "/confirm-email/"),
        (sign_up, "frieda@lollar.example", "Sie haben schon ein Konto im WIR-Portal", "/password/reset/"),
        (reset, "frieda@lollar.example", "Ein neues Passwort wählen", "/password/reset/key/"),
        (reset, "nora@neu.example", "Zu dieser Adresse gibt es kein Konto", "/signup/"),
    ],
)  # fmt: skip
def test_what_people_get_names_nobody_and_leads_on(cast, act, email, subject, step):
    assert act(email).status_code == 302
    (message,) = mail.outbox
    assert (message.subject, message.to) == (subject, [email])
    assert step in message.body
    assert message.body.rstrip().endswith(ENDING)
    assert [
        word for word in (*ENGLISH, "Nora", "Frieda", email) if word in _without_links(message.body)
    ] == []
    assert len(message.body) < 700


def _without_links(body):
    return "\n".join(line for line in body.splitlines() if "://" not in line)


MESSAGES = sorted(file.name for file in (THEIRS / "account/messages").glob("*.txt"))


@pytest.mark.parametrize("name", MESSAGES)
def test_every_message_of_the_library_says_sie(name):
    given = {"email": "a@example.org", "recipient": "a@example.org", "phone": "0", "user": None}
    with override("de"):
        said = get_template(f"account/messages/{name}").render(given)
    assert re.findall(r"\b(?:[Dd]u|[Dd]eine?[mnrs]?|[Dd]ich|[Dd]ir)\b", said) == []
