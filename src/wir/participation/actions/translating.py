"""Missing texts go out as a spreadsheet for volunteers and come back translated."""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from zipfile import ZipFile

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.journal.steps import record
from wir.participation.models import Survey
from wir.participation.queries.export import xlsx
from wir.participation.queries.texts import Text, texts_of, translations_of
from wir.strategy.models import Translation

HEAD = ("Kennung (bitte nicht ändern)", "Wo", "Text")
LANGUAGES = dict(settings.LANGUAGES)
MOST_BYTES, MOST_ROWS, MOST_SIGNS = 1_000_000, 3000, 1000
MOST_UNPACKED = 20_000_000  # bytes: the longest texts in all rows, in letters of three bytes
Rows = Sequence[Sequence[object]]


def texts_as_xlsx(survey: Survey, language: str) -> bytes:
    """Every text with what is there in this language; what is missing is an empty cell. The file names its language."""
    texts = texts_of(survey)
    there = translations_of(texts)
    rows = [
        [text.code, text.where, text.source, row.text if (row := there.get((text.code, language))) else ""]
        for text in texts
    ]
    return xlsx((*HEAD, f"Übersetzung ({language})"), rows, title=language, widths=44)


def take_texts(
    survey: Survey, content: bytes, *, language: str, checked_by: str = "", by: User, on: date
) -> int:
    """Take in what volunteers wrote; how many texts are new or different. Other texts stay as they are.

    `checked_by` names a person who has read all of them and speaks the language. Raises Refused and PermissionDenied.
    """
    return check_texts(
        survey, _read(content, language), language=language, checked_by=checked_by, by=by, on=on
    )


def check_texts(
    survey: Survey, written: Mapping[str, str], *, language: str, checked_by: str, by: User, on: date
) -> int:
    """The same for texts by their code, however they came. What has a name beside it loses the mark of a machine."""
    if not rules.has_perm("participation.translate_survey", by, survey.process):
        raise PermissionDenied("participation.translate_survey")
    known = {text.code: text for text in texts_of(survey)}
    if strange := sorted(set(written) - set(known)):
        raise Refused(
            _("Diese Kennungen gibt es in der Umfrage nicht: %(codes)s. Es hat sich nichts geändert.")
            % {"codes": ", ".join(strange[:5])}
        )
    with transaction.atomic():
        there = translations_of(list(known.values()))
        changed = sum(
            _take(known[code], text, there.get((code, language)), language, checked_by, on)
            for code, text in written.items()
        )
        record(
            "participation.translate_survey", survey, by=by, facts={"language": language, "texts": changed}
        )
    return changed


def _take(
    text: Text, words: str, there: Translation | None, language: str, checked_by: str, on: date
) -> bool:
    """True when it was new, different, or is checked now."""
    same = there is not None and there.text == words
    if same and not checked_by:
        return False
    fields = {
        "text": words,
        "made": there.made if there is not None and same else "person",
        "checked_by": checked_by,
        "checked_on": on if checked_by else None,
    }
    Translation.objects.update_or_create(
        thing=text.thing, thing_id=str(text.key), field=text.field, language=language, defaults=fields
    )
    return True


def _read(content: bytes, language: str) -> dict[str, str]:
    """Code -> translation of every row that has one. Raises Refused with what is wrong."""
    if len(content) > MOST_BYTES:
        raise Refused(_("Die Datei ist zu groß. Höchstens 1 Megabyte."))
    title, rows = _opened(content)
    _refuse_another_language(title, rows, language)
    found = {
        str(row[0]): _text_in(row) for row in rows[1:] if len(row) == 4 and row[0] and row[3] is not None
    }
    found = {code: text for code, text in found.items() if text}
    if not found:
        raise Refused(
            _(
                "In der vierten Spalte steht keine Übersetzung. Laden Sie die Tabelle hier noch einmal herunter und schreiben Sie die Übersetzungen dort hinein. Es hat sich nichts geändert."
            )
        )
    if long := [code for code, text in found.items() if len(text) > MOST_SIGNS]:
        raise Refused(_("Dieser Text ist zu lang: %(code)s.") % {"code": long[0]})
    return found


def _opened(content: bytes) -> tuple[str, Rows]:
    """Title and rows of the first page. Sizes are looked at before anything is unpacked; zipfile reads no more than they say."""
    from openpyxl import load_workbook  # noqa: PLC0415 - 20 MB that only who reads a sheet should load

    try:
        with ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > MOST_UNPACKED:
            raise Refused(
                _(
                    "Diese Datei würde beim Öffnen riesig groß. Solche Dateien nehmen wir nicht an. Sie wurde nicht gespeichert."
                )
            )
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        page = book.worksheets[0]
        return page.title, list(page.iter_rows(max_row=MOST_ROWS, max_col=4, values_only=True))
    except Refused:
        raise
    except Exception:  # the library checks little, and each of its parsers has errors of its own
        raise Refused(
            _(
                "Diese Datei ist keine Tabelle im Format XLSX. Speichern Sie sie als Excel-Arbeitsmappe (.xlsx)."
            )
        ) from None


def _text_in(row: Sequence[object]) -> str:
    """What is written in the cell; whole numbers are texts too. Raises Refused for what a spreadsheet made of it."""
    from openpyxl.cell.cell import ERROR_CODES  # noqa: PLC0415 - as above

    code, cell = row[0], row[3]
    if type(cell) not in (str, int) or cell in ERROR_CODES:
        raise Refused(
            _(
                "Die Übersetzung zu %(code)s ist kein Text, sondern ein Wert der Tabelle: %(value)s. Schreiben Sie dort Text hinein. Es hat sich nichts geändert."
            )
            % {"code": str(code)[:100], "value": str(cell)[:40]}
        )
    return clean_text(str(cell))


def _refuse_another_language(title: str, rows: Rows, language: str) -> None:
    """The heading of the translations names the language, and so does the page, where a program has not renamed it."""
    heading = str(rows[0][3]) if rows and len(rows[0]) == 4 else ""
    said = {title.strip(), heading.rpartition("(")[2].rstrip(") ")} & set(LANGUAGES)
    if not said:
        raise Refused(
            _(
                "In der Datei steht nicht, in welcher Sprache die Texte sind. Laden Sie sie hier noch einmal herunter."
            )
        )
    if said != {language}:
        raise Refused(
            _("In der Datei stehen Texte auf %(there)s, gewählt ist %(chosen)s. Es hat sich nichts geändert.")
            % {"there": LANGUAGES[min(said - {language})], "chosen": LANGUAGES[language]}
        )
