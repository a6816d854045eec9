"""Every open data set of the product on one page: what it is, format, licence, age, address."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wir.core.open_data import DataSet

LIVE = _("so frisch wie die Seite: beim Abruf gelesen")
DATA_SETS = (
    DataSet(
        _("Bewilligte Förderungen"), _("Wer was bekommt, als Tabelle"), "CSV", "funding:awards_csv", LIVE
    ),
    DataSet(
        _("Bewilligte Förderungen"),
        _("Dasselbe mit Stand, Lizenz und Beschreibung der Felder"),
        "JSON",
        "funding:awards_json",
        LIVE,
    ),
    DataSet(
        _("Bewilligte Förderungen"),
        _("Dasselbe über die Schnittstelle, mit Auswahl nach Förderung, Jahr und Kreis"),
        "JSON (API)",
        "api:award_list",
        LIVE,
    ),
    DataSet(_("Förderaufrufe"), _("Wofür man Anträge stellen kann"), "JSON Feed", "funding:calls_feed", LIVE),
    DataSet(
        _("Richtlinien"),
        _("Jede Förderung mit allen Fassungen; jeder Wert mit Tag, Quelle und Sicherheit"),
        "JSON (API)",
        "api:guideline_list",
        _("jede Fassung mit ihrem Tag; was niemand fand, ist null mit Grund"),
    ),
    DataSet(
        _("Beschreibung der Schnittstelle"),
        _("Alle Adressen für Programme"),
        "OpenAPI",
        "api:openapi-json",
        LIVE,
    ),
)


@login_not_required
@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Offene Daten."""
    return render(request, "publicsite/data.html", {"sets": DATA_SETS, "on": timezone.localdate()})
