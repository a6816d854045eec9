"""Calls: for which lines one can apply now, soon, or nobody has said. What is not known stays None with its reason."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from wir import guidelines
from wir.funding import catalogue, guideline_words
from wir.funding.catalogue import LineInfo
from wir.guidelines import Version

OPEN, SOON, UNKNOWN = "open", "soon", "unknown"


@dataclass(frozen=True)
class Call:
    """One line with what is known about applying. `deadline` None has its `why_no_deadline`; `begins` only for SOON."""

    line: str
    label: str
    about: str
    fictional: bool
    state: str
    who: str
    how_much: str
    period: str
    deadline: str | None
    why_no_deadline: str
    begins: date | None
    contact: str

    @property
    def title(self) -> str:
        """For lists and feeds."""
        said = {OPEN: _("Anträge sind möglich"), SOON: _("kommt"), UNKNOWN: _("nicht bekannt")}
        return f"{self.label}: {said[self.state]}"


def calls(on: date) -> list[Call]:
    """Open ones first, then those to come, then those nobody has said anything about. Closed and ended ones are left out."""
    found = [call for info in catalogue.lines(on=on) if (call := _call(info, on))]
    return sorted(found, key=lambda call: ((OPEN, SOON, UNKNOWN).index(call.state), call.label))


def _call(info: LineInfo, on: date) -> Call | None:
    line = guidelines.line(info.line)
    assert line is not None
    coming = next((version for version in line.versions if version.valid_from > on), None)
    state = _state(info, coming)
    if not state:
        return None
    law = (
        guideline_words.law_of(line, coming, on)
        if state == SOON and coming
        else guideline_words.law_to_show(line, on)
    )
    deadline = law.get("deadline")
    return Call(
        line=info.line,
        label=line.label,
        about=line.about,
        fictional=line.fictional,
        state=state,
        who=guideline_words.who(law),
        how_much=guideline_words.how_much(law),
        period=guideline_words.period(law.version),
        deadline=str(deadline.value) if deadline and deadline.known else None,
        why_no_deadline=deadline.reason
        if deadline
        else _("Die Richtlinie, die wir lesen konnten, nennt keine Frist."),
        begins=coming.valid_from if state == SOON and coming else None,
        contact=info.contact,
    )


def _state(info: LineInfo, coming: Version | None) -> str:
    if info.open and info.law:
        return OPEN
    if coming and not info.law:
        return SOON
    return UNKNOWN if info.open is None and info.law else ""


def feed(on: date, address: str) -> dict[str, Any]:
    """JSON Feed 1.1 of the calls; `address` is where the product lives, without a slash at the end."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Förderaufrufe im WIR-Portal",
        "home_page_url": f"{address}/foerderung/aufrufe/",
        "feed_url": f"{address}/foerderung/aufrufe/feed.json",
        "language": "de",
        "items": [_item(call, address) for call in calls(on)],
    }


def _item(call: Call, address: str) -> dict[str, Any]:
    url = f"{address}/foerderung/{call.line}/"
    return {
        "id": f"{url}#{call.state}",  # a line that opens is a new entry
        "url": url,
        "title": call.title,
        "content_text": f"{call.about} {call.who}. {call.how_much}. {call.deadline or call.why_no_deadline}",
        "tags": [call.state, *(["fictional"] if call.fictional else [])],
        "_wir": {"line": call.line, "state": call.state, "begins": call.begins, "deadline": call.deadline},
    }
