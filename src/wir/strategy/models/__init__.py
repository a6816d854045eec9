"""What is stored of a strategy process: one file per noun."""

from wir.strategy.models.administration import BarrierCheck, Department, DepartmentTask
from wir.strategy.models.baseline import BaselineItem
from wir.strategy.models.calendar import CalendarLink
from wir.strategy.models.council import MeasureDecision, Station
from wir.strategy.models.facilitation import (
    Facilitation,
    FacilitationDay,
    FacilitationInvoice,
    FacilitationOffer,
)
from wir.strategy.models.invitation import PartInvitation
from wir.strategy.models.measure import FieldOfAction, Measure, MeasureCorrection, MeasureCost, StatusNote
from wir.strategy.models.people import Member
from wir.strategy.models.process import Deadline, Extension, Phase, PopulationShare, Process, ProcessTown
from wir.strategy.models.recommendation import Recommendation, Source
from wir.strategy.models.text import Comment, Paragraph, Section, Version, Withdrawal
from wir.strategy.models.translation import Translation
from wir.strategy.models.voice import Receipt, Voice

__all__ = [
    "BarrierCheck",
    "BaselineItem",
    "CalendarLink",
    "Comment",
    "Deadline",
    "Department",
    "DepartmentTask",
    "Extension",
    "Facilitation",
    "FacilitationDay",
    "FacilitationInvoice",
    "FacilitationOffer",
    "FieldOfAction",
    "Measure",
    "MeasureCorrection",
    "MeasureCost",
    "MeasureDecision",
    "Member",
    "Paragraph",
    "PartInvitation",
    "Phase",
    "PopulationShare",
    "Process",
    "ProcessTown",
    "Receipt",
    "Recommendation",
    "Section",
    "Source",
    "Station",
    "StatusNote",
    "Translation",
    "Version",
    "Voice",
    "Withdrawal",
]
