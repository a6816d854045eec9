"""A resident goes into the pool of an assembly with a phone, without account and scripts, looks up by receipt, and goes out again."""

PHONE = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
HOME = "/beteiligung/weidenstadt/"


def test_a_resident_joins_the_pool_on_a_phone_and_looks_up_by_receipt(person):
    somebody = person(**PHONE)
    page = somebody.page
    page.goto(HOME)
    page.get_by_role("link", name="Ich mache mit").click()
    page.get_by_role("link", name="Ich mache mit").click()
    page.get_by_role("button", name="In den Topf gehen").click()
    assert "Bitte prüfen Sie" in somebody.says()  # nothing was filled in, nothing is kept
    page.get_by_label("27 bis 64").check()
    page.get_by_label("weiblich").check()
    page.fill("input[name=name]", "Amal Haddad")
    page.get_by_label("Telefon", exact=True).check()
    page.fill("input[name=reach]", "06403 998877")
    page.get_by_role("button", name="In den Topf gehen").click()
    code = " ".join(page.inner_text(".wir-receipt__words").split())
    assert len(code.split()) == 3
    page.get_by_role("link", name="Meine Chance ansehen oder austreten").click()
    page.fill("input[name=code]", code)
    page.get_by_role("button", name="Mein Los ansehen").click()
    assert "Sie sind im Topf." in somebody.says()
    assert "Amal" not in somebody.says()
    page.get_by_role("button", name="Aus dem Topf austreten").click()
    assert "Sie sind nicht mehr im Topf." in somebody.says()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_everybody_reads_how_the_lot_fell(person):
    somebody = person(**PHONE)
    somebody.page.goto(f"{HOME}los/1/")
    assert "Gezogen: 417" in somebody.says()
    assert "Die kleinste Chance im Topf ist" in somebody.says()
    with somebody.page.expect_download() as saved:
        somebody.page.get_by_role("link", name="Liste herunterladen").click()
    assert len(saved.value.path().read_text().splitlines()) == 1000
