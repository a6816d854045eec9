"""The letter with the code. It is printed and posted; no copy is kept, for the code in it opens a door."""

from datetime import date
from pathlib import Path

from django.conf import settings

from wir.accounts.models import Claim, Organisation
from wir.core.days import long_day
from wir.documents import kinds

CONFIRMATION_LETTER = kinds.register(
    kinds.Kind(
        name="confirmation_letter",
        label="Brief mit Code",
        template=Path(__file__).parent / "typst" / "confirmation_letter.typ",
        needs=("organisation", "person", "email", "code", "last_day", "address"),
    )
)


def letter_data(
    claim: Claim, *, sender: Organisation, addressee: list[str], code: str, on: date, last_day: date
) -> dict[str, object]:
    """The words of the letter; `addressee` are the lines of the window."""
    where = [sender.street, f"{sender.postal_code} {sender.town}".strip()]
    return {
        "title": "Ihr Code für das WIR-Portal",
        "number": f"ANMELDUNG-{claim.pk}",
        "day": long_day(on),
        "demo": settings.WIR_DEMO,
        "sender": {"name": sender.name, "lines": [line for line in where if line], "contact": []},
        "addressee": addressee,
        "organisation": claim.organisation.name,
        "person": claim.user.name,
        "email": claim.email,
        "code": code,
        "last_day": long_day(last_day),
        "address": settings.WIR_ADDRESS,
    }
