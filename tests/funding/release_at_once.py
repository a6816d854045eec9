"""Many officials, each in a process of their own: get ready, wait at the line, release, say what came of it.

Run as `python -m tests.funding.release_at_once DATABASE OFFICIAL APPLICATION ...`; prints a line for each application. The
libraries are loaded once and the processes forked from there, before any of them has started a thread.
"""

import os
import sys

import django

START_LINE = 4711


def main(database: str, official: str, *applications: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    import typst  # noqa: F401
    from django.db import connection
    from pyhanko.sign import fields, signers  # noqa: F401

    import wir.funding.actions  # noqa: F401

    connection.settings_dict["NAME"] = database
    children = []
    for application in applications:
        if child := os.fork():
            children.append(child)
        else:
            release(application, official)
            os._exit(0)
    sys.exit(any(os.waitpid(child, 0)[1] for child in children))


def release(application: str, official: str) -> None:
    from django.db import connection

    from tests.cast import NOW, TODAY
    from wir.accounts.models import User
    from wir.core.refusal import Refused
    from wir.funding import actions
    from wir.funding.models import Application

    case, by = Application.objects.get(pk=application), User.objects.get(pk=official)
    with connection.cursor() as cursor:  # the test holds the line until everybody stands at it
        cursor.execute("select pg_advisory_lock_shared(%s)", [START_LINE])
    said = ""
    try:
        actions.release(case, by=by, on=TODAY, at=NOW)
    except Refused as refused:
        said = refused.sentences[0]
    os.write(1, f"{application}\t{said}\n".encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
