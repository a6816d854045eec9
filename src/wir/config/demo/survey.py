"""The demo's survey: open, in seven languages, answered by many on the web and by some on paper. All answers are invented."""

from datetime import date, timedelta
from random import Random

from wir.accounts.models import User
from wir.participation.actions import answering, banking, building, paper, publishing
from wir.participation.models import Survey
from wir.participation.queries.questionnaires import questionnaire
from wir.strategy.models import Process, Translation

QUESTIONS = (
    "lives_here",
    "like_living",
    "where_meet",
    "topics_first",
    "getting_around",
    "what_is_missing",
    "age",
)
TITLE = {
    "de-simple": "Wie leben wir hier zusammen?", "en": "How do we live together here?", "tr": "Burada birlikte nasıl yaşıyoruz?",
    "ar": "كيف نعيش معًا هنا؟", "uk": "Як ми живемо тут разом?", "prs": "اینجا چگونه با هم زندگی می‌کنیم؟",
}  # fmt: skip
INTRO = {
    "de-simple": "Es dauert zehn Minuten. Sie brauchen kein Konto und keinen Namen.",
    "en": "Ten minutes, without an account and without a name.", "tr": "On dakika, hesapsız ve isimsiz.",
    "ar": "عشر دقائق، بلا حساب وبلا اسم.", "uk": "Десять хвилин, без облікового запису й без імені.",
    "prs": "ده دقیقه، بدون حساب و بدون نام.",
}  # fmt: skip
WISHES = (
    ("de", "Abends fährt kein Bus mehr, wir kommen von der Arbeit nicht nach Hause."),
    ("de", "Ein Raum, in dem man sich treffen kann, ohne etwas zu kaufen."),
    ("ar", "مكان تلتقي فيه النساء مع أطفالهن"),
    ("uk", "Курси німецької ввечері, коли є кому побути з дітьми"),
    ("tr", "Gençler için spor salonu akşamları da açık olsun"),
    ("en", "Signs in more than one language at the town hall"),
)
ANSWERS = 64


def survey(process: Process, *, by: User, second: User, on: date) -> Survey:
    """Made by `by`; `second` checks the paper. The same answers at every start."""
    made = building.start_survey(
        process,
        title="Wie leben wir hier zusammen?",
        intro="Zehn Minuten, ohne Konto und ohne Namen.",
        closes_on=on + timedelta(days=30),
        by=by,
    )
    banking.add_from_bank(made, QUESTIONS, by=by)
    Translation.objects.bulk_create(
        Translation(
            thing="participation.survey",
            thing_id=str(made.pk),
            field=field,
            language=code,
            text=text,
            made="shipped",
        )
        for field, texts in (("title", TITLE), ("intro", INTRO))
        for code, text in texts.items()
    )
    building.open_survey(made, by=by, on=on - timedelta(days=20))
    sheet, dice = questionnaire(made, "de"), Random(7)  # noqa: S311 - invented answers, the same each time
    for number in range(ANSWERS):
        day = on - timedelta(days=dice.randrange(1, 19))
        answering.hand_in(sheet, _answers(sheet.items, dice, number), channel="web", on=day)
    _paper(made, by=by, second=second, on=on, dice=dice)
    for question in made.questions.all():
        if question.kind in ("single", "scale", "multiple", "ranking"):
            publishing.publish_result(question, by=by, on=on)
    return made


def _answers(items, dice: Random, number: int) -> dict:
    """One invented questionnaire; now and then a question is left out."""
    found = {}
    for item in items:
        if dice.random() < 0.08:
            continue
        codes = [choice.code for choice in item.asked.choices]
        found[item.code] = {
            "single": lambda codes=codes: {"chosen": [dice.choice(codes)], "other": ""},
            "multiple": lambda codes=codes: {"chosen": dice.sample(codes, 2), "other": ""},
            "scale": lambda: {"step": min(5, 1 + dice.randrange(3) + dice.randrange(3))},
            "ranking": lambda codes=codes: {"order": dice.sample(codes, 3)},
            "matrix": lambda item=item, codes=codes: {
                "rows": {row.code: dice.choice(codes) for row in item.asked.rows}
            },
            "long_text": lambda: dict(zip(("language", "text"), WISHES[number % len(WISHES)], strict=True)),
        }[item.kind.name]()
    if number >= len(WISHES):
        found.pop("f6", None)
    return found or {items[0].code: {"chosen": ["a1"], "other": ""}}


def _paper(made: Survey, *, by: User, second: User, on: date, dice: Random) -> None:
    """A heap from the market: fourteen sheets count, two still wait for the second person."""
    sheet = questionnaire(made, "de")
    heap = paper.start_batch(
        made, name="Wochenmarkt", channel="stand", received_on=on - timedelta(days=3), by=by
    )
    for number in range(16):
        values = _answers(sheet.items, dice, 100 + number)
        entry = paper.enter_paper(heap, values, language="de", by=by)
        if number < 14:
            paper.check_paper(entry, sheet, values, by=second)
