"""What comes in from people in Fördern. One file per noun."""

from wir.funding.forms.attachments import AttachmentForm
from wir.funding.forms.deciding import PrepareForm, ReleaseForm
from wir.funding.forms.fields import PrintableField
from wir.funding.forms.jury import AcceptSeatForm, CasesForm, RoundForm, SeatForm
from wir.funding.forms.partners import NoForm, PartnerSearch
from wir.funding.forms.requesting import AnswerForm, ExtendForm, RequestForm
from wir.funding.forms.scoring import DeclareForm, OpinionForm, ScoreForm, TieForm
from wir.funding.forms.settling import OverrideForm, SettleForm
from wir.funding.forms.sheet import Sheet
from wir.funding.forms.sheets import SHEETS
from wir.funding.forms.signing import CodeForm, InviteSignatoryForm, PaperForm
from wir.funding.forms.sitting import PresenceForm, VoteForm

__all__ = [
    "SHEETS",
    "AcceptSeatForm",
    "AnswerForm",
    "AttachmentForm",
    "CasesForm",
    "CodeForm",
    "DeclareForm",
    "ExtendForm",
    "InviteSignatoryForm",
    "NoForm",
    "OpinionForm",
    "OverrideForm",
    "PaperForm",
    "PartnerSearch",
    "PrepareForm",
    "PresenceForm",
    "PrintableField",
    "ReleaseForm",
    "RequestForm",
    "RoundForm",
    "ScoreForm",
    "SeatForm",
    "SettleForm",
    "Sheet",
    "TieForm",
    "VoteForm",
]
