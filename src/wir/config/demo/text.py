"""The draft of the demo's living process: two versions, comments that wait, are answered, and one that is hidden."""

from datetime import date, timedelta

from wir.accounts.models import User
from wir.strategy import actions
from wir.strategy.models import Process

FIRST = (
    ("Ausgangslage", "Hier leben Menschen aus vielen Ländern. Manche sind seit Jahrzehnten da, manche seit diesem Jahr."),
    ("Leitbild", "Wir wollen, dass alle mitreden können und niemand erst fragen muss, ob er gemeint ist."),
    ("Maßnahmen", "Die alte Schule wird ein offener Raum. Die Stadt sucht Menschen mit Schlüssel."),
)  # fmt: skip
SECOND = (
    "Die alte Schule wird an drei Abenden in der Woche ein offener Raum. Die Stadt bezahlt, wer aufschließt."
)
# paragraph by place, what somebody said, language, outcome and answer ("" waits)
SAID = (
    (2, "Wer schließt auf, wenn das Ehrenamt im Urlaub ist?", "de", "taken", "Danke. Jetzt steht da, dass die Stadt dafür bezahlt."),
    (1, "Mitreden heißt auch: in meiner Sprache.", "de", "partly", "Alle Fragen gibt es in sieben Sprachen; die Sitzungen bleiben deutsch."),
    (0, "من فضلكم اكتبوا أيضًا عن المدارس", "ar", "", ""),
)  # fmt: skip


def make_text(process: Process, *, by: User, today: date) -> None:
    """Written by `by`, open for comments for three more weeks; the last paragraph writes down what people recommended."""
    first = today - timedelta(days=21)
    recommended = list(process.recommendations.filter(state="published"))
    measures = list(process.measures.filter(recommendations__in=recommended))
    made = []
    for heading, text in FIRST:
        section = actions.add_section(process, heading=heading, by=by)
        ties = {"measures": measures, "recommendations": recommended} if heading == "Maßnahmen" else {}
        made.append(actions.add_paragraph(section, text=text, by=by, **ties))
    until = today + timedelta(days=21)
    version = actions.publish_version(
        process, reason="Erster Entwurf nach der ersten Werkstatt", by=by, on=first, comments_until=until
    )
    for place, said, language, outcome, answer in SAID:
        comment, _code = actions.comment(
            version,
            paragraph=made[place].key,
            text=said,
            language=language,
            on=first + timedelta(days=place + 2),
        )
        if outcome:
            actions.check_comment(comment, hidden_because="", by=by, on=today)
            comment.refresh_from_db()
            actions.answer_comment(comment, outcome=outcome, answer=answer, by=by, on=today)
    actions.change_paragraph(
        made[2], text=SECOND, seen=1, by=by, measures=measures, recommendations=recommended
    )
    actions.publish_version(
        process, reason="Wer aufschließt, wird bezahlt", by=by, on=today, comments_until=until
    )
