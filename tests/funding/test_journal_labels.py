"""Every act that can be recorded has its words for the journal of a case, or belongs to a thing that is not part of it."""

import re

from tests.architecture.tree import SOURCE, files
from wir.funding import workflow
from wir.funding.act_words import ACTS

RECORDED = re.compile(r'record\(\s*"(funding\.\w+)"')
OF_OTHER_THINGS = {
    f"funding.{act}"
    for act in (
        # the jury
        "accept_seat", "begin_sitting", "choose_cases", "close_round", "conclude_case", "count_scores_again",
        "declare_conflict", "declare_tie", "decline_seat", "give_opinion", "hand_in_scores", "invite_juror",
        "note_presence", "open_reading", "plan_round", "read_bundle", "read_minutes", "read_ranking", "reject_motion",
        "seat_member", "set_scores_aside", "take_back_seat", "unseat_member",
        # questions, invitations, the office
        "answer", "ask", "invite_partner", "invite_signatory", "end_deputy", "name_deputy", "set_appropriation",
        "set_centre_address", "set_line_notice",
    )
}  # fmt: skip


def test_every_act_of_a_case_has_its_words():
    tables = [table for table in vars(workflow).values() if hasattr(table, "steps")]
    steps = {f"funding.{step.name}" for table in tables for step in table.steps}
    recorded = {act for path in files(".py", below=SOURCE) for act in RECORDED.findall(path.read_text())}
    assert steps | recorded == set(ACTS) | OF_OTHER_THINGS
    assert set(ACTS) & OF_OTHER_THINGS == set()
