"""Help beside every section, and one invented application that the forms accept, that balances and could be handed in."""

import re

import pytest
from django.forms import CheckboxInput
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import override

from tests.cast import LINE, NOW, TODAY
from wir import guidelines
from wir.core.money import euro
from wir.funding import actions, eligibility, sections, verdicts
from wir.funding import help as helping
from wir.funding.actions.filling import fill_in
from wir.funding.agreements import now_of
from wir.funding.forms import SHEETS
from wir.funding.help.towns import LEAD, PARTNER, TOWNS
from wir.funding.sections import content_of_section, open_points, sections_of
from wir.territory.models import Municipality

EXAMPLE = helping.example()
PAGES = [*SHEETS, "partners", "attachments", "signatures"]


def test_every_section_has_its_help_and_no_help_is_left_over():
    assert set(helping.FILES) == {*sections.FILES, "signatures"}


@pytest.mark.parametrize("name", helping.FILES)
def test_the_example_fills_the_parts_of_its_section_and_no_others(name):
    parts = getattr(sections.FILES.get(name), "PARTS", (name,))
    assert set(helping.FILES[name].EXAMPLE) == set(parts)


@pytest.mark.parametrize("name", helping.FILES)
def test_help_is_short_and_says_what_what_not_and_whom_to_ask(name):
    guide = helping.FILES[name].GUIDE
    sentences = [str(sentence) for sentence in (*guide.belongs, *guide.mistakes, guide.ask)]
    assert (2 <= len(guide.belongs) <= 4, 2 <= len(guide.mistakes) <= 4, bool(guide.ask)) == (True,) * 3
    assert max(len(sentence) for sentence in sentences) <= 160
    if guide.page:
        assert reverse(guide.page[0])


def test_both_sides_of_the_plan_are_equal_in_all_and_the_wish_is_what_the_guideline_gives_at_most():
    spent, got = sum(row[2] for row in EXAMPLE["costs"]), sum(row[3] for row in EXAMPLE["funding"])
    asked = sum(row[3] for row in EXAMPLE["funding"] if row[1] == "grant")
    assert (spent, got, asked) == (35_000_00, 35_000_00, 30_000_00)
    table = helping.help_for("costs").example.tables[2]
    assert table.rows[-1][1:] == (euro(spent), euro(got), euro(0))


def test_what_the_texts_of_the_example_say_is_what_its_rows_say():
    days = [
        int(found[1]) for row in EXAMPLE["costs"] if (found := re.match(r"Begleitung, (\d+) Tage", row[1]))
    ]
    assert EXAMPLE["project"]["facilitation"].startswith(f"{sum(days)} Tage")
    assert [row[2] for row in EXAMPLE["costs"] if row[1].startswith("Begleitung")] == [
        d * 900_00 for d in days
    ]
    first, last = EXAMPLE["project"]["starts_on"], EXAMPLE["project"]["ends_on"]
    assert (EXAMPLE["schedule"][0][0], EXAMPLE["schedule"][-1][1]) == (first, last)
    written = {name for row in EXAMPLE["funding"] for name in re.findall("Haushalt (.*)", row[2])}
    assert written == {town.town for town in TOWNS.values()}


@pytest.mark.parametrize("line", helping.FITS)
def test_the_example_meets_every_rule_of_the_lines_it_fits(line):
    on = "2025-06-02" if line == "kiv" else TODAY.isoformat()
    case = {
        "line": line, "on": on, "lead": party(LEAD), "partners": [party(PARTNER)], "amount": "30000.00", "months": 18,
        "start": EXAMPLE["project"]["starts_on"], "attachments": ["form", "concept", "finance_plan"],
    }  # fmt: skip
    version, findings = eligibility.findings_of(case)
    assert version
    assert [finding.says for finding in findings if finding.met is False] == []


def party(number):
    return {"kind": TOWNS[number].kind, "population": TOWNS[number].population}


def test_the_line_of_the_example_is_one_it_fits_and_all_of_them_exist():
    assert helping.LINE in helping.FITS
    assert all(guidelines.line(line) for line in helping.FITS)


@pytest.mark.django_db
def test_the_towns_of_the_example_are_no_towns_of_hessen():
    names = set(Municipality.objects.values_list("name", flat=True))
    assert {town.town for town in TOWNS.values()} & names == set()
    assert len(names) > 400


@pytest.fixture
def joint(cast):
    """An empty draft of a town like the example's, with a partner like the example's."""
    for number, town in ((LEAD, cast.town), (PARTNER, cast.neighbour)):
        town.ags, town.population = "", TOWNS[number].population
        town.save()
    draft = actions.start(LINE, applicant=cast.town, controller=cast.authority, by=cast.frieda)
    actions.invite_partner(draft, organisation=cast.neighbour, by=cast.frieda, at=NOW)
    return draft


def typed(name, draft, cast):
    """The example as somebody types it into the form of the section, and what the form makes of it."""
    own = {LEAD: cast.town.pk, PARTNER: cast.neighbour.pk}
    wanted = {part: _with_numbers(EXAMPLE[part], own) for part in sections.FILES[name].PARTS}
    data = QueryDict(mutable=True)
    for piece in SHEETS[name](None, wanted, draft).all:
        for form in getattr(piece, "forms", [piece]):
            for field in form:
                _type(data, field)
        if management := getattr(piece, "management_form", None):
            for field in management:
                _type(data, field)
    return wanted, SHEETS[name](data, content_of_section(draft, name), draft)


def _type(data, field):
    value = field.field.widget.format_value(field.field.prepare_value(field.initial))
    if isinstance(field.field.widget, CheckboxInput):
        value = "on" if field.initial else ""
    if isinstance(value, (list, tuple)):
        data.setlist(field.html_name, [str(one) for one in value if one])
    elif value not in (None, "", False):
        data[field.html_name] = str(value)


def _with_numbers(value, own):
    if isinstance(value, list):
        return [_with_numbers(one, own) for one in value]
    return own.get(value, value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.django_db
def test_the_forms_take_the_example_it_is_complete_and_could_be_handed_in(cast, joint):
    for name in SHEETS:
        wanted, sheet = typed(name, joint, cast)
        assert sheet.is_valid(), (name, [piece.errors for piece in sheet.all])
        assert sheet.values() == wanted
        fill_in(joint, name, sheet.values(), version="", by=cast.frieda, at=NOW)
    joint.refresh_from_db()
    partner = joint.partners.get()
    actions.confirm(partner, seen=now_of(joint).digest, by=cast.jonas, at=NOW)
    actions.sign(joint, seen=now_of(joint).digest, by=cast.bea, at=NOW)
    joint = type(joint).objects.get(pk=joint.pk)
    assert {section.name: section.state for section in sections_of(joint)} == dict.fromkeys(
        helping.FILES, "done"
    )
    assert open_points(joint) == []
    assert [f.says for f in verdicts.assess(joint, on=TODAY)[1] if f.met is False] == []
    actions.submit(joint, by=cast.frieda, on=TODAY)
    assert joint.state == "submitted"


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_help_and_example_stand_beside_every_section(cast, name):
    page = (
        cast.client("frieda")
        .get(reverse(f"funding:{name}", args=[cast.complete_draft().pk]))
        .content.decode()
    )
    beside = page[page.index('class="wir-beside') :]
    help_ = helping.FILES[name].GUIDE
    assert str(help_.belongs[0]) in beside
    assert "Beispiel, erfunden" in beside
    assert f'href="/foerderung/{LINE}/beispiel/#{name}"' in beside
    assert "<script" not in beside[: beside.index("</aside>")]


@pytest.mark.django_db
@pytest.mark.parametrize(("line", "fits"), [("kiv", True), (LINE, True), ("laiendolmetscher_einsatz", False)])
def test_everybody_reads_the_whole_example_without_the_database(cast, line, fits, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = cast.client().get(f"/foerderung/{line}/beispiel/")
    page = response.content.decode()
    wanted = [*sections.names_of(line), "signatures"]
    assert re.findall(r'<h2 class="kern-heading-medium" id="(\w+)"', page) == wanted
    assert ("Für eine andere Förderung geschrieben" in page) is not fits
    assert "35.000,00" in page


@pytest.mark.django_db
def test_there_is_no_example_for_a_line_that_does_not_exist(cast):
    assert cast.client().get("/foerderung/gibt-es-nicht/beispiel/").status_code == 404


@pytest.mark.django_db
def test_what_the_applicants_wrote_is_marked_as_german_in_every_language(cast):
    with override("de"):  # so that the language of this page does not stay for other tests
        page = cast.client().get("/en/foerderung/kiv/beispiel/").content.decode()
    assert "What belongs here" in page
    assert re.search(r'<dd lang="de"><p>In unseren beiden Orten', page)
    assert re.search(r'<tbody[^>]* lang="de"', page)
