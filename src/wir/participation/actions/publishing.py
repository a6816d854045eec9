"""Results go out: question by question, rounded, each as a snapshot of its day."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.counts import FEWEST_NEW, Published, publish
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.participation.models import Question, Snapshot, Survey
from wir.participation.queries.questionnaires import Item, questionnaire
from wir.participation.queries.results import counted, values_of
from wir.strategy.models import Voice


def publish_result(question: Question, *, by: User, on: date) -> None:
    """From now on everybody reads its rounded counts. Raises Refused and PermissionDenied."""
    _may(by, question.survey)
    with transaction.atomic():
        kept = Question.objects.select_for_update(of=("self",)).select_related("survey").get(pk=question.pk)
        if not _snapshot(kept, on=on) and not kept.snapshots.exists():
            raise Refused(
                _(
                    "Dafür sind es noch zu wenige Antworten. Veröffentlicht wird ab %(count)s, "
                    "damit niemand einzelne Menschen erkennt."
                )
                % {"count": FEWEST_NEW}
            )
        kept.published = True
        kept.save(update_fields=["published"])
        record("participation.publish_result", kept.survey, by=by, facts={"question": kept.pk})


def take_back_result(question: Question, *, by: User) -> None:
    """Nobody outside sees it any more."""
    _may(by, question.survey)
    with transaction.atomic():
        Question.objects.filter(pk=question.pk).update(published=False)
        record("participation.take_back_result", question.survey, by=by, facts={"question": question.pk})


def take_snapshots(on: date) -> int:
    """New counts for every question that got ten or more new answers, published or not: nobody sees others; how many."""
    found = Question.objects.exclude(survey__state="draft").select_related("survey")
    return sum(_snapshot_once(question, on) for question in found)


def _snapshot_once(question: Question, on: date) -> bool:
    with transaction.atomic():
        kept = Question.objects.select_for_update(of=("self",)).select_related("survey").get(pk=question.pk)
        return _snapshot(kept, on=on)


def _snapshot(question: Question, *, on: date) -> bool:
    """A new snapshot if enough came and every table of it is safe; all tables of a question move together."""
    earlier = list(question.snapshots.all())
    last = earlier[-1] if earlier else None
    item = next(
        item for item in questionnaire(question.survey, "de").items if item.question.pk == question.pk
    )
    values = values_of(question.survey).get(question.pk, [])
    if len(values) - (last.basis if last else 0) < FEWEST_NEW:
        return False
    tables = _tables(item, values, earlier)
    if tables is None:
        return False
    Snapshot.objects.create(question=question, taken_on=on, basis=len(values), table=tables)
    return True


def _tables(item: Item, values: list, earlier: list[Snapshot]) -> dict | None:
    """None when one of them has to wait."""
    found = {}
    for code, (cells, answered) in counted(item, values).items():
        stored = [snapshot.table[code] for snapshot in earlier if code in snapshot.table]
        if stored and sum(answered.values()) - stored[-1]["basis"] < FEWEST_NEW:
            return None
        before = [Published.from_json(table) for table in stored]
        offer = publish(cells, answered, parts=_parts(item, code), before=before)
        if offer is None:
            return None
        found[code] = {**offer.as_json(), "basis": sum(answered.values())}
    return found or None


def _parts(item: Item, code: str) -> bool:
    return next(table.parts for table in item.kind.tables(item.asked) if table.code == code)


def make_voice_of_result(question: Question, *, text: str, count: int, by: User, on: date) -> Voice:
    """A published result speaks for many and can become part of a recommendation. Raises Refused and PermissionDenied."""
    survey: Survey = question.survey
    _may(by, survey)
    snapshot = question.snapshots.last()
    if not question.published or snapshot is None:
        raise Refused(
            _("Veröffentlichen Sie das Ergebnis zuerst. Eine Stimme steht nur für gerundete Zahlen.")
        )
    published = {shown for table in snapshot.table.values() for shown in table["cells"].values() if shown}
    if count not in published:
        raise Refused(_("Wählen Sie eine der veröffentlichten Zahlen."))
    with transaction.atomic():
        voice = Voice.objects.create(
            process=survey.process,
            kind=Voice.Kind.RESULT,
            text=text,
            language=survey.language,
            said_on=on,
            origin=f"Umfrage „{survey.title}“, Ergebnis",
            thing=survey._meta.label_lower,
            thing_id=survey.pk,
            count=count,
            read_on=on,
            published_on=on,
        )
        record(
            "participation.make_voice_of_result",
            survey,
            by=by,
            facts={"question": question.pk, "count": count},
        )
    return voice


def _may(by: User, survey: Survey) -> None:
    if not rules.has_perm("participation.publish_result", by, survey.process):
        raise PermissionDenied("participation.publish_result")
