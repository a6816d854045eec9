"""The ranking of a round as a table for spreadsheets."""

import csv
import io
from collections.abc import Iterable

from wir.funding.models import JuryCase, JuryMember

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
HEAD = (
    "Rang",
    "Aktenzeichen",
    "Antragstellerin",
    "Vorhaben",
    "Mittelwert",
    "Median",
    "Standardabweichung",
    "Bewertungen",
)
VOTES = ("Empfehlung", "dafür", "dagegen", "enthalten")


def ranking_csv(cases: Iterable[JuryCase]) -> str:
    """One row a case, which carries its `rank`; numbers as Germans write them, fields parted by semicolons."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    benches = JuryMember.Constituency.choices
    table.writerow([*HEAD, *(str(label) for _, label in benches), *VOTES])
    for case in cases:
        found = case.application
        table.writerow(
            [
                "" if case.mean is None else case.rank,
                *(safe(words) for words in (found.number, found.applicant.name, found.title)),
                *(decimal(figure) for figure in (case.mean, case.median, case.spread)),
                case.counted,
                *(decimal(case.by_constituency.get(name, [None])[0]) for name, _ in benches),
                case.get_recommendation_display(),
                *(case.votes.get(choice, "") for choice in ("for", "against", "abstain")),
            ]
        )
    return text.getvalue()


def safe(words: str) -> str:
    """Text that a spreadsheet shows and never reckons with."""
    return f"'{words}" if words.startswith(FORMULA) else words


def decimal(milli: int | None) -> str:
    """3333 -> "3,333"; empty where there is nothing."""
    return "" if milli is None else f"{milli // 1000},{milli % 1000:03d}"
