"""What people do in Fördern: one function per verb, one transaction each, journal inside. One file per noun."""

from wir.funding.actions.accepting import accept
from wir.funding.actions.applying import start, submit, withdraw
from wir.funding.actions.attaching import attach, detach
from wir.funding.actions.budgeting import set_appropriation
from wir.funding.actions.checking import finish_check
from wir.funding.actions.conflicts import (
    declare_conflict,
    declare_tie,
    give_opinion,
    recheck_conflicts,
)
from wir.funding.actions.correcting import correct_notice, drop_correction, release_correction
from wir.funding.actions.correcting_days import confirm_day, drop_day, propose_day
from wir.funding.actions.deciding import put_on_waiting_list, reject, release
from wir.funding.actions.delivering import (
    announce,
    deliver_again,
    note_message,
    post,
    prove_receipt,
    retrieve,
    serve,
    waive,
)
from wir.funding.actions.early_start import approve_early_start, deny_early_start, request_early_start
from wir.funding.actions.jury import (
    against_beginning,
    applications_for_round,
    begin_sitting,
    choose_cases,
    open_reading,
    plan_round,
)
from wir.funding.actions.lines import set_line_notice
from wir.funding.actions.naming import confirm_account, name_account, vouch_for_account
from wir.funding.actions.partners import confirm, decline, invite_partner, remove_partner
from wir.funding.actions.paying import (
    approve_money,
    check_money,
    enter_payment,
    request_money,
    return_money,
    take_back_order,
)
from wir.funding.actions.preparing import Proposal, give_back, prepare
from wir.funding.actions.proving import (
    accept_proof,
    close,
    hand_in_proof,
    reopen,
    reopen_proof,
    return_proof,
)
from wir.funding.actions.recounting import recount, standing_of
from wir.funding.actions.requesting import (
    Item,
    ask_to_complete,
    complete,
    extend_request,
    leave,
    take_back_request,
    usual_due_day,
)
from wir.funding.actions.scoring import Given, hand_in_scores, open_criteria, save_scores
from wir.funding.actions.seating import (
    accept_seat,
    decline_seat,
    invite_juror,
    invited_by,
    seat_member,
    take_back_seat,
    unseat_member,
    why_no_seat,
)
from wir.funding.actions.setting_apart import bring_back, set_apart
from wir.funding.actions.settling import override_finding, settle
from wir.funding.actions.sharing_work import assign, end_deputy, name_deputy
from wir.funding.actions.showing import (
    set_centre_address,
    show_to_centre,
    showing_for,
    state_as_centre,
    why_over,
)
from wir.funding.actions.signing import (
    invitation_for,
    invite_signatory,
    link_of,
    open_invitations,
    sign,
    sign_by_link,
    sign_on_paper,
    take_back_invitation,
    was_signed_with,
    why_dead,
)
from wir.funding.actions.sitting import close_round, conclude_case, note_presence

__all__ = [
    "Given",
    "Item",
    "Proposal",
    "accept",
    "accept_proof",
    "accept_seat",
    "against_beginning",
    "announce",
    "applications_for_round",
    "approve_early_start",
    "approve_money",
    "ask_to_complete",
    "assign",
    "attach",
    "begin_sitting",
    "bring_back",
    "check_money",
    "choose_cases",
    "close",
    "close_round",
    "complete",
    "conclude_case",
    "confirm",
    "confirm_account",
    "confirm_day",
    "correct_notice",
    "declare_conflict",
    "declare_tie",
    "decline",
    "decline_seat",
    "deliver_again",
    "deny_early_start",
    "detach",
    "drop_correction",
    "drop_day",
    "end_deputy",
    "enter_payment",
    "extend_request",
    "finish_check",
    "give_back",
    "give_opinion",
    "hand_in_proof",
    "hand_in_scores",
    "invitation_for",
    "invite_juror",
    "invite_partner",
    "invite_signatory",
    "invited_by",
    "leave",
    "link_of",
    "name_account",
    "name_deputy",
    "note_message",
    "note_presence",
    "open_criteria",
    "open_invitations",
    "open_reading",
    "override_finding",
    "plan_round",
    "post",
    "prepare",
    "propose_day",
    "prove_receipt",
    "put_on_waiting_list",
    "recheck_conflicts",
    "recount",
    "reject",
    "release",
    "release_correction",
    "remove_partner",
    "reopen",
    "reopen_proof",
    "request_early_start",
    "request_money",
    "retrieve",
    "return_money",
    "return_proof",
    "save_scores",
    "seat_member",
    "serve",
    "set_apart",
    "set_appropriation",
    "set_centre_address",
    "set_line_notice",
    "settle",
    "show_to_centre",
    "showing_for",
    "sign",
    "sign_by_link",
    "sign_on_paper",
    "standing_of",
    "start",
    "state_as_centre",
    "submit",
    "take_back_invitation",
    "take_back_order",
    "take_back_request",
    "take_back_seat",
    "unseat_member",
    "usual_due_day",
    "vouch_for_account",
    "waive",
    "was_signed_with",
    "why_dead",
    "why_no_seat",
    "why_over",
    "withdraw",
]
