"""A conflicted member of a jury sees nothing of the case; another reads, scores and sees the others only afterwards."""

import io

import pikepdf

from tests.documents.reading import readable

MERLE, CEM, KARIM = "merle@uni.example", "cem@musterstadt.example", "karim@behoerde.example"
CASE = "Musterstadt für alle"


def test_one_member_scores_and_the_conflicted_one_finds_no_trace(person):
    merle = person(MERLE, java_script_enabled=False)
    assert CASE in merle.says()
    merle.click(f"Musterstadt: {CASE}")
    address = merle.page.url
    assert "Beispielbogen, nicht amtlich" in merle.says()
    assert "Ayla Demir" not in merle.says()
    for reason in merle.page.locator("textarea").all():
        reason.fill("Der Antrag beschreibt es anschaulich.")
    merle.click("Bewertung abgeben")
    assert "fehlen noch Punkte oder Begründung" in merle.says()
    for group in merle.page.locator("main fieldset").all():
        group.locator("input[type=radio]").nth(3).check()
    merle.click("Bewertung abgeben")
    assert "Abgegeben. Jetzt sehen Sie, wie die anderen bewertet haben." in merle.says()
    assert "Ayla Demir (Migrantenorganisationen)" in merle.says()

    cem = person(CEM)
    for url in ("/foerderung/jury/", "/foerderung/jury/sitzungen/1/", "/foerderung/jury/befangenheit/"):
        cem.page.goto(url)
        assert "für Sie gesperrt" not in cem.says()
        assert CASE not in cem.page.content()
        assert cem.axe() == []
    for url in (address, f"{address}befangen/", "/foerderung/antraege/2/", "/foerderung/arbeit/antraege/2/"):
        assert cem.context.request.get(url).status == 404
    bundle = cem.context.request.get("/foerderung/jury/sitzungen/1/mappe.pdf").body()
    assert CASE in text_of(merle.context.request.get("/foerderung/jury/sitzungen/1/mappe.pdf").body())
    assert CASE not in text_of(bundle)

    karim = person(KARIM)
    karim.page.goto("/foerderung/arbeit/jury/1/")
    assert "3,50" in karim.says()
    karim.finds_nothing_wrong()
    karim.page.fill("#reason", "Alle haben ihre Bewertung angekündigt und sind heute da.")
    karim.click("Sitzung beginnen")
    karim.page.goto("/foerderung/arbeit/jury/1/sitzung/")
    assert CASE in karim.says()
    karim.finds_nothing_wrong()
    karim.click("Nächsten Antrag aufrufen")
    away = karim.page.locator("dt:has-text('Befangen, bitte den Raum verlassen') + dd")
    assert away.inner_text() == "Cem Aydın"
    karim.finds_nothing_wrong()


def text_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return " ".join(readable(page) for page in opened.pages).replace("\u00a0", " ")
