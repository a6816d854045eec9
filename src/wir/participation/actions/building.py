"""Building a survey at the desk, opening and closing it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from wir.accounts.models import User
from wir.core import conditions
from wir.core.refusal import Refused
from wir.journal.promise import refuse_earlier
from wir.journal.steps import record, taking
from wir.participation.actions import promise
from wir.participation.models import Correction, Option, PaperEntry, Question, Survey
from wir.strategy.models import Process, Translation

PROMISE = gettext_noop(
    "Ihre Antworten werden ohne Namen gespeichert. Wir speichern keine Adresse Ihres Geräts und keine Uhrzeit, nur den Tag. "
    "Niemand kann sehen, wer was geantwortet hat. Veröffentlicht werden nur gerundete Zahlen und das, was Sie in eigenen "
    "Worten schreiben. Schreiben Sie deshalb keine Namen hinein. Solange die Umfrage offen ist, sieht auch das Rathaus nur "
    "gerundete Zahlen. Was Sie in eigenen Worten schreiben, steht getrennt von Ihren anderen Antworten. Mitmachen ist "
    "freiwillig, jede Frage auch."
)

NOT_BY_LINK = gettext_lazy(
    "Zufällig ausgewählte Menschen antworten mit einem Code. Mit einem offenen Link antwortet, wer möchte. "
    "Wählen Sie „Nur mit Code“ oder „Wer mitmachen möchte“."
)


def _may_build(user: User, process: Process) -> None:
    if not rules.has_perm("participation.build_survey", user, process):
        raise PermissionDenied("participation.build_survey")


def _must_be_draft(survey: Survey) -> None:
    if survey.is_frozen:
        raise Refused(_("Die Umfrage ist schon geöffnet. Fragen ändern sich nicht mehr."))


def start_survey(process: Process, *, title: str, by: User, **fields: Any) -> Survey:
    """An empty survey. Raises PermissionDenied."""
    _may_build(by, process)
    with transaction.atomic():
        survey = Survey.objects.create(process=process, title=title, **fields)
        record("participation.start_survey", survey, by=by, facts={"process": process.pk})
    return survey


def change_survey(survey: Survey, *, by: User, **fields: Any) -> None:
    """Change title, days and who may answer; once it is open only the last day can move. Raises Refused."""
    _may_build(by, survey.process)
    with transaction.atomic():
        kept = Survey.objects.select_for_update(of=("self",)).get(pk=survey.pk)
        if kept.is_frozen:
            fields = {"closes_on": fields.get("closes_on", kept.closes_on)}
            refuse_earlier(kept.closes_on, fields["closes_on"])
        if kept.state == "closed":
            raise Refused(_("Die Umfrage ist geschlossen. Es hat sich nichts geändert."))
        for name, value in fields.items():
            setattr(kept, name, value)
        kept.save()
        record("participation.change_survey", kept, by=by)


def add_question(
    survey: Survey,
    *,
    kind: str,
    text: str,
    by: User,
    choices: Sequence[str] = (),
    rows: Sequence[str] = (),
    ends: Sequence[str] = (),
    **fields: Any,
) -> Question:
    """A question at the end, with its choices in order. Raises Refused and PermissionDenied."""
    _may_build(by, survey.process)
    with transaction.atomic():
        survey.refresh_from_db(from_queryset=Survey.objects.select_for_update(of=("self",)))
        _must_be_draft(survey)
        codes = set(survey.questions.values_list("code", flat=True))
        code = next(f"f{number}" for number in range(1, len(codes) + 2) if f"f{number}" not in codes)
        last = survey.questions.aggregate(last=Max("place"))["last"] or 0
        question = Question.objects.create(
            survey=survey, code=code, place=last + 1, kind=kind, text=text, **fields
        )
        for axis, texts in (("choice", choices), ("row", rows), ("end", ends)):
            set_options(question, axis, texts)
    return question


def set_options(question: Question, axis: str, texts: Sequence[str]) -> None:
    """Make the options of one axis read like this. A text that stays keeps its code, and with it its translations."""
    prefix = {"choice": "a", "row": "z", "end": "e"}[axis]
    there = {option.text: option for option in question.options.filter(axis=axis)}
    free = _free_codes(prefix, {option.code for option in there.values()})
    for place, text in enumerate(texts, 1):
        if option := there.pop(text, None):
            Option.objects.filter(pk=option.pk).update(place=place)
        else:
            Option.objects.create(question=question, axis=axis, code=next(free), place=place, text=text)
    gone = [option.pk for option in there.values()]
    _forget_translations("participation.option", gone)
    Option.objects.filter(pk__in=gone).delete()


def _free_codes(prefix: str, taken: set[str]) -> Any:
    """a1, a2, ...: those that are not taken."""
    number = 0
    while True:
        number += 1
        if f"{prefix}{number}" not in taken:
            yield f"{prefix}{number}"


def _forget_translations(thing: str, keys: Sequence[int]) -> None:
    Translation.objects.filter(thing=thing, thing_id__in=[str(key) for key in keys]).delete()


def change_question(
    question: Question, *, by: User, options: Mapping[str, Sequence[str]], **fields: Any
) -> None:
    """Change a question while the survey is a draft. Another wording loses its translations. Raises Refused."""
    _may_build(by, question.survey.process)
    with transaction.atomic():
        _must_be_draft(Survey.objects.select_for_update(of=("self",)).get(pk=question.survey_id))
        for name in ("text", "hint"):
            if name in fields and fields[name] != getattr(question, name):
                Translation.objects.filter(
                    thing="participation.question", thing_id=str(question.pk), field=name
                ).delete()
        for name, value in fields.items():
            setattr(question, name, value)
        question.save()
        for axis, texts in options.items():
            set_options(question, axis, texts)
        _refuse_faults(question.survey)


def remove_question(question: Question, *, by: User) -> None:
    """Take a question out of a draft. Raises Refused while a later question depends on it."""
    _may_build(by, question.survey.process)
    with transaction.atomic():
        survey = Survey.objects.select_for_update(of=("self",)).get(pk=question.survey_id)
        _must_be_draft(survey)
        _forget_translations("participation.option", list(question.options.values_list("pk", flat=True)))
        _forget_translations("participation.question", [question.pk])
        question.delete()
        _refuse_faults(survey)


def move_question(question: Question, *, up: bool, by: User) -> None:
    """Change places with the neighbour. Raises Refused when a condition would then look ahead."""
    _may_build(by, question.survey.process)
    with transaction.atomic():
        survey = Survey.objects.select_for_update(of=("self",)).get(pk=question.survey_id)
        _must_be_draft(survey)
        order = list(survey.questions.all())
        place = order.index(question)
        other = place - 1 if up else place + 1
        if not 0 <= other < len(order):
            return
        order[place], order[other] = order[other], order[place]
        for number, one in enumerate(order, 1):
            Question.objects.filter(pk=one.pk).update(place=number)
        _refuse_faults(survey)


def _refuse_faults(survey: Survey) -> None:
    rows = list(survey.questions.values_list("code", "condition"))
    if conditions.faults(rows):
        raise Refused(
            _(
                "Eine Bedingung zeigt auf eine Frage, die nicht davor steht. Ändern Sie zuerst die Bedingung. "
                "Es hat sich nichts geändert."
            )
        )


def open_survey(survey: Survey, *, by: User, on: date) -> None:
    """From now on people can answer; questions and promise are frozen. Raises Refused."""
    with taking("open_survey", survey, by=by) as facts:
        questions = survey.questions.count()
        if not questions:
            raise Refused(_("Die Umfrage hat noch keine Frage."))
        _refuse_a_sample_of_whoever_comes(survey)
        if survey.is_representative and not survey.population:
            raise Refused(_("Tragen Sie ein, aus wie vielen Menschen zufällig ausgewählt wurde."))
        if survey.closes_on and survey.closes_on < on:
            raise Refused(_("Der letzte Tag liegt schon hinter uns. Wählen Sie einen späteren."))
        survey.promise = PROMISE
        survey.opened_on = on
        facts["questions"] = questions


def _refuse_a_sample_of_whoever_comes(survey: Survey) -> None:
    """Who has the link is nobody's random sample."""
    if survey.sample == Survey.Sample.RANDOM and survey.access != Survey.Access.CODES:
        raise Refused(str(NOT_BY_LINK))


def close_survey(survey: Survey, *, by: User, on: date) -> None:
    """No more answers; what is published stays.

    Raises Refused before the promised last day is over, and while sheets of paper wait for a second person.
    """
    with taking("close_survey", survey, by=by):
        promise.refuse_before(survey.closes_on, survey.process, on=on)
        waiting = PaperEntry.objects.filter(batch__survey=survey, checked_by=None).count()
        if waiting:
            raise Refused(
                _("Es warten noch Papierbögen auf eine zweite Person: %(count)s. Prüfen Sie sie zuerst.")
                % {"count": waiting}
            )
        survey.closes_on = min(survey.closes_on or on, on)
        survey.opens_on = min(survey.opens_on, survey.closes_on) if survey.opens_on else None


def correct_question(question: Question, *, text: str, note: str, by: User, on: date) -> None:
    """Put a typo right after the opening; everybody reads what stood there and why. Raises PermissionDenied."""
    _may_build(by, question.survey.process)
    with transaction.atomic():
        kept = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
        Correction.objects.create(
            question=kept, before=kept.text, after=text, note=note, made_by=by, made_on=on
        )
        Question.objects.filter(pk=kept.pk).update(text=text, place=F("place"))
        record("participation.correct_question", question.survey, by=by, facts={"question": kept.pk})
    question.text = text
