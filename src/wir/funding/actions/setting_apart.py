"""Drafts of somebody who does not act for the applicant: out of everybody's sight but their authors'."""

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.access import forget_roles
from wir.accounts.models import Claim, Organisation, User
from wir.core.refusal import Refused
from wir.funding.actions.applying import drafts_of
from wir.funding.models import Application
from wir.journal.steps import record


def set_apart(claim: Claim, *, by: User) -> None:
    """Part of refusing a claim: whoever claims the organisation next finds none of its drafts, not even for a second.

    What an organisation drafted while it was confirmed is its own and stays. The authors keep reading theirs until
    retention erases them; the caller holds the organisation's lock.
    """
    organisation = Organisation.objects.get(pk=claim.organisation_id)
    if organisation.is_confirmed:
        return
    for draft in drafts_of(organisation).select_for_update():
        draft.set_apart_at = claim.decided_at or timezone.now()
        draft.save(update_fields=["set_apart_at"])
        record("funding.set_apart", draft, by=by, facts={"claim": claim.pk})


def bring_back(application: Application, *, by: User) -> None:
    """An author who came to act for the applicant after all goes on with the draft. Raises Refused."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=application.applicant_id)  # no two drafts of one line
        application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
        forget_roles(by)
        if not rules.has_perm("funding.bring_back", by, application):
            raise PermissionDenied("funding.bring_back")
        if not application.applicant.is_confirmed:
            raise Refused(
                _("Noch ist nicht bestätigt, wer für %(name)s handelt. Der Entwurf bleibt, wo er ist.")
                % {"name": application.applicant.name}
            )
        if drafts_of(application.applicant).filter(line=application.line).exists():
            raise Refused(
                _(
                    "%(name)s hat für diese Förderung schon einen anderen Entwurf. Bitte übertragen Sie dorthin, was Sie brauchen."
                )
                % {"name": application.applicant.name}
            )
        application.set_apart_at = None
        application.save(update_fields=["set_apart_at", "saved_at"])
        record("funding.bring_back", application, by=by)
