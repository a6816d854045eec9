"""Rows that are only added to: once written, they can neither be changed nor deleted."""

# One function for all such tables, in whichever part of a case they stand.
NEVER_CHANGES = """
create function funding_never_changes() returns trigger language plpgsql as $$
begin
  raise exception '% on % is refused: it is only added to.', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;
"""

# What was checked, overridden, sent, released although open, bound and accepted.
DECIDING = """
create trigger stays before update or delete on funding_formalcheck
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_settlement
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_letter for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_openrelease
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_commitment
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_acceptance
  for each row execute function funding_never_changes();
"""

# What was handed in, version by version, what was asked for, and the lines of a proof of use.
HANDING_IN = """
create trigger stays before update or delete on funding_submission
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_requestitem
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_proofline for each row execute function funding_never_changes();
"""

# What members of a jury declared, thought of a conflict, and voted.
JURY = """
create trigger stays before update or delete on funding_conflictdeclaration
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_conflictopinion
  for each row execute function funding_never_changes();
create trigger stays before update or delete on funding_juryvote for each row execute function funding_never_changes();
"""

GUARDS = (NEVER_CHANGES, DECIDING, HANDING_IN, JURY)

# Triggers go with their functions.
BACK = "drop function if exists funding_never_changes cascade;"
