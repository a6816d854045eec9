"""Assemblies by lot for those who work on a process: prepared, quotas, pool, letters, seats."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.actions import assemblies, drawing, pool
from wir.participation.actions.printing_lots import lot_poster_pdf
from wir.participation.actions.telling_drawn import letter_pdf
from wir.participation.forms.lots import AssemblyForm, EntryForm, QuotasForm
from wir.participation.forms.spreading import CodesForm
from wir.participation.lots import features
from wir.participation.models import Assembly, PoolEntry, Seat
from wir.participation.queries import export
from wir.participation.queries.results import tens
from wir.participation.views.loading import posted, posted_text, refusals_as_messages, work_on
from wir.participation.views.results import XLSX

FIELDS = (
    "title",
    "purpose",
    "size",
    "begins_on",
    "ends_on",
    "where",
    "joins_until",
    "access",
    "households",
    "meeting",
)


def assembly_of(request: HttpRequest, slug: str, number: int) -> Assembly:
    """One of a process that the person works on, or 404."""
    process = work_on(request, slug)
    found = get_object_or_404(process.assemblies.all(), number=number)
    found.process = process
    return found


@require_safe
def assemblies_desk(request: HttpRequest, slug: str) -> HttpResponse:
    """All of a process."""
    process = work_on(request, slug)
    listed = process.assemblies.annotate(people=Count("pool", filter=Q(pool__gone_on=None)))
    context = {"process": process, "assemblies": listed}
    return render(request, "participation/assemblies/all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_assembly(request: HttpRequest, slug: str) -> HttpResponse:
    """Prepare one; its quotas come next."""
    process = work_on(request, slug)
    form = AssemblyForm(posted(request), process=process, initial={"features": ["age", "sex", "nationality"]})
    if request.method == "POST" and form.is_valid():
        made = assemblies.prepare_assembly(process, by=request.user, **form.cleaned_data)
        messages.success(request, _("Angelegt. Sehen Sie jetzt die Quoten durch."))
        return redirect("participation:quotas", slug, made.number)
    return render(request, "participation/assemblies/edit.html", {"process": process, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit_assembly(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Change the details."""
    found = assembly_of(request, slug, number)
    chosen = list(dict.fromkeys(found.quotas.values_list("feature", flat=True)))
    initial = {name: getattr(found, name) for name in FIELDS} | {"features": chosen}
    form = AssemblyForm(posted(request), process=found.process, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            assemblies.change_assembly(found, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Gespeichert."))
            return redirect("participation:assembly", slug, number)
    context = {"process": found.process, "assembly": found, "form": form}
    return render(request, "participation/assemblies/edit.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def quotas(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How many of each group at least and at most."""
    found = assembly_of(request, slug, number)
    form = QuotasForm(posted(request), quotas=list(found.quotas.all()), size=found.size)
    if request.method == "POST" and form.is_valid():
        try:
            assemblies.set_quotas(found, form.ranges(), by=request.user)
        except Refused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("Die Quoten sind gespeichert."))
            return redirect("participation:assembly", slug, number)
    context = {"process": found.process, "assembly": found, "form": form, "groups": form.groups()}
    return render(request, "participation/assemblies/quotas.html", context | {"heading": _("Quoten")})


@require_safe
def assembly(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One assembly: where it stands, what comes next, its seats."""
    found = assembly_of(request, slug, number)
    newest = found.draws.order_by("-number").defer("pool_file", "list_file", "chances").first()
    seats = list(found.seats.select_related("entry", "draw"))
    context: dict[str, Any] = {
        "process": found.process, "assembly": found, "newest": newest, "seats": seats,
        "people": found.pool.filter(gone_on=None).count(), "answers": Seat.Answer.choices,
        "free": found.size - sum(not seat.is_free_again for seat in seats),
        "groups": [
            (name, [(features.word(feature, quota.value), quota) for quota in of])
            for feature, name, of in features.grouped(list(found.quotas.all()))
        ],
    }  # fmt: skip
    return render(request, "participation/assemblies/one.html", context)


@require_POST
def step_assembly(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Open, close, open again, hold, call off."""
    found, today, who = assembly_of(request, slug, number), timezone.localdate(), request.user
    step = request.POST.get("step")
    with refusals_as_messages(request):
        if step == "open_pool":
            assemblies.open_pool(found, by=who, on=today)
            messages.success(request, _("Der Topf ist offen. Laden Sie jetzt ein."))
        elif step == "close_pool":
            assemblies.close_pool(found, by=who, on=today)
            messages.success(request, _("Der Topf ist zu. Alle haben eine Nummer bekommen."))
        elif step == "reopen_pool":
            assemblies.reopen_pool(found, by=who, on=today)
            messages.success(request, _("Der Topf ist wieder offen."))
        elif step == "hold_assembly":
            assemblies.hold_assembly(found, by=who, on=today)
            messages.success(request, _("Eingetragen."))
        elif step == "cancel_assembly":
            assemblies.cancel_assembly(found, because=posted_text(request, "because"), by=who)
            messages.success(request, _("Abgesagt. Bitte geben Sie denen Bescheid, die gelost sind."))
    return redirect("participation:assembly", slug, number)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pool_desk(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Who is in the pool; somebody who said yes on paper or by telephone; somebody who asks to be taken out."""
    found, today = assembly_of(request, slug, number), timezone.localdate()
    entering = request.method == "POST" and "raus" not in request.POST
    form = EntryForm(request.POST if entering else None, assembly=found, quotas=list(found.quotas.all()))
    code = ""
    if request.method == "POST" and not entering:
        rows = PoolEntry.objects.filter(assembly=found, gone_on=None)
        pool.take_out(get_object_or_404(rows, pk=_key(request.POST["raus"])), by=request.user, on=today)
        messages.success(request, _("Aus dem Topf genommen und gelöscht."))
        return redirect("participation:pool", slug, number)
    if entering and form.is_valid():
        try:
            code = pool.enter_in_pool(found, form.wish("de"), by=request.user, on=today)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            form = EntryForm(None, assembly=found, quotas=list(found.quotas.all()))
    entries = list(found.pool.filter(gone_on=None))
    context = {
        "process": found.process, "assembly": found, "form": form, "code": code, "open_now": found.takes_people(today),
        "entries": [(entry, _said(entry)) for entry in entries], "twice": _twice(entries),
    }  # fmt: skip
    return render(request, "participation/assemblies/pool.html", context | {"heading": _("Der Topf")})


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _said(entry: PoolEntry) -> list[object]:
    return [features.word(feature, value) for feature, value in entry.features.items()]


def _twice(entries: list[PoolEntry]) -> set[Any]:
    """Entries with a contact that another one has, too: perhaps the same person."""
    seen: dict[str, list[Any]] = {}
    for entry in entries:
        seen.setdefault("".join(entry.reach.casefold().split()), []).append(entry.pk)
    return {pk for same in seen.values() if len(same) > 1 for pk in same}


@require_http_methods(["GET", "HEAD", "POST"])
def invite_to_pool(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Link and square code for posters and letters; POST makes codes and gives them once, as a spreadsheet."""
    found = assembly_of(request, slug, number)
    form = CodesForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            codes = assemblies.make_pool_codes(
                found, by=request.user, on=timezone.localdate(), **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            content = export.xlsx(["Code"], [[code] for code in codes], title="Codes", widths=40)
            return as_download(content, f"Codes-Versammlung-{number}.xlsx", XLSX)
    context = {
        "process": found.process, "assembly": found,
        "form": form if found.access == Assembly.Access.CODES else None,
        "made": found.codes.count(), "used": tens(found.codes.filter(used=True).count()),
        "languages_of_poster": settings.LANGUAGES if found.state == "open" else (),
        "address": request.build_absolute_uri(reverse("participation:join_lot", args=[slug, number])),
    }  # fmt: skip
    return render(request, "participation/assemblies/invite.html", context | {"heading": _("Einladen")})


@require_safe
def lot_poster(request: HttpRequest, slug: str, number: int, language: str) -> HttpResponse:
    """To hang up, in this language. There is none for a pool that takes a code, nor before it opens or once it is closed."""
    found = assembly_of(request, slug, number)
    open_to_all = found.access == Assembly.Access.OPEN and found.state == "open"
    if language not in dict(settings.LANGUAGES) or not open_to_all:
        raise Http404
    return as_download(
        lot_poster_pdf(found, language, on=timezone.localdate()), f"Aushang-Los-{language}.pdf"
    )


@require_safe
def lot_letter(request: HttpRequest, slug: str, number: int, seat: int) -> HttpResponse:
    """To print and post to somebody who was drawn, gave a postal address only and has not answered."""
    found = assembly_of(request, slug, number)
    taken = get_object_or_404(found.seats.select_related("entry"), entry__number=seat)
    if found.state != "drawn" or not taken.waits_for_a_letter:
        raise Http404
    taken.assembly = found
    return as_download(letter_pdf(taken, on=timezone.localdate()), f"Brief-{taken.entry.label}.pdf")


@require_POST
def answer_seat(request: HttpRequest, slug: str, number: int, seat: int) -> HttpResponse:
    """What somebody who was drawn said."""
    found = assembly_of(request, slug, number)
    taken = get_object_or_404(found.seats.select_related("entry", "assembly"), entry__number=seat)
    answer = request.POST.get("answer", "")
    with refusals_as_messages(request):
        if answer in Seat.Answer.values:
            drawing.note_answer(taken, answer=answer, by=request.user, on=timezone.localdate())
            messages.success(request, _("Eingetragen."))
    return redirect(f"{reverse('participation:assembly', args=[slug, number])}#plaetze")
