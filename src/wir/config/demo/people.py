"""The people of the demo who sign in, and the organisations they act for. All are fictional."""

from dataclasses import dataclass
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from wir.accounts.models import Membership, Organisation, User
from wir.territory import tables

PASSWORD = "muster-muster-1"  # noqa: S105 - printed at every start of the demo
AUTHORITY, TOWN, NEIGHBOUR = "Bewilligungsbehörde Muster", "Stadt Lollar", "Musterstadt"
EDITOR, SIGNATORY = Membership.Role.EDITOR, Membership.Role.SIGNATORY
FINANCE, OFFICIAL = Membership.Role.FINANCE, Membership.Role.OFFICIAL


@dataclass(frozen=True)
class Person:
    """One fictional person: who they are and what they may do where. Without an organisation, for nobody."""

    email: str
    name: str
    organisation: str
    role: Membership.Role | None
    what: str


PEOPLE = (
    Person("frieda@lollar.example", "Frieda Becker", TOWN, EDITOR, "beantragt für Lollar"),
    Person("bea@lollar.example", "Bea Brandt", TOWN, SIGNATORY, "unterschreibt für Lollar"),
    Person("theo@lollar.example", "Theo Kaiser", TOWN, FINANCE, "verwaltet die Kasse von Lollar"),
    Person("jonas@musterstadt.example", "Jonas Wirth", NEIGHBOUR, EDITOR, "beantragt für Musterstadt"),
    Person("mira@musterstadt.example", "Mira Sommer", NEIGHBOUR, SIGNATORY, "unterschreibt für Musterstadt"),
    Person("karim@behoerde.example", "Karim Yıldız", AUTHORITY, OFFICIAL, "bereitet Entscheidungen vor"),
    Person("sabine@behoerde.example", "Sabine Roth", AUTHORITY, OFFICIAL, "gibt als zweite Person frei"),
)


# Invented, so that a draft can be shown by one click; the key is that of the county in which TOWN lies.
CENTRE_KEY, CENTRE_EMAIL = "06531", "vielfaltszentrum@landkreis.example"


def make() -> dict[str, User]:
    """The three organisations that have people of their own, and everybody by name."""
    Organisation.objects.filter(ags=CENTRE_KEY).update(centre_email=CENTRE_EMAIL)
    organisation(AUTHORITY, kind="granting_authority", street="Musterweg 1")
    organisation(TOWN, ags="06531013", postal_code="35457", town="Lollar")
    organisation(NEIGHBOUR, street="Musterplatz 3", population=12_000)
    return {person.name: account(person) for person in PEOPLE}


def organisation(name: str, *, ags: str = "", **fields: object) -> Organisation:
    """A confirmed fictional organisation; with a key, the one that stands for the real place."""
    given = {
        "kind": "municipality", "name": name, "street": "Rathausplatz 1", "postal_code": "00000", "town": "Musterstadt",
        "fictional": True, "confirmed_at": timezone.now(), **fields,
    }  # fmt: skip
    if ags:
        place = next(place for place in tables.municipalities(timezone.localdate()) if place.ags == ags)
        real = {"postal_code": place.postal_code or "", "town": place.name}
        return Organisation.objects.update_or_create(ags=ags, defaults={**given, **real, **fields})[0]
    return Organisation.objects.create(**given)


@cache
def _hashed() -> str:
    """The demo's password as it is stored: everybody has the same, so it is hashed once."""
    return make_password(PASSWORD)


def account(person: Person) -> User:
    """Somebody who can sign in with the password of the demo."""
    user = User.objects.create(email=person.email, password=_hashed(), name=person.name, fictional=True)
    EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    if person.role:
        home = Organisation.objects.get(name=person.organisation, fictional=True)
        Membership.objects.create(user=user, organisation=home, role=person.role)
    return user
