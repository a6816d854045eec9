"""Who applies: the applicant and every partner of a joint application. Conflicts are measured against all of them."""

from collections.abc import Collection

from wir.funding.models import Application, Partner
from wir.funding.rules.conflicts import Party


def parties_of(applications: Collection[int]) -> dict[int, tuple[Party, ...]]:
    """For each application (by number) all who apply, as organisation and official key.

    Partners that declined or left count as well: they know the application and were asked to be part of it.
    """
    leads = Application.objects.filter(pk__in=applications).values_list(
        "pk", "applicant_id", "applicant__ags"
    )
    found = {pk: [Party(organisation, key)] for pk, organisation, key in leads}
    for pk, organisation, key in Partner.objects.filter(application__in=applications).values_list(
        "application_id", "organisation_id", "organisation__ags"
    ):
        found[pk].append(Party(organisation, key))
    return {pk: tuple(parties) for pk, parties in found.items()}
