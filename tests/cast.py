"""The cast of all tests: who they are, where they work, and an application at any point of its way.

Frieda applies for a town, Karim prepares and Sabine releases at the granting authority, Jonas applies for another town,
Ole has an account and belongs nowhere. `TODAY` is the day of their world; nothing here looks at the clock.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.test import Client

from wir.accounts.models import Membership, Organisation, User
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import Application, Appropriation, CostItem, FundingItem, LineNotice

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LINE = "kiv_muster"
ASKED = {2027: 1_800_000, 2028: 1_000_000}
PASSWORD = "muster-muster-1"


@dataclass(frozen=True)
class World:
    """Two towns, one authority, five people, three years' money."""

    authority: Organisation
    town: Organisation
    neighbour: Organisation
    frieda: User
    jonas: User
    karim: User
    sabine: User
    ole: User

    def people(self) -> dict[str, User]:
        """Everybody who can sign in, by name."""
        return {name: getattr(self, name) for name in ("frieda", "jonas", "karim", "sabine", "ole")}

    def client(self, who: str | None = None) -> Client:
        """A browser in which that person is signed in, or nobody."""
        client = Client()
        if who:
            client.force_login(getattr(self, who), backend=settings.AUTHENTICATION_BACKENDS[0])
        return client

    def draft(
        self, applicant: Organisation | None = None, by: User | None = None, **fields: Any
    ) -> Application:
        """A draft in which nothing is filled in except `fields`."""
        return Application.objects.create(
            line=LINE,
            applicant=applicant or self.town,
            controller=self.authority,
            created_by=by or self.frieda,
            **fields,
        )

    def complete_draft(
        self, *, asked: dict[int, int] | None = None, own: int = 200_000, **given: Any
    ) -> Application:
        """A draft that can be handed in on TODAY. `asked` is cents by budget year, `own` the town's cents in the first."""
        words = {
            "contact_name": "Frieda Becker", "contact_phone": "06406 000000", "title": "Lollar redet miteinander",
            "purpose": "Wir schreiben mit allen eine Strategie.", "groups": "Wir gehen dorthin, wo Menschen sind.",
            "starts_on": date(2027, 3, 1), "ends_on": date(2028, 8, 31),
        }  # fmt: skip
        application = self.draft(**{**words, **given})
        asked = ASKED if asked is None else asked
        for place, (year, cents) in enumerate(sorted(asked.items())):
            extra = 0 if place else own
            FundingItem.objects.create(
                application=application, year=year, kind="grant", label="Zuschuss", cents=cents
            )
            CostItem.objects.create(
                application=application, year=year, label="Begleitung", cents=cents + extra
            )
            if extra:
                FundingItem.objects.create(
                    application=application, year=year, kind="own", label="Haushalt", cents=extra
                )
        return application

    def submitted(self, **given: Any) -> Application:
        """Handed in by its clerk on TODAY."""
        application = self.complete_draft(**given)
        actions.submit(application, by=given.get("by", self.frieda), on=TODAY)
        return application

    def prepared(self, **given: Any) -> Application:
        """A decision prepared by Karim over everything that was asked for."""
        application = self.submitted(**given)
        slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
        actions.prepare(
            application,
            slices=slices,
            reasons="Das Vorhaben passt zur Richtlinie.",
            provisions="",
            by=self.karim,
            at=NOW,
        )
        return application

    def awarded(self, **given: Any) -> Application:
        """Released by Sabine, with its sealed notice."""
        make_test_seal(settings.WIR_SEAL_FILE.parent)
        application = self.prepared(**given)
        actions.release(application, by=self.sabine, on=TODAY, at=NOW)
        return application


def world() -> World:
    """Everybody and everything, fresh, in the test's own transaction."""
    authority = _organisation(
        "granting_authority",
        "Bewilligungsbehörde Muster",
        street="Musterweg 1",
        postal_code="00000",
        town="Musterstadt",
    )
    town = _organisation("municipality", "Stadt Lollar", ags="06531013", postal_code="35457", town="Lollar")
    neighbour = _organisation("municipality", "Musterstadt", postal_code="00000", town="Musterstadt")
    for year in (2026, 2027, 2028):
        Appropriation.objects.create(controller=authority, line=LINE, year=year, cents=15_000_000)
    LineNotice.objects.create(controller=authority, line=LINE, open=True, usual_days=40, contact="Muster")
    clerk, official = Membership.Role.CLERK, Membership.Role.OFFICIAL
    return World(
        authority=authority, town=town, neighbour=neighbour,
        frieda=person("frieda@lollar.example", "Frieda Becker", town, clerk),
        jonas=person("jonas@musterstadt.example", "Jonas Wirth", neighbour, clerk),
        karim=person("karim@behoerde.example", "Karim Yıldız", authority, official),
        sabine=person("sabine@behoerde.example", "Sabine Roth", authority, official),
        ole=person("ole@example.org", "Ole Fremd"),
    )  # fmt: skip


def person(
    email: str, name: str, organisation: Organisation | None = None, role: str = "", *, fictional: bool = True
) -> User:
    """One more account, with a verified address and perhaps one role in one organisation."""
    user = User.objects.create_user(email, PASSWORD, name=name, fictional=fictional)
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    if organisation:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def _organisation(kind: str, name: str, **fields: Any) -> Organisation:
    return Organisation.objects.create(kind=kind, name=name, fictional=True, **fields)
