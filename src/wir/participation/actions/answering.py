"""Answering a survey: saved after each step, handed in once. Nobody is named, and nothing tells whose answers these are."""

import secrets
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.refusal import Refused
from wir.core.text import plain_key
from wir.participation.models import Answer, Draft, InviteCode, Response, Survey
from wir.participation.queries.questionnaires import Answers, Item, Questionnaire
from wir.strategy import receipts
from wir.strategy.models import Receipt, Voice

WORDS_TO_GO_ON = 4
BEFORE = gettext_lazy("Diese Antworten sind schon abgegeben. Sie zählen einmal.")


def save_draft(survey: Survey, draft: Draft | None, values: Mapping[str, Any], *, on: date) -> Draft:
    """Keep these answers beside those that are there; None takes one back. Makes the draft when there is none yet."""
    if draft is None:
        draft = Draft(survey=survey, touched_on=on)
    merged = {**draft.answers, **values}
    draft.answers = {code: value for code, value in merged.items() if value is not None}
    draft.touched_on = on
    draft.save()
    return draft


def give_code_to_go_on(draft: Draft) -> str:
    """Four words by which the draft is found on any device. An earlier code ends."""
    code = "-".join(secrets.choice(receipts.words()) for _word in range(WORDS_TO_GO_ON))
    draft.code_hash = _hash_to_go_on(code)
    draft.save(update_fields=["code_hash"])
    return code


def draft_with_code(survey: Survey, code: str) -> Draft | None:
    """The draft that this code belongs to, if there is one."""
    return Draft.objects.filter(survey=survey, code_hash=_hash_to_go_on(code)).first()


def _hash_to_go_on(code: str) -> str:
    return salted_hmac("wir.participation.draft", plain_key(code), algorithm="sha256").hexdigest()


def forget_draft(draft: Draft) -> None:
    """Whoever began does not want to go on."""
    draft.delete()


def forget_old_drafts(on: date) -> int:
    """Drafts that nobody touched for 30 days."""
    return Draft.objects.filter(touched_on__lt=on - timedelta(days=Draft.DAYS)).delete()[0]


class HandedIn(Refused):
    """The same answers were handed in before, from another window or by a second click."""


def hand_in(
    sheet: Questionnaire,
    answers: Answers,
    *,
    channel: str,
    on: date,
    draft: Draft | None = None,
    invite: str = "",
) -> str:
    """Store the answers, hand texts on as voices, end the draft; gives the receipt code, which is stored nowhere.

    `invite` is the hash of the code to answer with, where the survey wants one. Raises Refused.
    """
    survey = sheet.survey
    if not answers:
        raise Refused(_("Es ist noch keine Frage beantwortet. Beantworten Sie mindestens eine."))
    with transaction.atomic():
        survey.refresh_from_db(from_queryset=Survey.objects.select_for_update(of=("self",), no_key=True))
        if not survey.takes_answers(on):
            raise Refused(_("Diese Umfrage ist zu. Ihre Antworten wurden nicht abgegeben."))
        if survey.access == Survey.Access.CODES:
            _use(survey, invite)
        if draft is not None and not Draft.objects.filter(pk=draft.pk).delete()[0]:
            raise HandedIn(str(BEFORE))
        receipt, code = receipts.give(survey.process, survey, on=on)
        store(sheet, answers, channel=channel, on=on, receipt=receipt)
    return code


def _use(survey: Survey, invite: str) -> None:
    """Mark the code as used; that is all that stays of it."""
    changed = InviteCode.objects.filter(survey=survey, code_hash=invite, used=False).update(used=True)
    if not changed:
        raise Refused(_("Dieser Zugangscode gilt nicht oder wurde schon benutzt. Jeder Code gilt einmal."))


def store(
    sheet: Questionnaire, answers: Answers, *, channel: str, on: date, receipt: Receipt | None
) -> Response:
    """One row for the sheet and one for each answer, in no telling order; texts go to the voices, those beside ticks too.

    Of an answer that does not count, because its question would not have been asked, no words are kept.
    """
    response = Response.objects.create(survey=sheet.survey, channel=channel, answered_on=on)
    wanted = {item.code for item in sheet.asked_with(answers)}
    rows, voices = [], []
    for place, item in enumerate(sheet.items, 1):
        if (value := answers.get(item.code)) is None:
            continue
        if item.code not in wanted:
            rows.append(
                Answer(response=response, question=item.question, value=_without_words(value), asked=False)
            )
            continue
        if item.question.becomes_voice and value.get("text"):
            voices.append(_voice(sheet.survey, item, place, value, receipt, on))
            value = {"given": True}
        if value.get("other"):
            said = {"text": value["other"], "language": item.asked.language}
            voices.append(_voice(sheet.survey, item, place, said, receipt, on))
            value = {**value, "other": ""}
        rows.append(Answer(response=response, question=item.question, value=value, asked=True))
    secrets.SystemRandom().shuffle(rows)
    secrets.SystemRandom().shuffle(voices)
    Answer.objects.bulk_create(rows)
    Voice.objects.bulk_create(voices)
    return response


def _without_words(value: Mapping[str, Any]) -> dict[str, Any]:
    if value.get("text"):
        return {"given": True}
    return {**value, "other": ""} if value.get("other") else dict(value)


def _voice(
    survey: Survey, item: Item, place: int, value: Mapping[str, Any], receipt: Receipt | None, on: date
) -> Voice:
    return Voice(
        process=survey.process,
        kind=Voice.Kind.ANSWER,
        text=value["text"],
        language=value["language"],
        said_on=on,
        origin=f"Umfrage „{survey.title}“, Frage {place}",
        thing=survey._meta.label_lower,
        thing_id=survey.pk,
        receipt=receipt,
    )


def hash_of_invite(code: str) -> str:
    """What the table keeps of a code to answer with."""
    return salted_hmac("wir.participation.invite", plain_key(code), algorithm="sha256").hexdigest()


def invite_is_good(survey: Survey, code: str) -> bool:
    """Whether one can still answer with this code."""
    return InviteCode.objects.filter(survey=survey, code_hash=hash_of_invite(code), used=False).exists()
