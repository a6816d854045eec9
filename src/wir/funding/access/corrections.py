"""Corrections of a letter or of an entered day: officials of the authority prepare them, another one releases."""

import rules

from wir.accounts.mailboxes import is_one_person
from wir.accounts.models import User
from wir.funding.access.applications import may_decide
from wir.funding.models import Correction, DayCorrection


@rules.predicate
def may_decide_its_case(user: User, correction: Correction | DayCorrection) -> bool:
    """Officials with a second factor who have no part in it."""
    return bool(may_decide.test(user, correction.application))


@rules.predicate
def correction_was_prepared_by_me(user: User, correction: Correction) -> bool:
    return is_one_person(user, correction.prepared_by)


@rules.predicate
def day_was_proposed_by_me(user: User, correction: DayCorrection) -> bool:
    return is_one_person(user, correction.proposed_by)


rules.add_perm("funding.correct_notice", may_decide)
rules.add_perm("funding.release_correction", may_decide_its_case & ~correction_was_prepared_by_me)
rules.add_perm("funding.drop_correction", may_decide_its_case)
rules.add_perm("funding.propose_day", may_decide)
rules.add_perm("funding.confirm_day", may_decide_its_case & ~day_was_proposed_by_me)
rules.add_perm("funding.drop_day", may_decide_its_case)
