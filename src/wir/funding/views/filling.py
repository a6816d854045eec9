"""Filling in: one page a section."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.funding.access import edited_by
from wir.funding.actions.filling import Changed, fill_in
from wir.funding.forms import SHEETS, Sheet
from wir.funding.forms.comparing import CHOICE, chosen, differences
from wir.funding.models import Application
from wir.funding.sections import asked_here, content_of_section, may_change, names_of, sections_of, version_of
from wir.funding.views.loading import one
from wir.ui.parking import AUTOSAVE, parked

NOT_REPEATED = ("csrfmiddlewaretoken", "version")


@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, pk: int, section: str) -> HttpResponse:
    """One section. Whatever is entered is kept, also when something is still missing."""
    found = one(edited_by(request.user), pk)
    if section not in names_of(found.line):
        raise Http404
    if not may_change(found, section):
        return _sent_already(request, found)
    stored = content_of_section(found, section)
    back = parked(request) if request.method == "GET" else None
    sheet = SHEETS[section](request.POST or back, stored, found)
    if request.method == "POST" and sheet.is_valid():
        return _keep(request, found, section, sheet)
    if request.headers.get(AUTOSAVE):
        return _answer("invalid", _("Noch nicht gespeichert: Bitte prüfen Sie, was Sie eingegeben haben."))
    if back:
        messages.warning(
            request, _("Ihr Text ist noch da, aber noch nicht gespeichert. Bitte speichern Sie ihn jetzt.")
        )
    return _page(request, found, section, sheet, (back or request.POST).get("version"))


def _keep(request: HttpRequest, found: Application, section: str, sheet: Sheet) -> HttpResponse:
    version, autosave = request.POST.get("version", ""), bool(request.headers.get(AUTOSAVE))
    try:
        now = fill_in(
            found,
            section,
            chosen(sheet.values(), sheet.stored, request.POST),
            version=version,
            by=request.user,
            at=timezone.now(),
        )
    except Changed as changed:
        if autosave:
            says = _(
                "Ihre Eingabe ist noch nicht gespeichert. Speichern Sie: Dann sehen Sie beide Fassungen."
            )
            return _answer("changed", f"{changed_by(changed, request.user)} {says}")
        return _conflict(request, found, section, sheet, changed)
    except Refused as refused:
        if autosave:
            return _answer("refused", str(refused))
        messages.error(request, str(refused))
        return redirect("funding:application", found.pk)
    says = _("Gespeichert um %(time)s Uhr.") % {"time": f"{timezone.localtime():%H:%M}"}
    if autosave:
        return _answer("saved", says, version=now)
    if "more" in request.POST:
        return redirect(f"funding:{section}", found.pk)
    messages.success(request, says)
    return redirect("funding:application", found.pk)


def _answer(state: str, says: str, **more: str) -> HttpResponse:
    """What the page's script is told: saved, invalid, changed by somebody, or refused."""
    return JsonResponse({"state": state, "says": says, **more})


def _page(
    request: HttpRequest, found: Application, section: str, sheet: Sheet, version: str | None
) -> HttpResponse:
    asked = asked_here(found, section)
    for item in asked:
        for name in item.fields:
            sheet.mark(name, _("Die Behörde fragt: %(text)s") % {"text": item.text})
    context = {
        "application": found,
        "form": sheet,
        "asked": asked,
        "section": next(s for s in sections_of(found) if s.name == section),
        "version": version or version_of(sheet.stored),
    }
    return render(request, "funding/section.html", context)


def _conflict(
    request: HttpRequest, found: Application, section: str, sheet: Sheet, changed: Changed
) -> HttpResponse:
    """Somebody else was faster: both versions side by side, nothing overwritten."""
    entered = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_REPEATED and not name.startswith(CHOICE)
        for value in values
    ]
    context = {
        "application": found,
        "section": next(s for s in sections_of(found) if s.name == section),
        "differences": differences(sheet, changed.stored),
        "entered": entered,
        "says": changed_by(changed, request.user),
        "version": version_of(changed.stored),
    }
    return render(request, "funding/conflict.html", context)


def changed_by(changed: Changed, reader: object) -> str:
    """Who changed the section when, as the reader is told it; two windows of one person count, too."""
    if changed.last is None:
        return _("Dieser Abschnitt wurde inzwischen geändert.")
    time = f"{timezone.localtime(changed.last.at):%H:%M}"
    if changed.last.by == reader:
        return _("Sie haben diesen Abschnitt um %(time)s Uhr in einem anderen Fenster geändert.") % {
            "time": time
        }
    return _("%(name)s hat diesen Abschnitt um %(time)s Uhr geändert.") % {
        "name": changed.last.by.name,
        "time": time,
    }


def _sent_already(request: HttpRequest, found: Application) -> HttpResponse:
    messages.error(
        request, _("Der Antrag ist schon abgeschickt. Ihre letzte Eingabe wurde nicht gespeichert.")
    )
    return redirect("funding:application", found.pk)
