"""The lot at the desk: let it be reckoned, loosen, publish, draw in public, draw again for seats that became free."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.actions import drawing
from wir.participation.forms.lots import DigitsForm, ReasonForm
from wir.participation.models import Draw
from wir.participation.views.assemblies import assembly_of
from wir.participation.views.loading import posted, posted_text, refusals_as_messages
from wir.participation.views.lots import TEXT, changed, table

FILES = {"topf": ("pool_file", "csv"), "quoten": ("quota_file", "csv"), "liste": ("list_file", "txt")}


@require_http_methods(["GET", "HEAD", "POST"])
def draw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """How far the lot is, and the digits once they are drawn."""
    found, today = assembly_of(request, slug, number), timezone.localdate()
    form = DigitsForm(posted(request), initial={"drawn_on": today})
    form.fields["drawn_on"].latest = today
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "again"}
        try:
            drawing.enter_digits(found, by=request.user, **given)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Die Versammlung steht fest. Fragen Sie jetzt die Gelosten."))
            return redirect("participation:assembly", slug, number)
    draws = list(found.draws.order_by("-number").defer("pool_file", "list_file", "chances"))
    newest = draws[0] if draws else None
    context = {
        "process": found.process, "assembly": found, "draws": draws, "newest": newest, "form": form,
        "reason": ReasonForm(), "changes": changed(newest.proposal.get("changes", [])) if newest else [],
        "people": found.pool.filter(gone_on=None).count(),
        "groups": table(list(found.quotas.all()), newest if newest and newest.told else None),
    }  # fmt: skip
    return render(request, "participation/assemblies/draw.html", context | {"heading": _("Die Ziehung")})


@require_POST
def step_draw(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Reckon, loosen and reckon, publish, fill free seats."""
    found, today, who = assembly_of(request, slug, number), timezone.localdate(), request.user
    step = request.POST.get("step")
    with refusals_as_messages(request):
        if step == "reckon_lot":
            drawing.reckon_lot(found, by=who, on=today)
            messages.success(request, _("Es wird gerechnet. Das dauert höchstens eine Minute."))
        elif step == "publish_list":
            drawing.publish_list(found, by=who, on=today)
            messages.success(request, _("Veröffentlicht. Jetzt können Sie öffentlich ziehen."))
        elif step == "fill_seats":
            drawing.fill_seats(found, by=who, on=today)
            messages.success(request, _("Es wird nachgelost. Das dauert höchstens eine Minute."))
        elif step == "loosen_quotas" and (newest := found.draws.order_by("-number").first()):
            reason = posted_text(request, "reason")
            drawing.loosen_quotas(newest, reason=reason, by=who, on=today)
            messages.success(request, _("Gelockert. Es wird noch einmal gerechnet."))
    return redirect("participation:draw", slug, number)


@require_safe
def draw_file(request: HttpRequest, slug: str, number: int, draw: int, what: str) -> HttpResponse:
    """What is needed to reckon a lot again: pool and quotas by number, without name or contact; and its list."""
    found = assembly_of(request, slug, number)
    if what not in FILES:
        raise Http404
    field, ending = FILES[what]
    made = get_object_or_404(Draw, assembly=found, number=draw)
    content = getattr(made, field)
    if not content:
        raise Http404
    return as_download(content.encode(), f"{what}-{number}-{draw}.{ending}", TEXT)
