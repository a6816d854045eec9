"""One application in every state that an application can be in. Real places only where the outcome is good or open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.utils.text import slugify

from wir.accounts.models import Membership, User
from wir.config.demo.drafts import draft, plan
from wir.config.demo.people import EDITOR, FINANCE, SIGNATORY, Person, account, organisation
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.checks import points_of
from wir.funding.models import Application, Decision

IBAN = "DE89370400440532013000"  # the sample number of the standard
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
)  # an address that every browser sends as it is
FITS = "Das Vorhaben passt zur Richtlinie. Es erreicht Menschen, die sonst nicht gefragt werden."


@dataclass(frozen=True)
class Cast:
    """Who acts in the stories, and today."""

    today: date
    karim: User
    sabine: User

    def back(self, days: int) -> date:
        """So many days ago."""
        return self.today - timedelta(days=days)


@dataclass(frozen=True)
class Place:
    """An applicant with one person for everything: the name, the key of the real place or none, who acts."""

    name: str
    who: str
    ags: str = ""
    population: int | None = 9_500

    def people(self) -> User:
        """Makes the organisation and its person."""
        fields = {} if self.ags else {"population": self.population}
        home = organisation(self.name, ags=self.ags, **fields)
        email = f"{self.who.split()[0].lower()}@{slugify(self.name.translate(UMLAUTS))}.example"
        user = account(Person(email, self.who, self.name, EDITOR, ""))
        for role in (SIGNATORY, FINANCE):
            Membership.objects.create(user=user, organisation=home, role=role)
        return user


def submitted(
    cast: Cast, place: Place, title: str, days: int, euros: int = 24_000, **fields: object
) -> Application:
    """Handed in so many days ago, to begin two months after that."""
    user = place.people()
    on = cast.back(days)
    application = draft(
        user.memberships.first().organisation,
        user,
        title,
        starts_on=(on + timedelta(days=75)).replace(day=1),
        **fields,
    )
    plan(application, euros, own=1_000)
    actions.sign(application, seen=now_of(application).digest, by=user, at=moment(on))
    actions.submit(application, by=user, on=on)
    return application


def prepared(
    cast: Cast,
    application: Application,
    days: int,
    outcome: str = Decision.Outcome.APPROVE,
    words: str = FITS,
) -> None:
    """Karim has checked, and proposes."""
    ticked = {point.name for point in points_of(application)}
    actions.finish_check(
        application, ticked=ticked, note="Gesehen.", by=cast.karim, at=moment(cast.back(days))
    )
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(
        reasons=words, outcome=outcome, slices=slices if outcome == Decision.Outcome.APPROVE else {}
    )
    actions.prepare(application, proposal=proposal, by=cast.karim, at=moment(cast.back(days)))


def awarded(cast: Cast, place: Place, title: str, days: int, **fields: object) -> Application:
    """Released by Sabine so many days ago, thirty days after it came in."""
    application = submitted(cast, place, title, days + 30, **fields)
    prepared(cast, application, days + 5)
    actions.release(application, by=cast.sabine, on=cast.back(days), at=moment(cast.back(days)))
    return application


def accepted(
    cast: Cast, place: Place, title: str, days: int, *, asked: bool = True, **fields: object
) -> Application:
    """The notice came by post, and the recipient agreed to it and to its being final.

    There one person does everything, so Karim has `asked` for the account.
    """
    application = awarded(cast, place, title, days, **fields)
    delivery = application.deliveries.get()
    actions.post(delivery, posted_on=cast.back(days), by=cast.karim, on=cast.back(days))
    account = actions.accept(
        application.grant,
        account_holder=application.applicant.name,
        iban=IBAN,
        waives=True,
        by=application.created_by,
        on=cast.back(days - 10),
    )
    if asked:
        note = "Rückruf über die Telefonzentrale, die Kontonummer vorlesen lassen."
        actions.vouch_for_account(account, note=note, by=cast.karim, on=cast.back(days - 10))
    return application


def paid(cast: Cast, place: Place, title: str, days: int, **fields: object) -> Application:
    """A first sum was asked for, checked, approved and paid."""
    application = accepted(cast, place, title, days, **fields)
    on = cast.back(days - 20)
    order = actions.request_money(
        application.grant,
        cents=400_000,
        need_from=on,
        need_to=on + timedelta(days=45),
        by=application.created_by,
        on=on,
    )
    actions.check_money(order, by=cast.karim, on=on)
    actions.approve_money(order, by=cast.sabine, on=on)
    actions.enter_payment(order, paid_on=on + timedelta(days=3), by=cast.karim, on=on + timedelta(days=3))
    return application


def moment(day: date) -> datetime:
    """Nine o'clock on that day."""
    return datetime.combine(day, time(9), tzinfo=UTC)


def tell(cast: Cast) -> None:
    """All of them. Each story is a line of its own, so that one can be read, changed or left out."""
    stories: tuple[Callable[[Cast], None], ...] = (
        _asked_to_complete, _waits_for_release, _waits_on_the_list, _rejected, _withdrawn,
        _announced, _accepted, _asks_for_money, _paid, _proven, _closed,
    )  # fmt: skip
    for story in stories:
        story(cast)


def _asked_to_complete(cast: Cast) -> None:
    application = submitted(cast, Place("Beispielhausen", "Nadja Ott"), "Beispielhausen fragt alle", 6)
    items = [
        actions.Item("project", "Bitte schreiben Sie, in welchen Ortsteilen Sie unterwegs sind.", ("groups",))
    ]
    due = actions.usual_due_day(cast.today)
    actions.ask_to_complete(application, items=items, due_on=due, by=cast.karim, on=cast.today)


def _waits_for_release(cast: Cast) -> None:
    application = submitted(cast, Place("Stadt Laubach", "Paul Ebert", "06531010"), "Laubach hört zu", 35)
    actions.request_early_start(
        application, reason="Der Saal ist nur im nächsten Monat frei.", planned_start=cast.today,
        by=application.created_by, on=cast.back(3),
    )  # fmt: skip
    prepared(cast, application, 2)


def _waits_on_the_list(cast: Cast) -> None:
    application = submitted(cast, Place("Wartenau", "Selma Aydin"), "Wartenau wächst zusammen", 60)
    words = "Das Vorhaben ist förderfähig. In diesem Jahr gehen andere mit größerem Bedarf vor."
    prepared(cast, application, 20, Decision.Outcome.WAITING_LIST, words)
    actions.put_on_waiting_list(application, by=cast.sabine, on=cast.back(15), at=moment(cast.back(15)))


def _rejected(cast: Cast) -> None:
    application = submitted(cast, Place("Neinstetten", "Uwe Kranz"), "Ein Fest für Neinstetten", 70)
    words = "Ein einzelnes Fest ist keine Strategie. Für Feste gibt es andere Förderungen."
    prepared(cast, application, 40, Decision.Outcome.REJECT, words)
    actions.reject(application, by=cast.sabine, on=cast.back(30), at=moment(cast.back(30)))


def _withdrawn(cast: Cast) -> None:
    application = submitted(cast, Place("Umkehringen", "Rosa Hahn"), "Umkehringen im Gespräch", 25)
    actions.withdraw(application, by=application.created_by)


def _announced(cast: Cast) -> None:
    awarded(cast, Place("Stadt Büdingen", "Ilse Kern", "06440004"), "Büdingen an einem Tisch", 3)


def _accepted(cast: Cast) -> None:
    accepted(
        cast, Place("Stadt Rauschenberg", "Timo Voss", "06534017"), "Rauschenberg redet", 40, asked=False
    )


def _asks_for_money(cast: Cast) -> None:
    application = accepted(
        cast, Place("Stadt Wächtersbach", "Lena Graf", "06435029"), "Wächtersbach gemeinsam", 60
    )
    start = cast.today
    actions.request_money(
        application.grant, cents=300_000, need_from=start, need_to=start + timedelta(days=30),
        by=application.created_by, on=start,
    )  # fmt: skip


def _paid(cast: Cast) -> None:
    paid(cast, Place("Stadt Homberg (Ohm)", "Emre Demir", "06535009"), "Homberg fragt nach", 110)


def _proven(cast: Cast) -> None:
    application = paid(cast, Place("Stadt Eschwege", "Vera Lang", "06636003"), "Eschwege macht mit", 130)
    _hand_in(cast, application, 4)


def _closed(cast: Cast) -> None:
    application = paid(
        cast, Place("Stadt Witzenhausen", "Omid Rahimi", "06636016"), "Witzenhausen für alle", 150
    )
    _hand_in(cast, application, 12)
    actions.accept_proof(
        application.grant.proofs.get(), regime="confirmation",
        reason="Kleiner Betrag, alles nachvollziehbar.", by=cast.karim,
    )  # fmt: skip


def _hand_in(cast: Cast, application: Application, days: int) -> None:
    actions.hand_in_proof(
        application.grant,
        narrative="Wir haben in vier Ortsteilen gefragt, zugehört und gemeinsam geschrieben.",
        actual={"Prozessbegleitung": 400_000},
        unused_cents=0,
        by=application.created_by,
        on=cast.back(days),
    )
