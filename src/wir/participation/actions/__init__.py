"""What people do in Beteiligen: one verb a function, `by=` who, `on=` which day."""

from wir.participation.actions.checking import (
    keep_statement,
    publish_statement,
    refuse_statement,
    translate_statement,
)
from wir.participation.actions.conversations import (
    close_conversation,
    open_conversation,
    prepare_conversation,
    seed_statements,
    take_up_voices,
)
from wir.participation.actions.results import forget_votes, reckon_anew
from wir.participation.actions.statements import report_statement, write_statement

__all__ = [
    "close_conversation",
    "forget_votes",
    "keep_statement",
    "open_conversation",
    "prepare_conversation",
    "publish_statement",
    "reckon_anew",
    "refuse_statement",
    "report_statement",
    "seed_statements",
    "take_up_voices",
    "translate_statement",
    "write_statement",
]
