"""The strategy's text as PDF, Word file and one web page, all from the published version."""

import io
from html import escape
from typing import Any

from wir.core.days import short_day
from wir.core.money import euro
from wir.documents.marking import marked_and_told
from wir.documents.render import render
from wir.participation.documents import STRATEGY, address, head
from wir.strategy.models import Recommendation, Version

ANNEX = "Anhang: Maßnahmen dieser Fassung"


def as_pdf(version: Version) -> bytes:
    """Accessible PDF."""
    number, left = f"{version.process.slug}-F{version.number}", dropped(version)
    data = {
        **head(version.process, title=version.process.name, number=number, day=short_day(version.made_on)),
        "facts": _facts(version),
        "sections": [
            {
                "heading": _heading(section),
                "paragraphs": [
                    {"text": one["text"], "basis": basis(one), "dropped": _left(one, left)}
                    for one in section["paragraphs"]
                ],
            }
            for section in _filled(version)
        ],
        "annex": ANNEX,
        "since": _since(version),
        "measures": [{"heading": name, "rows": rows} for name, rows in measures_told(version)],
    }
    told = marked_and_told(data, read_at=address("text", version.process))
    return render(STRATEGY.name, told, on=version.made_on, title=version.process.name)


def as_docx(version: Version) -> bytes:
    """A Word file with real headings, German, titled."""
    import docx  # noqa: PLC0415 - only who asks for a Word file should load it

    paper, left = docx.Document(), dropped(version)
    paper.core_properties.title, paper.core_properties.language = version.process.name, "de-DE"
    paper.core_properties.author = version.process.controller.name
    paper.add_heading(version.process.name, level=0)
    for label, value in _facts(version):
        paper.add_paragraph(f"{label}: {value}")
    for section in _filled(version):
        paper.add_heading(_heading(section), level=1)
        for one in section["paragraphs"]:
            for piece in one["text"].split("\n\n"):
                paper.add_paragraph(piece)
            if said := basis(one):
                paper.add_paragraph().add_run(said).italic = True
            for sentence in _left(one, left):
                paper.add_paragraph(sentence)
    _add_annex(paper, version)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def _add_annex(paper: Any, version: Version) -> None:
    paper.add_heading(ANNEX, level=1)
    if since := _since(version):
        paper.add_paragraph(since)
    for name, rows in measures_told(version):
        paper.add_heading(name, level=2)
        for label, value in rows:
            paper.add_paragraph(f"{label}: {value}")


def as_html(version: Version) -> bytes:
    """One web page that needs nothing else."""
    left = dropped(version)
    parts = [f"<h1>{escape(version.process.name)}</h1>", "<dl>"]
    parts += [f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in _facts(version)]
    parts.append("</dl>")
    for section in _filled(version):
        parts.append(f"<h2>{escape(_heading(section))}</h2>")
        for one in section["paragraphs"]:
            parts += [f'<p id="absatz-{one["key"]}">{escape(one["text"])}</p>']
            parts += [f"<p><small>{escape(basis(one))}</small></p>"] if basis(one) else []
            parts += [f"<p>{escape(sentence)}</p>" for sentence in _left(one, left)]
    parts.append(f"<h2>{ANNEX}</h2>")
    parts += [f"<p>{escape(since)}</p>"] if (since := _since(version)) else []
    for name, rows in measures_told(version):
        parts += [f"<h3>{escape(name)}</h3>", "<dl>"]
        parts += [f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in rows]
        parts.append("</dl>")
    title = escape(version.process.name)
    body = "\n".join(parts)
    page = f'<!doctype html>\n<html lang="de"><head><meta charset="utf-8"><title>{title}</title></head><body><main>\n{body}\n</main></body></html>\n'
    return page.encode()


def basis(paragraph: dict[str, Any]) -> str:
    """On which recommendations and measures a paragraph rests, in words."""
    named = [
        ("Empfehlung", "Empfehlungen", paragraph["recommendations"]),
        ("Maßnahme", "Maßnahmen", paragraph["measures"]),
    ]
    return " · ".join(
        f"{one if len(numbers) == 1 else many} {', '.join(map(str, numbers))}"
        for one, many, numbers in named
        if numbers
    )


def measures_told(version: Version) -> list[tuple[str, list[list[str]]]]:
    """Every measure of the version as it stands in it: number and title, then label and value of what is known of it.

    Who takes care of it is told as of today. One statement.
    """
    owners = dict(version.process.measures.values_list("number", "owner"))
    return [
        (f"Maßnahme {one['number']}: {one['title']}", _rows(one, owners.get(one["number"], "")))
        for one in version.measures or ()
    ]


def _rows(measure: dict[str, Any], owner: str) -> list[list[str]]:
    costs = {int(year): cents for year, cents in measure["costs"].items()}
    basis = ", ".join(map(str, measure["basis"]))
    rows = [
        ["Was genau", measure["text"]],
        ["Für", measure["town"] or "alle gemeinsam"],
        ["Handlungsfeld", measure["field"]],
        *(["Ziel", goal] for goal in measure["goals"]),
        ["Wer kümmert sich heute", owner],
        *([f"Kosten {year}", euro(costs[year])] for year in sorted(costs)),
        ["Kosten zusammen", euro(sum(costs.values())) if costs else "noch kein Betrag genannt"],
        ["Folgt aus Empfehlung", basis],
        ["Warum ohne Empfehlung", "" if basis else measure["without_basis_because"]],
    ]
    return [row for row in rows if row[1]]


def _since(version: Version) -> str:
    """What stands in the annex instead of measures."""
    if version.measures is None:
        return f"Diese Fassung entstand, bevor Fassungen ihre Maßnahmen festhielten. Wie sie heute dastehen: {address('measures', version.process)}"
    return "" if version.measures else "In dieser Fassung steht noch keine Maßnahme."


def dropped(version: Version) -> dict[int, str]:
    """Number -> that a recommendation was dropped (nicht weiterverfolgt), since when and why, in words. One statement."""
    rows = version.process.recommendations.filter(state="dropped")
    return {one.number: _dropped(one) for one in rows}


def _dropped(one: Recommendation) -> str:
    since = f" seit dem {short_day(one.dropped_on)}" if one.dropped_on else ""
    return f"Empfehlung {one.number} wird nicht weiterverfolgt{since}. Warum: {one.dropped_because}"


def _left(paragraph: dict[str, Any], sentences: dict[int, str]) -> list[str]:
    return [sentences[number] for number in paragraph["recommendations"] if number in sentences]


def _facts(version: Version) -> list[list[str]]:
    return [
        ["Fassung", f"{version.number} vom {short_day(version.made_on)}"],
        ["Was ist neu", version.reason],
        ["Prüfwert (SHA-256)", " ".join(version.sha256[at : at + 8] for at in range(0, 64, 8))],
    ]


def _heading(section: dict[str, Any]) -> str:
    return f"{section['heading']} ({section['town']})" if section["town"] else str(section["heading"])


def _filled(version: Version) -> list[dict[str, Any]]:
    return [section for section in version.content if section["paragraphs"]]
