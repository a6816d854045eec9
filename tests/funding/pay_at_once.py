"""Many people at the same moment, each in a process of their own: ask for money, or approve it.

Run as `python -m tests.funding.pay_at_once DATABASE ask|approve PERSON THING ...`; prints a line for each thing.
"""

import os
import sys

import django

START_LINE = 4712


def main(database: str, act: str, person: str, *things: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    import typst  # noqa: F401
    from django.db import connection
    from pyhanko.sign import fields, signers  # noqa: F401

    import wir.funding.actions  # noqa: F401

    connection.settings_dict["NAME"] = database
    children = []
    for number, thing in enumerate(things):
        if child := os.fork():
            children.append(child)
        else:
            take_part(act, person, thing, number)
            os._exit(0)
    sys.exit(any(os.waitpid(child, 0)[1] for child in children))


def take_part(act: str, person: str, thing: str, number: int) -> None:
    from django.db import connection

    from tests.cast import PAYDAY
    from wir.accounts.models import User
    from wir.core.refusal import Refused
    from wir.core.workflow import Impossible
    from wir.funding import actions
    from wir.funding.models import Disbursement, Grant

    by = User.objects.get(pk=person)
    with connection.cursor() as cursor:  # the test holds the line until everybody stands at it
        cursor.execute("select pg_advisory_lock_shared(%s)", [START_LINE])
    said = ""
    try:
        if act == "ask":
            grant = Grant.objects.get(pk=thing)
            actions.request_money(grant, cents=400_000, need_from=PAYDAY, need_to=PAYDAY, by=by, on=PAYDAY)
        else:
            actions.approve_money(Disbursement.objects.get(pk=thing), by=by, on=PAYDAY)
    except (Refused, Impossible) as no:
        said = str(no)
    os.write(1, f"{number}\t{said}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
