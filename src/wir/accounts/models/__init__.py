"""People, organisations, who does what where, and how somebody came to do it. One file per noun."""

from wir.accounts.models.claim import Claim, LetterCode
from wir.accounts.models.joining import Invitation, InvitationByMail, JoinRequest
from wir.accounts.models.membership import Membership
from wir.accounts.models.organisation import Organisation
from wir.accounts.models.user import User, UserManager

__all__ = [
    "Claim",
    "Invitation",
    "InvitationByMail",
    "JoinRequest",
    "LetterCode",
    "Membership",
    "Organisation",
    "User",
    "UserManager",
]
