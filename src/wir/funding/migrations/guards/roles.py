"""Who somebody was on a day; the guards of letters and money ask it. Put in place by migration 0011."""

# Deputies count on their days only, and a role that waits for its confirmation not at all.
HAD_ROLE = """
create function funding_had_role(person bigint, of_organisation bigint, roles text[], day date) returns boolean language plpgsql stable as $$
begin
  return exists (select from accounts_membership m
    where m.user_id = person and m.organisation_id = of_organisation and m.role = any (roles) and not m.waits
      and coalesce(m.from_day, day) <= day and coalesce(m.until_day, day) >= day);
end $$;
"""

GUARDS = (HAD_ROLE,)
BACK = "drop function if exists funding_had_role;"
