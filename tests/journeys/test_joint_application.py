"""A clerk claims her town, applies together with another one, and the mayor signs by link; scripts off for the clerk."""

import re
from datetime import date

JONAS, KARIM = "jonas@musterstadt.example", "karim@behoerde.example"
RUTH, MAYOR, PASSWORD = "ruth@rabenau.example", "amt@rabenau.example", "ein-langer-satz-fuer-ruth"
YEAR = date.today().year + 1


def test_two_towns_apply_together_and_every_change_asks_for_agreement_again(person, link_mailed):
    ruth = person(java_script_enabled=False)
    register(ruth, link_mailed)
    claim_rabenau(ruth)
    address = fill_in(ruth)  # at once, before anybody has confirmed for whom she acts
    karim = person(KARIM)
    confirm_the_claim(karim)

    ruth.page.goto(f"{address}partner/?name=Musterstadt")
    ruth.page.get_by_role("button", name=re.compile("^Fragen")).click()
    assert "Musterstadt ist gefragt." in ruth.says()
    jonas = person(JONAS)
    ruth.page.goto(address)
    assert "Musterstadt ist dran. Musterstadt hat noch nicht zugestimmt." in ruth.says()
    jonas.page.goto("/foerderung/aufgaben/")
    jonas.page.get_by_role("link", name=re.compile("^Lesen und antworten")).click()
    assert jonas.page.url.endswith(f"{address}zustimmen/")
    jonas.finds_nothing_wrong()
    jonas.click("Wir stimmen zu")
    assert "Danke. Ihre Zustimmung ist gespeichert" in jonas.says()

    ruth.page.goto(f"{address}kosten/")
    ruth.page.fill("input[name=costs-0-cents]", "13.000,00")
    ruth.page.fill("input[name=funding-0-cents]", "13.000,00")
    save(ruth)
    lapsed = rf"Musterstadt: Die Zustimmung vom {date.today():%d.%m.%Y} gilt nicht mehr. Geändert wurde: Kosten und Finanzierung."
    for page in (address, f"{address}partner/"):
        ruth.page.goto(page)
        assert lapsed in ruth.says()
    jonas.page.goto(f"{address}zustimmen/")
    assert lapsed in jonas.says()
    jonas.click("Wir stimmen zu")
    assert f"Musterstadt hat am {date.today():%d.%m.%Y} zugestimmt." in jonas.says()
    ruth.page.goto(address)
    assert "Sie sind dran. Es fehlt noch eine Unterschrift." in ruth.says()

    ruth.page.goto(f"{address}unterschreiben/")
    ruth.page.fill("input[name=invite-name]", "Heinz Held")
    ruth.page.fill("input[name=invite-email]", MAYOR)
    ruth.click("Link schicken")
    code = ruth.page.inner_text(".wir-code").strip()
    link = link_mailed(MAYOR, "/foerderung/unterschreiben/")
    mayor = person(java_script_enabled=False)
    ruth.page.goto(address)
    assert "Heinz Held ist dran. Es fehlt noch eine Unterschrift." in ruth.says()
    mayor.page.goto(link)
    mayor.finds_nothing_wrong()
    mayor.page.fill("input[name=code]", "000000" if code != "000000" else "111111")
    mayor.click("Diesen Antrag unterschreiben")
    assert "Ihre Unterschrift ist gespeichert" not in mayor.says()
    mayor.page.fill("input[name=code]", code)
    mayor.click("Diesen Antrag unterschreiben")
    assert "Ihre Unterschrift ist gespeichert" in mayor.says()
    mayor.page.goto(link)
    assert "Es hat sich nichts geändert." in mayor.says()
    mayor.complaints[:] = [c for c in mayor.complaints if "410" not in c]  # a link that was used says so

    ruth.page.goto(f"{address}absenden/")
    ruth.click("Antrag absenden")
    assert "Abgeschickt. Ihr Antrag hat die Nummer" in ruth.page.inner_text("body")
    assert "Die Behörde ist dran. Der Antrag ist am" in ruth.says()


def register(ruth, link_mailed):
    ruth.page.goto("/konto/signup/")
    for name, value in (
        ("name", "Ruth Reh"),
        ("email", RUTH),
        ("password1", PASSWORD),
        ("password2", PASSWORD),
    ):
        ruth.page.fill(f"input[name={name}]", value)
    ruth.page.click("main form button[type=submit]")
    ruth.page.goto(link_mailed(RUTH, "/konto/confirm-email/"))
    ruth.page.click("main form button[type=submit]")
    ruth.page.goto("/konto/login/")
    if "login" in ruth.page.url:
        ruth.page.fill("input[name=login]", RUTH)
        ruth.page.fill("input[name=password]", PASSWORD)
        ruth.page.click("main button[type=submit]")


def claim_rabenau(ruth):
    ruth.page.goto("/konto/organisation/")
    ruth.page.get_by_label("Name des Ortes, Landkreises oder Vereins").fill("Rabenau")
    ruth.click("Suchen")
    ruth.page.get_by_role("link", name=re.compile("Rabenau")).first.click()
    ruth.click("Ja, ich arbeite für")
    assert "Entwürfe können Sie sofort schreiben." in ruth.says()
    ruth.page.goto("/konto/organisation/")
    ruth.page.get_by_role("link", name=re.compile("^Code eingeben")).click()
    ruth.finds_nothing_wrong()


def confirm_the_claim(karim):
    karim.page.goto("/konto/arbeit/organisationen/")
    karim.page.get_by_role("link", name=re.compile("Rabenau")).click()
    karim.finds_nothing_wrong()
    karim.page.check("input[name=choice] >> nth=0")
    karim.page.fill(
        "textarea[name=reason], input[name=reason]", "Im Rathaus angerufen, Frau Reh arbeitet dort."
    )
    karim.click("Entscheiden")


def fill_in(ruth) -> str:
    """Every section by hand; the address of the application."""
    ruth.page.goto("/foerderung/antraege/")
    ruth.page.get_by_role("button", name=re.compile("Antrag beginnen")).click()
    address = re.search(r"/foerderung/antraege/\d+/", ruth.page.url).group()
    ruth.page.goto(f"{address}antragsteller/")
    ruth.page.fill("input[name=contact_name]", "Ruth Reh")
    ruth.page.fill("input[name=contact_phone]", "06407 0000")
    save(ruth)
    say_where_letters_go(ruth)
    ruth.page.goto(f"{address}vorhaben/")
    for field, text in (
        ("title", "Rabenau und Musterstadt reden"),
        ("starts_on", f"01.03.{YEAR}"),
        ("ends_on", f"31.08.{YEAR + 1}"),
    ):
        ruth.page.fill(f"input[name={field}]", text)
    for field in ("purpose", "groups"):
        ruth.page.fill(
            f"textarea[name={field}]", "Wir fragen alle, die hier leben, und beschließen gemeinsam."
        )
    ruth.page.check("input[name=formats] >> nth=0")
    ruth.page.locator("input[name=has_facilitation]").last.check()
    save(ruth)
    ruth.page.goto(f"{address}beteiligung/")
    for group in ruth.page.locator("main fieldset:has(> legend.kern-title)").all():
        group.locator("input[value=absent]").check()
        group.locator("input[name$=reason]").fill("Das gibt es bei uns nicht.")
    save(ruth)
    ruth.page.goto(f"{address}zeitplan/")
    ruth.page.fill("input[name=schedule-0-starts_on]", f"01.03.{YEAR}")
    ruth.page.fill("input[name=schedule-0-ends_on]", f"31.08.{YEAR + 1}")
    ruth.page.fill("input[name=schedule-0-what]", "Fragen, schreiben, beschließen")
    save(ruth)
    ruth.page.goto(f"{address}kosten/")
    for side, label in (("costs", "Prozessbegleitung"), ("funding", "Zuschuss")):
        for row, year in ((0, YEAR), (1, YEAR + 1)):
            ruth.page.fill(f"input[name={side}-{row}-year]", str(year))
            ruth.page.fill(f"input[name={side}-{row}-label]", label)
            ruth.page.fill(f"input[name={side}-{row}-cents]", "12.000,00")
            if side == "funding":
                ruth.page.select_option(f"select[name={side}-{row}-kind]", "grant")
    save(ruth)
    ruth.page.goto(f"{address}erklaerungen/")
    for box in ruth.page.locator("main input[type=checkbox]").all():
        box.check()
    ruth.page.locator("main input[type=radio]").last.check()
    save(ruth)
    return address


def say_where_letters_go(ruth):
    ruth.click("Postanschrift eintragen")
    for field, text in (("street", "Musterweg 3"), ("postal_code", "35466"), ("town", "Rabenau")):
        ruth.page.fill(f"input[name={field}]", text)
    ruth.finds_nothing_wrong()
    ruth.page.get_by_role("button", name="Speichern", exact=True).click()


def save(somebody):
    somebody.page.get_by_role("button", name="Speichern", exact=True).click()
    assert "Gespeichert um" in somebody.says()
