"""The work list of officials: what is due, who is on turn, who stands in for whom."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir import guidelines
from wir.accounts.access import organisations_as
from wir.accounts.models import Membership, Organisation, User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.funding import actions, workflow
from wir.funding.access import OFFICIAL, cases_for
from wir.funding.forms.work import DeputyForm
from wir.funding.models import Deputy
from wir.funding.models.application import number_of
from wir.funding.queries import work_list
from wir.funding.views.loading import one, only_officials, refusals_as_messages

ROWS = 50


class Counted(Paginator):
    """A paginator that was told how many rows there are."""

    def __init__(self, rows: Any, count: int) -> None:
        super().__init__(rows, ROWS)
        self.count = count


@require_GET
def work(request: HttpRequest) -> HttpResponse:
    """What is due, sorted by day, in four tabs; filters and search go over the tab that is open."""
    only_officials(request)
    today, wanted = timezone.localdate(), _wanted(request)
    people = work_list.whose(request.user, on=today)
    selves = work_list.selves(request.user)
    counts = work_list.counts(request.user, people=people, selves=selves)
    rows = work_list.found(request.user, wanted, people=people, selves=selves)
    page = Counted(rows, rows.count() if wanted.is_filtered else counts[wanted.tab]).get_page(
        request.GET.get("seite")
    )
    context = {
        "page": page,
        "rows": [_row(values, request.user, selves, today) for values in page.object_list],
        "tabs": [
            {"name": name, "label": label, "count": counts[name]} for name, label in work_list.TABS.items()
        ],
        "wanted": wanted,
        "lines": [(known.line, known.label) for known in guidelines.lines()],
        "states": _states(wanted.tab),
        "mine": counts["ich"],
        "stands_in": len(people) > 1,
    }
    return render(request, "funding/work.html", context)


def _wanted(request: HttpRequest) -> work_list.Wanted:
    """What the address asks for; nonsense in it asks for nothing."""
    given = request.GET
    tab = given.get("ansicht", "ich")
    line, state = given.get("linie", ""), given.get("stand", "")
    return work_list.Wanted(
        tab=tab if tab in work_list.TABS else "ich",
        line=line if line in guidelines.names() else "",
        state=state if state in workflow.APPLICATION.states else "",
        text=clean_text(given.get("suche", ""))[:80],
    )


def _states(tab: str) -> list[tuple[str, str]]:
    codes = work_list.DONE if tab == "erledigt" else workflow.OPEN
    return [(code, _state_word(code)) for code in codes]


def _state_word(state: str) -> str:
    return workflow.FOR_OFFICIALS.get(state) or workflow.APPLICATION.states[state]


def _row(values: dict[str, Any], user: User, selves: frozenset[int], today: date) -> dict[str, Any]:
    """One case as the list shows it."""
    on_turn = values["state"] in workflow.OPEN and values["state"] != "waitlisted"
    due = values["due_on"] if on_turn else None  # nobody can be late while nobody is on turn
    return {
        "pk": values["pk"],
        "number": number_of(values["line"], values["created_at"].year, values["pk"]),
        "applicant": values["applicant__name"],
        "fictional": values["applicant__fictional"],
        "title": values["title_sent"],
        "received": short_day(values["submitted_on"]),
        "age": (today - values["submitted_on"]).days,
        "due": short_day(due) if due else "",
        "late": bool(due and due < today),
        "left": _left((due - today).days) if due else "",
        "state": values["state"],
        "state_word": _state_word(values["state"]),
        "turn": _turn(values, user, selves),
    }


def _left(days: int) -> str:
    if days < 0:
        return ngettext("seit einem Tag überfällig", "seit %(n)s Tagen überfällig", -days) % {"n": -days}
    if days == 0:
        return _("heute fällig")
    return ngettext("noch ein Tag", "noch %(n)s Tage", days) % {"n": days}


def _turn(values: dict[str, Any], user: User, selves: frozenset[int]) -> str:
    """Who has to act next."""
    state, assigned = values["state"], values["assigned_to__name"]
    if state == "submitted":
        return _("Sie") if values["assigned_to"] == user.pk else assigned or _("Wer zuerst kommt")
    if state == "decision_prepared":
        if values["decision__prepared_by"] in selves:
            return _("Eine zweite Person")
        return _("Zweite Person nach %(name)s") % {"name": values["decision__prepared_by__name"]}
    if state == "waitlisted":
        return _("Niemand, bis Geld frei wird")
    return "" if state in work_list.DONE else _("Antragstellerin")


@require_http_methods(["GET", "POST"])
def deputies(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom, and naming a deputy."""
    only_officials(request)
    authorities = organisations_as(OFFICIAL, request.user)
    officials = User.objects.filter(
        memberships__organisation__in=authorities, memberships__role=Membership.Role.OFFICIAL, is_active=True
    ).distinct()
    today = timezone.localdate()
    form = DeputyForm(
        request.POST or None,
        officials=officials.order_by("name"),
        initial={"person": request.user, "from_day": today},
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_deputy(
                **form.cleaned_data, controller=Organisation.objects.get(pk=min(authorities)), by=request.user
            )
        except Refused as refused:
            form.add_error(None, refused.sentences[0])
        else:
            messages.success(request, _("Die Vertretung ist eingetragen."))
            return redirect("funding:deputies")
    named = Deputy.objects.filter(controller__in=authorities, until_day__gte=today).select_related(
        "person", "deputy"
    )
    return render(request, "funding/deputies.html", {"form": form, "deputies": named, "today": today})


@require_POST
def end_deputy(request: HttpRequest, number: int) -> HttpResponse:
    """End a stand-in today."""
    authorities = organisations_as(OFFICIAL, request.user)
    named = get_object_or_404(Deputy, pk=number, controller__in=authorities)
    actions.end_deputy(named, by=request.user, on=timezone.localdate())
    messages.success(request, _("Die Vertretung ist beendet."))
    return redirect("funding:deputies")


@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the case to somebody, or to nobody in particular."""
    found = one(cases_for(request.user), pk)
    chosen = request.POST.get("person", "")
    to = (
        get_object_or_404(User, pk=int(chosen))
        if chosen.isascii() and chosen.isdigit() and len(chosen) < 10
        else None
    )
    with refusals_as_messages(request):
        actions.assign(found, to=to, by=request.user)
        messages.success(request, _("Zugewiesen.") if to else _("Der Fall gehört jetzt niemandem allein."))
    return redirect("funding:case", pk)
