"""A conversation for the demo: statements of office and residents in four languages, three groups of invented devices."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from wir.accounts.models import User
from wir.participation import actions
from wir.participation.jobs.conversations import reckon_the_last_time
from wir.participation.models import Conversation, Vote
from wir.strategy.models import Process, Translation

# statement, and how much the three groups agree (1 all, -1 none)
SEEDS: tuple[tuple[str, float, float, float], ...] = (
    ("Abends soll noch ein Bus in die Ortsteile fahren.", 0.9, 0.8, 0.85),
    ("Am Bahnhof braucht es mehr Licht.", 0.95, 0.85, 0.95),
    ("Im Ort fehlen Plätze, an denen man sich treffen kann, ohne etwas zu kaufen.", 0.9, -0.2, 0.6),
    ("Das alte Rathaus soll ein offenes Haus für alle werden.", 0.9, -0.4, 0.3),
    ("Die Stadt soll dafür auch neue Schulden machen.", 0.5, -0.9, -0.2),
    ("Zuerst sollen Straßen und Plätze in Ordnung gebracht werden.", -0.4, 0.9, 0.0),
    ("Die Vereine machen schon genug. Sie brauchen nur mehr Geld.", -0.3, 0.8, -0.1),
    ("Neue Häuser zu kaufen ist nicht Aufgabe der Stadt.", -0.6, 0.85, -0.1),
    ("Ohne Deutschkurs am Abend kann ich nicht mitmachen.", 0.1, -0.6, 0.95),
    ("Briefe vom Amt soll es auch in anderen Sprachen geben.", 0.5, -0.6, 0.95),
    ("Wer hier arbeitet, soll schneller eine Wohnung finden.", 0.4, 0.2, 0.9),
    ("Zeugnisse aus anderen Ländern sollen schneller anerkannt werden.", 0.4, 0.1, 0.95),
    ("Kinder und Jugendliche sollen bei der Planung mitreden.", 0.8, 0.5, 0.7),
    ("Ein Straßenfest im Jahr bringt uns mehr zusammen als jede Broschüre.", 0.7, 0.6, 0.6),
    ("Ich weiß, an wen ich mich wenden kann, wenn ich beleidigt werde.", -0.5, 0.2, -0.8),
    ("Auf dem Marktplatz soll es wieder einen Trinkbrunnen geben.", 0.3, 0.2, 0.1),
)
# statement of the office -> what a machine made of it, by language; nobody has checked it
BY_MACHINE: dict[int, dict[str, str]] = {
    1: {
        "en": "In the evening there should still be a bus to the outlying villages.",
        "tr": "Akşamları dış mahallelere bir otobüs daha olmalı.",
        "ar": "يجب أن تسير حافلة أخرى مساءً إلى الأحياء البعيدة.",
        "uk": "Увечері має їздити ще один автобус до віддалених районів.",
        "prs": "شب‌ها هم باید یک بس به ناحیه‌های دور برود.",
    },
    2: {
        "en": "The station needs more light.",
        "tr": "İstasyonda daha fazla ışık gerekli.",
        "ar": "تحتاج محطة القطار إلى مزيد من الإضاءة.",
        "uk": "На вокзалі потрібно більше світла.",
        "prs": "در ایستگاه روشنایی بیشتر لازم است.",
    },
    9: {
        "en": "Without a German course in the evening I cannot take part.",
        "tr": "Akşam Almanca kursu olmadan katılamam.",
        "ar": "لا أستطيع المشاركة من دون دورة ألمانية في المساء.",
        "uk": "Без вечірніх курсів німецької я не можу брати участь.",
        "prs": "بدون کورس شبانهٔ آلمانی نمی‌توانم شرکت کنم.",
    },
    10: {
        "en": "Letters from the office should come in other languages too.",
        "tr": "Resmî mektuplar başka dillerde de gelmeli.",
        "ar": "يجب أن تتوفر رسائل الدوائر بلغات أخرى أيضًا.",
        "uk": "Листи від установ мають бути й іншими мовами.",
        "prs": "نامه‌های اداره باید به زبان‌های دیگر هم باشد.",
    },
    13: {
        "en": "Children and young people should have a say in planning.",
        "tr": "Çocuklar ve gençler planlamada söz sahibi olmalı.",
        "ar": "يجب أن يشارك الأطفال والشباب في التخطيط.",
        "uk": "Діти й молодь мають брати участь у плануванні.",
        "prs": "کودکان و جوانان باید در برنامه‌ریزی سهم داشته باشند.",
    },
}
RESIDENTS: tuple[tuple[str, str, str, float, float, float], ...] = (
    ("tr", "Çocuklar için daha çok oyun alanı olmalı.", "Es soll mehr Spielplätze für Kinder geben.", 0.7, 0.4, 0.8),
    ("uk", "У бібліотеці має бути кімната для зустрічей.", "In der Bücherei soll es einen Raum für Treffen geben.", 0.8, -0.1, 0.6),
    ("ar", "نحتاج إلى من يرافقنا إلى المواعيد في الدوائر.", "Wir brauchen jemanden, der uns zu Terminen bei Ämtern begleitet.", 0.5, -0.3, 0.9),
    ("de", "Die Öffnungszeiten im Rathaus passen nicht zur Arbeit.", "", 0.6, 0.5, 0.8),
)  # fmt: skip
WAITING = (
    ("de", "Am Bahnhof brauchen wir mehr Licht!"),
    ("prs", "برای زنان کلاس شنا لازم است."),
)
PEOPLE = (118, 92, 41)
SEEN = 0.8


def conversation(process: Process, *, by: User, today: date) -> Conversation:
    """Open for five weeks; `by` facilitates. The result is reckoned by the worker as soon as it runs."""
    begun = today - timedelta(days=35)
    made = actions.prepare_conversation(
        process, title="Zusammenleben im Ort", by=by, reads=["de", "en"], last_day=today + timedelta(days=30),
        about="Was brauchen wir, damit sich hier alle zu Hause fühlen?",
    )  # fmt: skip
    actions.seed_statements(made, [text for text, *_ in SEEDS], by=by, on=begun)
    for number, words in BY_MACHINE.items():
        for language, text in words.items():
            actions.translate_statement(
                made.statements.get(number=number), language=language, text=text,
                made=Translation.Made.MACHINE, by=by, on=begun,
            )  # fmt: skip
    actions.open_conversation(made, by=by)
    _residents(made, by, begun + timedelta(days=9))
    _votes(made, begun + timedelta(days=10), Random(2026))  # noqa: S311 - invented people
    reckon_the_last_time.defer(thing_id=made.pk)
    return made


def _residents(made: Conversation, by: User, on: date) -> None:
    for language, text, german, *_ in RESIDENTS:
        statement, _code = actions.write_statement(made, text=text, language=language, on=on)
        if german:
            actions.translate_statement(
                statement,
                language="de",
                text=german,
                made=Translation.Made.PERSON,
                name="Samira",
                by=by,
                on=on,
            )
        actions.publish_statement(statement, by=by, on=on)
    for language, text in WAITING:
        actions.write_statement(made, text=text, language=language, on=made.last_day - timedelta(days=32))
    unfit, _code = actions.write_statement(
        made, text="Herr Muster soll endlich aufhören.", language="de", on=on
    )
    actions.refuse_statement(unfit, because="Sie nennt eine Person oder verrät etwas über sie.", by=by, on=on)
    actions.report_statement(
        made.statements.get(number=8),
        why="unclear",
        text="Welche Häuser sind gemeint?",
        on=made.last_day - timedelta(days=31),
    )


def _votes(made: Conversation, first: date, rng: Random) -> None:
    """Every device has a belief near its group's; few see everything."""
    beliefs = [row[1:] for row in SEEDS] + [row[3:] for row in RESIDENTS]
    statements = list(made.statements.filter(state="published"))
    votes = []
    for group, people in enumerate(PEOPLE):
        for _person in range(people):
            voter, on = UUID(int=rng.getrandbits(128), version=4), first + timedelta(days=rng.randrange(24))
            for statement, belief in zip(statements, beliefs, strict=True):
                if rng.random() < SEEN:
                    feels = belief[group] + rng.gauss(0, 0.45)
                    value = 1 if feels > 0.2 else -1 if feels < -0.15 else 0
                    votes.append(Vote(statement=statement, voter=voter, value=value, voted_on=on))
    Vote.objects.bulk_create(votes, batch_size=2000)
