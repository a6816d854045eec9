"""A guard reads what is there now, not what was there when the transaction began."""

from wir.journal.guards import sees_the_present

SEES_THE_PRESENT = sees_the_present("strategy")

ON_THOSE_THAT_LOOK_AT_OTHERS = "".join(
    f"create trigger at_present before {when} on {table}"
    " for each statement execute function strategy_sees_the_present();\n"
    for table, when in (
        ("strategy_version", "update or delete"),
        ("strategy_comment", "insert"),
        ("strategy_measuredecision", "insert"),
        ("strategy_station", "insert or update or delete"),
    )
)

GUARDS = (SEES_THE_PRESENT, ON_THOSE_THAT_LOOK_AT_OTHERS)

# Triggers go with their function.
BACK = "drop function if exists strategy_sees_the_present cascade;"
