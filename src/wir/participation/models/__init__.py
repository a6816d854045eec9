"""What is stored of the ways to take part: one file per noun."""

from wir.participation.models.assembly import Assembly, Loosening, Quota
from wir.participation.models.ballot import Ballot, BallotCode, BallotSheet, PollResult
from wir.participation.models.conversation import Conversation, OpinionResult, Report, Statement, Vote
from wir.participation.models.draw import Draw, Seat
from wir.participation.models.machine import MachineAllowed, MachineTask
from wir.participation.models.meeting import Meeting, MinutesLine
from wir.participation.models.paper import PaperBatch, PaperEntry
from wir.participation.models.poll import Candidate, Poll
from wir.participation.models.pool import PoolCode, PoolEntry
from wir.participation.models.question import Correction, Option, Question
from wir.participation.models.reach import ReachCount, ReachSnapshot
from wir.participation.models.recording import Recording
from wir.participation.models.response import Answer, Channel, Draft, InviteCode, Response
from wir.participation.models.snapshot import Snapshot
from wir.participation.models.survey import Survey

__all__ = [
    "Answer",
    "Assembly",
    "Ballot",
    "BallotCode",
    "BallotSheet",
    "Candidate",
    "Channel",
    "Conversation",
    "Correction",
    "Draft",
    "Draw",
    "InviteCode",
    "Loosening",
    "MachineAllowed",
    "MachineTask",
    "Meeting",
    "MinutesLine",
    "OpinionResult",
    "Option",
    "PaperBatch",
    "PaperEntry",
    "Poll",
    "PollResult",
    "PoolCode",
    "PoolEntry",
    "Question",
    "Quota",
    "ReachCount",
    "ReachSnapshot",
    "Recording",
    "Report",
    "Response",
    "Seat",
    "Snapshot",
    "Statement",
    "Survey",
    "Vote",
]
