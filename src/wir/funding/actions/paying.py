"""Money on its way: asked for, checked by one official, approved by another, paid."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.money import euro
from wir.core.refusal import Refused
from wir.documents.models import store
from wir.funding import documents, open_points, orders
from wir.funding.models import Disbursement, Grant
from wir.funding.open_points import NOTHING, Despite
from wir.funding.purse import account_of, obstacles, proof_that_counts, purse_of
from wir.funding.rules.paying import objections
from wir.funding.shown import of_disbursement, refuse_changed
from wir.journal.steps import record, taking


def request_money(
    grant: Grant, *, cents: int, need_from: date, need_to: date, by: User, on: date, once: str = ""
) -> Disbursement:
    """Ask for what payments of the next two months need (Mittelabruf), in cents. Raises Refused.

    The money comes from the budget year in which the need begins. Carrying over to the next year is not possible here.
    `once` is the mark of the page: the same page sent twice asks once.
    """
    with transaction.atomic():
        found = Grant.objects.select_for_update(of=("self",)).select_related("application").get(pk=grant.pk)
        if not rules.has_perm("funding.request_money", by, found):
            raise PermissionDenied
        if once and (asked := found.disbursements.filter(once=once).first()):
            if (asked.cents, asked.need_from, asked.need_to) != (cents, need_from, need_to):
                raise Refused(
                    _(
                        "Von dieser Seite haben Sie schon %(sum)s abgerufen. Mit anderen Angaben wurde nichts abgerufen. "
                        "Bitte öffnen Sie „Geld abrufen“ neu."
                    )
                    % {"sum": euro(asked.cents)}
                )
            return asked
        if against := (*obstacles(found, on=on), *objections(need_from, need_to, on=on)):
            raise Refused(*against)
        year = purse_of(found).year(need_from.year)
        if year is None:
            raise Refused(_("Für %(year)s ist Ihnen kein Geld bewilligt.") % {"year": need_from.year})
        if not 0 < cents <= year.free:
            raise Refused(
                _("Für %(year)s können Sie noch %(free)s abrufen. Nichts wurde abgerufen.")
                % {"year": year.year, "free": euro(year.free)}
            )
        disbursement = Disbursement.objects.create(
            grant=found,
            commitment=year.commitment,
            cents=cents,
            need_from=need_from,
            need_to=need_to,
            requested_by=by,
            requested_on=on,
            once=once,
        )
        facts = {"disbursement": disbursement.pk, "cents": cents, "year": year.year, "on": on.isoformat()}
        record("funding.request_money", found.application, by=by, facts=facts)
    return disbursement


def check_money(disbursement: Disbursement, *, by: User, on: date, shown: str | None = None) -> None:
    """First official: the need is plausible and the sum is right. Raises Refused."""
    with taking("check_money", disbursement, by=by) as facts:
        _hold(disbursement)
        refuse_changed(shown, of_disbursement(disbursement))
        _refuse_obstacles(disbursement, on)
        disbursement.checked_by = by
        facts |= {"cents": disbursement.cents, "on": on.isoformat()}


def approve_money(
    disbursement: Disbursement, *, by: User, on: date, despite: Despite = NOTHING, shown: str | None = None
) -> None:
    """Second official: approve; the payment order (Auszahlungsanordnung) is sealed and stored. Raises Refused.

    What is still open is refused, or kept with the reason for going on.

    The order is made first, outside the transaction; inside it counts only if nothing has changed since.
    """
    step = disbursement.workflow.check("approve_money", disbursement.state)
    if not rules.has_perm(step.may, by, disbursement):
        raise PermissionDenied(step.may)
    refuse_changed(shown, of_disbursement(disbursement))
    _refuse_obstacles(disbursement, on)
    open_points.refuse_unreasoned(open_points.of_payment(disbursement), despite)
    account = account_of(disbursement.grant)
    sealed = orders.make(disbursement, account, approved_by=by, on=on)
    payload = {"despite": despite.reason} if despite.reason else None
    with taking("approve_money", disbursement, by=by, payload=payload) as facts:
        _hold(disbursement)
        refuse_changed(shown, of_disbursement(disbursement))
        _refuse_obstacles(disbursement, on)
        points = open_points.of_payment(disbursement)
        open_points.refuse_unreasoned(points, despite)
        if account_of(disbursement.grant) != account:
            raise Refused(
                _(
                    "Gerade wurde ein anderes Konto genannt. Nichts wurde freigegeben. Bitte prüfen Sie es neu."
                )
            )
        document = store(
            sealed,
            kind=documents.PAYMENT_ORDER.name,
            number=disbursement.number,
            title=f"{documents.PAYMENT_ORDER.label} {disbursement.number}",
            controller=disbursement.grant.controller,
            on=on,
        )
        disbursement.approved_by, disbursement.approved_on = by, on
        disbursement.order, disbursement.account = document, account
        application = disbursement.grant.application
        open_points.keep(points, despite, application=application, disbursement=disbursement, by=by, on=on)
        facts |= {"cents": disbursement.cents, "document": document.sha256, "on": on.isoformat()}
        if points:
            facts["open"] = [point.name for point in points]


def return_money(disbursement: Disbursement, *, question: str, by: User, shown: str | None = None) -> None:
    """An official gives the request back with a question; the money can be asked for anew."""
    with taking("return_money", disbursement, by=by, payload={"question": question}) as facts:
        refuse_changed(shown, of_disbursement(disbursement))
        disbursement.question = question
        facts["cents"] = disbursement.cents


def take_back_order(disbursement: Disbursement, *, question: str, by: User, shown: str | None = None) -> None:
    """An official stops an order before the cash office pays it; order and reason stay in the file."""
    with taking("take_back_order", disbursement, by=by, payload={"question": question}) as facts:
        refuse_changed(shown, of_disbursement(disbursement))
        disbursement.question = question
        facts["cents"] = disbursement.cents


def enter_payment(
    disbursement: Disbursement, *, paid_on: date, by: User, on: date, shown: str | None = None
) -> None:
    """Enter the day on which the state's cash office paid: never in the future, nor before the approval. Raises Refused.

    A payment after the proof came is one that the proof does not know of: the proof goes back first.
    """
    with taking("enter_payment", disbursement, by=by) as facts:
        _hold(disbursement)
        refuse_changed(shown, of_disbursement(disbursement))
        assert disbursement.approved_on is not None  # a constraint of the table
        if not disbursement.approved_on <= paid_on <= on:
            raise Refused(
                _("Der Tag der Zahlung muss zwischen dem %(approved)s und dem %(today)s liegen.")
                % {"approved": short_day(disbursement.approved_on), "today": short_day(on)}
            )
        year = disbursement.commitment.appropriation.year
        if paid_on.year != year:
            raise Refused(
                _(
                    "Dieses Geld gehört zum Haushaltsjahr %(year)s und kann nur in diesem Jahr gezahlt werden. "
                    "Eine Übertragung ins nächste Jahr gibt es hier noch nicht."
                )
                % {"year": year}
            )
        proof = proof_that_counts(disbursement.grant)
        if proof and paid_on > proof.handed_in_on:
            raise Refused(
                _(
                    "Der Nachweis kam am %(day)s, vor dieser Zahlung. Geben Sie ihn mit einer Rückfrage zurück, damit die Zahlung darin "
                    "vorkommt, oder nehmen Sie die Anordnung zurück."
                )
                % {"day": short_day(proof.handed_in_on)}
            )
        disbursement.paid_on = paid_on
        facts |= {"cents": disbursement.cents, "on": paid_on.isoformat()}


def _hold(disbursement: Disbursement) -> None:
    """Lock the grant, inside the caller's transaction: nobody hands in a proof meanwhile."""
    Grant.objects.select_for_update(of=("self",)).get(pk=disbursement.grant_id)


def _refuse_obstacles(disbursement: Disbursement, on: date) -> None:
    if against := obstacles(disbursement.grant, on=on):
        raise Refused(*against)
