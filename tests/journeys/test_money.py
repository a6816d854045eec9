"""The money as people see it: a grant is accepted, money asked for, released by two, paid, accounted for, closed."""

from datetime import date, timedelta

KARIM, SABINE = "karim@behoerde.example", "sabine@behoerde.example"
ILSE, LENA = "ilse@stadt-buedingen.example", "lena@stadt-waechtersbach.example"
IBAN = "DE89 3704 0044 0532 0130 00"


def day(after: int = 0) -> str:
    return f"{date.today() + timedelta(days=after):%d.%m.%Y}"


def follow(somebody, listed: str, name: str) -> None:
    """Through the list to the first one of that name."""
    somebody.page.goto(listed)
    somebody.page.locator("main ol.wir-tasks a", has_text=name).first.click()


def test_a_notice_is_handed_over_and_the_grant_accepted_with_the_towns_account(person):
    karim, ilse = person(KARIM), person(ILSE, java_script_enabled=False)
    follow(karim, "/foerderung/arbeit/bekanntgabe/", "Büdingen")
    karim.page.check("input[name=again-way][value=handing_over]")
    karim.page.get_by_role("button", name="Neu zustellen").click()
    karim.page.fill("input[name=served-served_on]", day())
    karim.click("Tag eintragen")
    assert "Eingetragen." in karim.page.inner_text("body")

    follow(ilse, "/foerderung/projekte/", "Büdingen an einem Tisch")
    ilse.click("Bewilligung annehmen")
    ilse.page.fill("input[name=account_holder]", "Stadtkasse Büdingen")
    ilse.page.fill("input[name=iban]", IBAN)
    ilse.page.check("input[name=agrees]")
    assert not ilse.page.is_checked("input[name=waives]")
    ilse.page.check("input[name=waives]")
    ilse.page.locator("main form button[type=submit]").click()
    assert "Ausgezahlt sind 0,00\u00a0€ von 24.000,00\u00a0€." in ilse.says()
    assert "Bei Ihnen kann es niemand sonst bestätigen" in ilse.page.inner_text("body")
    project = ilse.page.url
    ilse.page.goto(project + "geld/")
    assert ilse.page.locator("input[name=cents]").count() == 0
    karim.page.goto("/foerderung/arbeit/auszahlungen/")
    karim.page.locator("main a", has_text="Büdingen").click()
    karim.page.fill("textarea[name=note]", "Rückruf über die Telefonzentrale.")
    karim.click("Konto bestätigen")
    assert "Auf dieses Konto kann jetzt Geld fließen." in karim.page.inner_text("body")
    ilse.page.goto(project + "geld/")
    assert ilse.page.locator("input[name=cents]").count() == 1  # final at once by the waiver


def test_money_is_asked_for_checked_approved_paid_accounted_for_and_the_grant_closed(person):
    lena, karim, sabine = person(LENA, java_script_enabled=False), person(KARIM), person(SABINE)
    follow(lena, "/foerderung/projekte/", "Wächtersbach gemeinsam")
    project = lena.page.url
    lena.page.goto(f"{project}geld/")
    lena.page.fill("input[name=cents]", "1.500,00")
    lena.page.fill("input[name=need_from]", day())
    lena.page.fill("input[name=need_to]", day(30))
    lena.page.check("input[name=declares]")
    lena.page.locator("main form button[type=submit]").click()
    assert "Abgerufen. Zwei Personen prüfen jetzt" in lena.page.inner_text("body")
    assert "Die Behörde ist dran. 2 Abrufe sind offen: " in lena.says()
    assert "1.500,00\u00a0€ werden geprüft" in lena.says()

    for sum_of_money in ("3.000,00", "1.500,00"):  # the first one waits since the demo was made
        karim.page.goto("/foerderung/arbeit/auszahlungen/")
        row = karim.page.locator("main ol.wir-tasks li", has_text="Wächtersbach").filter(
            has_text=sum_of_money
        )
        row.locator("a").first.click()
        here = karim.page.url
        karim.click("Als geprüft vermerken")
        assert "Freigeben muss eine andere Person." in karim.says()
        assert karim.page.get_by_role("button", name="Auszahlung freigeben").count() == 0
        sabine.page.goto(here)
        sabine.click("Auszahlung freigeben")
        with sabine.page.expect_download() as download:
            sabine.click("Auszahlungsanordnung als PDF laden")
        assert download.value.path().read_bytes().startswith(b"%PDF")
        karim.page.goto(here)
        karim.page.fill("input[name=paid_on]", day())
        karim.click("Tag der Zahlung eintragen")
        assert "Hier ist nichts mehr zu tun." in karim.says()

    lena.page.goto(project)
    assert "Ausgezahlt sind 4.500,00\u00a0€ von 24.000,00\u00a0€." in lena.says()
    lena.page.goto(f"{project}nachweis/")
    lena.page.fill("textarea[name=narrative]", "Viele kamen, auch solche, die sonst nicht kommen.")
    lena.page.fill("input[name=line_0]", "4.500,00")
    lena.page.check("input[name=true]")
    lena.page.get_by_role("button", name="Nachweis abgeben").click()
    assert "Die Behörde ist dran. Der Nachweis ist da und wird geprüft." in lena.says()

    follow(karim, "/foerderung/arbeit/nachweise/", "Wächtersbach")
    karim.page.check("input[name=regime][value=confirmation]")
    karim.page.fill("textarea[name=reason]", "Kleiner Betrag, alles nachvollziehbar.")
    karim.click("Annehmen und abschließen")
    lena.page.goto(project)
    assert "Der Nachweis ist in Ordnung. Alles ist abgeschlossen." in lena.says()
    assert "· Abgeschlossen" in lena.says()
