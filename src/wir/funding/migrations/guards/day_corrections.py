"""The day that two people put right stays as it was proposed and confirmed; put in place by migration 0005."""

GUARD = """
create function funding_day_correction_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'proposed'
     or (old.delivery_id, old.what, old.day, old.reason, old.proposed_by_id, old.proposed_on)
        is distinct from (new.delivery_id, new.what, new.day, new.reason, new.proposed_by_id, new.proposed_on) then
    raise exception 'Day correction %: what was proposed or decided cannot be changed.', old.id using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

create trigger stays before update or delete on funding_daycorrection
  for each row execute function funding_day_correction_stays();
"""

# The trigger goes with its function.
BACK = "drop function funding_day_correction_stays cascade;"
