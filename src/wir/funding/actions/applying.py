"""From an empty draft to handing in, and back."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wir.accounts.access import forget_roles
from wir.accounts.models import Organisation, User
from wir.core.refusal import Refused
from wir.funding import catalogue
from wir.funding.actions.editing import refuse_closed
from wir.funding.actions.versions import freeze
from wir.funding.models import Application
from wir.journal.steps import record, taking


def start(line: str, *, applicant: Organisation, controller: Organisation, by: User) -> Application:
    """Begin a draft, or go on with the one that is there. Only the applicant's clerks see it until it is handed in."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=applicant.pk)  # two clicks at once are one draft
        forget_roles(by)  # a claim may have been refused while this waited for the lock
        if not rules.has_perm("funding.start", by, applicant):
            raise PermissionDenied("funding.start")
        if begun := drafts_of(applicant).filter(line=line).first():
            return begun
        application = Application.objects.create(
            line=line, applicant=applicant, controller=controller, created_by=by
        )
        record("funding.start", application, by=by, facts={"line": line, "applicant": applicant.pk})
    return application


def drafts_of(applicant: Organisation) -> QuerySet[Application]:
    """What its people are writing: no draft that was set apart."""
    return Application.objects.filter(applicant=applicant, state="draft", set_apart_at__isnull=True)


def submit(application: Application, *, by: User, on: date) -> None:
    """Hand the application in. What is unclear does not block; what is missing or unmet does. Raises Refused."""
    with taking("submit", application, by=by) as facts:
        refuse_closed(application, then=_("Es wurde nichts abgeschickt."))
        refuse_unconfirmed(application)
        application.submitted_on = on
        application.due_on = catalogue.due_on(application.line, on)
        facts.update(freeze(application, by=by, on=on))


def refuse_unconfirmed(application: Application) -> None:
    """Anybody may claim a town and draft; handing in waits until it is certain whom they act for. Raises Refused."""
    if not application.applicant.is_confirmed:
        raise Refused(
            _(
                "%(name)s ist noch nicht bestätigt. Ihr Entwurf ist sicher. Absenden können Sie, sobald die Behörde "
                "bestätigt hat oder Sie den Code eingegeben haben, den sie schickt."
            )
            % {"name": application.applicant.name}
        )


def withdraw(application: Application, *, by: User) -> None:
    """Take the application back before it is decided (Antrag zurückziehen)."""
    with taking("withdraw", application, by=by):
        pass
