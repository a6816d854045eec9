"""The ballot of a vote on priorities as PDF: what the page offers, in one language, with a box for the office."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import get_language_info, ngettext, override
from django.utils.translation import gettext as _

from wir.core.days import long_day
from wir.core.money import euro_round
from wir.documents.marking import marked
from wir.documents.render import render
from wir.participation.actions.printing import print_language
from wir.participation.documents import surveys as documents
from wir.participation.documents.ballots import BALLOT_FORM
from wir.participation.models import Poll
from wir.participation.polls.telling import titles_of

OFFICE = "Für das Büro (nicht ausfüllen): Stimmzettel Nr. __________   Stapel ______________________   Abstimmung {number}: {title}"


def ballot_pdf(poll: Poll, language: str, *, on: date, codes: Sequence[str] = ()) -> bytes:
    """The empty ballot; with codes one copy each, the code on the sheet and on a strip to keep."""
    with override(language):
        data = documents.form_data(
            title=poll.title,
            intro=" ".join(part for part in (_lead(poll), poll.about, _how(poll)) if part),
            town=poll.process.name,
            language=print_language(language),
            rtl=get_language_info(language)["bidi"],
            words={
                "who": _("Wer sieht das?"),
                "receipt": _("Ihr Code. Er gilt einmal: mit diesem Stimmzettel oder im Netz."),
                "sheet": _("Code auf diesem Stimmzettel"),
                "demo": _("Muster"),
            },
            questions=_asked(poll, language, with_line=not codes),
            promise=_promise(poll),
            receipts=codes,
            demo=settings.WIR_DEMO,
            day=on,
        )
    office = OFFICE.format(number=poll.number, title=poll.title)
    return render(BALLOT_FORM.name, marked({**data, "office": office}), on=on)


def _lead(poll: Poll) -> str:
    return _("%(budget)s sind da. Das reicht nicht für alles. Was ist Ihnen wichtig?") % {
        "budget": euro_round(poll.budget_cents)
    }


def _how(poll: Poll) -> str:
    """How many may be ticked, and until when."""
    if poll.most:
        many = ngettext(
            "Kreuzen Sie eine Maßnahme an.", "Kreuzen Sie bis zu %(most)s Maßnahmen an.", poll.most
        ) % {"most": poll.most}
    else:
        many = _("Kreuzen Sie alles an, was Sie wichtig finden.")
    return f"{many} {_('Das geht bis %(day)s.') % {'day': long_day(poll.closes_on)}}"


def _promise(poll: Poll) -> str:
    if poll.access == Poll.Access.CODES:
        return _(
            "Der Code sagt nur, dass Sie abstimmen dürfen, nicht wer Sie sind. Welcher Code zu welchem Stimmzettel gehört, speichern wir nicht. Veröffentlicht werden nur gerundete Zahlen, und erst nach dem letzten Tag."
        )
    return _(
        "Schreiben Sie keinen Namen darauf. Veröffentlicht werden nur gerundete Zahlen, und erst nach dem letzten Tag."
    )


def _asked(poll: Poll, language: str, *, with_line: bool) -> list[dict[str, object]]:
    """The measures in the order of the page, each with its number, cost and words; a line for the code where one is needed."""
    candidates = list(poll.candidates.select_related("measure"))
    titles = titles_of(candidates, language)
    question: dict[str, object] = {
        "text": _("Welche Maßnahmen sollen zuerst kommen?"), "hint": "", "only_if": "", "other": "", "shape": "boxes",
        "choices": [
            {"words": f"{one.number}. {titles[one.number]} ({euro_round(one.cents)})", "note": _note(titles[one.number], one.text)}
            for one in candidates
        ],
    }  # fmt: skip
    if poll.access != Poll.Access.CODES or not with_line:
        return [question]
    line = {
        "text": _("Ihr Code aus dem Brief"),
        "hint": "",
        "only_if": "",
        "other": "",
        "shape": "lines",
        "lines": 1,
    }
    return [question, line]


def _note(title: object, text: str) -> str:
    """What it is about, as it was written; and that nobody has checked what a machine translated."""
    mark = _("(maschinell übersetzt, noch nicht geprüft)") if getattr(title, "by_machine", False) else ""
    return " ".join(part for part in (mark, text) if part)
