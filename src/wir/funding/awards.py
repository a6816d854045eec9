"""Who got what: grants as the public may see them, once the recipient knows. Recipients are organisations, never private persons."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Sum

from wir import guidelines
from wir.accounts.models import Organisation
from wir.core.open_data import LICENCE, LICENCE_URL
from wir.funding.models import Delivery, Grant
from wir.territory.models import County, Municipality

Kind = Organisation.Kind
PUBLISHED = (
    Kind.MUNICIPALITY,
    Kind.COUNTY,
    Kind.ASSOCIATION,
    Kind.MIGRANT_ORGANISATION,
    Kind.CHURCH,
    Kind.PUBLIC_BODY,
)
"""Kinds of recipients that are published. A kind that is new stays out until somebody decides."""
REACHES_WITHIN = timedelta(days=31)
"""One may accept on the day of retrieval or posting; from then it takes a few days until the notice counts, never this long."""
FIELDS = {
    "recipient": "Name der Organisation, die das Geld bekommt; nie eine Privatperson",
    "ags": "amtlicher Schlüssel der Gemeinde oder des Kreises; leer, wenn die Organisation keinen hat",
    "place": "Ort der Organisation",
    "county": "Kreis der Gemeinde; leer, wenn er nicht bekannt ist",
    "line": "Kurzname der Förderlinie",
    "line_label": "Name der Förderlinie",
    "title": "Titel des Vorhabens",
    "euro": "bewilligte Summe in Euro, mit Punkt und zwei Stellen",
    "from": "erster Tag des Vorhabens (JJJJ-MM-TT)",
    "to": "letzter Tag des Vorhabens (JJJJ-MM-TT)",
    "year": "Jahr, in dem bewilligt wurde",
    "fictional": "true: erfunden, zum Ausprobieren",
}


@dataclass(frozen=True)
class Chosen:
    """What a reader wants to see; everything if nothing is chosen."""

    line: str = ""
    year: int | None = None
    county: str = ""

    @classmethod
    def read(cls, given: Any) -> "Chosen":
        """From the parameters of an address; what is no sensible value is left out."""
        year, county = given.get("jahr", ""), given.get("kreis", "")
        return cls(
            line=given.get("linie", "")[:40],
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            county=county if county.isascii() and county.isdigit() and len(county) == 5 else "",
        )


def grants(chosen: Chosen = Chosen(), *, on: date) -> QuerySet[Grant]:
    """Published grants, newest first. Nobody reads of a grant before its notice was made known to the recipient."""
    found = Grant.objects.filter(application__applicant__kind__in=PUBLISHED)
    found = found.filter(~Q(pk__in=_young(on)) | Q(notice__in=_announced(on)))
    if chosen.line:
        found = found.filter(application__line=chosen.line)
    if chosen.year:
        found = found.filter(released_on__year=chosen.year)
    if chosen.county:
        found = found.filter(application__applicant__ags__startswith=chosen.county)
    return found.select_related("application__applicant").order_by("-released_on", "-pk")


def _young(on: date) -> QuerySet[Grant]:
    """Those of which it must be reckoned whether the notice counts; who accepted long ago had it long ago."""
    lately = Q(acceptance__accepted_on__gt=on - REACHES_WITHIN)
    return Grant.objects.filter(Q(state="offered") | lately).values("pk")


def _announced(on: date) -> list[int]:
    """Of the young grants the notices that count on that day; one statement."""
    found = Delivery.objects.current().filter(
        document__in=Grant.objects.filter(pk__in=_young(on)).values("notice")
    )
    return [delivery.document_id for delivery in found if delivery.is_announced(on)]


def rows(found: Iterable[Grant]) -> list[dict[str, Any]]:
    """As they are published, by FIELDS; one statement more than the grants."""
    counties = {county.ags: str(county) for county in County.objects.all()}
    return [_row(grant, counties) for grant in found]


def _row(grant: Grant, counties: dict[str, str]) -> dict[str, Any]:
    application = grant.application
    applicant, line = application.applicant, guidelines.line(application.line)
    return {
        "recipient": applicant.name,
        "ags": applicant.ags or None,
        "place": applicant.town or None,
        "county": counties.get(applicant.ags[:5]),
        "line": application.line,
        "line_label": line.label if line else application.line,
        "title": application.title,
        "euro": f"{grant.cents // 100}.{grant.cents % 100:02d}",
        "from": grant.starts_on,
        "to": grant.ends_on,
        "year": grant.released_on.year,
        "fictional": applicant.fictional or bool(line and line.fictional),
    }


def data_set(on: date) -> dict[str, Any]:
    """All awards with licence, day and description of the fields."""
    return {
        "title": "Bewilligte Förderungen",
        "as_of": on,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "fields": [{"name": name, "about": about} for name, about in FIELDS.items()],
        "awards": rows(grants(on=on)),
    }


@dataclass(frozen=True)
class Options:
    """What there is to choose from."""

    lines: list[tuple[str, str]]
    years: list[int]
    counties: list[tuple[str, str]]


def options(*, on: date) -> Options:
    """Only what has awards; three statements."""
    known = (
        grants(on=on)
        .order_by()
        .values_list("application__line", "released_on__year", "application__applicant__ags")
    )
    found = list(known.distinct())
    keys = {ags[:5] for _, _, ags in found if ags}
    labels = {name: guidelines.line(name) for name, _, _ in found}
    return Options(
        lines=sorted((name, line.label if line else name) for name, line in labels.items()),
        years=sorted({year for _, year, _ in found}, reverse=True),
        counties=[(county.ags, str(county)) for county in County.objects.filter(ags__in=keys)],
    )


@dataclass(frozen=True)
class PlaceSum:
    """What one place got altogether, in cents."""

    ags: str
    name: str
    lat: float
    lon: float
    cents: int


def by_place(chosen: Chosen, *, on: date) -> list[PlaceSum]:
    """For the map: municipalities whose place is known, by name; three statements."""
    sums: dict[str, int] = defaultdict(int)
    known = grants(chosen, on=on).order_by().values_list("application__applicant__ags")
    for ags, cents in known.annotate(sum=Sum("cents")):
        sums[ags] += cents
    places = Municipality.objects.filter(ags__in=[ags for ags in sums if len(ags) == 8], lat__isnull=False)
    return [PlaceSum(place.ags, place.name, place.lat, place.lon, sums[place.ags]) for place in places]
