"""Rows written anew in random order, so that neither their place nor the number of their transaction joins them.

What one person hands in is written in one transaction, whose number (`xmin`) stands at each row: code, receipt, answer
sheet, answers and texts. Every five minutes all such rows of today and yesterday are written anew in one transaction, if
anything has come since; every night all rows. What is left to whoever reads the files of the database, its log or a
backup: docs/decisions/0013-what-the-database-tells.md.
"""

from datetime import date, timedelta

from django.db import connection, models, transaction

from wir.participation.models import Answer, Ballot, BallotCode, InviteCode, Response
from wir.strategy.models import Receipt, Voice

# Model -> its rows since a day. In the order in which handing in writes them, so that nobody waits for the other in a circle.
TABLES: dict[type[models.Model], str] = {
    InviteCode: "used and %s::date is not null",  # a used code has no day
    BallotCode: "used and %s::date is not null",
    Ballot: "cast_on >= %s",
    Receipt: "made_on >= %s",
    Response: "answered_on >= %s",
    Answer: "response_id in (select id from participation_response where answered_on >= %s)",
}
VOICES = "said_on >= %s"
"""Voices keep their place, because other rows may just be pointing at them; a new number is enough, as all others move."""


def shuffle() -> None:
    """All rows, all in one breath."""
    with transaction.atomic():
        _lock()
        _write_anew(dict.fromkeys(TABLES, "true"), "true", [])


def shuffle_new(on: date) -> bool:
    """The rows of today and yesterday, if anything came since they were written anew. Whether there was anything to do."""
    since = on - timedelta(days=1)
    if not _has_news(since):
        return False
    with transaction.atomic():
        _lock()
        _write_anew(TABLES, VOICES, [since])
    return True


def _has_news(since: date) -> bool:
    """Rows that were written anew together have one number of a transaction; a second one is news."""
    each = " union ".join(
        f"select xmin::text as written from {_name(model)} where {rows}"  # noqa: S608
        for model, rows in (*TABLES.items(), (Voice, VOICES))
    )
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from ({each}) as numbers", [since] * (len(TABLES) + 1))  # noqa: S608
        return bool(cursor.fetchone()[0] > 1)


def _lock() -> None:
    with connection.cursor() as cursor:
        for model in TABLES:
            cursor.execute(f"lock table {_name(model)} in share row exclusive mode")


def _write_anew(tables: dict[type[models.Model], str], voices: str, since: list[date]) -> None:
    """Each table's rows are taken out and come back in random order, in one statement: the role may make no table to keep
    them in meanwhile. All are taken out before the first comes back, because they are sorted in between."""
    with connection.cursor() as cursor:
        for model, rows in tables.items():
            name = _name(model)
            cursor.execute(
                f"with kept as (delete from {name} where {rows} returning *)"  # noqa: S608
                f" insert into {name} select * from kept order by random()",
                since,
            )
        cursor.execute(f"update {_name(Voice)} set said_on = said_on where {voices}", since)  # noqa: S608


def _name(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
