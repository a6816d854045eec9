"""The officials' work list: which cases, in which order, at whose turn. A constant number of statements, however many cases."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from wir.accounts.mailboxes import accounts_of_one
from wir.accounts.models import User
from wir.funding import workflow
from wir.funding.access import cases_for
from wir.funding.models import Application, Decision, Deputy, Submission

TABS = {
    "ich": _("Für mich"),
    "team": _("Team"),
    "andere": _("Wartet auf andere"),
    "erledigt": _("Erledigt"),
}
DONE = ("awarded", "rejected", "withdrawn")
COLUMNS = (
    "pk", "line", "state", "created_at", "submitted_on", "due_on", "assigned_to", "assigned_to__name",
    "applicant__name", "applicant__fictional", "decision__prepared_by", "decision__prepared_by__name",
)  # fmt: skip
_NUMBER = re.compile(r"[A-Z0-9-]*?-?0*(\d{1,9})", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """What the reader asks for. `tab` is one of TABS; empty filters let everything through."""

    tab: str = "ich"
    line: str = ""
    state: str = ""
    text: str = ""

    @property
    def is_filtered(self) -> bool:
        return bool(self.line or self.state or self.text)


def whose(user: User, *, on: date) -> set[int]:
    """The person and everybody for whom the person stands in on that day. One statement."""
    absent = Deputy.objects.filter(deputy=user, from_day__lte=on, until_day__gte=on)
    return {user.pk, *absent.values_list("person", flat=True)}


def selves(user: User) -> frozenset[int]:
    """The person's own account, and every other one of the same person that prepared what now waits. One statement."""
    waiting = Decision.objects.filter(released_at=None, current_for__state="decision_prepared")
    return accounts_of_one(user, among=waiting.values_list("prepared_by", flat=True))


def title_as_sent() -> Case:
    """What the application was called when it was last handed in, not what its authors type right now."""
    newest = Submission.objects.filter(application=OuterRef("pk")).order_by("-version")
    title = Subquery(newest.annotate(said=KT("content__project__title")).values("said")[:1])
    return Case(
        When(state__in=Application.MAY_DIFFER, then=Coalesce(title, F("title"))),
        default=F("title"),
        output_field=CharField(),
    )


class Rows:
    """The cases in order, as dictionaries. A slice joins names only to its own rows, so a late page costs little more."""

    def __init__(self, chosen: QuerySet[Application], order: list[Any]) -> None:
        self.chosen, self.order = chosen.order_by(*order), order

    def __getitem__(self, part: slice) -> QuerySet[Application, dict[str, Any]]:
        here = Application.objects.filter(pk__in=self.chosen.values("pk")[part])
        return here.order_by(*self.order).values(*COLUMNS, title_sent=title_as_sent())

    def count(self) -> int:
        """How many there are in all. One statement."""
        return self.chosen.count()


def found(user: User, wanted: Wanted, *, people: Iterable[int], selves: Iterable[int]) -> Rows:
    """What the reader asks for, due first; what is done, newest first."""
    rows = cases_for(user).filter(_of_tab(wanted.tab, people, selves))
    if wanted.line:
        rows = rows.filter(line=wanted.line)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.text:
        rows = rows.filter(_matching(wanted.text))
    return Rows(rows, ["-pk"] if wanted.tab == "erledigt" else [F("due_on").asc(nulls_last=True), "pk"])


def _of_tab(tab: str, people: Iterable[int], selves: Iterable[int]) -> Q:
    prepared_by_me = Q(state="decision_prepared", decision__prepared_by__in=selves)
    mine = Q(state="submitted") & (Q(assigned_to__in=people) | Q(assigned_to=None)) | (
        Q(state="decision_prepared") & ~prepared_by_me
    )
    everything = Q(state__in=workflow.OPEN)
    return {
        "ich": mine,
        "team": everything,
        "andere": everything & ~mine,
        "erledigt": Q(state__in=DONE),
    }[tab]


def _matching(text: str) -> Q:
    by_name = Q(applicant__name__icontains=text)
    number = _NUMBER.fullmatch(text)
    return by_name | Q(pk=int(number[1])) if number else by_name


def counts(user: User, *, people: Iterable[int], selves: Iterable[int]) -> dict[str, int]:
    """How many cases each tab holds. Two statements over indexes, no join over all cases."""
    people = set(people)
    groups = cases_for(user).order_by().values_list("state", "assigned_to").annotate(Count("pk"))
    totals = dict.fromkeys(TABS, 0)
    for state, assigned_to, number in groups:
        if state in DONE:
            totals["erledigt"] += number
        elif state in workflow.OPEN:
            totals["team"] += number
            if state == "decision_prepared" or (
                state == "submitted" and (assigned_to is None or assigned_to in people)
            ):
                totals["ich"] += number
    totals["ich"] -= Decision.objects.filter(
        prepared_by__in=selves,
        released_at=None,
        current_for__in=cases_for(user).filter(state="decision_prepared"),
    ).count()
    totals["andere"] = totals["team"] - totals["ich"]
    return totals
