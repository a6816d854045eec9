"""Journeys run as a process of their own against the real `wir start`: browser, web server, worker and database."""

import os
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
from playwright.sync_api import Page, sync_playwright

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text()
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def portal():
    """The address of a fresh portal with the demo world."""
    var, port = tempfile.mkdtemp(prefix="wir-journey-"), free_port()
    environment = {**os.environ, "WIR_VAR": var, "PORT": str(port), "DEMO": "1"}
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
        process.wait(timeout=10)
        shutil.rmtree(var, ignore_errors=True)


def _wait(url: str, process: subprocess.Popen, log: Path) -> None:
    for _ in range(600):
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
        self.page.wait_for_url("**/foerderung/**")
        return self

    def click(self, name: str) -> None:
        """Follow the link or press the button of that name."""
        link = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        link.first.click()

    def says(self) -> str:
        return self.page.inner_text("main")

    def axe(self) -> list[str]:
        """What axe finds, target size included; `incomplete` counts unless it is on the short list."""
        self.page.evaluate(AXE)
        result = self.page.evaluate("() => axe.run(document, {rules: {'target-size': {enabled: true}}})")
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
