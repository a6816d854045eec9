"""The demo world: fictional people and organisations, made once. Real town names only where the outcome is good."""

from dataclasses import dataclass
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from wir.accounts.models import Membership, Organisation, User
from wir.funding import actions
from wir.funding.models import Application, Appropriation, CostItem, FundingItem, LineNotice

PASSWORD = "muster-muster-1"  # noqa: S105 - printed at every start of the demo
LINE = "kiv_muster"


@dataclass(frozen=True)
class Person:
    """One fictional person: who they are and what they may do where."""

    email: str
    name: str
    organisation: str
    role: Membership.Role
    what: str


AUTHORITY, TOWN, NEIGHBOUR = "Bewilligungsbehörde Muster", "Lollar", "Musterstadt"
PEOPLE = (
    Person("frieda@lollar.example", "Frieda Becker", TOWN, Membership.Role.CLERK, "beantragt für Lollar"),
    Person(
        "jonas@musterstadt.example",
        "Jonas Wirth",
        NEIGHBOUR,
        Membership.Role.CLERK,
        "beantragt für Musterstadt",
    ),
    Person(
        "karim@behoerde.example",
        "Karim Yıldız",
        AUTHORITY,
        Membership.Role.OFFICIAL,
        "bereitet Entscheidungen vor",
    ),
    Person(
        "sabine@behoerde.example",
        "Sabine Roth",
        AUTHORITY,
        Membership.Role.OFFICIAL,
        "gibt als zweite Person frei",
    ),
)


@transaction.atomic
def make_once() -> bool:
    """Make the demo world unless there are people already. True when it was made."""
    if User.objects.exists():
        return False
    authority = Organisation.objects.create(
        kind="granting_authority",
        name=AUTHORITY,
        street="Musterweg 1",
        postal_code="00000",
        town="Musterstadt",
        fictional=True,
    )
    town = Organisation.objects.create(
        kind="municipality",
        name=f"Stadt {TOWN}",
        ags="06531013",
        postal_code="35457",
        town=TOWN,
        fictional=True,
    )
    invented = Organisation.objects.create(
        kind="municipality",
        name=NEIGHBOUR,
        street="Musterplatz 3",
        postal_code="00000",
        town=NEIGHBOUR,
        population=12_000,
        fictional=True,
    )
    homes = {AUTHORITY: authority, TOWN: town, NEIGHBOUR: invented}
    people = {person.name: _person(person, homes[person.organisation]) for person in PEOPLE}
    year = timezone.localdate().year
    for offset, euros in enumerate((120_000, 150_000, 120_000)):
        Appropriation.objects.create(controller=authority, line=LINE, year=year + offset, cents=euros * 100)
    LineNotice.objects.create(
        controller=authority,
        line=LINE,
        open=True,
        usual_days=40,
        contact="Bewilligungsbehörde Muster, Programm WIR (erfunden)",
    )
    _draft(town, authority, people["Frieda Becker"], year)
    _waiting(invented, authority, people["Jonas Wirth"], year)
    return True


def _person(person: Person, organisation: Organisation) -> User:
    user = User.objects.create_user(person.email, PASSWORD, name=person.name, fictional=True)
    EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    Membership.objects.create(user=user, organisation=organisation, role=person.role)
    return user


def _draft(town: Organisation, authority: Organisation, frieda: User, year: int) -> Application:
    """One draft that is nearly ready, so that a newcomer sees the task list alive."""
    application = Application.objects.create(
        line=LINE,
        applicant=town,
        controller=authority,
        created_by=frieda,
        contact_name="Frieda Becker",
        contact_phone="06406 000000",
        title="Lollar redet miteinander",
        purpose="Wir wollen mit allen, die hier leben, eine Strategie für Vielfalt und Integration schreiben und beschließen.",
        groups="Wir gehen auf Wochenmärkte, in Vereine und in die Unterkunft und fragen in acht Sprachen.",
        starts_on=date(year + 1, 3, 1),
        ends_on=date(year + 2, 8, 31),
    )
    for offset, cents in ((1, 1_900_000), (2, 1_100_000)):
        CostItem.objects.create(
            application=application, year=year + offset, label="Prozessbegleitung", cents=cents
        )
    FundingItem.objects.create(
        application=application, year=year + 1, kind="grant", label="Zuschuss", cents=1_800_000
    )
    FundingItem.objects.create(
        application=application, year=year + 2, kind="grant", label="Zuschuss", cents=1_000_000
    )
    FundingItem.objects.create(
        application=application, year=year + 1, kind="own", label="Haushalt der Stadt", cents=100_000
    )
    return application


def _waiting(invented: Organisation, authority: Organisation, jonas: User, year: int) -> None:
    """One application that waits for the authority; it is shorter than usual, so a person must clear that."""
    application = Application.objects.create(
        line=LINE,
        applicant=invented,
        controller=authority,
        created_by=jonas,
        contact_name="Jonas Wirth",
        contact_phone="00000 000000",
        title="Musterstadt für alle",
        purpose="Wir schreiben mit allen, die hier leben, eine Strategie und beschließen sie.",
        groups="Wir fragen in Vereinen, Schulen und auf dem Markt.",
        starts_on=date(year + 1, 4, 1),
        ends_on=date(year + 1, 12, 31),
    )
    CostItem.objects.create(
        application=application, year=year + 1, label="Prozessbegleitung", cents=2_000_000
    )
    FundingItem.objects.create(
        application=application, year=year + 1, kind="grant", label="Zuschuss", cents=2_000_000
    )
    actions.submit(application, by=jonas, on=timezone.localdate())
