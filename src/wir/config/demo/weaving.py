"""What people said in a process of the demo, and what became of it: a measure in every state. All of it is invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wir.accounts.models import User
from wir.strategy import actions, receipts
from wir.strategy.models import FieldOfAction, Measure, Process, Receipt, Recommendation, Source, Voice

CODE = "apfel-kugel-turm"
"""The one receipt code that the demo names, so that a visitor can follow a voice."""

# kind, wording, origin, language, for how many it stands
SAID = (
    ("idea", "Rund um den Marktplatz gibt es keinen Ort, an dem man sich ohne Geld treffen kann.", "Ideenkasten auf der Seite", "de", 1),
    ("statement", "Es fehlt ein Raum, in dem alle willkommen sind, auch am Abend.", "Meinungsbild", "de", 1),
    ("result", "62 von 104 wünschen sich mehr Orte, an denen man sich begegnet.", "Umfrage, Frage 3", "de", 104),
    ("minutes", "Die alte Schule steht abends leer.", "Werkstatt „Orte der Begegnung“", "de", 1),
    ("answer", "Ich verstehe die Briefe vom Amt nicht.", "Umfrage, Frage 5", "de", 1),
    ("idea", "Belediyeden gelen mektuplar daha kolay yazılsın.", "Ideenkasten auf der Seite", "tr", 1),
    ("statement", "Briefe vom Amt sollten in einfacher Sprache sein.", "Meinungsbild", "de", 1),
    ("answer", "Nach der Spätschicht fährt kein Bus mehr.", "Umfrage, Frage 5", "de", 1),
    ("minutes", "Jugendliche kommen abends nicht mehr aus dem Ortsteil weg.", "Werkstatt „Unterwegs“", "de", 1),
    ("idea", "Ein Fest im Jahr, bei dem jede Straße etwas kocht.", "Ideenkasten auf der Seite", "de", 1),
    ("statement", "Vereine sollten Neue ansprechen, nicht warten, bis sie kommen.", "Meinungsbild", "de", 1),
    ("idea", "Alle Straßen umbenennen.", "Ideenkasten auf der Seite", "de", 1),
)  # fmt: skip
# wording, language
WAITING = (("Ein Bücherschrank am Bahnhof wäre schön.", "de"), ("لا توجد ساحة لعب آمنة قرب المدرسة.", "ar"))

# wording, reason, places of the voices in SAID
RECOMMENDED = (
    ("Die alte Schule wird an drei Abenden in der Woche ein offener Raum.", "Der Raum ist da; es fehlt, wer aufschließt.", (0, 1, 2, 3)),
    ("Die Verwaltung schreibt ihre Briefe in einfacher Sprache.", "Das hilft allen, nicht nur wenigen.", (4, 5, 6)),
    ("Abends fährt ein Bus in jeden Ortsteil.", "Wer spät arbeitet, kommt sonst nicht heim.", (7, 8)),
    ("Vereine und Straßen laden einmal im Jahr gemeinsam ein.", "", (9, 10)),
)  # fmt: skip
FIELDS = (
    ("Orte der Begegnung", "In jedem Ortsteil gibt es einen offenen Ort.", "Drei Orte sind regelmäßig offen.", "Die alte Schule öffnet."),
    ("Verständigung", "Alle verstehen, was die Verwaltung schreibt.", "Die zwanzig häufigsten Briefe sind neu.", "Fünf Briefe sind neu."),
    ("Unterwegs", "Niemand bleibt abends stecken.", "Ein Abendbus fährt im ganzen Ort.", "Ein Abendbus fährt auf Probe."),
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One measure of the demo: its place in RECOMMENDED and FIELDS, cost by year from the decision on, its story."""

    title: str
    recommendation: int
    field: int
    owner: str
    costs: tuple[int, ...]
    indicator: str
    story: tuple[tuple[str, str], ...]


PLANS = (
    Plan("Offener Raum in der alten Schule", 0, 0, "Amt für Kultur und Zusammenleben", (12_000_00, 8_000_00), "Wie viele Abende war offen?", (
        ("plan", ""), ("start", "Zwei Abende sind offen, für den dritten fehlt noch jemand mit Schlüssel."),
        ("note", "Der Nachbarschaftsverein übernimmt den dritten Abend."),
    )),
    Plan("Fünf Briefe in einfacher Sprache", 1, 1, "Hauptamt", (4_500_00,), "Wie viele Briefe sind neu?", (
        ("plan", ""), ("start", "Eine Prüfgruppe liest die ersten Entwürfe."), ("finish", "Fünf Briefe sind neu und gehen so hinaus."),
    )),
    Plan("Abendbus auf Probe", 2, 2, "Ordnungsamt", (30_000_00, 30_000_00), "Wie viele fahren mit?", (
        ("plan", ""), ("start", "Der Fahrplan steht."), ("stall", "Das Verkehrsunternehmen findet niemanden zum Fahren."),
    )),
    Plan("Sprachtandem im Rathaus", 1, 1, "", (), "", (("plan", ""),)),
    Plan("Fest der Straßen", 3, 0, "Vereinsring", (3_000_00,), "Wie viele Straßen machen mit?", ()),
    Plan("Rufbus in der Nacht", 2, 2, "Ordnungsamt", (90_000_00,), "", (("drop", "Der Abendbus auf Probe kommt zuerst; beides zusammen ist zu teuer."),)),
)  # fmt: skip


def weave(process: Process, *, by: User, on: date) -> None:
    """Voices, recommendations, measures and notes of one public process, told up to that day by one of its office."""
    voices = say(process, by=by, on=on)
    recommendations = recommend(process, voices, by=by, on=on)
    fields = [
        actions.add_field(
            process, name=name, long_term_goal=far, interim_goal=between, annual_goal=near, by=by
        )
        for name, far, between, near in FIELDS
    ]
    plan(process, recommendations, fields, by=by, on=on)


def say(process: Process, *, by: User, on: date) -> list[Voice]:
    """What was said, spread over the time before that day; two ideas wait for somebody to read them."""
    receipt = _receipt(process, on)
    read = on - timedelta(days=100)
    first = on - timedelta(days=20 * len(SAID))
    made = [
        Voice.objects.create(
            process=process, kind=kind, text=text, origin=origin, language=language, count=count,
            said_on=first + timedelta(days=9 * place), receipt=None if place else receipt,
            **({"read_on": read, "published_on": read} if kind in Voice.CHECKED_ELSEWHERE else {}),
        )
        for place, (kind, text, origin, language, count) in enumerate(SAID)
    ]  # fmt: skip
    shown = [voice for voice in made[:-1] if voice.kind != Voice.Kind.ANSWER]  # answers are read, never shown
    actions.publish_voices(process, voices=shown, by=by, on=read)
    reason = "Der Vorschlag richtet sich gegen eine Familie, deren Namen er nennt."
    actions.hide_voice(made[-1], because=reason, by=by, on=read)
    for text, language in WAITING:
        Voice.objects.create(
            process=process, kind="idea", text=text, origin=SAID[0][2], language=language, said_on=on
        )
    return made


def recommend(process: Process, voices: Sequence[Voice], *, by: User, on: date) -> list[Recommendation]:
    """Four recommendations; one voice is not taken and says why."""
    made = []
    for text, reason, places in RECOMMENDED:
        one = actions.recommend(
            process, text=text, reason=reason, voices=[voices[place] for place in places], by=by,
            on=on - timedelta(days=90),
        )  # fmt: skip
        actions.publish_recommendation(one, by=by)
        made.append(one)
    actions.attach_voices(
        made[2],
        voices=[voices[9]],
        how=Source.How.NOT_TAKEN,
        because="Das Fest steht in einer eigenen Empfehlung.",
        by=by,
        on=on - timedelta(days=90),
    )
    return made


def plan(
    process: Process,
    recommendations: Sequence[Recommendation],
    fields: Sequence[FieldOfAction],
    *,
    by: User,
    on: date,
) -> list[Measure]:
    """Measures in every state, in order of priority, each with its cost."""
    made = []
    for one in PLANS:
        measure = actions.propose_measure(
            process, title=one.title, recommendations=[recommendations[one.recommendation]],
            field=fields[one.field], owner=one.owner, indicator=one.indicator, by=by, on=on - timedelta(days=80),
        )  # fmt: skip
        costs = {on.year + offset: cents for offset, cents in enumerate(one.costs)}
        actions.set_costs(measure, cents=costs, by=by)
        _tell(measure, one, by=by, on=on)
        made.append(measure)
    actions.rank_measures(process, order=made[:5], reasons={}, by=by)
    return made


def _tell(measure: Measure, one: Plan, *, by: User, on: date) -> None:
    """Its story, a step every three weeks."""
    for place, (step, text) in enumerate(one.story):
        day = on - timedelta(days=63 - 21 * place)
        if step == "plan":
            actions.plan_measure(measure, by=by)
        elif step == "drop":
            actions.drop_measure(measure, because=text, by=by)
        elif step == "note":
            actions.note_status(measure, text=text, by=by, on=day)
        else:
            getattr(actions, f"{step}_measure")(measure, text=text, by=by, on=day)


def _receipt(process: Process, on: date) -> Receipt:
    """With the code that the demo names; a second process of the demo gets one that nobody knows."""
    if receipts.find(CODE) is None:
        return Receipt.objects.create(
            process=process,
            code_hash=receipts.hash_of(CODE),
            thing=process._meta.label_lower,
            thing_id=process.pk,
            made_on=on - timedelta(days=20 * len(SAID)),
        )
    return receipts.give(process, process, on=on)[0]
