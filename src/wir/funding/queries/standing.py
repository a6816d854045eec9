"""Where a grant stands, in words that are true in law."""

from datetime import date

from django.utils.translation import gettext as _

from wir.funding.models import Delivery, Grant


def standing_of(grant: Grant, on: date) -> str:
    """Where a grant stands, in words that are true in law: it is released before its notice is made known.

    Only what was served or handed over is called so (Zustellung). No statement if the deliveries of the notice were read before.
    """
    if grant.state != "offered":
        return {"accepted": _("Läuft"), "closed": _("Abgeschlossen")}[grant.state]
    delivery = next((one for one in grant.notice.deliveries.all() if not one.replaced), None)
    if delivery is None or not delivery.is_announced(on):
        failed = delivery is not None and delivery.reckoned(on).state == "failed"
        if failed:
            return _("Bewilligt, Bescheid kam nicht an")
        retrieved = delivery is not None and delivery.retrieved_on is not None
        return _("Bewilligt, Bescheid abgerufen") if retrieved else _("Bewilligt, Bescheid unterwegs")
    served = delivery.way in (Delivery.Way.SERVICE, Delivery.Way.HANDING_OVER)
    return _("Zugestellt") if served else _("Bekannt gegeben")
