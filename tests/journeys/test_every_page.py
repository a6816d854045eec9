"""Every page type: axe in light and dark, no sideways scrolling at 320 px, keyboard, readable with styles off, weight."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.architecture.routes import routes

WANDA = "wanda@irrlingen.example"  # her claim was refused, her draft is set apart
HANNA = "hanna@weidenstadt.example"
FRIEDA, KARIM, MERLE = "frieda@lollar.example", "karim@behoerde.example", "merle@uni.example"
NOWHERE = "/gibt-es-nicht/"
PUBLIC = [
    "/", "/foerderung/", "/foerderung/kiv/", "/foerderung/kiv_muster/", "/foerderung/kiv_muster/fragen/", "/foerderung/kiv/beispiel/", "/foerderung/duerfen-wir/",
    "/foerderung/duerfen-wir/?line=kiv&kind=municipality&lead=Lollar&amount=34.000&months=18", "/orte/", "/orte/06531013/", "/dokumente/pruefen/", "/foerderung/bewilligt/", "/foerderung/aufrufe/", "/daten/", "/hilfe/", "/hilfe/beantragen/", "/hilfe/wer-liest-was/",
    "/kontakt/", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/ui/", "/konto/login/", "/konto/signup/", NOWHERE, "/ar/", "/prs/", "/de-simple/",
]  # fmt: skip
FOR_FRIEDA = [
    "/foerderung/aufgaben/",
    "/foerderung/projekte/",
    "/foerderung/antraege/",
    "/foerderung/antraege/1/",
    "/foerderung/antraege/1/antragsteller/",
    "/foerderung/antraege/1/vorhaben/",
    "/foerderung/antraege/1/kosten/",
    "/foerderung/antraege/1/unterlagen/",
    "/foerderung/antraege/1/beteiligung/",
    "/foerderung/antraege/1/vielfaltszentrum/",
    "/foerderung/antraege/1/zeitplan/",
    "/foerderung/antraege/1/erklaerungen/",
    "/foerderung/antraege/1/absenden/",
    "/foerderung/antraege/1/partner/",
    "/foerderung/antraege/1/unterschreiben/",
    "/konto/2fa/",
    "/konto/organisation/",
    "/konto/organisation/?q=berg",
    "/konto/organisation/neu/",
    "/konto/organisation/1/anmelden/",
    "/konto/organisation/>",
    "/konto/organisation/>profil/",
    "/konto/organisation/>einladen/",
]
JONAS = "jonas@musterstadt.example"
FOR_JONAS = [f"/foerderung/antraege/2/{page}" for page in ("", "fassungen/", "vorzeitig/")]

FOR_KARIM = [
    "/foerderung/arbeit/",
    "/foerderung/arbeit/?ansicht=team",
    "/foerderung/arbeit/vertretung/",
    "/foerderung/arbeit/vielfaltszentren/",
    "/foerderung/arbeit/geld/eintragen/",
    "/foerderung/arbeit/linien/kiv_muster/",
    "/foerderung/arbeit/antraege/2/pruefen/",
    "/foerderung/arbeit/antraege/2/abweichen/population/",
    "/foerderung/arbeit/geld/",
    "/foerderung/arbeit/bekanntgabe/",
    "/foerderung/arbeit/auszahlungen/",
    "/foerderung/arbeit/nachweise/",
    "/foerderung/arbeit/fragen/",
    "/konto/arbeit/organisationen/",
    "/foerderung/arbeit/antraege/2/",
    "/foerderung/arbeit/antraege/2/vorbereiten/",
    "/foerderung/arbeit/antraege/2/nachfragen/",
    "/foerderung/arbeit/antraege/2/fassungen/",
    "/foerderung/arbeit/antraege/2/klaeren/duration/",
    "/foerderung/arbeit/antraege/4/",
    "/foerderung/arbeit/antraege/4/vorzeitig/",
    "/foerderung/arbeit/antraege/6/berichtigen/",
    "/foerderung/arbeit/antraege/9/konto/",
]
SABINE = "sabine@behoerde.example"
FOR_SABINE = ["/foerderung/arbeit/antraege/4/entscheiden/"]
# A page reached through a list: the address of the list, ">" and what follows the address of the first one on it.
OF_APPLICATIONS = [
    ("nadja@beispielhausen.example", ""),  # the authority asked for something
    ("nadja@beispielhausen.example", "nachfrage/1/"),
    ("selma@wartenau.example", ""),  # on the waiting list
    ("uwe@neinstetten.example", ""),  # rejected
    ("rosa@umkehringen.example", ""),  # withdrawn
    ("ilse@stadt-buedingen.example", ""),  # awarded, the notice is on its way
    ("ilse@stadt-buedingen.example", "bescheid/"),
]
OF_PROJECTS = [
    ("ilse@stadt-buedingen.example", "annehmen/"),  # awarded, not yet accepted
    ("timo@stadt-rauschenberg.example", ""),  # accepted, no money yet
    ("timo@stadt-rauschenberg.example", "konto/"),
    ("timo@stadt-rauschenberg.example", "geld/"),
    ("timo@stadt-rauschenberg.example", "nachweis/"),
    ("vera@stadt-eschwege.example", ""),  # paid, the proof waits
    ("omid@stadt-witzenhausen.example", ""),  # closed
]
# The same, where the list leads to another kind of address: which one.
OF_WORK = {
    "/foerderung/arbeit/nachweise/": "funding:check_proof",
    "/foerderung/arbeit/bekanntgabe/": "funding:delivery",
    "/foerderung/arbeit/auszahlungen/": "funding:disbursement",
    "/foerderung/arbeit/vielfaltszentren/": "funding:centre_address",
}
FOR_KARIM += [
    "/foerderung/arbeit/jury/",
    "/foerderung/arbeit/jury/neu/",
    "/foerderung/arbeit/jury/1/",
    "/foerderung/arbeit/jury/1/mitglieder/",
    "/foerderung/arbeit/jury/1/antraege/",
]
FOR_MERLE = [
    "/foerderung/jury/",
    "/foerderung/jury/befangenheit/",
    "/foerderung/jury/sitzungen/",
    "/foerderung/jury/sitzungen/1/",
    "/foerderung/jury/antraege/1/",
    "/foerderung/jury/antraege/1/befangen/",
]
PUBLIC += [
    "/beteiligung/",
    "/beteiligung/?ort=Lolar",
    "/beteiligung/weidenstadt/",
    "/ar/beteiligung/weidenstadt/",
    "/beteiligung/eichenfeld/",
    "/beteiligung/weidenstadt/los/",
    "/beteiligung/weidenstadt/los/1/",
    "/beteiligung/weidenstadt/los/2/",
    "/beteiligung/weidenstadt/los/1/antwort/",
    "/beteiligung/weidenstadt/los/2/mitmachen/",
    "/beteiligung/weidenstadt/los/2/mein-los/",
    "/beteiligung/weidenstadt/abstimmung/2/",
    "/ar/beteiligung/weidenstadt/abstimmung/2/",
    "/beteiligung/weidenstadt/abstimmung/1/",
    "/beteiligung/weidenstadt/abstimmung/1/ergebnis/",
    "/beteiligung/weidenstadt/massnahmen/",
    "/beteiligung/weidenstadt/massnahmen/5/",
]
WORK = "/beteiligung/weidenstadt/arbeit/"
FOR_HANNA = [
    "/beteiligung/meine/", "/beteiligung/neu/",
    *(f"{WORK}{page}" for page in (
        "", "plan/", "plan/phasen/", "plan/neu/", "plan/mehr-zeit/", "beschreiben/", "stand/", "formate/", "menschen/", "menschen/einladen/",
        "moderation/", "moderation/vertrag/", "bestand/", "bestand/zahlen/", "verwaltung/", "verwaltung/huerden/",
        "los/", "los/neu/", "los/1/", "los/1/ziehung/", "los/1/quoten/", "los/2/", "los/2/angaben/", "los/2/topf/", "los/2/einladen/",
        "massnahmen/", "abstimmungen/", "abstimmungen/1/", "abstimmungen/2/", "abstimmungen/2/papier/",
    )),
]  # fmt: skip
PAGES = (
    [(None, url) for url in PUBLIC]
    + [(FRIEDA, url) for url in FOR_FRIEDA]
    + [(JONAS, url) for url in FOR_JONAS]
    + [(KARIM, url) for url in FOR_KARIM]
    + [(SABINE, url) for url in FOR_SABINE]
    + [(who, f"/foerderung/antraege/>{rest}") for who, rest in OF_APPLICATIONS]
    + [(who, f"/foerderung/projekte/>{rest}") for who, rest in OF_PROJECTS]
    + [(KARIM, f"{url}>") for url in OF_WORK]
    + [(WANDA, "/foerderung/antraege/>")]
    + [(MERLE, url) for url in FOR_MERLE]
    + [(HANNA, url) for url in FOR_HANNA]
)
MOST_BYTES = 150_000
# Pages that the demo has not got, with the journey that looks at them in the same way.
ELSEWHERE = {
    "funding:agree": "test_joint_application",
    "funding:sign_by_link": "test_joint_application",
    "accounts:check_claim": "test_joint_application",
    "accounts:code": "test_joint_application",
    "accounts:invitation": "test_invitation",
    "funding:jury_agenda": "test_jury",
    "funding:jury_vote": "test_jury",
    "funding:statement": "test_centre_and_seats",
    "funding:jury_invitation": "test_centre_and_seats",
}
# No pages: files, and addresses that only take what a form sends.
FILES = re.compile(
    r"_(pdf|csv|json|file|feed|bundle|minutes|minutes_read|form)$"
    r"|:(receipt|letter|case_letter|case_notice|case_attachment|jury_attachment)$"
)
ONLY_FORMS = {
    "funding:start", "funding:withdraw", "funding:retrieve", "funding:remove_attachment", "funding:invite_partner",
    "funding:remove_partner", "funding:assign", "funding:end_deputy", "funding:open_reading", "funding:begin_sitting",
    "funding:close_round", "funding:jury_opinion", "funding:bring_back",
    "accounts:take_back_invitation", "accounts:answer_join_request", "accounts:end_role", "accounts:confirm_profile_account", "accounts:confirm_role",
}  # fmt: skip


@pytest.fixture(scope="module")
def people(browser, portal):
    """One signed-in browser for each role, kept for all pages."""
    from tests.journeys.conftest import Person

    arrived = {who: Person(browser, portal) for who in dict.fromkeys(who for who, _ in PAGES)}
    for email, somebody in arrived.items():
        if email:
            somebody.sign_in(email)
    yield arrived
    for somebody in arrived.values():
        somebody.context.close()


def visit(page, url):
    """Open the page, which must be there; after ">" stands what to add to the address of the first one on the list."""
    listed, reached, rest = url.partition(">")
    answer = page.goto(listed)
    if reached:
        url = page.locator("main .wir-tasks a").first.get_attribute("href") + rest
        answer = page.goto(url)
    assert answer.status == (404 if url == NOWHERE else 200)
    assert urlsplit(page.url).path == url.partition("?")[0]


def route_of(who, url):
    """The name of the route that an entry of PAGES leads to."""
    listed, reached, rest = url.partition("?")[0].partition(">")
    if reached and listed in OF_WORK:
        return OF_WORK[listed]
    if (who, url) == (WANDA, "/foerderung/antraege/>"):
        return "funding:set_apart"
    try:
        return resolve(f"{listed}1/{rest}" if reached else listed).view_name
    except Resolver404:
        return ""


def test_every_kind_of_page_for_members_is_looked_at_here_or_in_a_journey_that_is_named():
    names = {route.name for route in routes() if route.name.startswith(("funding:", "accounts:"))}
    pages = {name for name in names if not FILES.search(name)} - ONLY_FORMS
    seen = {route_of(who, url) for who, url in PAGES}
    assert pages - seen == set(ELSEWHERE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("who", "url"), PAGES)
def test_axe_finds_nothing(people, who, url, scheme):
    page = people[who].page
    page.emulate_media(color_scheme=scheme)
    visit(page, url)
    assert people[who].axe() == []


@pytest.mark.parametrize(("who", "url"), PAGES)
def test_nothing_sticks_out_at_320_pixels(people, who, url):
    page = people[who].page
    page.set_viewport_size({"width": 320, "height": 640})
    visit(page, url)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wide <= 320


@pytest.mark.parametrize(("who", "url"), PAGES)
def test_the_first_tab_leads_to_the_content_and_every_focus_is_visible(people, who, url):
    page = people[who].page
    visit(page, url)
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
