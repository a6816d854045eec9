"""The cast of all tests: who they are, where they work, and an application at any point of its way.

Frieda applies for a town, Bea is its mayor, Theo its treasurer. Karim prepares and Sabine releases at the granting authority, Jonas applies for another town,
Ole has an account and belongs nowhere. Merle, Cem and Ayla sit in a jury: Cem belongs to Frieda's town, Ayla lives in its county. Miriam facilitates the strategy
process of Frieda's town. `TODAY` is the day of their world; nothing here looks at the clock.
"""

from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.test import Client

from tests.agreeing import Agreeing
from tests.incoming import incoming
from tests.jury_cast import JuryRounds
from tests.lot_cast import Lots
from tests.poll_cast import Polls
from tests.strategy_cast import Processes
from tests.survey_cast import Surveys
from wir.accounts.models import Membership, Organisation, User
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import (
    Application,
    Appropriation,
    CostItem,
    Declaration,
    Disbursement,
    FundingItem,
    Involvement,
    LineNotice,
    ScheduleStep,
)

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LINE = "kiv_muster"
ASKED = {2027: 1_800_000, 2028: 1_000_000}
PAYDAY = date(2027, 1, 11)  # the notice is final, and the first year's money can be asked for
PASSWORD = "muster-muster-1"
PDF = b"%PDF-1.7\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n"


@dataclass(frozen=True)
class World(Agreeing, JuryRounds, Lots, Polls, Processes, Surveys):
    """Two towns, one authority, their people, three years' money."""

    authority: Organisation
    town: Organisation
    neighbour: Organisation
    frieda: User
    bea: User
    theo: User
    jonas: User
    karim: User
    sabine: User
    ole: User
    merle: User
    cem: User
    ayla: User
    miriam: User
    sessions: dict[str, str] = field(default_factory=dict)

    def people(self) -> dict[str, User]:
        """Everybody who can sign in, by name."""
        return {each.name: getattr(self, each.name) for each in fields(self) if each.type is User}

    def client(self, who: str | None = None) -> Client:
        """A browser in which that person is signed in, or nobody."""
        client = Client()
        if who:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[who]
        return client

    def draft(
        self, applicant: Organisation | None = None, by: User | None = None, **fields: Any
    ) -> Application:
        """A draft in which nothing is filled in except `fields`."""
        return Application.objects.create(
            applicant=applicant or self.town,
            controller=self.authority,
            created_by=by or self.frieda,
            **{"line": LINE, **fields},
        )

    def complete_draft(
        self, *, asked: dict[int, int] | None = None, own: int = 200_000, **given: Any
    ) -> Application:
        """A draft that can be handed in on TODAY. `asked` is cents by budget year, `own` the town's cents in the first."""
        words = {
            "contact_name": "Frieda Becker", "contact_phone": "06406 000000", "title": "Lollar redet miteinander",
            "purpose": "Wir schreiben mit allen eine Strategie.", "groups": "Wir gehen dorthin, wo Menschen sind.",
            "starts_on": date(2027, 3, 1), "ends_on": date(2028, 8, 31),
            "formats": ["round_table"], "has_facilitation": False, "consents_to_electronic_delivery": False,
        }  # fmt: skip
        application = self.draft(**{**words, **given})
        _rows(application)
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
        return self.signed(application)

    def with_file(self, application: Application | None = None, **given: Any) -> Application:
        """A draft with one file, as its clerk uploaded it; `content`, `name` and `kind` if they matter."""
        application = application or self.complete_draft()
        file = incoming(given.get("name", "plan.pdf"), given.get("content", PDF))
        actions.attach(application, file, kind=given.get("kind", "other"), by=self.frieda, at=NOW)
        return self.signed(application)

    def submitted_with_file(self) -> Application:
        """The same, handed in."""
        application = self.with_file()
        actions.submit(application, by=self.frieda, on=TODAY)
        return application

    def submitted(self, **given: Any) -> Application:
        """Handed in by its clerk on TODAY."""
        application = self.complete_draft(**given)
        actions.submit(application, by=given.get("by", self.frieda), on=TODAY)
        return application

    def prepared(self, **given: Any) -> Application:
        """A decision prepared by Karim over everything that was asked for, after the formal check."""
        application = self.checked(self.submitted(**given))
        slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
        actions.prepare(
            application,
            proposal=actions.Proposal(slices=slices, reasons="Das Vorhaben passt zur Richtlinie."),
            by=self.karim,
            at=NOW,
        )
        return application

    def awarded(self, **given: Any) -> Application:
        """Released by Sabine, with its sealed notice."""
        make_test_seal(settings.WIR_SEAL_FILE.parent)
        application = self.prepared(**given)
        actions.release(application, by=self.sabine, on=TODAY, at=NOW)
        return self.told(application)

    def accepted(self, **given: Any) -> Application:
        """The notice came by post, and Frieda has accepted the grant, Bea has confirmed the account; it is final long before PAYDAY."""
        application = self.awarded(**given)
        actions.post(application.deliveries.get(), posted_on=TODAY, by=self.karim, on=TODAY)
        actions.accept(
            application.grant, account_holder="Stadtkasse Lollar", iban="DE89370400440532013000", waives=False,
            by=self.frieda, on=date(2026, 11, 9),
        )  # fmt: skip
        actions.confirm_account(application.grant.accounts.get(), by=self.bea, on=date(2026, 11, 9))
        return application

    def asked(self, cents: int = 500_000, **given: Any) -> Disbursement:
        """Theo has asked for money for payments of the next month."""
        grant = self.accepted(**given).grant
        return actions.request_money(
            grant, cents=cents, need_from=PAYDAY, need_to=date(2027, 2, 11), by=self.theo, on=PAYDAY
        )

    def with_request(self) -> Application:
        """An application of which Theo has asked for money."""
        return self.asked().grant.application

    def with_order(self) -> Application:
        """One of which money was paid."""
        return self.paid().grant.application

    def with_proof(self) -> Application:
        """One whose use of the money Theo has shown."""
        grant = self.paid().grant
        actions.hand_in_proof(
            grant, narrative="Wir haben geredet.", actual={"Begleitung": 500_000}, unused_cents=0, by=self.theo, on=PAYDAY,
        )  # fmt: skip
        return grant.application

    def paid(self, cents: int = 500_000, **given: Any) -> Disbursement:
        """Checked by Karim, approved by Sabine, paid two days later."""
        disbursement = self.asked(cents, **given)
        actions.check_money(disbursement, by=self.karim, on=PAYDAY)
        actions.approve_money(disbursement, by=self.sabine, on=PAYDAY)
        actions.enter_payment(disbursement, paid_on=date(2027, 1, 13), by=self.karim, on=date(2027, 1, 13))
        return disbursement

    def asked_early(self, **given: Any) -> Application:
        """Handed in, with a request by Frieda to begin on TODAY."""
        application = self.submitted(**given)
        actions.request_early_start(
            application,
            reason="Die Räume sind nur jetzt frei.",
            planned_start=TODAY,
            by=self.frieda,
            on=TODAY,
        )
        return application

    def rejected(self, **given: Any) -> Application:
        """Prepared by Karim and rejected by Sabine, with its sealed notice."""
        return self._decided(actions.reject, "reject", **given)

    def waitlisted(self, **given: Any) -> Application:
        """Put on the waiting list by Karim and Sabine, with its sealed letter."""
        return self._decided(actions.put_on_waiting_list, "waiting_list", **given)

    def _decided(self, act: Any, outcome: str, **given: Any) -> Application:
        make_test_seal(settings.WIR_SEAL_FILE.parent)
        application = self.checked(self.submitted(**given))
        proposal = actions.Proposal(outcome=outcome, reasons="Wir haben verglichen.")
        actions.prepare(application, proposal=proposal, by=self.karim, at=NOW)
        act(application, by=self.sabine, on=TODAY, at=NOW)
        return self.told(application)


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
        kind = "cash" if year == TODAY.year else "authorisation"
        Appropriation.objects.create(controller=authority, line=LINE, year=year, kind=kind, cents=15_000_000)
    LineNotice.objects.create(controller=authority, line=LINE, open=True, usual_days=40, contact="Muster")
    editor, official = Membership.Role.EDITOR, Membership.Role.OFFICIAL
    cast = World(
        authority=authority, town=town, neighbour=neighbour,
        bea=person("bea@lollar.example", "Bea Brandt", town, Membership.Role.SIGNATORY),
        theo=person("theo@lollar.example", "Theo Kaiser", town, Membership.Role.FINANCE),
        frieda=person("frieda@lollar.example", "Frieda Becker", town, editor),
        jonas=person("jonas@musterstadt.example", "Jonas Wirth", neighbour, editor),
        karim=person("karim@behoerde.example", "Karim Yıldız", authority, official),
        sabine=person("sabine@behoerde.example", "Sabine Roth", authority, official),
        ole=person("ole@example.org", "Ole Fremd"),
        merle=person("merle@uni.example", "Merle Sommer"),
        cem=person("cem@lollar.example", "Cem Aydın"),
        ayla=person("ayla@verein.example", "Ayla Demir"),
        miriam=person("miriam@prozess.example", "Miriam Dahl"),
    )  # fmt: skip
    cast.sessions.update({name: _signed_in(user) for name, user in cast.people().items()})
    return cast


def _signed_in(user: User) -> str:
    """A session that lasts however far a test travels."""
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session.set_expiry(datetime(2100, 1, 1, tzinfo=UTC))
    session.save()
    return str(session.session_key)


def person(
    email: str, name: str, organisation: Organisation | None = None, role: str = "", *, fictional: bool = True
) -> User:
    """One more account, with a verified address and perhaps one role in one organisation."""
    user = User.objects.create_user(email, PASSWORD, name=name, fictional=fictional)
    user.emailaddress_set.create(email=email, verified=True, primary=True)
    if organisation:
        Membership.objects.create(user=user, organisation=organisation, role=role)
    return user


def _rows(application: Application) -> None:
    """What every complete draft says about involvement, schedule and declarations."""
    Involvement.objects.bulk_create(
        Involvement(application=application, body=body, how="planned") for body in Involvement.Body.values
    )
    ScheduleStep.objects.create(
        application=application,
        starts_on=application.starts_on,
        ends_on=application.ends_on,
        what="Zuhören, schreiben, beschließen",
    )
    Declaration.objects.bulk_create(
        Declaration(application=application, kind=kind, made_by=application.created_by, made_at=NOW)
        for kind in Declaration.Kind.values
    )


def _organisation(kind: str, name: str, **fields: Any) -> Organisation:
    given = {"street": "Rathausweg 1", **fields}
    return Organisation.objects.create(kind=kind, name=name, fictional=True, confirmed_at=NOW, **given)
