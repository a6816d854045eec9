"""A wrongly entered day of a final notice is put right by two people. What was paid until then stays."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.funding.actions.delivering import enter_day, entering, refuse_day
from wir.funding.models import DayCorrection, Delivery
from wir.funding.shown import of_day_correction, refuse_changed
from wir.journal.steps import record, taking


def propose_day(
    delivery: Delivery, *, what: str, day: date | None, reason: str, by: User, on: date
) -> DayCorrection:
    """First official: which day is wrong, which one is right, and how she knows. Raises PermissionDenied or Refused."""
    with entering(delivery) as found:
        if not rules.has_perm("funding.propose_day", by, found.application):
            raise PermissionDenied("funding.propose_day")
        _refuse_needless(found, what, day, on)
        if not reason.strip():
            raise Refused(_("Bitte schreiben Sie, woher Sie den richtigen Tag kennen."))
        refuse_day(found, what, day, on=on)
        correction = DayCorrection.objects.create(
            delivery=found, what=what, day=day, reason=reason.strip(), proposed_by=by, proposed_on=on
        )
        facts = {
            "delivery": found.pk,
            "what": what,
            "before": _code(getattr(found, f"{what}_on")),
            "day": _code(day),
        }
        record(
            "funding.propose_day", found.application, by=by, facts=facts, payload={"reason": reason.strip()}
        )
    return correction


def confirm_day(correction: DayCorrection, *, by: User, on: date, shown: str | None = None) -> None:
    """Second official: the day counts, and finality is reckoned anew. Raises PermissionDenied or Refused."""
    with taking("confirm_day", correction, by=by) as facts, entering(correction.delivery) as found:
        refuse_changed(shown, of_day_correction(correction))
        before, final = getattr(found, f"{correction.what}_on"), found.reckoned(on).final_on
        enter_day(found, correction.what, correction.day, on=on)
        correction.confirmed_by = by
        facts |= {"delivery": found.pk, "what": correction.what, "before": _code(before)}
        facts |= {"day": _code(correction.day), "final_before": _code(final)}
        facts["final"] = _code(found.reckoned(on).final_on)


def drop_day(correction: DayCorrection, *, by: User, shown: str | None = None) -> None:
    """Either official: the day was right after all."""
    with taking("drop_day", correction, by=by) as facts:
        refuse_changed(shown, of_day_correction(correction))
        facts["delivery"] = correction.delivery_id


def _refuse_needless(delivery: Delivery, what: str, day: date | None, on: date) -> None:
    if not delivery.reckoned(on).is_final(on):
        raise Refused(
            _("Der Bescheid ist noch nicht bestandskräftig. Tragen Sie den richtigen Tag einfach ein.")
        )
    if what not in delivery.days_entered:
        raise Refused(_("Diesen Tag hat niemand eingetragen. Bitte laden Sie die Seite neu."))
    unchanged = getattr(delivery, f"{what}_on") == day
    if unchanged and (day is not None or delivery.never_arrived):
        raise Refused(_("Dieser Tag steht schon da. Bitte nennen Sie den richtigen."))
    if delivery.day_corrections.filter(state="proposed").exists():
        raise Refused(_("Eine Berichtigung wartet schon auf die zweite Person."))


def _code(day: date | None) -> str | None:
    return day.isoformat() if day else None
