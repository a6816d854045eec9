"""Making a notice known (Bekanntgabe): by retrieval in the portal, by post, by formal service or in person.

People enter what happened on which day. From when the notice counts follows from `rules/delivery.py`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.documents.models import Document
from wir.funding.models import Acceptance, Application, Delivery
from wir.journal.steps import record

Way = Delivery.Way


def announce(application: Application, document: Document, *, by: User, on: date) -> Delivery:
    """Begin to make a sealed notice known, inside the transaction of the act that made it.

    Who has agreed to electronic delivery retrieves it in the portal, and is told by a job; everybody else gets a letter.
    """
    begun = _begin(application, document, Way.RETRIEVAL if _agreed(application) else Way.POST, on)
    record("funding.announce", application, by=by, facts=_sent(begun))
    return begun


def replace_letters_on_their_way(
    application: Application, documents: Iterable[Document], *, by: User, on: date
) -> None:
    """Nobody needs to fetch what a later letter has replaced: inside the transaction of the act that made that letter."""
    for found in Delivery.objects.current().select_for_update().filter(document__in=list(documents)):
        if found.reckoned(on).state != "effected":
            found.replaced = True
            found.save(update_fields=["replaced"])
            record("funding.replace_letter", application, by=by, facts={"delivery": found.pk})


def note_message(delivery: Delivery, *, on: date) -> None:
    """The message that a notice lies in the portal has gone out: from this day on the time to retrieve it runs.

    Called by the job that has sent it. Noted once: a message that is sent again, or after the retrieval, changes no day.
    """
    with transaction.atomic():
        found = (
            Delivery.objects.select_for_update(of=("self",)).select_related("application").get(pk=delivery.pk)
        )
        if found.replaced or found.notified_on or found.retrieved_on:
            return
        found.notified_on = on
        found.save(update_fields=["notified_on"])
        record("funding.note_message", found.application, by=None, facts=_facts(found, notified=on))


def retrieve(delivery: Delivery, *, by: User, on: date) -> None:
    """The applicant fetches the notice; doing it again changes nothing. Raises Refused when the time is over."""
    with entering(delivery) as found:
        _permit(rules.has_perm("funding.retrieve", by, found.application))
        if found.way != Way.RETRIEVAL:
            raise Refused(
                _("Dieser Bescheid kommt nicht über das Portal. Hier liegt nur eine Kopie zum Lesen.")
            )
        if found.retrieved_on is not None:
            return
        if found.reckoned(on).state == "failed":
            raise Refused(
                _(
                    "Die Frist für den Abruf ist vorbei. Der Bescheid gilt nicht als bekannt gegeben; "
                    "die Behörde stellt ihn neu zu. Sie müssen nichts tun."
                )
            )
        found.retrieved_on = on
        found.save()
        record("funding.retrieve", found.application, by=by, facts=_facts(found, retrieved=on))


def post(delivery: Delivery, *, posted_on: date, by: User, on: date) -> None:
    """An official enters the day on which the letter went to the post, never in the future. Raises Refused."""
    with entering(delivery, way=Way.POST) as found:
        _permit(rules.has_perm("funding.deliver", by, found.application))
        _refuse_final(found, on)
        enter_day(found, "posted", posted_on, on=on)
        record("funding.post", found.application, by=by, facts=_facts(found, posted=posted_on))


def serve(delivery: Delivery, *, served_on: date, by: User, on: date) -> None:
    """An official enters the day of formal service or of handing over, never in the future. Raises Refused."""
    with entering(delivery, way=(Way.SERVICE, Way.HANDING_OVER)) as found:
        _permit(rules.has_perm("funding.deliver", by, found.application))
        _refuse_final(found, on)
        enter_day(found, "served", served_on, on=on)
        record("funding.serve", found.application, by=by, facts=_facts(found, served=served_on))


def prove_receipt(delivery: Delivery, *, received_on: date | None, by: User, on: date) -> None:
    """An official enters when a letter came by proof; None: it never arrived. Raises Refused."""
    with entering(delivery, way=Way.POST) as found:
        _permit(rules.has_perm("funding.deliver", by, found.application))
        _refuse_final(found, on)
        enter_day(found, "received", received_on, on=on)
        record("funding.prove_receipt", found.application, by=by, facts=_facts(found, received=received_on))


def deliver_again(delivery: Delivery, *, way: str, by: User, on: date) -> Delivery:
    """An official begins anew, perhaps on another way; what was effected stays. Raises Refused."""
    with entering(delivery) as found:
        _permit(rules.has_perm("funding.deliver", by, found.application))
        if found.reckoned(on).state == "effected":
            raise Refused(_("Dieser Bescheid ist schon bekannt gegeben. Ein zweites Mal geht nicht."))
        if way == Way.RETRIEVAL and found.way != Way.RETRIEVAL and not _agreed(found.application):
            raise Refused(
                _("In die elektronische Bekanntgabe wurde nicht eingewilligt. Wählen Sie einen anderen Weg.")
            )
        Delivery.objects.filter(pk=found.pk).update(replaced=True)
        begun = _begin(found.application, found.document, way, on)
        record("funding.deliver_again", found.application, by=by, facts=_sent(begun))
    return begun


def waive(delivery: Delivery, *, by: User, on: date) -> None:
    """The applicant waives going to court (Rechtsbehelfsverzicht); the notice is final at once. Raises Refused."""
    with entering(delivery) as found:
        _permit(rules.has_perm("funding.waive", by, found.application))
        if found.reckoned(on).state != "effected":
            raise Refused(_("Verzichten können Sie erst, wenn der Bescheid bekannt gegeben ist."))
        if found.waived_on is None:
            found.waived_on = on
            found.save()
            record("funding.waive", found.application, by=by, facts=_facts(found, waived=on))


def _agreed(application: Application) -> bool:
    """Whether the applicant has consented to electronic delivery; without a word, no."""
    return application.consents_to_electronic_delivery is True


def _begin(application: Application, document: Document, way: str, on: date) -> Delivery:
    return Delivery.objects.create(application=application, document=document, way=Way(way), announced_on=on)


@contextmanager
def entering(delivery: Delivery, way: str | tuple[str, ...] = ()) -> Iterator[Delivery]:
    """The delivery under lock, if it is the one that counts and goes this way."""
    ways = (way,) if isinstance(way, str) else way
    with transaction.atomic():
        found = (
            Delivery.objects.select_for_update(of=("self",))
            .select_related("application", "document")
            .get(pk=delivery.pk)
        )
        if found.replaced or (ways and found.way not in ways):
            raise Refused(
                _(
                    "Der Weg dieses Bescheids hat sich gerade geändert. Nichts wurde eingetragen. Bitte laden Sie die Seite neu."
                )
            )
        yield found
    delivery.refresh_from_db()


def enter_day(delivery: Delivery, what: str, day: date | None, *, on: date) -> None:
    """Store one day of a locked delivery, `what` as a `DayCorrection` names it; None: the letter never arrived. Raises Refused."""
    refuse_day(delivery, what, day, on=on)
    setattr(delivery, f"{what}_on", day)
    if what == "received":
        delivery.never_arrived = day is None
    delivery.save()


def refuse_day(delivery: Delivery, what: str, day: date | None, *, on: date) -> None:
    """What would keep that day from being entered. Raises Refused."""
    earliest = delivery.posted_on if what == "received" else delivery.announced_on
    if earliest is None:
        raise Refused(_("Tragen Sie zuerst ein, wann der Brief zur Post ging."))
    _refuse_after_acceptance(delivery, day)
    if day is not None:
        _refuse_days_outside(day, earliest, on)
    if what == "posted" and day and delivery.received_on and delivery.received_on < day:
        raise Refused(_("Der Brief kann nicht vor der Aufgabe zur Post angekommen sein."))


def _refuse_final(delivery: Delivery, on: date) -> None:
    """What others rely on, one person alone does not change. Raises Refused."""
    if delivery.reckoned(on).is_final(on):
        raise Refused(
            _(
                "Der Bescheid ist bestandskräftig, und nichts wurde eingetragen. War ein Tag falsch, schlagen Sie eine "
                "Berichtigung vor; eine zweite Person bestätigt sie."
            )
        )


def _refuse_after_acceptance(delivery: Delivery, day: date | None) -> None:
    """An acceptance shows that the notice had come by then. Raises Refused."""
    accepted = Acceptance.objects.filter(grant__notice=delivery.document_id).first()
    if accepted and (day is None or day > accepted.accepted_on):
        raise Refused(
            _(
                "Die Bewilligung ist am %(day)s angenommen. Da war der Bescheid schon angekommen; nichts wurde eingetragen."
            )
            % {"day": short_day(accepted.accepted_on)}
        )


def _refuse_days_outside(day: date, earliest: date, latest: date) -> None:
    if not earliest <= day <= latest:
        raise Refused(
            _("Der Tag muss zwischen dem %(earliest)s und dem %(latest)s liegen.")
            % {"earliest": short_day(earliest), "latest": short_day(latest)}
        )


def _permit(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _sent(delivery: Delivery) -> dict[str, Any]:
    return {
        "delivery": delivery.pk,
        "way": str(delivery.way),
        "document": delivery.document.sha256,
        "on": delivery.announced_on.isoformat(),
    }


def _facts(delivery: Delivery, **day: date | None) -> dict[str, Any]:
    return {"delivery": delivery.pk} | {name: on.isoformat() if on else None for name, on in day.items()}
