"""Who may see and do what in Fördern: scopes first (strangers get 404), then permissions by name. One file per noun."""

from wir.funding.access.applications import (
    EDITOR,
    FINANCE,
    OFFICIAL,
    SIGNATORY,
    applications_for,
    cases_for,
    edited_by,
    is_editor_of_applicant,
    is_official_of_authority,
    may_decide,
    organisations_of,
    own_applications,
    set_apart_for,
)
from wir.funding.access.attachments import attachments_for
from wir.funding.access.authors import authors_of
from wir.funding.access.centre import showings_for
from wir.funding.access.corrections import day_was_proposed_by_me, may_decide_its_case
from wir.funding.access.deliveries import deliveries_for, own_deliveries
from wir.funding.access.early_start import may_decide_the_case
from wir.funding.access.grants import disbursements_for, grants_for, own_grants, proofs_for
from wir.funding.access.jury import (
    applications_for_juror,
    attachments_for_juror,
    cases_for_juror,
    is_juror,
    jury_cases_of,
    locked_cases,
    locked_for_juror,
    rounds_for_juror,
    rounds_of,
    seats_of,
)
from wir.funding.access.parties import partners_handed_in
from wir.funding.access.partners import (
    asked_but_not_confirmed,
    partner_applications,
    partnerships_of,
    readable_by_applicants,
)
from wir.funding.access.parts import parts_of

__all__ = [
    "EDITOR",
    "FINANCE",
    "OFFICIAL",
    "SIGNATORY",
    "applications_for",
    "applications_for_juror",
    "asked_but_not_confirmed",
    "attachments_for",
    "attachments_for_juror",
    "authors_of",
    "cases_for",
    "cases_for_juror",
    "day_was_proposed_by_me",
    "deliveries_for",
    "disbursements_for",
    "edited_by",
    "grants_for",
    "is_editor_of_applicant",
    "is_juror",
    "is_official_of_authority",
    "jury_cases_of",
    "locked_cases",
    "locked_for_juror",
    "may_decide",
    "may_decide_its_case",
    "may_decide_the_case",
    "organisations_of",
    "own_applications",
    "own_deliveries",
    "own_grants",
    "partner_applications",
    "partners_handed_in",
    "partnerships_of",
    "parts_of",
    "proofs_for",
    "readable_by_applicants",
    "rounds_for_juror",
    "rounds_of",
    "seats_of",
    "set_apart_for",
    "showings_for",
]
