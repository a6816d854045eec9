"""One vote and the statement that comes next: the busiest way of the product, so each is one database statement."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from wir.accounts.models import Organisation
from wir.participation.models import Conversation, Statement
from wir.strategy.models import Process

NOBODY = UUID(int=0)

# The same scope as `wir.participation.access.open_to_all`, without the ORM: a third of the time of a vote.
OPEN = """
select c.id, c.number, c.title, c.state, c.last_day, p.id, p.slug, p.name, p.state, o.fictional
  from participation_conversation c
  join strategy_process p on p.id = c.process_id
  join accounts_organisation o on o.id = p.controller_id
 where p.slug = %s and c.number = %s and c.state <> 'draft' and p.state <> 'prepared'
"""

CAST = """
insert into participation_vote (id, statement_id, voter, value, voted_on)
select gen_random_uuid(), s.id, %s, %s, %s
  from participation_statement s join participation_conversation c on c.id = s.conversation_id
 where c.id = %s and c.state = 'open' and s.number = %s and s.state = 'published'
on conflict (voter, statement_id) do update set value = excluded.value, voted_on = excluded.voted_on
"""

SHUFFLE = """
with gone as (delete from participation_vote where voted_on >= %s and voted_on < %s
              returning statement_id, voter, value, voted_on)
insert into participation_vote (id, statement_id, voter, value, voted_on)
select gen_random_uuid(), statement_id, voter, value, voted_on from gone order by random()
"""
DAYS_SHUFFLED = 7


# Priorities are added up in the order of numbers; a chance between 0 and 1 falls into the stretch of one statement.
STANDING = """
with standing as (
    select s.id, s.number, s.text, s.language, s.priority, v.value as mine
      from participation_statement s
      left join participation_vote v on v.statement_id = s.id and v.voter = %(voter)s
     where s.conversation_id = %(conversation)s and s.state = 'published'),
unseen as (select number, sum(priority) over (order by number) as upto from standing where mine is null),
chosen as (
    select coalesce(%(number)s::integer, (
        select number from unseen
         where upto > %(chance)s * (select max(upto) from unseen) or (select max(upto) from unseen) = 0
         order by number limit 1)) as number)
select (select count(*) from standing), (select count(mine) from standing), s.id, s.number, s.text, s.language, s.mine
  from chosen left join standing s on s.number = chosen.number
"""


@dataclass(frozen=True)
class Standing:
    """Where a person stands: how many statements there are, how many they have answered, the one to show and their answer to it."""

    total: int
    answered: int
    statement: Statement | None
    mine: int | None


def conversation_at(slug: str, number: int) -> Conversation | None:
    """What the page of votes shows of a conversation that everybody may read."""
    with connection.cursor() as cursor:
        cursor.execute(OPEN, [slug, number])
        row = cursor.fetchone()
    if row is None:
        return None
    process = Process(
        pk=row[5], slug=row[6], name=row[7], state=row[8], controller=Organisation(fictional=row[9])
    )
    return Conversation(
        pk=row[0], number=row[1], title=row[2], state=row[3], last_day=row[4], process=process
    )


def cast(conversation: Conversation, number: int, value: int, *, voter: UUID, on: date) -> bool:
    """Store the answer; a second one to the same statement takes the place of the first. False if nobody can vote on it."""
    with connection.cursor() as cursor:
        cursor.execute(CAST, [voter, value, on, conversation.pk, number])
        return bool(cursor.rowcount)


def standing(
    conversation: Conversation, voter: UUID | None, *, chance: float, number: int | None = None
) -> Standing:
    """One statement that the person has not seen, drawn by `chance` (0 to below 1) in proportion to priority.

    With `number` that statement, if it stands to the vote. The same law as `wir.algorithms.opinions.routing.draw`, in the
    database: it is asked for after every vote, and this costs one database statement however many there are.
    """
    given = {
        "voter": voter or NOBODY, "conversation": conversation.pk, "chance": chance, "number": number,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(STANDING, given)
        total, answered, pk, found, text, language, mine = cursor.fetchone()
    statement = None
    if pk is not None:
        statement = Statement(pk=pk, conversation=conversation, number=found, text=text, language=language)
    return Standing(total, answered, statement, mine)


def shuffle(on: date) -> int:
    """Write the votes of the last days anew in random order: neither place nor transaction tells who came when.

    Seven days, so that a night without it does no harm. How many rows were written.
    """
    with connection.cursor() as cursor:
        cursor.execute(SHUFFLE, [on - timedelta(days=DAYS_SHUFFLED), on])
        return int(cursor.rowcount)
