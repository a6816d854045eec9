"""What people say to the text, and the answer that every comment gets."""

import uuid
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy import receipts
from wir.strategy.models import Comment, Version, Voice
from wir.ui.once import identity


def comment(
    version: Version, *, paragraph: str, text: str, language: str, on: date, wording: str = "", key: str = ""
) -> tuple[Comment, str]:
    """Somebody without an account says something to a paragraph; gives back the code of the receipt.

    It is not journalled: an entry would say the moment. Raises Refused.
    `key` is carried by the form: the same form sent twice is one comment, and then the code is empty.
    """
    if version.comments_until is None or on > version.comments_until or not version.process.is_open:
        raise Refused(_("Zu dieser Fassung nehmen wir keine Rückmeldungen mehr an."))
    if paragraph not in keys_of(version):
        raise Refused(_("Diesen Absatz gibt es in der Fassung nicht. Bitte laden Sie die Seite neu."))
    with transaction.atomic():
        Version.objects.select_for_update(no_key=True).get(pk=version.pk)
        pk = identity("comment", version.pk, paragraph, key or uuid.uuid4(), text, wording)
        if there := Comment.objects.filter(voice=pk).first():
            return there, ""
        receipt, code = receipts.give(version.process, version, on=on)
        voice = Voice.objects.create(
            pk=pk, process=version.process, kind=Voice.Kind.COMMENT, text=text, language=language, said_on=on,
            origin=f"Rückmeldung zur Fassung {version.number}", thing="strategy.version", thing_id=version.pk,
            receipt=receipt,
        )  # fmt: skip
        made = Comment.objects.create(
            process=version.process, version=version, paragraph=paragraph, voice=voice, wording=wording
        )
    return made, code


def keys_of(version: Version) -> frozenset[str]:
    """The paragraphs of a version."""
    return frozenset(one["key"] for section in version.content for one in section["paragraphs"])


def check_comment(comment: Comment, *, hidden_because: str, by: User, on: date) -> None:
    """Publish it, or hide it with a reason that its author reads by the receipt code. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.check_comment", by, comment):
        raise PermissionDenied("strategy.check_comment")
    with transaction.atomic():
        kept = Comment.objects.select_for_update().get(pk=comment.pk)
        state = Comment.State.HIDDEN if hidden_because else Comment.State.PUBLISHED
        Comment.objects.filter(pk=kept.pk).update(state=state)
        public = None if hidden_because else on
        Voice.objects.filter(pk=kept.voice_id).update(
            read_on=on, hidden_because=hidden_because, published_on=public
        )
        record("strategy.check_comment", kept, by=by, facts={"state": state.value})


def answer_comment(comment: Comment, *, outcome: str, answer: str, by: User, on: date) -> None:
    """What is done with it (Umgang mit den Rückmeldungen). Can be bettered until the process is closed."""
    if not rules.has_perm("strategy.answer_comment", by, comment):
        raise PermissionDenied("strategy.answer_comment")
    with transaction.atomic():
        kept = Comment.objects.select_for_update().get(pk=comment.pk)
        kept.outcome, kept.answer, kept.answered_by, kept.answered_on = outcome, answer, by, on
        kept.save(update_fields=["outcome", "answer", "answered_by", "answered_on"])
        record("strategy.answer_comment", kept, by=by, facts={"outcome": outcome})
