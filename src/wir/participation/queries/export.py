"""Answers as a table: one fixed column per question and option, rows in random order, without ids and days."""

import io
import secrets
from collections.abc import Sequence

from wir.core.csv_text import as_csv, safe_cell
from wir.participation.models import Answer, Channel, Response
from wir.participation.queries.questionnaires import Questionnaire

NOTE = "nicht repräsentativ"


def table(sheet: Questionnaire) -> tuple[list[str], list[list[str]]]:
    """Head and rows. Two statements."""
    survey = sheet.survey
    columns = [
        (code, f"{code} {label}") for item in sheet.items for code, label in item.kind.columns(item.asked)
    ]
    head = ["Weg", *(label for _code, label in columns)]
    if not survey.is_representative:
        head.append("Hinweis")
    given: dict[object, dict[int, dict]] = {}
    for response, question, value in Answer.objects.filter(response__survey=survey).values_list(
        "response_id", "question_id", "value"
    ):
        given.setdefault(response, {})[question] = value
    rows = []
    for key, channel in Response.objects.filter(survey=survey).values_list("pk", "channel"):
        row = [str(Channel(channel).label)]
        for item in sheet.items:
            value = given.get(key, {}).get(item.question.pk)
            width = len(item.kind.columns(item.asked))
            row += item.kind.cells(item.asked, value) if value else [""] * width
        rows.append(row if survey.is_representative else [*row, NOTE])
    secrets.SystemRandom().shuffle(rows)
    return head, rows


def csv_text(sheet: Questionnaire) -> str:
    """For every spreadsheet and for programs."""
    return as_csv(*table(sheet))


def xlsx(head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str, widths: int = 24) -> bytes:
    """The same as a workbook; no cell is taken for a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 - 20 MB that only who asks for a sheet should load

    book = Workbook()
    page = book.active
    assert page is not None
    page.title = title[:31]
    page.append([safe_cell(cell) for cell in head])
    for row in rows:
        page.append([safe_cell(cell) for cell in row])
    page.freeze_panes = "A2"
    for column in page.columns:
        page.column_dimensions[column[0].column_letter].width = widths
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
