"""Beginning early: editors of the applicant ask, officials of the authority decide."""

import rules

from wir.accounts.models import User
from wir.funding.access.applications import is_editor_of_applicant, may_decide
from wir.funding.models import EarlyStart


@rules.predicate
def may_decide_the_case(user: User, early: EarlyStart) -> bool:
    """Officials with a second factor who have no part in it."""
    return bool(may_decide.test(user, early.application))


rules.add_perm("funding.request_early_start", is_editor_of_applicant)
rules.add_perm("funding.approve_early_start", may_decide_the_case)
rules.add_perm("funding.deny_early_start", may_decide_the_case)
