"""What is stored of an application on its way to a grant: one file per noun, all names here."""

from wir.funding.models.account import PayoutAccount
from wir.funding.models.agreement import Agreement
from wir.funding.models.application import Application
from wir.funding.models.asking import LineNotice, Question
from wir.funding.models.attachments import Attachment
from wir.funding.models.centre import CentreStatement, Showing
from wir.funding.models.checking import FormalCheck
from wir.funding.models.conflicts import ConflictDeclaration, ConflictOpinion
from wir.funding.models.correction import Correction
from wir.funding.models.day_correction import DayCorrection
from wir.funding.models.deciding import Decision, DecisionSlice, Settlement
from wir.funding.models.declaration import Declaration
from wir.funding.models.delivery import Delivery
from wir.funding.models.deputies import Deputy
from wir.funding.models.early_start import EarlyStart
from wir.funding.models.involvement import Involvement
from wir.funding.models.jury import JuryCase, JuryMember, JuryRound
from wir.funding.models.letters import Letter
from wir.funding.models.money import Appropriation, Commitment, Grant
from wir.funding.models.open_release import OpenRelease
from wir.funding.models.partner import Partner, PartnerAnswer
from wir.funding.models.paying import Acceptance, Disbursement
from wir.funding.models.plan import CostItem, FundingItem, PlanRow
from wir.funding.models.proving import Proof, ProofLine
from wir.funding.models.request import DocumentRequest, RequestItem
from wir.funding.models.saving import SectionSave
from wir.funding.models.schedule import ScheduleStep
from wir.funding.models.scoring import JuryAssessment, JuryScore
from wir.funding.models.seating import JuryInvitation
from wir.funding.models.signature import Signature, SignatureInvitation
from wir.funding.models.submission import Submission
from wir.funding.models.voting import JuryVote

__all__ = [
    "Acceptance",
    "Agreement",
    "Application",
    "Appropriation",
    "Attachment",
    "CentreStatement",
    "Commitment",
    "ConflictDeclaration",
    "ConflictOpinion",
    "Correction",
    "CostItem",
    "DayCorrection",
    "Decision",
    "DecisionSlice",
    "Declaration",
    "Delivery",
    "Deputy",
    "Disbursement",
    "DocumentRequest",
    "EarlyStart",
    "FormalCheck",
    "FundingItem",
    "Grant",
    "Involvement",
    "JuryAssessment",
    "JuryCase",
    "JuryInvitation",
    "JuryMember",
    "JuryRound",
    "JuryScore",
    "JuryVote",
    "Letter",
    "LineNotice",
    "OpenRelease",
    "Partner",
    "PartnerAnswer",
    "PayoutAccount",
    "PlanRow",
    "Proof",
    "ProofLine",
    "Question",
    "RequestItem",
    "ScheduleStep",
    "SectionSave",
    "Settlement",
    "Showing",
    "Signature",
    "SignatureInvitation",
    "Submission",
]
