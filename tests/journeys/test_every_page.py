"""Every page type: axe in light and dark, no sideways scrolling at 320 px, keyboard, readable with styles off, weight."""

import pytest

FRIEDA, KARIM = "frieda@lollar.example", "karim@behoerde.example"
PUBLIC = [
    "/", "/foerderung/", "/foerderung/kiv/", "/foerderung/kiv_muster/", "/foerderung/kiv_muster/fragen/", "/foerderung/duerfen-wir/",
    "/foerderung/duerfen-wir/?line=kiv&kind=municipality&lead=Lollar&amount=34.000&months=18", "/orte/", "/orte/06531013/", "/dokumente/pruefen/", "/hilfe/",
    "/kontakt/", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/ui/", "/konto/login/", "/gibt-es-nicht/", "/ar/", "/prs/", "/de-simple/",
]  # fmt: skip
FOR_FRIEDA = [
    "/foerderung/antraege/",
    "/foerderung/antraege/1/",
    "/foerderung/antraege/1/vorhaben/",
    "/foerderung/antraege/1/kosten/",
    "/foerderung/antraege/1/absenden/",
    "/konto/2fa/",
]
FOR_KARIM = [
    "/foerderung/arbeit/",
    "/foerderung/arbeit/geld/",
    "/foerderung/arbeit/fragen/",
    "/foerderung/arbeit/antraege/2/",
    "/foerderung/arbeit/antraege/2/vorbereiten/",
    "/foerderung/arbeit/antraege/2/klaeren/population/",
]
PAGES = (
    [(None, url) for url in PUBLIC]
    + [(FRIEDA, url) for url in FOR_FRIEDA]
    + [(KARIM, url) for url in FOR_KARIM]
)
MOST_BYTES = 150_000


@pytest.fixture(scope="module")
def people(browser, portal):
    """One signed-in browser for each role, kept for all pages."""
    from tests.journeys.conftest import Person

    arrived = {who: Person(browser, portal) for who in (None, FRIEDA, KARIM)}
    for email, somebody in arrived.items():
        if email:
            somebody.sign_in(email)
    yield arrived
    for somebody in arrived.values():
        somebody.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("who", "url"), PAGES)
def test_axe_finds_nothing(people, who, url, scheme):
    page = people[who].page
    page.emulate_media(color_scheme=scheme)
    page.goto(url)
    assert people[who].axe() == []


@pytest.mark.parametrize(("who", "url"), PAGES)
def test_nothing_sticks_out_at_320_pixels(people, who, url):
    page = people[who].page
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(url)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wide <= 320


@pytest.mark.parametrize(("who", "url"), PAGES)
def test_the_first_tab_leads_to_the_content_and_every_focus_is_visible(people, who, url):
    page = people[who].page
    page.goto(url)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.getAttribute('href')") == "#inhalt"
    hidden = []
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e), w = e.closest('.wir-choice'), t = w ? getComputedStyle(w) : s;"
            " return [e.outerHTML.slice(0, 90), e === document.body || s.outlineStyle !== 'none' || s.boxShadow !== 'none' || t.outlineStyle !== 'none'] }"
        )
        if not seen[1]:
            hidden.append(seen[0])
    assert hidden == []


@pytest.mark.parametrize("url", PUBLIC)
def test_a_public_page_weighs_less_than_150_kilobytes_at_the_first_visit(browser, portal, url):
    context = browser.new_context(base_url=portal)
    page, sizes = context.new_page(), []
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url, wait_until="networkidle")
    context.close()
    assert 0 < sum(sizes) < MOST_BYTES
