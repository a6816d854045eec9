"""The strategy as a file names its measures with town, goal, owner and cost, as they stand in that version."""

import io
from datetime import date

import docx
import pikepdf
import pytest

from wir.core.text import squeezed
from wir.documents.words import words_of
from wir.participation.documents import strategy
from wir.strategy import actions
from wir.strategy.models import Process, Version

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)


def told(version):
    paper = docx.Document(io.BytesIO(strategy.as_docx(version)))
    return {
        "pdf": squeezed(words_of(strategy.as_pdf(version))),
        "docx": squeezed(" ".join(part.text for part in paper.paragraphs)),
        "html": squeezed(strategy.as_html(version).decode()),
    }


def test_all_forms_name_the_measures_of_the_version_as_they_stood_in_it(cast):
    process = cast.process()
    field = actions.add_field(process, name="Wege", long_term_goal="Alle kommen heim.", by=cast.miriam)
    measure = cast.measure(cast.recommendation(cast.voice(process)))
    basis = {"recommendations": list(measure.recommendations.all()), "by": cast.miriam}
    actions.change_measure(
        measure, **basis, title="Steg", owner="Bauamt", field=field, cents={2027: 1_250_000, 2028: 50}
    )
    version = cast.version(process)
    actions.change_measure(measure, **basis, title="Parkplatz", cents={2027: 99})
    for form, words in told(version).items():
        for part in (
            "Maßnahme 1: Steg",
            "alle gemeinsam",
            "Wege",
            "Alle kommen heim.",
            "Bauamt",
            "12.500,00",
            "12.500,50",
        ):
            assert squeezed(part) in words, (form, part)
        assert "Parkplatz" not in words, form


def test_a_version_of_before_says_that_it_does_not_carry_them(cast):
    process = cast.process()
    old = Version.objects.create(
        process=process,
        number=1,
        content=[],
        sha256="0" * 64,
        reason="Früher",
        made_by=cast.miriam,
        made_on=ON,
    )
    for form, words in told(old).items():
        assert squeezed("bevor Fassungen ihre Maßnahmen festhielten") in words, form


def test_the_title_in_the_metadata_keeps_letters_that_no_font_has(cast):
    version = cast.version()
    Process.objects.update(name="Strategie שלום")
    version = Version.objects.get(pk=version.pk)
    with pikepdf.open(io.BytesIO(strategy.as_pdf(version))) as opened:
        assert str(opened.docinfo["/Title"]) == "Strategie שלום"
