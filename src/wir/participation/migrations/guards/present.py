"""A guard reads what is there now, not what was there when the transaction began."""

from wir.journal.guards import sees_the_present

SEES_THE_PRESENT = sees_the_present("participation")

ON_THOSE_THAT_LOOK_AT_OTHERS = "".join(
    f"create trigger at_present before {when} on {table}"
    " for each statement execute function participation_sees_the_present();\n"
    for table, when in (
        ("participation_poll", "insert or update or delete"),
        ("participation_candidate", "insert or update or delete"),
        ("participation_ballot", "insert or update or delete"),
        ("participation_pollresult", "update or delete"),
        ("participation_vote", "delete"),
        ("participation_conversation", "update of votes_gone_on"),
    )
)

GUARDS = (SEES_THE_PRESENT, ON_THOSE_THAT_LOOK_AT_OTHERS)

# Triggers go with their function.
BACK = "drop function if exists participation_sees_the_present cascade;"
