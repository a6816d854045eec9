"""The reading bundle of one member (Lesemappe): every case that they may see, printed on demand and kept nowhere.

It asks the one scope at every printing, so a conflict that arises today is not in a bundle from yesterday's store.
"""

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from wir.accounts.models import User
from wir.core.days import short_day
from wir.documents.render import render
from wir.funding.access.jury import cases_for_juror
from wir.funding.documents.jury import JURY_BUNDLE
from wir.funding.models import Application, JuryCase, JuryRound
from wir.funding.notices.parts import sender
from wir.funding.sections.section import Chapter
from wir.funding.sent import with_fields_as_sent
from wir.funding.versions import chapters_for_jury


def make(round: JuryRound, *, member: User, on: date) -> bytes:
    """The PDF of all cases of the round that the member may see now. Raises Unprintable."""
    cases = (
        cases_for_juror(member)
        .filter(round=round)
        .select_related("application__applicant")
        .prefetch_related("application__submissions", "application__partners__organisation")
        .order_by("pk")
    )
    return render(JURY_BUNDLE.name, compose(round, cases, member=member, on=on), on=on)


def compose(round: JuryRound, cases: Iterable[JuryCase], *, member: User, on: date) -> dict[str, object]:
    """What the bundle says, in the order in which the cases came."""
    authority = sender(round.controller)
    read = [reading_of(one) for one in with_fields_as_sent(case.application for case in cases)]
    return {
        "title": "Lesemappe der Jury",
        "number": f"JURY-{round.pk:04d}",
        "day": short_day(on),
        "demo": settings.WIR_DEMO,
        "sender": {"name": authority.name, "lines": list(authority.lines), "contact": []},
        "addressee": [member.name],
        "round": round.name,
        "facts": [
            ["Runde", round.name],
            ["Sitzung am", short_day(round.sits_on)],
            ["Anträge", str(len(read))],
        ],
        "cases": read,
    }


def reading_of(application: Application) -> dict[str, object]:
    """One application as it was handed in, chapter by chapter as on every page. Its files stay in the portal."""
    a = application
    return {
        "heading": f"{a.applicant.name}: {a.title}",
        "facts": [["Aktenzeichen", a.number]],
        "chapters": [_printed(chapter) for chapter in chapters_for_jury(a)],
    }


def _printed(chapter: Chapter) -> dict[str, object]:
    return {
        "label": str(chapter.label),
        "facts": [[str(label), str(text)] for label, text in chapter.facts if text],
        "tables": [
            {
                "caption": str(table.caption),
                "head": [str(word) for word in table.head],
                "rows": [[str(cell) for cell in row] for row in table.rows],
                "numeric": list(table.numeric),
                "total": table.total,
            }
            for table in chapter.tables
            if table.rows
        ],
    }
