"""The authority asks to complete an application; the applicant completes it; a partner that leaves has the same effect."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import add_months, is_working_day, short_day, working_day_from
from wir.core.refusal import Refused
from wir.funding.actions.partners import say
from wir.funding.actions.setting_back import set_back, was_changed
from wir.funding.actions.versions import freeze
from wir.funding.content import Content
from wir.funding.models import Application, DocumentRequest, Partner, PartnerAnswer, RequestItem
from wir.funding.sections import fields_of
from wir.funding.sections.rows import code_of
from wir.funding.sent import content_sent
from wir.journal.steps import record, taking

DAYS, MOST_MONTHS = 14, 12


class Item(NamedTuple):
    """Name of a section, what to complete there, and which of its fields or rows are meant; none means the whole section."""

    section: str
    text: str
    fields: Sequence[str] = ()


def usual_due_day(on: date) -> date:
    """Two weeks from that day; never on a day when nobody works."""
    return working_day_from(on + timedelta(days=DAYS))


def ask_to_complete(
    application: Application, *, items: Sequence[Item], due_on: date, by: User, on: date
) -> DocumentRequest:
    """An official says what is missing, by section, field or row, and until when. Raises Refused."""
    payload = {"items": [item.text for item in items]}
    with taking("ask_to_complete", application, by=by, payload=payload) as facts:
        if not items:
            raise Refused(_("Bitte schreiben Sie mindestens einmal, was fehlt."))
        _refuse_unknown_fields(application, items)
        _refuse_bad_day(due_on, on)
        request = _open(application, items, cause=DocumentRequest.Cause.OFFICIAL, due_on=due_on, by=by, on=on)
        facts |= {
            "request": request.number,
            "due": due_on.isoformat(),
            "sections": [item.section for item in items],
            "fields": [f"{item.section}.{code_of(name)}" for item in items for name in item.fields],
        }
    return request


def complete(application: Application, *, by: User, on: date, answer: str = "") -> None:
    """The applicant sends what was asked for, as a new version, and says something to it. The day of receipt stays. Raises Refused."""
    answer = answer.strip()
    with taking("complete", application, by=by, payload={"answer": answer} if answer else None) as facts:
        facts.update(freeze(application, by=by, on=on))
        _close(application, on, answer=answer)


def take_back_request(application: Application, *, by: User, on: date) -> None:
    """The official goes on without an answer, with what was submitted; after the day also where somebody has begun.

    What was begun and not sent is set aside: the entry keeps it, and the applicant can read it. Raises Refused before.
    """
    aside: Content = {}
    with taking("take_back_request", application, by=by, payload=aside) as facts:
        asked = application.requests.get(closed_on__isnull=True)
        if was_changed(application):
            if on <= asked.due_on or not content_sent(application):
                raise Refused(
                    _(
                        "Der Antrag wird gerade ergänzt und ist noch nicht wieder abgeschickt. Rufen Sie dort an. "
                        "Kommt bis %(day)s nichts, geht es danach ohne Ergänzung weiter."
                    )
                    % {"day": short_day(asked.due_on)}
                )
            aside["aside"] = set_back(application, by=by, at=timezone.now())
        _close(application, on)
        facts["request"] = asked.number


def extend_request(request: DocumentRequest, *, due_on: date, by: User, on: date) -> None:
    """A later day for the answer. Raises Refused."""
    application = request.application
    _refuse_bad_day(due_on, on)
    if due_on <= request.due_on:
        raise Refused(_("Die Frist läuft schon länger. Bitte wählen Sie einen späteren Tag."))
    changed = DocumentRequest.objects.filter(pk=request.pk, closed_on__isnull=True).update(due_on=due_on)
    if not changed:
        raise Refused(_("Die Ergänzung ist schon da. Es wurde nichts geändert."))
    facts = {"request": request.number, "due": due_on.isoformat()}
    record("funding.extend_request", application, by=by, facts=facts)


def leave(partner: Partner, *, reason: str, by: User, at: datetime) -> None:
    """A partner leaves after the application was handed in: the lead has to complete it. Raises Refused."""
    application, on = partner.application, timezone.localdate(at)
    with taking("leave", application, by=by, payload={"reason": reason}) as facts:
        if not partner.takes_part:
            raise Refused(_("Sie gehören nicht mehr zu diesem Antrag. Es wurde nichts geändert."))
        say(partner, PartnerAnswer.Kind.LEFT, by=by, at=at, reason=reason)
        name = partner.organisation.name
        items = [
            Item(
                "partners",
                _("%(name)s ist ausgeschieden. Bitte klären Sie, wer noch mitmacht.") % {"name": name},
            ),
            Item("costs", _("Bitte prüfen Sie den Plan ohne das Geld von %(name)s.") % {"name": name}),
            Item("project", _("Bitte prüfen Sie, was Sie ohne %(name)s vorhaben.") % {"name": name}),
        ]
        cause = DocumentRequest.Cause.PARTNER_LEFT
        request = _open(application, items, cause=cause, due_on=usual_due_day(on), by=None, on=on)
        facts |= {"organisation": partner.organisation_id, "request": request.number}


def _open(
    application: Application, items: Sequence[Item], *, cause: str, due_on: date, by: User | None, on: date
) -> DocumentRequest:
    number = application.requests.count() + 1
    request = DocumentRequest.objects.create(
        application=application, number=number, cause=cause, asked_by=by, asked_on=on, due_on=due_on
    )
    RequestItem.objects.bulk_create(
        RequestItem(request=request, section=item.section, text=item.text, fields=list(item.fields))
        for item in items
    )
    return request


def _close(application: Application, on: date, *, answer: str = "") -> None:
    application.requests.filter(closed_on__isnull=True).update(closed_on=on, answer=answer)


def _refuse_unknown_fields(application: Application, items: Sequence[Item]) -> None:
    for item in items:
        if item.fields and not set(item.fields) <= set(fields_of(application, item.section)):
            raise Refused(
                _("Dieses Feld oder diese Zeile gibt es in dem Abschnitt nicht. Es wurde nichts gesendet.")
            )


def _refuse_bad_day(due_on: date, on: date) -> None:
    if due_on <= on:
        raise Refused(_("Die Frist muss nach dem heutigen Tag enden."))
    if due_on > (latest := add_months(on, MOST_MONTHS)):
        raise Refused(
            _("So lange kann ein Antrag nicht warten. Wählen Sie einen Tag bis zum %(day)s.")
            % {"day": short_day(latest)}
        )
    if not is_working_day(due_on):
        raise Refused(_("An diesem Tag arbeitet niemand. Bitte wählen Sie einen Werktag."))
