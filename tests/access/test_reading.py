"""A GET changes nothing but the journal of readings: every address, in every state, as one of each kind of people."""

import re

import pytest
import time_machine
from django.db import connection

from tests.architecture.routes import routes
from tests.cast import NOW

pytestmark = pytest.mark.django_db
WRITE = re.compile(
    r"""\s*(?:insert\s+into|update|delete\s+from|truncate|select\s+procrastinate_)\s*"?(\w*)""", re.IGNORECASE
)
# Reading may leave an entry, and signing in is a matter of the session.
MAY = {"journal_entry", "journal_payload", "django_session"}
LINKS = "journal_link"


def _counts():
    with connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if t not in {*MAY, LINKS}]
        cursor.execute(" union all ".join(f"select '{t}', count(*) from \"{t}\"" for t in tables))
        return dict(cursor.fetchall())


@pytest.mark.parametrize("who", [None, "frieda", "karim", "merle", "miriam"])
def test_reading_writes_nothing_and_breaks_nowhere(cast, who, brief_404):
    written, broken = [], []

    def watch(execute, sql, params, many, context):
        if (found := WRITE.match(sql)) and found[1].lower() not in MAY:
            written.append((route.name, sql[:80]))
        return execute(sql, params, many, context)

    with time_machine.travel(NOW, tick=False):
        things = [
            cast.complete_draft(),
            cast.submitted(),
            cast.prepared(),
            cast.awarded(asked={2027: 100_000}),
            cast.jury_case(),
            cast.planned_round(),
        ]
        process = cast.comment(
            text="Gut so."
        ).process  # with a version, a paragraph and what somebody said to it
        before, client = _counts(), cast.client(who)
        client.raise_request_exception = False
        with connection.execute_wrapper(watch):
            for route in routes():
                of_a_process = "slug" in route.parameters
                # else a number of the sign-in library
                numbered = "pk" in route.parameters and ":" in route.name and not of_a_process
                for thing in things if numbered else things[:1]:
                    number = 1 if of_a_process else thing.pk
                    if client.get(route.url(pk=number, slug=process.slug)).status_code >= 500:
                        broken.append(route.name)
    assert broken == []
    assert written == []
    assert _counts() == before
