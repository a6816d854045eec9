"""The centre reads a draft through its link; somebody without an account is invited into a jury and sits there."""


def test_the_clerk_shows_her_draft_and_the_centre_states_something_with_scripts_off(person, link_mailed):
    frieda = person("frieda@lollar.example")
    frieda.page.goto("/foerderung/antraege/1/")
    frieda.click("Entwurf dem Vielfaltszentrum zeigen")
    assert "Sie müssen nicht warten" in frieda.says()
    link = link_mailed("vielfaltszentrum@landkreis.example", "/foerderung/stellungnahme/")
    reader = person()
    reader.page.goto(link)
    assert reader.axe() == []
    centre = person(java_script_enabled=False)
    centre.page.goto(link)
    assert "Lollar redet miteinander" in centre.says()
    centre.page.set_viewport_size({"width": 320, "height": 640})
    centre.click("Stellungnahme abschicken")
    assert "Bitte schreiben Sie Ihren Namen dazu" in centre.says()
    centre.page.fill("textarea", "Denken Sie an die Ortsteile im Norden.")
    centre.page.fill("input[name=name]", "Rana Öz")
    centre.click("Stellungnahme abschicken")
    assert "Ihre Stellungnahme ist gespeichert" in centre.says()
    centre.page.goto(link)
    assert "Ihre Antwort ist da" in centre.says()
    centre.complaints[:] = [c for c in centre.complaints if "410" not in c]  # a link that was used says so
    frieda.page.reload()
    assert "Denken Sie an die Ortsteile im Norden." in frieda.says()
    assert frieda.axe() == []


def test_somebody_new_is_invited_makes_an_account_and_sits_in_the_jury(person, link_mailed):
    karim = person("karim@behoerde.example")
    karim.page.goto("/foerderung/arbeit/jury/neu/")
    karim.page.select_option("select[name=line]", "kiv_muster")
    karim.page.fill("input[name=name]", "Fachjury im Sommer")
    karim.page.fill("input[name=sits_on]", "01.06.2030")
    karim.click("Anlegen")
    karim.click("Mitglieder einladen")
    karim.page.fill("input[name=email]", "nora@uni.example")
    karim.page.select_option("select[name=constituency]", "science")
    karim.click("Einladung schicken")
    assert "nora@uni.example" in karim.says()
    assert karim.axe() == []
    nora, link = person(), link_mailed("nora@uni.example", "/foerderung/jury/einladung/")
    nora.page.goto(link)
    assert nora.axe() == []
    nora.click("Konto anlegen")
    for name, text in (
        ("name", "Nora Neu"), ("email", "nora@uni.example"), ("password1", "sieben-Wege-am-Fluss"), ("password2", "sieben-Wege-am-Fluss"),
    ):  # fmt: skip
        nora.page.fill(f"main input[name={name}]", text)
    nora.page.click("main button[type=submit]")
    nora.page.goto(link_mailed("nora@uni.example", "/konto/confirm-email/"))
    nora.page.click("main button[type=submit]")
    nora.page.fill("input[name=login]", "nora@uni.example")
    nora.page.fill("input[name=password]", "sieben-Wege-am-Fluss")
    nora.page.click("main button[type=submit]")
    nora.page.wait_for_load_state()
    nora.page.goto(link)
    assert nora.axe() == []
    nora.page.fill("input[name=municipality]", "Lollar")
    nora.click("Platz annehmen")
    assert "Sie sitzen in dieser Jury." in nora.says()
    karim.page.reload()
    assert "Nora Neu" in karim.says()
