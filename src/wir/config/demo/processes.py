"""Strategy processes of the demo: one in the middle of its way, one of three small towns together, one with its measures under way.

Dates, formats and sizes follow what is publicly known of a real process; towns and people are invented. Everything is reckoned from today, so
that something is open whenever the demo is made. What is in a process (surveys, statements, meetings, text, council) comes from files of its
own: each has one function, named below.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from wir.accounts.models import User
from wir.config.demo.cast import Cast
from wir.config.demo.conversation import conversation
from wir.config.demo.councils import body_ahead, one_council, three_councils
from wir.config.demo.lots import lots
from wir.config.demo.meetings import make_meetings
from wir.config.demo.office import office
from wir.config.demo.people import EDITOR, Person, account, organisation
from wir.config.demo.polls import make_polls
from wir.config.demo.survey import survey
from wir.config.demo.text import make_text
from wir.config.demo.threads import weidenstadt
from wir.config.demo.weaving import weave
from wir.core.days import add_months
from wir.strategy import actions, starter
from wir.strategy.models import Deadline, Member, Phase, Process, ProcessTown

ALIVE_TOWN, FINISHED_TOWN = "Stadt Weidenstadt", "Stadt Eichenfeld"
THREE_TOWNS = ("Gemeinde Bachtal", "Gemeinde Lindenthal", "Gemeinde Ahornrod")

OFFICE = (
    Person("hanna@weidenstadt.example", "Hanna Reuter", ALIVE_TOWN, EDITOR, "führt den Prozess in Weidenstadt"),
    Person("greta@eichenfeld.example", "Greta Lohmann", FINISHED_TOWN, EDITOR, "setzt in Eichenfeld um, was beschlossen ist"),
    Person("lars@bachtal.example", "Lars Hofer", THREE_TOWNS[0], EDITOR, "führt den Prozess dreier Gemeinden"),
    Person("nele@lindenthal.example", "Nele Brück", THREE_TOWNS[1], EDITOR, "ist für Lindenthal dabei"),
    Person("artur@ahornrod.example", "Artur Weiß", THREE_TOWNS[2], EDITOR, "ist für Ahornrod dabei"),
)  # fmt: skip
MEMBERS = {
    Person("miriam@prozess.example", "Miriam Dahl", "", None, "moderiert den Prozess in Weidenstadt"): Member.Role.FACILITATOR,
    Person("dilek@weidenstadt.example", "Dilek Arslan", "", None, "ist Integrationsbeauftragte von Weidenstadt"): Member.Role.OFFICER,
    Person("rainer@weidenstadt.example", "Rainer Busch", "", None, "sitzt in der Steuerungsgruppe"): Member.Role.STEERING,
    Person("olena@weidenstadt.example", "Olena Bondar", "", None, "spricht für den Ausländerbeirat"): Member.Role.FOREIGNERS,
    Person("petra@weidenstadt.example", "Petra Lang", "", None, "sitzt im Parlament von Weidenstadt"): Member.Role.POLITICS,
    Person("jana@vielfaltszentrum.example", "Jana Wolf", "", None, "arbeitet im Vielfaltszentrum des Landkreises"): Member.Role.CENTRE,
    Person("samir@weidenstadt.example", "Samir Nasser", "", None, "übersetzt ehrenamtlich ins Arabische"): Member.Role.TRANSLATOR,
}  # fmt: skip
PEOPLE = (*OFFICE, *MEMBERS)


Piece = Callable[[Process, Cast], None]


def woven(process: Process, cast: Cast) -> None:
    """Voices, recommendations and measures with their notes, told up to today."""
    weave(process, by=cast.lead, on=cast.today)


def asked(process: Process, cast: Cast) -> None:
    """A survey and a conversation, both open and answered by many."""
    survey(process, by=cast.lead, second=cast.miriam, on=cast.today)
    conversation(process, by=cast.miriam, today=cast.today)


def met(process: Process, cast: Cast) -> None:
    """Two meetings that were, one to come."""
    make_meetings(process, by=cast.miriam, today=cast.today)


def written(process: Process, cast: Cast) -> None:
    """A draft that people comment on."""
    make_text(process, by=cast.miriam, today=cast.today)


IN_WEIDENSTADT: tuple[Piece, ...] = (office, asked, met, lots, make_polls, weidenstadt, written, body_ahead)
"""What is in the process that is alive: survey and conversation open, one workshop over, one to come, one assembly drawn, one vote counted
and one open, and one whole way from three voices to a paragraph of the draft."""
IN_THREE_TOWNS: tuple[Piece, ...] = (three_councils,)
"""What is in the joint process: measures for all and a local annex, three decisions, and the first measure has begun."""
IN_EICHENFELD: tuple[Piece, ...] = (one_council, woven)
"""What is in the finished one: recommendations, measures with notes, the decision."""


def make_processes(today: date) -> None:
    """All three, with their people."""
    towns = {
        name: organisation(name, population=number, town=name.split(" ", 1)[1])
        for name, number in _POPULATIONS.items()
    }
    people = {person.email.split("@")[0]: account(person) for person in PEOPLE}
    cast = Cast(today, people["hanna"], people["miriam"])
    for process, pieces, lead in (
        (_alive(towns, people, cast), IN_WEIDENSTADT, "hanna"),
        (_joint(towns, people, today), IN_THREE_TOWNS, "lars"),
        (_finished(towns, people, today), IN_EICHENFELD, "greta"),
    ):
        for piece in pieces:
            piece(process, replace(cast, lead=people[lead]))


_POPULATIONS = {
    ALIVE_TOWN: 26_000,
    FINISHED_TOWN: 17_500,
    THREE_TOWNS[0]: 4_100,
    THREE_TOWNS[1]: 3_300,
    THREE_TOWNS[2]: 2_700,
}


def _alive(towns: dict[str, object], people: dict[str, User], cast: Cast) -> Process:
    """Nine months old: kickoff and first workshop are over, survey and conversation are open, the second workshop comes."""
    begun = add_months(cast.today.replace(day=1), -8)
    process = _open([towns[ALIVE_TOWN]], "Weidenstadt wirkt", begun, people["hanna"])
    actions.describe_process(
        process,
        about="Bis zum Sommer schreiben alle, die hier wohnen und arbeiten, einen Plan für das Zusammenleben. "
        "Dann stimmt die Stadtverordnetenversammlung darüber ab. Was Sie sagen, können Sie bis dahin verfolgen.",
        contact_name="Miriam Dahl",
        contact_email="miriam@prozess.example",
        contact_phone="00000 000000",
        by=people["hanna"],
    )
    actions.choose_formats(process, codes=[*starter.FORMATS, "conversation", "assembly"], by=people["hanna"])
    for person, role in MEMBERS.items():
        until = process.ends_on if role == Member.Role.FACILITATOR else None
        actions.add_member(process, user=people[person.email.split("@")[0]], role=role, by=people["hanna"], until_day=until)  # fmt: skip
    _milestones(process, cast)
    actions.publish_process(process, by=people["hanna"])
    return process


def _milestones(process: Process, cast: Cast) -> None:
    """Where the real one stood: the survey before each workshop, two workshops done or at hand, a third about steering."""
    days = {
        "kickoff": (cast.met(150), True), "survey": (cast.met(20), True), "workshop_1": (cast.met(45), True),
        "workshop_2": (cast.meets(17), False),
    }  # fmt: skip
    for kind, (day, done) in days.items():
        Deadline.objects.filter(process=process, kind=kind).update(due_on=day, done_on=day if done else None)
    for kind in ("facilitator", "steering_group"):
        due = Deadline.objects.get(process=process, kind=kind)
        actions.tick_deadline(due, done_on=due.due_on, by=cast.lead)
    actions.add_deadline(
        process,
        label="Dritte Werkstatt: Maßnahmen und wer sie steuert",
        due_on=cast.meets(75),
        public=True,
        by=cast.lead,
    )
    actions.add_deadline(
        process,
        label="Dolmetschen für die zweite Werkstatt zusagen",
        due_on=cast.back(1),
        public=False,
        by=cast.miriam,
    )
    listening = Phase.objects.get(process=process, kind=Phase.Kind.LISTENING)
    actions.set_phases(
        process,
        stretches={listening.kind: (listening.starts_on, max(listening.ends_on, cast.ahead(40)))},
        by=cast.lead,
    )


def _joint(towns: dict[str, object], people: dict[str, User], today: date) -> Process:
    """Three small towns, sixteen months old: the text is written, each council has decided for itself."""
    begun = add_months(today.replace(day=1), -15)
    process = _open([towns[name] for name in THREE_TOWNS], "Drei Dörfer, ein Plan", begun, people["lars"])
    actions.describe_process(
        process,
        about="Allein sind wir zu klein, zusammen nicht: Drei Gemeinden haben gemeinsam gefragt, zugehört und geschrieben.",
        contact_name="Lars Hofer",
        by=people["lars"],
    )
    for who, town in zip(("nele", "artur"), THREE_TOWNS[1:], strict=True):
        row = ProcessTown.objects.get(process=process, organisation=towns[town])
        actions.agree_to_process(row, by=people[who], on=begun + timedelta(days=9))
    reads = {
        "user": people["jana"],
        "role": Member.Role.CENTRE,
        "town_unknown": "Arbeitet für den Landkreis.",
    }
    actions.add_member(process, **reads, by=people["lars"])
    speaks = {"user": people["olena"], "role": Member.Role.STEERING, "town": towns[THREE_TOWNS[1]]}
    actions.add_member(process, **speaks, by=people["lars"])
    _done_until(process, today - timedelta(days=1), people["lars"])
    actions.publish_process(process, by=people["lars"])
    return process


def _finished(towns: dict[str, object], people: dict[str, User], today: date) -> Process:
    """Begun twenty months ago, extended once, decided ten weeks ago; now it is done what was decided."""
    begun = add_months(today.replace(day=1), -20)
    process = _open([towns[FINISHED_TOWN]], "Eichenfeld ist Vielfalt", begun, people["greta"])
    actions.describe_process(
        process,
        about="Etwa 250 Menschen haben mitgeredet. Der Plan ist beschlossen, jetzt wird er umgesetzt.",
        contact_name="Greta Lohmann",
        by=people["greta"],
    )
    actions.extend_process(
        process,
        until=add_months(process.ends_on, 2),
        reason="Die letzte Versammlung vor der Sommerpause fiel aus, der Beschluss kam danach.",
        by=people["greta"],
        on=process.ends_on - timedelta(days=40),
    )
    _done_until(process, today, people["greta"])
    actions.publish_process(process, by=people["greta"])
    return process


def _open(named: list[object], name: str, begun: date, by: User) -> Process:
    return actions.open_process(
        named, name=name, starts_on=begun, ends_on=starter.end_after(begun), by=by, on=begun
    )


def _done_until(process: Process, day: date, by: User) -> None:
    """Every deadline up to the day was kept."""
    for due in process.deadlines.filter(due_on__lte=day):
        actions.tick_deadline(due, done_on=due.due_on, by=by)
