"""Journeys run as a process of their own against the real `wir start`: browser, web server, worker and database."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.clients.translate_peer import peer

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
expect.set_options(timeout=30_000)  # other work may share the machine
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def var():
    """The folder in which the portal keeps everything; `log` in it also has the mails that it would send."""
    folder = tempfile.mkdtemp(prefix="wir-journey-")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def link_mailed(var):
    """Waits for a mail to somebody and gives the path of the address in it that begins with `start`."""

    def found(address: str, start: str) -> str:
        for _ in range(900):
            mails = (Path(var) / "log").read_text(errors="replace").split("Content-Type: text/plain")
            for mail in reversed(mails):
                path = re.search(rf"https?://[^/\s]+({start}\S+)", mail)
                if path and f"To: {address}" in mail:
                    return path.group(1)
            time.sleep(0.1)
        raise AssertionError(f"no mail to {address} with an address {start}")

    return found


@pytest.fixture(scope="session")
def translating():
    """The service that the portal lets translate: a small one of our own."""
    with peer() as service:
        yield service


@pytest.fixture(scope="session")
def portal(var, translating):
    """The address of a fresh portal with the demo world."""
    port = free_port()
    service = {"WIR_TRANSLATE_URL": translating.address}
    environment = {**os.environ, "WIR_VAR": var, "PORT": str(port), "DEMO": "1", **service}
    environment.pop("DATABASE_URL", None)
    log = Path(var) / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(Path(sys.executable).with_name("wir")), "start"],
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        _wait(f"http://127.0.0.1:{port}/healthz", process, log)
        yield f"http://localhost:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _wait(url: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(6000):  # other work may share the machine
        try:
            urllib.request.urlopen(url, timeout=2)
        except OSError:
            assert process.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield launched
        launched.close()


class Person:
    """One person with a browser of their own. Every error in the console fails the journey."""

    def __init__(self, browser, address: str, **options) -> None:
        self.browser, self.address = browser, address
        self.context = browser.new_context(base_url=address, locale="de-DE", accept_downloads=True, **options)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on(
            "console",
            lambda message: self.complaints.append(message.text) if message.type == "error" else None,
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sign_in(self, email: str) -> "Person":
        self.page.goto("/konto/login/")
        self.page.fill("input[name=login]", email)
        self.page.fill("input[name=password]", "muster-muster-1")
        self.page.click("main button[type=submit]")
        self.page.wait_for_url(re.compile("/(foerderung|beteiligung|konto/organisation)/"))
        return self

    def click(self, name: str) -> None:
        """Follow the link or press the button of that name."""
        link = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        link.first.click()

    def says(self) -> str:
        return self.page.inner_text("main")

    def finds_nothing_wrong(self) -> None:
        """Where the person stands now: axe finds nothing, and at 320 pixels nothing sticks out.

        Looked at by a second browser of the same person, since axe needs scripts and she may have none.
        """
        context = self.browser.new_context(
            base_url=self.address, locale="de-DE", storage_state=self.context.storage_state()
        )
        page = context.new_page()
        page.goto(self.page.url)
        assert axe(page) == [], page.url
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 320, page.url
        context.close()

    def axe(self) -> list[str]:
        """What axe finds where the person stands now."""
        return axe(self.page)


def axe(page: Page) -> list[str]:
    """What axe finds, target size included; `incomplete` counts unless it is on the short list."""
    page.evaluate(AXE)
    result = page.evaluate("() => axe.run(document, {rules: {'target-size': {enabled: true}}})")
    found = [f"{v['id']}: {[n['html'][:120] for n in v['nodes']]}" for v in result["violations"]]
    for unsure in result["incomplete"]:
        nodes = [n["html"][:120] for n in unsure["nodes"] if not may_be_unsure(unsure["id"], n["html"])]
        found += [f"incomplete {unsure['id']}: {nodes}"] if nodes else []
    return found


def may_be_unsure(rule: str, html: str) -> bool:
    """The short list: axe cannot tell the contrast of text drawn over shapes; those colours are checked by eye."""
    return rule == "color-contrast" and html.startswith("<text")


@pytest.fixture
def person(browser, portal):
    """Makes people; at the end nobody may have seen an error in the console."""
    people: list[Person] = []

    def arrive(email: str | None = None, **options) -> Person:
        somebody = Person(browser, portal, **options)
        people.append(somebody)
        return somebody.sign_in(email) if email else somebody

    yield arrive
    complaints = [complaint for somebody in people for complaint in somebody.complaints]
    for somebody in people:
        somebody.context.close()
    assert complaints == []
