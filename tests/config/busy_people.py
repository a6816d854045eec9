"""Many people at work on one portal, each in a process of their own, who write down an act only when it is acknowledged.

Run as `python -m tests.config.busy_people FOLDER PORT` with the environment of the portal, until it is told to end. Each
writes `FOLDER/NAME.acts`: a line `[act, thing of the journal, row that must be there]` after the commit has returned or
the answer has come. Whoever loses the database or the portal waits for it and begins something new.
"""

import http.client
import itertools
import json
import os
import re
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import django

TODAY = date(2026, 11, 24)  # a day of their own: the years' money is there for it
RELEASED, EUROS = 110, 1_000
NAMES = ("town", "purse-1", "purse-2", "writer")


class Notebook:
    """One person's own list of what was acknowledged."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name, self.folder = name, folder
        self.file = os.open(folder / f"{name}.acts", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, act: str, thing: int, row: int | str) -> None:
        os.write(self.file, f"{json.dumps([act, thing, row])}\n".encode())


def main(folder: str, port: str) -> None:
    django.setup()
    in_a_process(lambda: begin(Path(folder)))
    if os.waitpid(-1, 0)[1]:
        sys.exit(1)
    for name in NAMES:
        in_a_process(lambda name=name: work(Notebook(Path(folder), name), port))
    while True:
        os.waitpid(-1, 0)  # nobody ends by themselves: ChildProcessError says so


def in_a_process(work: Callable[[], None]) -> None:
    """Forked before any thread has started. An error is seen on stderr and ends this person."""
    if os.fork() == 0:
        try:
            work()
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        os._exit(0)


def begin(folder: Path) -> None:
    """The authority with its money, one grant from which two will draw at once, and a draft."""
    from wir.accounts.models import Organisation
    from wir.config.demo import drafts, people, stories
    from wir.funding.models import Appropriation

    people.make()
    authority = Organisation.objects.get(name=people.AUTHORITY)
    for year in range(TODAY.year, TODAY.year + 3):
        kind = Appropriation.Kind.CASH if year == TODAY.year else Appropriation.Kind.AUTHORISATION
        Appropriation.objects.create(
            controller=authority, line=drafts.LINE, year=year, kind=kind, cents=50_000_000
        )
    shared = stories.accepted(cast(), stories.Place("Gemeinsam", "Gerda"), "Wir", RELEASED)
    writer = stories.Place("Entwurf", "Emil").people()
    home = writer.memberships.first().organisation
    draft = drafts.draft(home, writer, "Stand 0", starts_on=TODAY)
    (folder / "begun").write_text(json.dumps({"purse": shared.grant.pk, "draft": draft.pk}))


def cast():
    from wir.accounts.models import User
    from wir.config.demo.stories import Cast

    karim, sabine = (User.objects.get(email=f"{name}@behoerde.example") for name in ("karim", "sabine"))
    return Cast(TODAY, karim, sabine)


def work(notebook: Notebook, port: str) -> None:
    from django.db import InterfaceError, OperationalError, connection
    from procrastinate.exceptions import ConnectorException

    gone = (OperationalError, InterfaceError, ConnectorException, OSError, http.client.HTTPException)
    begun = json.loads((notebook.folder / "begun").read_text())
    kind = notebook.name.partition("-")[0]
    again = {"town": town, "purse": purse, "writer": writer}[kind](notebook, begun, port)
    for number in itertools.count(1):
        try:
            again(number)
        except gone:
            connection.close()
            time.sleep(0.05)


def town(notebook: Notebook, begun: dict[str, int], port: str) -> Callable[[int], None]:
    """From the application to the payment, each time for another town."""
    from wir.config.demo import stories
    from wir.funding import actions

    def again(number: int) -> None:
        us, note = cast(), notebook.note
        place = stories.Place(f"{notebook.name} {number}", "Amt")
        words = {"consents_to_electronic_delivery": True}
        case = stories.submitted(us, place, "Wir alle", RELEASED + 30, EUROS, **words)
        note("funding.submit", case.pk, case.pk)
        stories.prepared(us, case, RELEASED + 5)
        note("funding.prepare", case.pk, case.pk)
        on = us.back(RELEASED)
        actions.release(case, by=us.sabine, on=on, at=stories.moment(on))
        note("funding.release", case.pk, case.pk)
        clerk, delivery, on = case.created_by, case.deliveries.get(), us.back(RELEASED - 2)
        actions.retrieve(delivery, by=clerk, on=on)
        note("funding.retrieve", case.pk, delivery.pk)
        bank = {"account_holder": "Amt", "iban": stories.IBAN}
        account = actions.accept(case.grant, **bank, waives=True, by=clerk, on=on)
        note("funding.accept", case.grant.pk, case.grant.pk)
        actions.vouch_for_account(account, note="Rückruf.", by=us.karim, on=on)
        note("funding.vouch_for_account", case.grant.pk, account.pk)
        pay(us, note, case, clerk, us.back(RELEASED - 20))

    return again


def pay(us, note: Callable[[str, int, int], None], case, clerk, on: date) -> None:
    """The first hundred euros of the grant, all the way."""
    from wir.funding import actions

    need = {"need_from": on, "need_to": on + timedelta(days=30)}
    money = actions.request_money(case.grant, cents=10_000, **need, by=clerk, on=on)
    note("funding.request_money", case.pk, money.pk)
    actions.check_money(money, by=us.karim, on=on)
    note("funding.check_money", money.pk, money.pk)
    actions.approve_money(money, by=us.sabine, on=on)
    note("funding.approve_money", money.pk, money.pk)
    actions.enter_payment(money, paid_on=on, by=us.karim, on=on)
    note("funding.enter_payment", money.pk, money.pk)


def purse(notebook: Notebook, begun: dict[str, int], port: str) -> Callable[[int], None]:
    """Two draw from the same grant at once: ask for a euro, have it checked or sent back."""
    from wir.funding import actions
    from wir.funding.models import Grant

    us, grant = cast(), Grant.objects.select_related("application").get(pk=begun["purse"])
    clerk, on = grant.application.created_by, us.back(RELEASED - 20)

    def again(number: int) -> None:
        money = actions.request_money(
            grant, cents=5_000, need_from=on, need_to=on + timedelta(days=30), by=clerk, on=on
        )
        notebook.note("funding.request_money", grant.application_id, money.pk)
        actions.return_money(money, question="Wofür?", by=us.karim)
        notebook.note("funding.return_money", money.pk, money.pk)

    return again


class Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer, too."""

    def redirect_request(self, *anything):
        return None


def writer(notebook: Notebook, begun: dict[str, int], port: str) -> Callable[[int], None]:
    """A clerk at the browser: each saving gives the project another title."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), Stay)
    page = f"/foerderung/antraege/{begun['draft']}/vorhaben/"

    def hidden(text: str, name: str) -> str:
        return re.search(rf'name="{name}" value="([^"]*)"', text)[1]

    def send(path: str, **fields: str) -> str:
        """Fill in the form of that page; where the portal sends us then, empty if it does not."""
        address = f"http://127.0.0.1:{port}{path}"
        with opener.open(address, timeout=60) as answer:
            text = answer.read().decode()
        for name in {"csrfmiddlewaretoken", "version"} & set(re.findall(r'name="(\w+)"', text)):
            fields[name] = hidden(text, name)
        try:
            opener.open(address, urlencode(fields).encode(), timeout=60).close()
        except urllib.error.HTTPError as answer:
            if answer.code != 302:
                raise
            return answer.headers["Location"]
        return ""

    send("/konto/login/", login="emil@entwurf.example", password="muster-muster-1")

    def again(number: int) -> None:
        if send(page, title=f"Stand {number}").startswith("/foerderung/"):
            notebook.note("fill_in", begun["draft"], f"Stand {number}")

    return again


if __name__ == "__main__":
    main(*sys.argv[1:])
