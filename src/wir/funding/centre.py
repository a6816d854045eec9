"""Which diversity centre (Vielfaltszentrum) looks after an applicant, where its mail goes, and what changed since it read."""

from datetime import date

from django.db.models import QuerySet

from wir.accounts.access import acts_for
from wir.accounts.models import Organisation
from wir.funding.content import ADDED_BY_SENDING, LABELS, content_of
from wir.funding.models import Application, Showing
from wir.territory import tables


def centres(on: date) -> QuerySet[Organisation]:
    """The bodies that have a centre that day: Landkreise and the towns with a status of their own."""
    counties = [county.county_ags for county in tables.counties(on) if county.kind == "Landkreis"]
    towns = [town.ags for town in tables.municipalities(on) if town.status != "kreisangehoerig"]
    return Organisation.objects.filter(ags__in=[*counties, *towns])


def centre_of(applicant: Organisation, *, on: date) -> Organisation | None:
    """The town's own centre or the county's. None for whoever has no key: they know themselves which one is near."""
    key = _key(applicant.ags, on)
    if not key:
        return None
    return applicant if key == applicant.ags else Organisation.objects.filter(ags=key).first()


def _key(ags: str, on: date) -> str:
    if len(ags) == 5:
        return ags
    place = tables.successor(ags, on)
    if place is None:
        return ""
    return place.county_ags if place.status == "kreisangehoerig" else place.ags


def last_showing(application: Application) -> Showing | None:
    """The one that counts, with centre and answer. No statement if there is none and the rows were fetched along."""
    shown = list(application.showings.all())
    if not shown:
        return None
    return Showing.objects.select_related("centre", "statement").get(pk=shown[-1].pk)


def address_of(centre: Organisation, *, used_by: Organisation) -> str:
    """What officials entered for everybody, else what this applicant itself used last; nothing if nobody knows one."""
    if centre.centre_email:
        return centre.centre_email
    earlier = Showing.objects.filter(centre=centre, application__applicant=used_by).order_by("-pk")
    return earlier.values_list("email", flat=True).first() or ""


def is_known_to_authority(showing: Showing) -> bool:
    """Whether the link went where officials say the centre reads, or somebody who acts for the confirmed centre answered."""
    if showing.email == showing.centre.centre_email:
        return True
    said = getattr(showing, "statement", None)
    by = said.said_by if said and said.said_by_id else None
    return by is not None and showing.centre.is_confirmed and showing.centre_id in acts_for(by)


def changed_since(showing: Showing, application: Application) -> list[str]:
    """Names of the parts that are not as the centre read them, each once, in the order of the content."""
    then, now = showing.content, content_of(application)
    names = [name for name in {**now, **then} if then.get(name) != now.get(name)]
    return list(dict.fromkeys(str(LABELS.get(name, name)) for name in names if name not in ADDED_BY_SENDING))
