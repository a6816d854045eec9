"""Ways that a visitor can follow from the first word on: voices, a recommendation, a measure, for the text to write down. All invented."""

from collections.abc import Sequence
from datetime import timedelta

from wir.accounts.models import User
from wir.config.demo.cast import Cast
from wir.config.demo.meetings import HELD
from wir.strategy import actions
from wir.strategy.models import Measure, Process, Recommendation, Voice

BOX = "Ideenkasten auf der Seite"
# wording, language
ALIVE_SAID = (
    ("Die alte Schule steht jeden Abend leer. Lassen Sie uns hinein!", "de"),
    ("Akşamları para harcamadan oturabileceğimiz bir yer yok.", "tr"),
)
ALIVE_HEARD = HELD[1][-1][0][1]
"""The third voice is a result of the first workshop."""
ALIVE_RECOMMENDED = ("Die alte Schule wird abends ein offener Raum.", "Der Raum ist da; es fehlt, wer aufschließt.")  # fmt: skip

JOINT_SAID = (
    ("Von Ahornrod nach Bachtal komme ich nur mit dem Auto.", "de"),
    ("Meine Kinder haben Freunde im Nachbardorf und keinen Weg dorthin.", "de"),
    ("Es gibt keinen Laden mehr, in dem man sich trifft.", "de"),
    ("На площі немає де посидіти.", "uk"),
)
# wording, reason, places of the voices in JOINT_SAID
JOINT_RECOMMENDED = (
    ("Alle drei Dörfer sind ohne Auto verbunden.", "Wer sich nicht besuchen kann, lernt sich nicht kennen.", (0, 1)),
    ("In jedem Dorf gibt es einen Ort, an dem man sich trifft.", "Ein Laden oder eine Bank reicht.", (2, 3)),
)  # fmt: skip
# title, place in JOINT_RECOMMENDED, place of the town that does it alone (None: all), owner, euros
JOINT_PLANS = (
    ("Rufbus zwischen den drei Dörfern", 0, None, "Ordnungsamt Bachtal", 24_000),
    ("Ein Dorfladen, der reihum fährt", 1, None, "Zweckverband der drei Gemeinden", 9_000),
    ("Bänke auf dem Lindenplatz", 1, 1, "Bauhof Lindenthal", 3_500),
)


def weidenstadt(process: Process, cast: Cast) -> None:
    """Three voices carry a recommendation; the first measure of the votes follows from it."""
    voices = [*_say(process, ALIVE_SAID, cast, days=70), process.voices.get(text=ALIVE_HEARD)]
    text, reason = ALIVE_RECOMMENDED
    basis = _recommend(process, text, reason, voices, by=cast.miriam, cast=cast, days=42)
    measure = process.measures.order_by("number").first()
    actions.change_measure(measure, recommendations=[basis], without_basis_because="", by=cast.miriam)


def three_towns(process: Process, cast: Cast, editors: Sequence[User]) -> list[Measure]:
    """Two measures for all and one of a single town; `editors` are one of each town, in their order."""
    voices = _say(process, JOINT_SAID, cast, days=240)
    recommended = [
        _recommend(
            process, text, reason, [voices[place] for place in places], by=cast.lead, cast=cast, days=150
        )
        for text, reason, places in JOINT_RECOMMENDED
    ]
    towns, made = list(process.towns.all()), []
    for title, basis, place, owner, euros in JOINT_PLANS:
        by = editors[place or 0]
        measure = actions.propose_measure(
            process, title=title, recommendations=[recommended[basis]], owner=owner,
            town=None if place is None else towns[place].organisation, by=by, on=cast.back(100),
        )  # fmt: skip
        actions.set_costs(measure, cents={cast.today.year + 1: euros * 100}, by=by)
        made.append(measure)
    return made


def _say(process: Process, said: Sequence[tuple[str, str]], cast: Cast, *, days: int) -> list[Voice]:
    """Ideas, one every four days from so many days ago on."""
    return [
        Voice.objects.create(
            process=process, kind=Voice.Kind.IDEA, text=text, origin=BOX, language=language,
            said_on=cast.back(days) + timedelta(days=4 * place),
        )
        for place, (text, language) in enumerate(said)
    ]  # fmt: skip


def _recommend(
    process: Process, text: str, reason: str, voices: Sequence[Voice], *, by: User, cast: Cast, days: int
) -> Recommendation:
    """Everybody reads the voices and what was made of them."""
    on = cast.back(days)
    actions.publish_voices(process, voices=voices, by=by, on=on)
    made = actions.recommend(process, text=text, reason=reason, voices=voices, by=by, on=on)
    actions.publish_recommendation(made, by=by)
    return made
