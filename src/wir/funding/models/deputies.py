"""Who stands in for whom at an authority."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import Organisation


class Deputy(models.Model):
    """An official stands in for another one (Vertretung), from a day until a day, both included."""

    controller = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    from_day = models.DateField(_("Ab"))
    until_day = models.DateField(_("Bis"))

    class Meta:
        ordering = ["from_day", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(until_day__gte=F("from_day")), name="deputy_ends_after_begin"),
            models.CheckConstraint(condition=~Q(person=F("deputy")), name="nobody_is_their_own_deputy"),
        ]
