"""Frieda asks a colleague to join in; the link in the mail leads to a page that everybody can use."""

FRIEDA, COLLEAGUE = "frieda@lollar.example", "hatice@lollar.example"


def test_a_colleague_opens_the_link_that_was_mailed_to_her(person, link_mailed):
    frieda, hatice = person(FRIEDA), person(java_script_enabled=False)
    frieda.page.goto("/konto/organisation/")
    frieda.page.locator("main .wir-tasks a").first.click()
    frieda.page.goto(f"{frieda.page.url}einladen/")
    frieda.page.fill("input[name=email]", COLLEAGUE)
    frieda.page.locator("input[name=roles]").first.check()
    frieda.click("Einladung schicken")
    assert COLLEAGUE in frieda.says()
    hatice.page.goto(link_mailed(COLLEAGUE, "/konto/einladung/"))
    assert "Arbeiten Sie mit: Stadt Lollar" in hatice.says()
    assert "Frieda Becker hat Sie eingeladen." in hatice.says()
    hatice.finds_nothing_wrong()
