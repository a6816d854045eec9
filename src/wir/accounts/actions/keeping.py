"""What an organisation keeps in order: who has which role, its address, its account, how many people sign."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.access import EDITOR, SIGNATORY, forget_roles, organisations_as
from wir.accounts.models import Membership, Organisation, User
from wir.core.refusal import Refused
from wir.journal.steps import record

PROFILE = ("street", "postal_code", "town", "account_holder", "iban", "signatures_needed")
ACCOUNT = ("account_holder", "iban")
NAMED = ("account_named_by", "account_named_on", "account_confirmed_by", "account_confirmed_on")


def end_role(membership: Membership, *, by: User, on: date) -> None:
    """Take a role from somebody, oneself included. Somebody who edits without an end must remain. Raises Refused."""
    with transaction.atomic():
        # the row of the organisation is the lock: two who end each other's role at once do not both succeed
        organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
        forget_roles(by)
        if not rules.has_perm("accounts.manage_people", by, organisation):
            raise PermissionDenied("accounts.manage_people")
        held = organisation.memberships.select_related("user").filter(pk=membership.pk).first()
        if held is None:
            raise Refused(_("Diese Rolle ist schon beendet."))
        others = organisation.memberships.in_force(on).filter(role=EDITOR, until_day=None)
        if held.role == EDITOR and not others.exclude(pk=held.pk).exists():
            raise Refused(
                _("Mindestens eine Person muss bearbeiten können. Laden Sie zuerst jemand anderes dazu ein.")
            )
        facts = {"person": held.user_id, "role": held.role}
        held.delete()
        forget_roles(by)
        record("accounts.end_role", organisation, by=by, facts=facts)


def change_profile(organisation: Organisation, *, values: Mapping[str, Any], by: User, on: date) -> None:
    """Enter address, account and number of signatures; `values` are those of PROFILE. Raises Refused.

    Only a signatory can lower the number of signatures: whoever edits must not do away with the second person. An
    account that was changed waits for a second person again.
    """
    with transaction.atomic():
        kept = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if not rules.has_perm("accounts.change_profile", by, kept):
            raise PermissionDenied("accounts.change_profile")
        changed = [name for name in PROFILE if name in values and getattr(kept, name) != values[name]]
        nameless = bool(kept.iban) and kept.account_named_by_id is None and "iban" in values
        if not changed and not nameless:
            return
        fewer = "signatures_needed" in changed and values["signatures_needed"] < kept.signatures_needed
        if fewer and kept.pk not in organisations_as(SIGNATORY, by):
            raise Refused(_("Nur wer unterschreibt, kann festlegen, dass eine Unterschrift genügt."))
        before = {name: getattr(kept, name) for name in changed if name in ACCOUNT}
        for name in changed:
            setattr(kept, name, values[name])
        if before or nameless:
            kept.account_named_by, kept.account_named_on = (by, on) if kept.iban else (None, None)
            kept.account_confirmed_by = kept.account_confirmed_on = None
        kept.save(update_fields=[*changed, *(NAMED if before or nameless else ())])
        record("accounts.change_profile", kept, by=by, facts={"changed": changed})
        if before:
            record("accounts.change_account", kept, by=by, payload={"before": before})


def confirm_profile_account(organisation: Organisation, *, seen: str, by: User, on: date) -> None:
    """A second person of the organisation stands for the account in the profile, which is the one she saw. Raises Refused."""
    with transaction.atomic():
        kept = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if not rules.has_perm("accounts.confirm_profile_account", by, kept):
            raise PermissionDenied("accounts.confirm_profile_account")
        if not kept.iban or kept.account_mark != seen:
            raise Refused(_("Das Konto hat sich gerade geändert. Bitte vergleichen Sie es noch einmal."))
        if kept.account_is_confirmed:
            return
        if kept.account_named_by_id is None:
            raise Refused(
                _("Bei diesem Konto steht nicht, wer es eintrug. Bitte tragen Sie es im Profil neu ein.")
            )
        kept.account_confirmed_by, kept.account_confirmed_on = by, on
        kept.save(update_fields=NAMED)
        record("accounts.confirm_profile_account", kept, by=by, facts={"named_by": kept.account_named_by_id})
