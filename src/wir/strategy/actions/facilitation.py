"""The facilitation of a process: need, offers, contract, days, invoices."""

from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.money import euro
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.models import (
    Facilitation,
    FacilitationDay,
    FacilitationInvoice,
    FacilitationOffer,
    Member,
    Process,
)

LONGEST_CORRECTION = 800


def facilitation_of(process: Process) -> Facilitation:
    """The record of the process; made when something is written into it for the first time."""
    return Facilitation.objects.get_or_create(process=process)[0]


def describe_need(process: Process, *, need: str, by: User) -> None:
    """What a facilitator is needed for. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.contract_facilitation", by, process))
    with transaction.atomic():
        kept = facilitation_of(process)
        kept.need = need
        kept.save(update_fields=["need"])
        record("strategy.describe_need", process, by=by)


def note_offer(process: Process, *, by: User, offer: FacilitationOffer | None = None, **fields: Any) -> None:
    """Whom the town asked, and what came of it. Choosing one takes the choice from another. Raises PermissionDenied."""
    _only(rules.has_perm("strategy.contract_facilitation", by, process))
    with transaction.atomic():
        kept = facilitation_of(process)
        if fields.get("chosen"):
            kept.offers.filter(chosen=True).exclude(pk=offer and offer.pk).update(chosen=False)
        _write(offer or FacilitationOffer(facilitation=kept), fields)
        record("strategy.note_offer", process, by=by, facts={"chosen": bool(fields.get("chosen"))})


def note_contract(
    process: Process, *, by: User, contract_from: date, contract_until: date, **fields: Any
) -> None:
    """The contract. Whoever has the part of facilitator has it on these days and on no others. Raises Refused and PermissionDenied."""
    _only(rules.has_perm("strategy.contract_facilitation", by, process))
    if contract_until < contract_from:
        raise Refused(_("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
    with transaction.atomic():
        kept = facilitation_of(process)
        _write(kept, {"contract_from": contract_from, "contract_until": contract_until, **fields})
        process.members.filter(role=Member.Role.FACILITATOR).update(
            from_day=contract_from, until_day=contract_until
        )
        facts = {"from": contract_from.isoformat(), "until": contract_until.isoformat()}
        record("strategy.note_contract", process, by=by, facts=facts)


def note_day(process: Process, *, on: date, half_days: int, what: str, by: User, today: date) -> None:
    """Work that was done. Raises Refused for a day outside the contract, to come, or counted already, and PermissionDenied."""
    _only(rules.has_perm("strategy.note_facilitation", by, process))
    with transaction.atomic():
        kept = Facilitation.objects.select_for_update().get(pk=facilitation_of(process).pk)
        if not kept.contract_from:
            raise Refused(_("Tragen Sie zuerst den Vertrag ein. Dann zählen wir die Tage."))
        if not kept.contract_from <= on <= kept.contract_until:
            raise Refused(
                _("Der Vertrag gilt vom %(first)s bis %(last)s. Dieser Tag liegt nicht darin.")
                % {"first": short_day(kept.contract_from), "last": short_day(kept.contract_until)}
            )
        if on > today:
            raise Refused(_("Geleistet ist nur, was schon war. Dieser Tag kommt noch."))
        if kept.days.filter(on=on).exists():
            raise Refused(_("Der %(day)s ist schon gezählt.") % {"day": short_day(on)})
        FacilitationDay.objects.create(facilitation=kept, on=on, half_days=half_days, what=what)
        record("strategy.note_day", process, by=by, facts={"half_days": half_days})


def drop_day(day: FacilitationDay, *, by: User) -> None:
    """It was entered by mistake. Raises PermissionDenied."""
    process = day.facilitation.process
    _only(rules.has_perm("strategy.note_facilitation", by, process))
    with transaction.atomic():
        record("strategy.drop_day", process, by=by, facts={"half_days": day.half_days})
        day.delete()


def note_invoice(process: Process, *, number: str, on: date, cents: int, by: User, today: date) -> None:
    """An invoice came in. Raises Refused for one that cannot be true or is there already, and PermissionDenied."""
    _only(rules.has_perm("strategy.contract_facilitation", by, process))
    with transaction.atomic():
        kept = Facilitation.objects.select_for_update().get(pk=facilitation_of(process).pk)
        _refuse_odd_invoice(kept, number=number, on=on, cents=cents, today=today)
        FacilitationInvoice.objects.create(facilitation=kept, number=number, on=on, cents=cents)
        record("strategy.note_invoice", process, by=by, facts={"cents": cents})


def _refuse_odd_invoice(
    kept: Facilitation, *, number: str, on: date, cents: int, today: date, but: int | None = None
) -> None:
    """An invoice follows a contract, is not of tomorrow, and asks for no more than was agreed; `but` is the one that is put right."""
    if kept.contract_from is None:
        raise Refused(_("Tragen Sie zuerst den Vertrag ein. Dann kommen die Rechnungen."))
    if not kept.contract_from <= on <= today:
        raise Refused(
            _("Die Rechnung muss zwischen dem %(first)s, dem Beginn des Vertrags, und heute liegen.")
            % {"first": short_day(kept.contract_from)}
        )
    if kept.cents is not None and cents > kept.cents:
        raise Refused(
            _("Vereinbart sind %(sum)s. Prüfen Sie den Betrag, oder ändern Sie zuerst den Vertrag.")
            % {"sum": euro(kept.cents)}
        )
    if kept.invoices.filter(number=number, struck_on=None).exclude(pk=but).exists():
        raise Refused(_("Die Rechnung %(number)s steht schon da.") % {"number": number})


def correct_invoice(
    invoice: FacilitationInvoice, *, number: str, on: date, cents: int, strike: bool, because: str, by: User,
    today: date,
) -> None:  # fmt: skip
    """Put it right, or strike it; what stood there stays readable with the reason. Raises Refused and PermissionDenied."""
    process = invoice.facilitation.process
    _only(rules.has_perm("strategy.contract_facilitation", by, process))
    if not because.strip():
        raise Refused(_("Bitte schreiben Sie, was falsch war."))
    with transaction.atomic():
        record_of = Facilitation.objects.select_for_update().get(pk=invoice.facilitation_id)
        kept = FacilitationInvoice.objects.select_for_update().get(pk=invoice.pk)
        if kept.struck_on:
            raise Refused(_("Diese Rechnung ist schon gestrichen. Es hat sich nichts geändert."))
        before = {"number": kept.number, "on": kept.on.isoformat(), "cents": kept.cents}
        # In the language of the office, as it was written down; the newest stand first and the oldest go.
        done = "Gestrichen" if strike else "Berichtigt"
        told = f"{done} am {short_day(today)}: {because.strip()}"
        if not strike:
            _refuse_odd_invoice(record_of, number=number, on=on, cents=cents, today=today, but=kept.pk)
            if kept.paid_on:
                _refuse_above_the_sum(record_of, cents, but=kept.pk)
            told += f" Vorher stand hier: Rechnung {kept.number} vom {short_day(kept.on)} über {euro(kept.cents)}."
            kept.number, kept.on, kept.cents = number, on, cents
        kept.struck_on = today if strike else None
        kept.correction = f"{told} {kept.correction}".strip()[:LONGEST_CORRECTION]
        kept.save()
        facts = {"cents": kept.cents, "before": before["cents"], "struck": strike}
        payload = {"reason": because.strip(), "before": before}
        record("strategy.correct_invoice", process, by=by, facts=facts, payload=payload)
    invoice.refresh_from_db()


def pay_invoice(invoice: FacilitationInvoice, *, on: date, by: User) -> None:
    """It is paid. A second time changes nothing. Raises Refused above the sum that was agreed, and PermissionDenied."""
    process = invoice.facilitation.process
    _only(rules.has_perm("strategy.contract_facilitation", by, process))
    with transaction.atomic():
        record_of = Facilitation.objects.select_for_update().get(pk=invoice.facilitation_id)
        kept = record_of.invoices.filter(pk=invoice.pk, paid_on=None, struck_on=None).first()
        if kept is None:
            return
        _refuse_above_the_sum(record_of, kept.cents, but=kept.pk)
        kept.paid_on = on
        kept.save(update_fields=["paid_on"])
        record("strategy.pay_invoice", process, by=by, facts={"cents": kept.cents})


def _refuse_above_the_sum(kept: Facilitation, cents: int, *, but: int) -> None:
    """All that is paid together stays within what was agreed; `but` is the invoice of these `cents`."""
    rows = kept.invoices.filter(struck_on=None).exclude(paid_on=None).exclude(pk=but)
    paid = rows.aggregate(sum=models.Sum("cents"))["sum"] or 0
    if kept.cents is not None and paid + cents > kept.cents:
        raise Refused(
            _(
                "Vereinbart sind %(sum)s, bezahlt sind davon schon %(paid)s. Mit dieser Rechnung wäre es mehr: Prüfen Sie sie, oder ändern Sie zuerst den Vertrag."
            )
            % {"sum": euro(kept.cents), "paid": euro(paid)}
        )


def _only(may: bool) -> None:
    if not may:
        raise PermissionDenied


def _write(row: models.Model, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()
