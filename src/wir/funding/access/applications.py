"""Applications: who sees them, who may do what with them."""

import rules
from django.db.models import Q, QuerySet

from wir.accounts.access import has_second_factor, organisations_as
from wir.accounts.mailboxes import is_one_person
from wir.accounts.models import Membership, Organisation, User
from wir.funding.access.authors import written_by
from wir.funding.access.parts import parts_of
from wir.funding.models import Application

EDITOR, OFFICIAL = Membership.Role.EDITOR, Membership.Role.OFFICIAL
SIGNATORY, FINANCE = Membership.Role.SIGNATORY, Membership.Role.FINANCE
NOT_APART = Q(set_apart_at__isnull=True)


def organisations_of(user: User) -> frozenset[int]:
    """Ids of the organisations whose applications the person may read: as editor, signatory or treasurer."""
    return (
        organisations_as(EDITOR, user) | organisations_as(SIGNATORY, user) | organisations_as(FINANCE, user)
    )


def applications_for(user: User) -> QuerySet[Application]:
    """Own organisation's applications in every state; an authority's officials see them once they are submitted."""
    return Application.objects.filter(
        (Q(applicant__in=organisations_of(user)) & NOT_APART) | Q(pk__in=cases_for(user).values("pk"))
    )


def own_applications(user: User) -> QuerySet[Application]:
    """What the person's own organisations apply for: editors, signatories and treasurers read all of it."""
    return Application.objects.filter(NOT_APART, applicant__in=organisations_of(user))


def edited_by(user: User) -> QuerySet[Application]:
    """What the person may fill in, hand in and answer: only as an editor of the applicant."""
    return Application.objects.filter(NOT_APART, applicant__in=organisations_as(EDITOR, user))


def set_apart_for(user: User) -> QuerySet[Application]:
    """Drafts that no organisation sees any more, for those who wrote them."""
    return Application.objects.filter(written_by(user), set_apart_at__isnull=False)


def cases_for(user: User) -> QuerySet[Application]:
    """What the person's authority has to decide. Never a case in which the person has or had a part (`parts.py`)."""
    found = Application.objects.filter(controller__in=organisations_as(OFFICIAL, user)).exclude(state="draft")
    own = parts_of(user) if organisations_as(OFFICIAL, user) else ()
    return found.exclude(pk__in=own) if own else found


@rules.predicate
def is_editor_there(user: User, organisation: Organisation) -> bool:
    return organisation.pk in organisations_as(EDITOR, user)


@rules.predicate
def is_editor_of_applicant(user: User, application: Application) -> bool:
    return application.applicant_id in organisations_as(EDITOR, user)


@rules.predicate
def is_signatory_of_applicant(user: User, application: Application) -> bool:
    return application.applicant_id in organisations_as(SIGNATORY, user)


@rules.predicate
def is_its_author(user: User, application: Application) -> bool:
    return set_apart_for(user).filter(pk=application.pk).exists()


@rules.predicate
def has_no_part_in_it(user: User, application: Application) -> bool:
    """Neither now nor earlier, neither for the applicant nor for a partner."""
    return application.pk not in parts_of(user)


@rules.predicate
def is_official_of_authority(user: User, application: Application) -> bool:
    return application.controller_id in organisations_as(OFFICIAL, user)


@rules.predicate
def was_prepared_by_me(user: User, application: Application) -> bool:
    decision = getattr(application, "decision", None)
    return decision is not None and is_one_person(user, decision.prepared_by)


@rules.predicate
def is_official_there(user: User, authority: Organisation) -> bool:
    return authority.pk in organisations_as(OFFICIAL, user)


may_decide = is_official_of_authority & has_no_part_in_it & has_second_factor

rules.add_perm("funding.start", is_editor_there)
rules.add_perm("funding.bring_back", is_its_author & is_editor_of_applicant)
rules.add_perm("funding.submit", is_editor_of_applicant)
rules.add_perm("funding.withdraw", is_editor_of_applicant | is_signatory_of_applicant)
rules.add_perm("funding.set_appropriation", is_official_there & has_second_factor)
rules.add_perm("funding.set_line_notice", is_official_there & has_second_factor)
rules.add_perm("funding.assign", may_decide)
rules.add_perm("funding.finish_check", may_decide)
rules.add_perm("funding.override_finding", may_decide)
rules.add_perm("funding.sign", is_signatory_of_applicant)
rules.add_perm("funding.invite_signatory", is_editor_of_applicant)
rules.add_perm("funding.complete", is_editor_of_applicant)
rules.add_perm("funding.ask_to_complete", may_decide)
rules.add_perm("funding.take_back_request", may_decide)
rules.add_perm("funding.prepare", may_decide)
rules.add_perm("funding.give_back", may_decide)
rules.add_perm("funding.release", may_decide & ~was_prepared_by_me)
rules.add_perm("funding.reject", may_decide & ~was_prepared_by_me)
rules.add_perm("funding.put_on_waiting_list", may_decide & ~was_prepared_by_me)
