"""From voices to a recommendation."""

from collections.abc import Iterable
from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record, taking
from wir.strategy.fixed import carries_what_goes_on, carries_what_stays
from wir.strategy.models import Process, Recommendation, Source, Voice

STAYS = gettext_lazy(
    "Auf dieser Empfehlung ruht eine Maßnahme, über die entschieden ist oder gerade entschieden wird. Wortlaut und Stimmen bleiben, wie sie sind."
)


def recommend(
    process: Process, *, text: str, voices: Iterable[Voice], by: User, on: date, reason: str = ""
) -> Recommendation:
    """A recommendation that rests on these voices of the process. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.recommend", by, process):
        raise PermissionDenied("strategy.recommend")
    known = _of(process, voices)
    if not known:
        raise Refused(_("Wählen Sie mindestens eine Stimme, auf der die Empfehlung ruht."))
    with transaction.atomic():
        Process.objects.select_for_update().get(pk=process.pk)
        last = process.recommendations.aggregate(last=Max("number"))["last"] or 0
        made = Recommendation.objects.create(
            process=process, number=last + 1, text=text, reason=reason, made_by=by, made_on=on
        )
        Source.objects.bulk_create(Source(recommendation=made, voice=voice) for voice in known)
        _read(known, on)
        record("strategy.recommend", made, by=by, facts={"process": process.pk, "voices": len(known)})
    return made


def attach_voices(
    recommendation: Recommendation,
    *,
    voices: Iterable[Voice],
    how: str,
    by: User,
    on: date,
    because: str = "",
) -> int:
    """Say what these voices have to do with the recommendation; a second time changes it. Gives how many.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("strategy.recommend", by, recommendation):
        raise PermissionDenied("strategy.recommend")
    if recommendation.state == "dropped":
        raise Refused(_("Diese Empfehlung wird nicht weiterverfolgt. Wählen Sie eine andere."))
    if how == Source.How.NOT_TAKEN and not because:
        raise Refused(
            _("Schreiben Sie, warum die Stimme nicht übernommen wird. Wer sie abgegeben hat, liest es.")
        )
    known = _of(recommendation.process, voices)
    if not known:
        raise Refused(_("Wählen Sie mindestens eine Stimme."))
    with transaction.atomic():
        Recommendation.objects.select_for_update().get(pk=recommendation.pk)
        _leave_one_that_carries(recommendation, known, how)
        if carries_what_stays(recommendation):
            _only_add_what_is_not_taken(recommendation, known, how)
        Source.objects.bulk_create(
            [Source(recommendation=recommendation, voice=voice, how=how, because=because) for voice in known],
            update_conflicts=True,
            unique_fields=["recommendation", "voice"],
            update_fields=["how", "because"],
        )
        _read(known, on)
        facts = {"voices": len(known), "how": how}
        record("strategy.attach_voices", recommendation, by=by, facts=facts)
    return len(known)


def rewrite_recommendation(recommendation: Recommendation, *, text: str, reason: str, by: User) -> None:
    """Other words, while nobody outside has read it. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.recommend", by, recommendation):
        raise PermissionDenied("strategy.recommend")
    with transaction.atomic():
        kept = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
        if kept.state != "draft":
            raise Refused(_("Die Empfehlung ist schon öffentlich. Ihr Wortlaut bleibt, wie er ist."))
        if carries_what_stays(kept):
            raise Refused(str(STAYS))
        kept.text, kept.reason = text, reason
        kept.save(update_fields=["text", "reason"])
        record("strategy.rewrite_recommendation", kept, by=by)
    recommendation.refresh_from_db()


def publish_recommendation(recommendation: Recommendation, *, by: User) -> None:
    """Everybody may read it, with the voices it rests on."""
    with taking("publish_recommendation", recommendation, by=by):
        pass


def drop_recommendation(recommendation: Recommendation, *, because: str, by: User, on: date) -> None:
    """It is not followed any further; whoever said something to it reads why. What rests on it stays and names the day.

    Not while people vote on a measure that rests on it, while a council has it before it, or once it is decided. Raises Refused.
    """
    with taking("drop_recommendation", recommendation, by=by, payload={"reason": because}):
        if carries_what_goes_on(recommendation):
            raise Refused(
                _(
                    "Auf dieser Empfehlung ruht eine Maßnahme, über die entschieden ist oder gerade entschieden wird. Solange bleibt die Empfehlung."
                )
            )
        recommendation.dropped_because, recommendation.dropped_on = because, on


def _of(process: Process, voices: Iterable[Voice]) -> list[Voice]:
    return list(Voice.objects.filter(process=process, pk__in=[voice.pk for voice in voices]))


def _read(voices: list[Voice], on: date) -> None:
    Voice.objects.filter(pk__in=[voice.pk for voice in voices], read_on=None).update(read_on=on)


def _leave_one_that_carries(recommendation: Recommendation, voices: list[Voice], how: str) -> None:
    """A recommendation always rests on somebody's voice."""
    rest = recommendation.sources.filter(how=Source.How.CARRIES).exclude(voice__in=voices)
    if how != Source.How.CARRIES and not rest.exists():
        raise Refused(_("Mindestens eine Stimme muss die Empfehlung tragen."))


def _only_add_what_is_not_taken(recommendation: Recommendation, voices: list[Voice], how: str) -> None:
    """What was decided rests on the voices of that day; one that comes later can only be told why it is not taken up."""
    if how != Source.How.NOT_TAKEN or recommendation.sources.filter(voice__in=voices).exists():
        raise Refused(str(STAYS))
