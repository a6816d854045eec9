"""What a turn is: who has to act, what it waits for, by when, and the first thing to press."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from wir.accounts.access import organisations_as, roles_of
from wir.accounts.models import User
from wir.core.days import short_day
from wir.funding.access import EDITOR, FINANCE, SIGNATORY
from wir.funding.models import Application, Partner

Who = Literal["applicant", "partner", "signatory", "authority", "portal", "nobody"]
FILLS_IN, HANDLES_MONEY = {EDITOR}, {EDITOR, FINANCE}


@dataclass(frozen=True)
class Turn:
    """Where one application stands for one reader.

    `mine`: the reader may do it. `must` is False where the applicant may act but nothing is lost by waiting. `by` is
    the day that `when` tells in a sentence: a period, a usual day, or the day from which it goes on. `action` and `url`
    are the first thing to press; `notes` are true beside it. `section` names the section that is open first. `done`:
    nothing follows any more.
    """

    who: Who
    head: str
    says: str
    mine: bool = False
    must: bool = True
    by: date | None = None
    when: str = ""
    late: bool = False
    action: str = ""
    url: str = ""
    notes: tuple[str, ...] = ()
    section: str = ""
    done: bool = False

    def __str__(self) -> str:
        return " ".join(part for part in (self.head, self.says, self.when, *self.notes) if part)

    @property
    def kind(self) -> str:
        """Which icon it has where it stands in a list of tasks."""
        if self.who == "nobody":
            return "ok" if self.done else "idle"
        return ("no" if self.late else "info") if self.who == "applicant" and self.mine else "wait"

    @property
    def word(self) -> str:
        """The head as the word beside that icon."""
        return self.head.removesuffix(".")

    @property
    def rank(self) -> tuple[int, date]:
        """What comes first when several things are open at once: what one must do, what others do, what one may do."""
        if self.who == "nobody":
            group = 3
        elif self.who == "applicant" or self.mine:
            group = 0 if self.must else 2
        else:
            group = 1
        return group, self.by or date.max


@dataclass(frozen=True)
class Reader:
    """Who reads: with which roles in the applicant, or for which partner and whether entitled to answer for it.

    `person` and `signer` are how claims and signatures know her.
    """

    roles: frozenset[str] = frozenset()
    person: int = 0
    signer: str = ""
    partner: Partner | None = None
    answers: bool = False


def reader_of(user: User, application: Application, partner: Partner | None = None) -> Reader:
    """The applicant's people read as such, all others as the partner that has not answered yet, if they have several."""
    roles = frozenset(role for role, ids in roles_of(user).items() if application.applicant_id in ids)
    if roles and partner is None:
        return Reader(roles, user.pk, user.email)
    mine = organisations_as(EDITOR, user) | organisations_as(SIGNATORY, user)
    reads = mine | organisations_as(FINANCE, user)
    partner = partner or first_partner(application, reads)
    return Reader(partner=partner, answers=partner is not None and partner.organisation_id in mine)


def first_partner(application: Application, organisations: frozenset[int]) -> Partner | None:
    """Of these organisations' parts in the application the one that has not answered yet, else the first."""
    parts = [p for p in application.partners.all() if p.organisation_id in organisations and p.takes_part]
    return min(parts, key=lambda part: (bool(part.answer and part.answer.digest), part.pk), default=None)


def for_applicant(
    application: Application,
    reader: Reader,
    says: str,
    *,
    roles: set[str],
    act: tuple[str, str],
    **more: object,
) -> Turn:
    """The applicant's turn: "Sie" for who may act, the organisation's name for everybody else, who gets no button."""
    mine = bool(reader.roles & roles)
    head = _("Sie sind dran.") if mine else is_on_turn(application.applicant.name)
    action, url = act if mine else ("", "")
    return Turn("applicant", head, says, mine=mine, action=action, url=url, **more)  # type: ignore[arg-type]


def is_on_turn(name: str) -> str:
    """ "Stadt Lollar ist dran." """
    return _("%(name)s ist dran.") % {"name": name}


def authority() -> str:
    """The head of every sentence in which the authority acts."""
    return _("Die Behörde ist dran.")


def not_yet() -> str:
    """The head of what only becomes possible later."""
    return _("Noch nicht möglich.")


def until(day: date, on: date) -> dict[str, object]:
    """A day by which somebody must act, and whether it has passed."""
    late = day < on
    when = _("Die Frist war der %(day)s.") if late else _("Bis %(day)s.")
    return {"by": day, "when": when % {"day": short_day(day)}, "late": late}
