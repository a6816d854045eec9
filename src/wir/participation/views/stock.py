"""Stock-taking and formats: who lives here, what there is, what is missing, which formats we want."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.participation.desk import READERS, WORKERS, groups_of
from wir.participation.formats import formats
from wir.participation.forms.stock import ItemForm, PopulationForm
from wir.participation.views.loading import desk_of, work_on
from wir.strategy import actions, population
from wir.strategy.models import BaselineItem, Process
from wir.territory import queries as territory
from wir.territory.models import Municipality


@require_GET
def stock(request: HttpRequest, slug: str) -> HttpResponse:
    """Figures with their day, or what is missing and whom to ask; offers and gaps."""
    found = desk_of(request, slug)
    groups = groups_of(request.user, found)
    if not READERS & groups:
        raise Http404
    rows = list(found.population_shares.order_by("pk"))
    there = {row.dimension for row in rows}
    context = {
        "process": found,
        "tables": _tables(rows),
        "missing": [word for code, (word, _values) in population.DIMENSIONS.items() if code not in there],
        "known": _register_figures(found),
        "items": found.baseline.all(),
        "may_work": bool(WORKERS & groups),
    }
    return render(request, "participation/stock.html", context)


def _tables(rows: list[population.Figure]) -> list[tuple[str, object, str, list[tuple[str, int, int]]]]:
    """Each dimension with its day and source, and its values with count and share in percent."""
    found = []
    for code, (word, _values) in population.DIMENSIONS.items():
        own = [row for row in rows if row.dimension == code]
        total = sum(row.count for row in own)
        shares = [
            (population.label(code, row.value), row.count, round(100 * row.count / total) if total else 0)
            for row in own
        ]
        if own:
            found.append((word, own[0].day, own[0].source, shares))
    return found


def _register_figures(process: Process) -> list[tuple[str, object]]:
    """For each town how many people live there by the public statistics; None where the tables do not know it."""
    towns = [town.organisation for town in process.towns.all()]
    keys = [town.ags for town in towns if town.ags]
    places = {place.ags: place for place in Municipality.objects.filter(ags__in=keys)}
    on = timezone.localdate()
    latest = {ags: territory.figures_of(place).filter(date__lte=on).last() for ags, place in places.items()}
    return [(town.name, latest.get(town.ags)) for town in towns]


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    """The filled-in template. A faulty one is not stored; every fault is a sentence."""
    found = work_on(request, slug)
    form = PopulationForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["table"].read(population.MOST_BYTES + 1)
        figures, faults = population.read(content, latest=timezone.localdate())
        if faults:
            more = len(faults) - 20
            told = [*faults[:20], *([_("Und noch %(more)s Fehler.") % {"more": more}] if more > 0 else [])]
            form.add_error("table", [*told, _("Es ist nichts gespeichert.")])
        else:
            actions.store_population(
                found, figures=figures, source=form.cleaned_data["source"], by=request.user
            )
            messages.success(
                request, _("Die Zahlen sind gespeichert. Mit ihnen vergleichen wir, wer mitmacht.")
            )
            return redirect("participation:stock", slug)
    return render(request, "participation/population.html", {"process": found, "form": form})


@require_GET
def template(request: HttpRequest, slug: str) -> HttpResponse:
    """The empty table for the register."""
    work_on(request, slug)
    answer = HttpResponse("\ufeff" + population.template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="einwohnerzahlen.csv"'
    return answer


@require_http_methods(["GET", "POST"])
def add_item(request: HttpRequest, slug: str) -> HttpResponse:
    """Something there is, or is missing."""
    return _item(request, work_on(request, slug), None)


@require_http_methods(["GET", "POST"])
def change_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """In other words."""
    found = work_on(request, slug)
    return _item(request, found, get_object_or_404(found.baseline.all(), pk=pk))


def _item(request: HttpRequest, process: Process, item: BaselineItem | None) -> HttpResponse:
    form = ItemForm(request.POST or None, instance=item and BaselineItem.objects.get(pk=item.pk))
    if request.method == "POST" and form.is_valid():
        actions.note_item(process, item=item, by=request.user, **form.cleaned_data)
        messages.success(request, _("Gespeichert."))
        return redirect("participation:stock", process.slug)
    context = {
        "process": process, "form": form, "title": _("Angebot oder Lücke"), "up_name": _("Bestandsaufnahme"),
        "up_url": "participation:stock",
    }  # fmt: skip
    return render(request, "participation/enter.html", context)


@require_POST
def drop_item(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """It was wrong."""
    found = work_on(request, slug)
    actions.drop_item(get_object_or_404(found.baseline.all(), pk=pk), by=request.user)
    messages.success(request, _("Gestrichen."))
    return redirect("participation:stock", slug)


@require_http_methods(["GET", "POST"])
def choose_formats(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to choose from; what is not chosen stays hidden."""
    found = work_on(request, slug)
    if request.method == "POST":
        wanted = request.POST.getlist("formats")
        actions.choose_formats(
            found, codes=[one.code for one in formats() if one.code in wanted], by=request.user
        )
        messages.success(request, _("Gespeichert. Ihr Schreibtisch zeigt, was Sie gewählt haben."))
        return redirect("participation:desk", slug)
    context = {
        "process": found,
        "chosen": [one for one in formats() if one.code in found.formats],
        "others": [one for one in formats() if one.code not in found.formats],
    }
    return render(request, "participation/formats.html", context)
