"""What people do about whom they act for: one function per verb, one transaction each, journal inside."""

from wir.accounts.actions.claiming import ask_to_join, claim, register_organisation
from wir.accounts.actions.confirming import (
    confirm_claim,
    mail_code,
    make_code,
    name_registered_address,
    redeem_code,
    refuse_claim,
)
from wir.accounts.actions.inviting import (
    accept_invitation,
    confirm_role,
    invite,
    let_in,
    take_back_invitation,
    turn_away,
)
from wir.accounts.actions.keeping import change_profile, confirm_profile_account, end_role

__all__ = [
    "accept_invitation",
    "ask_to_join",
    "change_profile",
    "claim",
    "confirm_claim",
    "confirm_profile_account",
    "confirm_role",
    "end_role",
    "invite",
    "let_in",
    "mail_code",
    "make_code",
    "name_registered_address",
    "redeem_code",
    "refuse_claim",
    "register_organisation",
    "take_back_invitation",
    "turn_away",
]
