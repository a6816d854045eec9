"""How officials share their work: who has a case, who stands in for whom."""

from datetime import date, timedelta

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding.access import OFFICIAL, parts_of
from wir.funding.models import Application, Deputy
from wir.journal.steps import record


def assign(application: Application, *, to: User | None, by: User) -> None:
    """Give the case to an official of the authority, or to nobody in particular. Raises PermissionDenied or Refused."""
    if not rules.has_perm("funding.assign", by, application):
        raise PermissionDenied("funding.assign")
    if to and application.controller_id not in organisations_as(OFFICIAL, to):
        raise Refused(_("Diese Person arbeitet nicht bei der Behörde. Bitte wählen Sie eine andere."))
    if to and application.pk in parts_of(to):
        raise Refused(_("Diese Person hatte mit dem Antrag selbst zu tun. Bitte wählen Sie eine andere."))
    with transaction.atomic():
        Application.objects.filter(pk=application.pk).update(assigned_to=to)
        application.assigned_to = to
        record("funding.assign", application, by=by, facts={"to": to.pk if to else None})


def name_deputy(
    *, person: User, deputy: User, controller: Organisation, from_day: date, until_day: date, by: User
) -> Deputy:
    """From a day until a day (both included) the deputy also sees what waits for the person. Raises Refused."""
    if person == deputy:
        raise Refused(_("Niemand vertritt sich selbst. Bitte wählen Sie eine andere Person."))
    if until_day < from_day:
        raise Refused(_("Die Vertretung endet, bevor sie anfängt."))
    if any(controller.pk not in organisations_as(OFFICIAL, one) for one in (person, deputy)):
        raise Refused(_("Diese Person arbeitet nicht bei der Behörde. Bitte wählen Sie eine andere."))
    with transaction.atomic():
        named = Deputy.objects.create(
            controller=controller, person=person, deputy=deputy, from_day=from_day, until_day=until_day
        )
        facts = {
            "person": person.pk,
            "deputy": deputy.pk,
            "from": from_day.isoformat(),
            "until": until_day.isoformat(),
        }
        record("funding.name_deputy", named, by=by, facts=facts)
    return named


def end_deputy(deputy: Deputy, *, by: User, on: date) -> None:
    """The stand-in ends with the day before `on`; one that has not begun disappears."""
    with transaction.atomic():
        record("funding.end_deputy", deputy, by=by, facts={"on": on.isoformat()})
        if deputy.from_day >= on:
            deputy.delete()
        else:
            deputy.until_day = min(deputy.until_day, on - timedelta(days=1))
            deputy.save(update_fields=["until_day"])
