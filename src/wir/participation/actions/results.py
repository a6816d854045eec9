"""What the votes say together, reckoned and kept as a snapshot; and the votes' end."""

from datetime import date

from django.db import transaction
from django.db.models import Count

import wir
from wir.journal.steps import record
from wir.participation.models import Conversation, OpinionResult, Statement, Vote
from wir.participation.opinions import mapping, placing, publishing

ENOUGH = 50
"""So many people before anything about opinions is shown."""
MORE = 10
"""So many more people before there is a new snapshot: what one person adds cannot be seen by subtracting two."""


def reckon_anew(conversation: Conversation, *, on: date) -> OpinionResult | None:
    """New weights for the draw, and a snapshot if enough people have come since the last one, after the closing too."""
    found = mapping.reckon(conversation, conversation.pk)
    if found is None:
        return None
    with transaction.atomic():
        Conversation.objects.filter(pk=conversation.pk).update(votes_reckoned=found.votes)
        _weigh(conversation, found.priority)
        newest = conversation.results.order_by("-number").first()
        if found.told is None or not _is_due(found, newest):
            return None
        exact = found.told
        if conversation.statements.filter(state="published").count() < publishing.FEWEST_STATEMENTS:
            exact = publishing.without_groups(exact)
        told = publishing.publishable(exact, newest.told if newest else None)
        made = OpinionResult.objects.create(
            conversation=conversation, number=newest.number + 1 if newest else 1, made_on=on, people=found.people,
            votes=found.votes, seed=conversation.pk, parameters=found.parameters, version=wir.__version__,
            input_hash=found.input_hash, result_hash=found.result_hash, told=told, picture=placing.picture(told),
        )  # fmt: skip
        record("participation.reckon_anew", conversation, by=None, facts={"result": made.number})
    return made


def due_for_reckoning() -> list[Conversation]:
    """Open ones with so many new votes that another draw or picture may follow: twenty, or one in twenty."""
    counted = Conversation.objects.filter(state="open").annotate(votes=Count("statements__votes"))
    return [one for one in counted if one.votes >= one.votes_reckoned + max(20, one.votes_reckoned // 20)]


def _is_due(found: mapping.Reckoned, newest: OpinionResult | None) -> bool:
    return found.people >= (newest.people + MORE if newest else ENOUGH)


def _weigh(conversation: Conversation, priority: dict[int, float]) -> None:
    changed = []
    for statement in conversation.statements.filter(state="published", number__in=priority):
        statement.priority = priority[statement.number]
        changed.append(statement)
    Statement.objects.bulk_update(changed, ["priority"])


def forget_votes(conversation: Conversation, *, on: date) -> int:
    """Its process is closed: the last result is kept without any single vote. How many votes were deleted.

    May run twice.
    """
    if conversation.votes_gone_on:
        return 0
    reckon_anew(conversation, on=on)
    with transaction.atomic():
        kept = Conversation.objects.select_for_update().get(pk=conversation.pk)
        # In this order: the database lets votes go only where this day stands.
        kept.state, kept.votes_gone_on = "closed", on
        kept.save(update_fields=["state", "votes_gone_on"])
        gone, _each = Vote.objects.filter(statement__conversation=kept).delete()
        record("participation.forget_votes", kept, by=None, facts={"votes": gone})
    conversation.votes_gone_on, conversation.state = on, "closed"
    return gone


def newest_result(conversation: Conversation) -> OpinionResult | None:
    """What everybody reads."""
    return conversation.results.order_by("-number").first()
