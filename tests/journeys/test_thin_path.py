"""From the question "may we?" to the sealed notice, as the people do it, scripts off for the applicant."""

import io
from datetime import date

import page as validator
import pikepdf

from tests.documents.reading import headings, tags, tree

BEA = "bea@lollar.example"
FRIEDA, KARIM, SABINE = "frieda@lollar.example", "karim@behoerde.example", "sabine@behoerde.example"


def test_a_town_asks_applies_and_two_officials_grant_a_sealed_notice(person):
    stranger = person(java_script_enabled=False)
    stranger.page.goto("/")
    stranger.click("Dürfen wir?")
    stranger.page.select_option("select[name=line]", "kiv_muster")
    stranger.page.fill("input[name=lead]", "Lollar")
    stranger.page.fill("input[name=amount]", "34.000")
    stranger.page.fill("input[name=months]", "18")
    stranger.page.fill("input[name=start]", f"01.03.{date.today().year + 1}")
    stranger.page.click("main form button[type=submit]")
    assert "So noch nicht." in stranger.says()
    stranger.click("Mit 30.000 Euro neu prüfen")
    assert "So noch nicht." not in stranger.says()

    frieda = person(FRIEDA, java_script_enabled=False)
    frieda.click("Lollar redet miteinander")
    frieda.click("Kosten und Finanzierung")
    frieda.page.fill("input[name=funding-3-year]", frieda.page.input_value("input[name=funding-1-year]"))
    frieda.page.select_option("select[name=funding-3-kind]", "own")
    frieda.page.fill("input[name=funding-3-label]", "Haushalt der Stadt, zweites Jahr")
    frieda.page.fill("input[name=funding-3-cents]", "1.000,00")
    frieda.page.click("button:has-text('Speichern') >> nth=0")
    assert "Gespeichert um" in frieda.says()
    assert "Es fehlt noch eine Unterschrift." in frieda.says()
    bea = person(BEA, java_script_enabled=False)
    bea.page.goto("/foerderung/antraege/1/unterschreiben/")
    bea.click("Diesen Antrag unterschreiben")
    assert "Alle Unterschriften sind da." in bea.says()
    frieda.page.reload()
    assert "Alles ist ausgefüllt" in frieda.says()
    frieda.click("Ansehen und absenden")
    frieda.click("Antrag absenden")
    assert "Die Behörde ist dran." in frieda.says()

    karim = person(KARIM)
    karim.click("Stadt Lollar")
    karim.click("Entscheidung vorbereiten")
    karim.page.fill(
        "textarea[name=reasons]", "Das Vorhaben passt zur Richtlinie und erreicht viele Menschen."
    )
    karim.click("Vorschlag zur Freigabe geben")
    assert "Sie haben vorbereitet. Freigeben muss eine andere Person." in karim.says()

    sabine = person(SABINE)
    sabine.click("Stadt Lollar")
    sabine.click("Vorschlag prüfen")
    assert "Die formale Prüfung ist nicht abgeschlossen." in sabine.says()
    sabine.page.check("input[name=choice][value=release]")
    sabine.page.fill("input[name=reason]", "Wir haben auf Papier geprüft.")
    sabine.click("Entscheidung abschließen")
    assert "Freigegeben. Der Bescheid ist versiegelt" in sabine.says()

    frieda.page.reload()
    frieda.click("Bescheid lesen")
    with frieda.page.expect_download() as download:
        frieda.click("Bescheid als PDF laden")
    notice = download.value.path().read_bytes()
    assert_accessible_archive_document(notice)

    stranger.page.goto("/dokumente/pruefen/")
    stranger.page.set_input_files(
        "input[type=file]", {"name": "b.pdf", "mimeType": "application/pdf", "buffer": notice}
    )
    stranger.page.click("main button[type=submit] >> nth=0")
    stranger.page.get_by_text("Diese Datei ist echt").wait_for(timeout=60_000)
    assert "Testsiegel, nicht qualifiziert" in stranger.says()


def assert_accessible_archive_document(pdf: bytes) -> None:
    """Both standards by the validator; one first heading, header cells and the language by hand."""
    for standard in ("pdfa-2a", "pdfua-1"):
        assert validator.validate_pdf_bytes(pdf, profile=standard).failures == []
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert str(opened.Root.Lang) == "de-DE"
        assert len(headings(opened)["H1"]) == 1
        tables = [element for element in tree(opened) if str(element.S) == "/Table"]
        assert tables
        assert all("TH" in tags(table) for table in tables)
