"""Functions and triggers that guard tables. It stands in the lowest room that has tables, so that every migration may use it."""

from typing import Any

from django.db.migrations.operations import RunSQL

SEARCH_PATH = "pg_catalog, public, pg_temp"
"""Where functions of ours look for names. Where `pg_temp` is not named PostgreSQL looks there *first*: a temporary table of
whoever sends the statement would stand in for ours. Named last, nobody's own table comes before ours."""

HOLD_THE_PATH = """
do $$
declare one regprocedure;
begin
  for one in
    select p.oid from pg_proc p
    where p.pronamespace = 'public'::regnamespace and pg_get_userbyid(p.proowner) = current_user
      and p.proname not like 'procrastinate%' and 'search_path=THE_PATH' <> all (coalesce(p.proconfig, '{}'))
      and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('alter function %s set search_path = THE_PATH', one);
  end loop;
end $$;
""".replace("THE_PATH", SEARCH_PATH)


def sees_the_present(room: str) -> str:
    """SQL of the trigger function `ROOM_sees_the_present`: it refuses what a transaction writes that sees the past.

    Whoever begins one as "repeatable read" keeps the sight of its first moment: two of them, side by side, would each find
    room for its sum, and what was closed since would be unseen.
    """
    return f"""
create function {room}_sees_the_present() returns trigger language plpgsql
set search_path = {SEARCH_PATH} as $$
begin
  if current_setting('transaction_isolation') in ('repeatable read', 'serializable') then
    raise exception '% on % is refused in a transaction that sees the past.', tg_op, tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
"""


class Guards(RunSQL):
    """`RunSQL` for functions: after it, every function of ours has the one search path, whoever wrote it.

    Functions of the job library are left as it makes them: they have no rights of their own, and its tables hold nothing
    that a guard rests on.
    """

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """The SQL, then the path."""
        super().database_forwards(app_label, schema_editor, from_state, to_state)
        schema_editor.execute(HOLD_THE_PATH, params=None)
