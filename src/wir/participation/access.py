"""Who may do what in Beteiligen. Scopes of processes are in `wir.strategy.access`."""

from typing import Any

import rules
from django.db.models import Q, QuerySet

from wir.accounts.models import User
from wir.gatherings.access import let_in
from wir.participation.models import Conversation, Poll, Statement
from wir.strategy.access import is_office, parts_of, process_of, public_processes, worked_by, works_on
from wir.strategy.models import Member, Process


@rules.predicate
def works_on_its_process(user: User, gathering: Any) -> bool:
    """The gathering belongs to a process that the person works on; a new one names it as `process`."""
    meeting = getattr(gathering, "meeting", None)
    process = meeting.process if meeting else getattr(gathering, "process", None)
    return process is not None and bool(works_on(user, process))


@rules.predicate
def typed_it_in(user: User, entry: Any) -> bool:
    """Whoever typed a sheet in does not check it."""
    return bool(entry.entered_by_id == user.pk)


let_in(works_on_its_process)
rules.add_perm("participation.plan_meeting", works_on)


def open_to_all() -> QuerySet[Conversation]:
    """Conversations that everybody may read: opened at some time, in a public process."""
    return Conversation.objects.filter(
        ~Q(state="draft"), process__in=public_processes().values("pk")
    ).select_related("process__controller")


def polls_for_all() -> QuerySet[Poll]:
    """Votes on priorities that everybody may read: announced at some time, in a public process."""
    return Poll.objects.filter(~Q(state="draft"), process__in=public_processes().values("pk")).select_related(
        "process__controller"
    )


@rules.predicate
def translates(user: User, thing: Any) -> bool:
    """A volunteer translator of the process today."""
    return Member.Role.TRANSLATOR.value in parts_of(user).get(process_of(thing).pk, frozenset())


def translated_by(user: User) -> QuerySet[Process]:
    """Processes whose statements the person checks or translates."""
    translating = [pk for pk, roles in parts_of(user).items() if Member.Role.TRANSLATOR.value in roles]
    return Process.objects.filter(Q(pk__in=worked_by(user)) | Q(pk__in=translating))


def statements_to_translate(user: User, conversation: Conversation) -> QuerySet[Statement]:
    """All for those who check; for volunteers those that all can read, and those that wait and that nobody who checks can
    read; never refused ones."""
    found = conversation.statements.all()
    if works_on(user, conversation):
        return found
    unread = Q(state="waiting") & ~Q(language__in=conversation.reads)
    return found.filter(Q(state="published") | unread)


rules.add_perm("participation.prepare_conversation", works_on)
rules.add_perm("participation.open_conversation", works_on)
rules.add_perm("participation.close_conversation", works_on)
rules.add_perm("participation.seed_statements", works_on)
rules.add_perm("participation.publish_statement", works_on)
rules.add_perm("participation.refuse_statement", works_on)
rules.add_perm("participation.keep_statement", works_on)
rules.add_perm("participation.translate_statement", works_on | translates)
rules.add_perm("participation.translate_outcome", works_on | translates)
rules.add_perm("participation.open_survey", works_on)
rules.add_perm("participation.close_survey", works_on)
rules.add_perm("participation.build_survey", works_on)
rules.add_perm("participation.record_question", works_on)
rules.add_perm("participation.enter_paper", works_on)
rules.add_perm("participation.check_paper", works_on & ~typed_it_in)
rules.add_perm("participation.publish_result", works_on)
rules.add_perm("participation.prepare_poll", works_on)
rules.add_perm("participation.freeze_poll", works_on)
rules.add_perm("participation.close_poll", works_on)
rules.add_perm("participation.enter_ballot", works_on)
rules.add_perm("participation.make_ballot_codes", works_on)
rules.add_perm("participation.check_ballot", works_on & ~typed_it_in)
rules.add_perm("participation.make_codes", works_on)
rules.add_perm("participation.translate_survey", works_on)
rules.add_perm("participation.allow_machine", is_office)
rules.add_perm("participation.prepare_assembly", works_on)
rules.add_perm("participation.set_quotas", works_on)
rules.add_perm("participation.open_pool", works_on)
rules.add_perm("participation.close_pool", works_on)
rules.add_perm("participation.reopen_pool", works_on)
rules.add_perm("participation.publish_list", works_on)
rules.add_perm("participation.enter_digits", works_on)
rules.add_perm("participation.hold_assembly", works_on)
rules.add_perm("participation.cancel_assembly", works_on)
rules.add_perm("participation.make_pool_codes", works_on)
rules.add_perm("participation.keep_pool", works_on)
rules.add_perm("participation.reckon_lot", works_on)
rules.add_perm("participation.fill_seats", works_on)
