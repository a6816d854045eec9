"""Every municipality and county of Hessen is an organisation that its people can claim.

The tables hold 421 municipalities and 27 county bodies: 21 Landkreise and 6 kreisfreie Städte. A kreisfreie Stadt is one
legal person, not two, so it is one organisation under its key as a municipality: 442 organisations for 448 rows.
"""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from wir.accounts.models import Organisation
from wir.territory import tables


@transaction.atomic
def make_organisations(on: date) -> int:
    """Make those that are missing on that day; the answer says how many. Whatever is there already stays as it is.

    They have no address, since the tables know only the postal code: their people enter it once. A town that keeps its
    people under a new key keeps its organisation as well.
    """
    known = set(Organisation.objects.exclude(ags="").values_list("ags", flat=True))
    for change in tables.changes():
        kept = change.kind == "status_change" and change.on <= on and change.ags_after not in known
        if kept and Organisation.objects.filter(ags=change.ags_before).update(ags=change.ags_after):
            known.add(change.ags_after)
    missing = [body for body in _bodies(on) if body.ags not in known]
    for body in missing:
        body.set_keys()
    Organisation.objects.bulk_create(missing, batch_size=500)
    return len(missing)


def _bodies(on: date) -> Iterator[Organisation]:
    for place in tables.municipalities(on):
        name = f"{place.title} {place.name}" if place.title else place.name
        yield Organisation(kind=Organisation.Kind.MUNICIPALITY, name=name, ags=place.ags)
    for county in tables.counties(on):
        if county.kind == "Landkreis":
            yield Organisation(kind=Organisation.Kind.COUNTY, name=county.label, ags=county.county_ags)
