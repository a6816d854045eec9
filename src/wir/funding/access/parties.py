"""Who applies: the applicant and every partner of a joint application. Conflicts are measured against all of them."""

from collections.abc import Collection

from django.db.models import Exists, Func, JSONField, OuterRef, QuerySet

from wir.funding.access.parts import partners_that_answered
from wir.funding.models import Application, Partner, Submission
from wir.funding.rules.conflicts import Party


def parties_of(applications: Collection[int]) -> dict[int, tuple[Party, ...]]:
    """For each application (by number) all who apply, as organisation and official key.

    Partners that declined or left count as well: they know the application and said something about it. One that was
    only asked does not: otherwise an applicant could keep people away by asking their town.
    """
    leads = Application.objects.filter(pk__in=applications).values_list(
        "pk", "applicant_id", "applicant__ags"
    )
    found = {pk: [Party(organisation, key)] for pk, organisation, key in leads}
    for pk, organisation, key in (
        partners_that_answered()
        .filter(application__in=applications)
        .values_list("application_id", "organisation_id", "organisation__ags")
    ):
        found[pk].append(Party(organisation, key))
    return {pk: tuple(parties) for pk, parties in found.items()}


def partners_handed_in() -> QuerySet[Partner]:
    """Partners that stand in a version that was handed in. Whom the lead only asked in a draft is nobody's business."""
    organisation = Func(OuterRef("organisation"), function="to_jsonb", output_field=JSONField())
    versions = Submission.objects.filter(application=OuterRef("application"))
    return Partner.objects.filter(Exists(versions.filter(content__partners__contains=organisation)))
