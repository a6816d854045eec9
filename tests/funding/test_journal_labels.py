"""Every act that can be recorded has its words for the journal of a case, or belongs to a thing that shows no such list."""

import re

from tests.architecture.tree import SOURCE, files
from wir.funding import workflow
from wir.funding.templatetags.funding import ACTS

RECORDED = re.compile(r'record\(\s*"(funding\.\w+)"')
OF_OTHER_THINGS = {
    f"funding.{act}"
    for act in (
        # grants, accounts, money and proofs
        "accept", "accept_proof", "approve_money", "check_money", "close", "confirm_account", "enter_payment",
        "name_account", "reopen", "reopen_proof", "return_money", "return_proof", "take_back_order", "vouch_for_account",
        # the jury
        "accept_seat", "begin_sitting", "choose_cases", "close_round", "conclude_case", "count_scores_again",
        "declare_conflict", "declare_tie", "decline_seat", "give_opinion", "hand_in_scores", "invite_juror",
        "note_presence", "open_reading", "plan_round", "read_bundle", "read_minutes", "read_ranking", "reject_motion",
        "seat_member", "set_scores_aside", "take_back_seat", "unseat_member",
        # corrections, early start, questions, invitations, the office
        "approve_early_start", "deny_early_start", "confirm_day", "drop_correction", "drop_day", "release_correction",
        "answer", "ask", "invite_partner", "invite_signatory", "end_deputy", "name_deputy", "set_appropriation",
        "set_centre_address", "set_line_notice", "settle",
    )
}  # fmt: skip


def test_every_act_of_a_case_has_its_words():
    tables = [table for table in vars(workflow).values() if hasattr(table, "steps")]
    steps = {f"funding.{step.name}" for table in tables for step in table.steps}
    recorded = {act for path in files(".py", below=SOURCE) for act in RECORDED.findall(path.read_text())}
    assert steps | recorded == set(ACTS) | OF_OTHER_THINGS
    assert set(ACTS) & OF_OTHER_THINGS == set()
