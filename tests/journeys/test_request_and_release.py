"""An official asks for something, gets it, prepares; a second official releases."""

import re

JONAS, MIRA = "jonas@musterstadt.example", "mira@musterstadt.example"
KARIM, SABINE = "karim@behoerde.example", "sabine@behoerde.example"
CASE, OWN = "/foerderung/arbeit/antraege/2/", "/foerderung/antraege/2/"


def test_an_official_asks_gets_an_answer_and_another_one_releases(person):
    karim = person(KARIM)
    karim.page.goto(f"{CASE}nachfragen/")
    karim.page.fill("textarea[name=project]", "Bitte nennen Sie die Ortsteile.")
    karim.page.fill("textarea[name=attachments]", "Bitte legen Sie den Beschluss dazu.")
    karim.click("Bitte um Ergänzung senden")

    jonas = person(JONAS, java_script_enabled=False)
    assert "Sie sind dran. Die Behörde bittet um Ergänzung. Bis " in jonas.says()
    jonas.page.get_by_role("link", name=re.compile("^Nachfrage öffnen und antworten")).click()
    assert jonas.page.url.endswith(f"{OWN}nachfrage/1/")
    assert "Bitte nennen Sie die Ortsteile." in jonas.says()
    jonas.page.goto(f"{OWN}vorhaben/")
    jonas.page.fill("textarea[name=groups]", "Wir fragen in allen vier Ortsteilen.")
    jonas.page.get_by_role("button", name="Speichern", exact=True).click()
    jonas.page.goto(f"{OWN}unterlagen/")
    jonas.page.set_input_files(
        "input[type=file]", {"name": "beschluss.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    jonas.page.locator("main form:has(input[type=file]) button[type=submit]").click()
    assert "beschluss.pdf" in jonas.says()
    mira = person(MIRA)
    mira.page.goto(f"{OWN}unterschreiben/")
    mira.click("Diesen Antrag unterschreiben")
    jonas.page.goto(f"{OWN}nachfrage/1/")
    jonas.click("Ergänzung absenden")
    assert "Abgeschickt. Die Behörde prüft jetzt weiter." in jonas.page.inner_text("body")
    assert "Die Behörde ist dran. Der Antrag ist am" in jonas.says()

    karim.page.goto(CASE)
    with karim.page.expect_download() as download:
        karim.click("beschluss.pdf")
    assert download.value.path().read_bytes() == PDF
    karim.page.goto(f"{CASE}fassungen/")
    assert "allen vier Ortsteilen." in karim.says()
    karim.page.goto(f"{CASE}vorbereiten/")
    karim.page.fill("textarea[name=reasons]", "Alle Ortsteile werden gefragt.")
    karim.click("Vorschlag zur Freigabe geben")
    assert "Sie haben vorbereitet. Freigeben muss eine andere Person." in karim.says()
    karim.page.goto(f"{CASE}entscheiden/")
    assert karim.page.locator("input[name=choice][value=release]").count() == 0
    sabine = person(SABINE)
    sabine.page.goto(f"{CASE}entscheiden/")
    assert "Die formale Prüfung ist nicht abgeschlossen." in sabine.says()
    sabine.page.check("input[name=choice][value=release]")
    sabine.page.fill("input[name=reason]", "Wir haben auf Papier geprüft.")
    sabine.click("Entscheidung abschließen")
    assert "Freigegeben. Der Bescheid ist versiegelt" in sabine.says()
    jonas.page.goto(OWN)
    jonas.click("Bescheid lesen")
    assert "Bewilligt: " in jonas.says()


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
