"""What a folder of one's own must look like, and what is said when it does not."""

from datetime import date

import pytest

from wir import guidelines
from wir.guidelines.names import SECTIONS

GOOD = """\
line: probe
label: Probe
about: Nur zum Prüfen.
sources: {Q: "Quelle, https://example.org"}
versions:
  - id: P-1
    label: Erste
    valid_from: 2020-01-01
    valid_to: 2020-12-31
    source: Q
    values:
      max_amount: {value: "12.50", source: Q, confidence: read}
      max_months:
        days:
          2020-01-01: {value: 12, source: Q, confidence: read}
          2020-07-01: {value: 18, source: Q, confidence: derived}
  - id: P-2
    label: Zweite
    valid_from: 2021-01-01
    valid_to: null
    source: [Q]
    values:
      max_amount: {value: null, reason: "Nicht gefunden.", source: Q, confidence: read}
"""


def faults(tmp_path, text, name="probe.yaml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return [says.removeprefix(f"{tmp_path}/") for says in guidelines.complaints(tmp_path)]


def test_a_right_file_has_no_faults_and_its_values_change_on_their_day(tmp_path):
    assert faults(tmp_path, GOOD) == []
    days = [date(2020, 6, 30), date(2020, 7, 1)]
    assert [guidelines.law("probe", day, (tmp_path,)).value("max_months").value for day in days] == [12, 18]
    assert guidelines.law("probe", days[0], (tmp_path,)).value("max_amount").value == 1250


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("about: Nur", "abuot: Nur", "Datei.abuot: Diesen Schlüssel gibt es nicht."),
        ("about: Nur zum Prüfen.\n", "", "Datei.about: Dieser Schlüssel fehlt."),
        ("line: probe", "line: andere", "line: Der Name der Linie und der Name der Datei müssen gleich sein, hier „probe“."),
        ("    source: Q\n", "", "P-1.source: Die Quelle „None“ steht nicht unter sources."),
        ('"12.50", source: Q', '"12.50", source: X', "P-1.max_amount.source: Die Quelle „X“ steht nicht unter sources."),
        ('"12.50", source: Q,', '"12.50",', "P-1.max_amount.source: Dieser Schlüssel fehlt."),
        ('reason: "Nicht gefunden.", ', "", "P-2.max_amount: Der Wert fehlt (null), aber kein Grund (reason) sagt, warum."),
        ("valid_from: 2021-01-01", "valid_from: 2020-12-31", "P-2.valid_from: Diese Fassung beginnt, bevor P-1 endet."),
        ("valid_to: 2020-12-31", "valid_to: null", "P-2.valid_from: Diese Fassung beginnt, bevor P-1 endet."),
        ("valid_to: 2020-12-31", "valid_to: 2019-12-31", "P-1.valid_to: Das Ende liegt vor dem Anfang."),
        ("valid_from: 2021-01-01", "valid_from: bald", "P-2.valid_from: „bald“ ist kein Tag. Schreiben Sie ihn so: 2021-01-31."),
        ("id: P-2", "id: P-1", "P-1.id: Diese Kennung gibt es zweimal."),
        ('"12.50"', "12.50", "P-1.max_amount.value: „12.5“ ist kein Betrag."),
        ('"12.50"', "-5", "P-1.max_amount.value: „-5“ ist kein Betrag."),
        ("value: 12,", "value: true,", "P-1.max_months.value: „True“ ist keine ganze Zahl ab 0."),
        ("max_amount: {value: null", "max_amuont: {value: null", "P-2.max_amuont.label: Hier muss ein Text stehen."),
        ("confidence: derived", "confidence: sure", "P-1.max_months.confidence: Möglich sind: read, derived, general."),
        ("max_amount: {value: null", "applicants: {value: [towns]", "P-2.applicants.value: „towns“ kennen wir nicht."),
        ("2020-07-01: {", "2020-01-01: {", "Die Datei ist kein gültiges YAML („2020-01-01“ steht zweimal da"),
        ("about:", "sections: [applicant, project, costs, declarations, weather]\nabout:", "sections: Den Abschnitt „weather“ gibt es nicht."),
        ("about:", "sections: [applicant, project, declarations]\nabout:", "sections: Ohne den Abschnitt „costs“ lässt sich kein Antrag stellen."),
        ("versions:", "versions: [", "Die Datei ist kein gültiges YAML"),
        ("2020-07-01", "2020-13-01", "Ein Wert ist unmöglich"),
    ],
)  # fmt: skip
def test_each_fault_is_one_sentence_with_file_and_key(tmp_path, old, new, says):
    assert old in GOOD
    found = faults(tmp_path, GOOD.replace(old, new, 1))
    assert [fault for fault in found if fault.startswith(f"probe.yaml: {says}")]


def test_a_line_without_sections_has_all(tmp_path):
    assert faults(tmp_path, GOOD) == []
    assert guidelines.line("probe", (tmp_path,)).sections == SECTIONS


def test_sections_are_kept_in_the_order_in_which_they_are_filled_in(tmp_path):
    text = "sections: [declarations, applicant, project, costs]\nabout:"
    assert faults(tmp_path, GOOD.replace("about:", text, 1)) == []
    found = guidelines.line("probe", (tmp_path,)).sections
    assert found == ("applicant", "project", "costs", "declarations")


def test_a_file_or_folder_that_cannot_be_read_is_named(tmp_path):
    (tmp_path / "latin.yaml").write_bytes("label: ä".encode("latin-1"))
    (tmp_path / "kurz.yml").write_text("line: kurz", encoding="utf-8")
    found = guidelines.complaints(tmp_path)
    assert [says.split(":")[0].rpartition("/")[2] for says in found] == ["kurz.yml", "latin.yaml"]
    assert guidelines.complaints(tmp_path / "nicht da") == [
        f"{tmp_path / 'nicht da'}: Diesen Ordner gibt es nicht."
    ]
    with pytest.raises(guidelines.FaultyError, match="Diesen Ordner gibt es nicht"):
        guidelines.law("kiv", date(2021, 1, 1), (tmp_path / "nicht da",))


def test_a_folder_of_ones_own_replaces_a_shipped_line_as_a_whole(tmp_path):
    text = GOOD.replace("line: probe", "line: kiv")
    assert faults(tmp_path, text, "kiv.yaml") == []
    assert guidelines.law("kiv", date(2020, 1, 1), (tmp_path,)).id == "P-1"
    assert guidelines.law("kiv", date(2020, 1, 1), ()) is None


def test_every_fault_of_every_folder_is_told_at_once(tmp_path):
    (tmp_path / "probe.yaml").write_text(GOOD.replace("about:", "abuot:"), encoding="utf-8")
    with pytest.raises(guidelines.FaultyError) as told:
        guidelines.check((tmp_path,))
    assert len(told.value.sentences) == 3


def test_the_environment_names_folders_until_the_product_does(tmp_path, monkeypatch):
    from wir.guidelines import shelf

    faults(tmp_path, GOOD)
    monkeypatch.setattr(shelf, "_chosen", {})
    monkeypatch.setenv("WIR_GUIDELINES", str(tmp_path))
    assert "probe" in guidelines.names()
    guidelines.use(())
    assert "probe" not in guidelines.names()
