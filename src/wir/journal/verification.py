"""Recompute the whole chain and name the first thing that does not fit."""

from dataclasses import dataclass

from django.db import connection

# One pass in the database: each link is recomputed from its entry and the hash before it.
LINKS = """
select no, entry_id from (
  select link.no, link.entry_id, link.hash, entry.id as found, row_number() over (order by link.no) as place,
         encode(sha256(convert_to(coalesce(lag(link.hash) over (order by link.no), '') || journal_text(entry), 'UTF8')), 'hex') as right_hash
  from journal_link link left join journal_entry entry on entry.id = link.entry_id
) chain where found is null or place <> no or hash <> right_hash order by no limit 1
"""
UNLINKED = """
select entry.id from journal_entry entry left join journal_link link on link.entry_id = entry.id
where link.no is null order by entry.id limit 1
"""
PAYLOADS = """
select entry.id from journal_entry entry
  left join journal_payload payload on payload.entry_id = entry.id
  left join journal_erasure erasure on erasure.entry_id = entry.id
where entry.payload_digest <> '' and case
  when payload.entry_id is null then erasure.entry_id is null
  else encode(sha256(convert_to(payload.body, 'UTF8')), 'hex') <> entry.payload_digest end
order by entry.id limit 1
"""


@dataclass(frozen=True)
class Verification:
    """The result: `intact`, a German sentence, how many links, the last hash, how many payloads are gone by rule."""

    intact: bool
    says: str
    links: int
    head: str
    erased: dict[str, int]


def verify(*, expected_head: str | None = None) -> Verification:
    """Check every entry, link and payload.

    Cutting off the newest links cannot be seen from inside: note the head somewhere else (it is printed) and pass it
    as `expected_head`; it must then still be in the chain.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*), coalesce((select hash from journal_link order by no desc limit 1), '') from journal_link"
        )
        links, head = cursor.fetchone()
        cursor.execute("select rule, count(*) from journal_erasure group by rule order by rule")
        erased = dict(cursor.fetchall())
        problem = _first_problem(cursor, expected_head)
    says = (
        problem
        or f"Das Protokoll ist unversehrt: {links} Einträge, letzter Prüfwert {head[:16] or 'keiner'}."
    )
    return Verification(not problem, says, links, head, erased)


def _first_problem(cursor, expected_head: str | None) -> str | None:
    cursor.execute(LINKS)
    if row := cursor.fetchone():
        return f"Das Protokoll ist ab Glied {row[0]} (Eintrag {row[1]}) verändert."
    cursor.execute(UNLINKED)
    if row := cursor.fetchone():
        return f"Eintrag {row[0]} hängt nicht in der Kette."
    cursor.execute(PAYLOADS)
    if row := cursor.fetchone():
        return f"Der Wortlaut zu Eintrag {row[0]} wurde verändert oder ohne Löschregel entfernt."
    if expected_head:
        cursor.execute("select 1 from journal_link where hash = %s", [expected_head])
        if not cursor.fetchone():
            return (
                f"Der notierte Prüfwert {expected_head[:16]} kommt nicht mehr vor: Am Ende fehlen Einträge."
            )
    return None
