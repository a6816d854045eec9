"""Meetings for everybody: which there are, take a place, give it back, say who one is."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wir.core.refusal import Refused
from wir.gatherings import places, queries
from wir.gatherings.places import Wishes
from wir.participation.actions.reach import count_on_page
from wir.participation.forms.meetings import ReachForm, RegisterForm
from wir.participation.models import Meeting
from wir.participation.reached import neighbourhoods, reached
from wir.participation.views.device import remember, remembered
from wir.participation.views.loading import posted, public_process
from wir.strategy.models import Process
from wir.ui.limits import Limit, WrongCodes, please_wait

PLACES, NUMBERS, REACH = Limit("place", 40), WrongCodes("give-back"), Limit("reach", 30)
"""Places are counted for each meeting. Whole shelters and libraries share one address, so it may take many."""
PER_DEVICE, AN_HOUR = 5, 3600


def shown(process: Process) -> "list[Meeting]":
    """What everybody may see of the meetings, by day."""
    found = process.meetings.exclude(gathering__state="planned").select_related("gathering")
    return list(found.order_by("gathering__starts_at"))


@login_not_required
@require_safe
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """Those to come, and those that were with what came out."""
    process = public_process(request, slug)
    now, listed = timezone.now(), shown(process)
    context = {
        "process": process,
        "coming": [one for one in listed if one.gathering.ends_at >= now],
        "past": [one for one in reversed(listed) if one.gathering.ends_at < now],
    }
    return render(request, "participation/meetings/meetings.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """When, where, access, places left; take a place, or give it back with the code."""
    found = _one(request, slug, pk)
    gathering, today = found.gathering, timezone.localdate()
    closed = _why_closed(found)
    form, status = RegisterForm(posted(request), gathering=gathering), 200
    if request.method == "POST" and form.is_valid() and not closed:
        seats = _Seats(request, found)
        try:
            made, code = places.register(gathering, _wishes(form), on=today, admit=seats.one_more)
        except TooMany as refused:
            form.add_error(None, str(refused))
            status = 429
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            rank = queries.guests(gathering).rank(made)
            context = {"process": found.process, "meeting": found, "code": code, "rank": rank}
            return seats.kept(render(request, "participation/meetings/registered.html", context))
    context = {
        "process": found.process, "meeting": found, "gathering": gathering, "form": form, "closed": closed,
        "guests": queries.guests(gathering), "lines": found.lines.select_related("voice"),
    }  # fmt: skip
    return render(request, "participation/meetings/meeting.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Somebody cannot come: the code gives the place to the next one."""
    found = _one(request, slug, pk)
    said, wait, status = "", "", 200
    if request.method == "POST":
        code = request.POST.get("code", "")[:40]
        registration = queries.registration_of(found.gathering, code)
        if registration:
            places.give_back(registration, on=timezone.localdate())
            said = "done"
        else:
            seconds = NUMBERS.wait(request)
            said, status = "unknown", 429 if seconds else 422
            wait = please_wait(seconds) if seconds else ""
    context = {"process": found.process, "meeting": found, "said": said, "wait": wait}
    return render(request, "participation/meetings/give_back.html", context, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, slug: str) -> HttpResponse:
    """Who took part so far; and, freely, who are you? Counted apart from every answer."""
    process = public_process(request, slug)
    form = ReachForm(posted(request), neighbourhoods=neighbourhoods(process))
    name, status = f"dabei-{process.pk}", 200
    counted = bool(remembered(request, name))
    if request.method == "POST" and form.is_valid() and process.is_open and not counted:
        if REACH.one_more(request):
            count_on_page(process, said=form.cleaned_data, on=timezone.localdate())
            return remember(redirect(f"{request.path}?danke=1"), name, "1")
        form.add_error(
            None,
            _(
                "Von hier haben sich in dieser Stunde schon viele mitgezählt. Bitte versuchen Sie es in einer Stunde noch einmal."
            ),
        )
        status = 429
    context = {
        "process": process, "form": form, "reached": reached(process), "counted": counted,
        "thanks": counted and request.GET.get("danke") == "1",
    }  # fmt: skip
    return render(request, "participation/meetings/who.html", context, status=status)


def _one(request: HttpRequest, slug: str, pk: int) -> Meeting:
    process = public_process(request, slug)
    found = get_object_or_404(
        Meeting.objects.select_related("gathering").exclude(gathering__state="planned"),
        pk=pk,
        process=process,
    )
    found.process = process
    return found


class TooMany(Refused):
    """More places than one device or one address gets in an hour."""


class _Seats:
    """How many places of one meeting were taken from a device and from an address. Only places count, no repeated clicks."""

    def __init__(self, request: HttpRequest, meeting: Meeting) -> None:
        self.request, self.meeting = request, meeting
        self.name, self.more = f"plaetze-{meeting.pk}", 0
        self.taken = int(remembered(request, self.name) or 0)

    def one_more(self) -> None:
        """Raises TooMany."""
        process = self.meeting.process
        if self.taken >= PER_DEVICE:
            raise TooMany(
                f"{_('Von diesem Gerät sind in dieser Stunde schon fünf Plätze genommen.')} {_whom_to_ask(process)}"
            )
        if not PLACES.one_more(self.request, of=self.meeting.pk):
            raise TooMany(
                f"{_('Von diesem Anschluss sind in dieser Stunde schon viele Plätze genommen.')} {_whom_to_ask(process)}"
            )
        self.more = 1

    def kept(self, response: HttpResponse) -> HttpResponse:
        """The device remembers for an hour after the last place."""
        if not self.more:
            return response
        return remember(response, self.name, str(self.taken + 1), seconds=AN_HOUR)


def _wishes(form: RegisterForm) -> Wishes:
    given = {name: value for name, value in form.cleaned_data.items() if name != "bleibt_leer" and value}
    return Wishes(**given, language=get_language() or "de")


def _whom_to_ask(process: Process) -> str:
    reached = process.contact_phone or process.contact_email
    if not reached:
        return _("Für weitere fragen Sie bitte die Gemeinde, die einlädt.")
    who = ", ".join(part for part in (process.contact_name, reached) if part)
    return _("Für weitere fragen Sie bitte: %(who)s") % {"who": who}


def _why_closed(meeting: Meeting) -> str:
    """The sentence that says why no place can be taken, or nothing."""
    if meeting.process.is_over and meeting.gathering.registration:
        return _(
            "Der Prozess ist zu Ende, die Anmeldung auch. Kommen Sie gern vorbei und fragen Sie, ob noch Platz ist."
        )
    try:
        places.refuse_when_closed(meeting.gathering, on=timezone.localdate())
    except Refused as refused:
        return str(refused)
    return ""
