"""The versions of an application and what changed between them."""

from itertools import pairwise

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from wir.funding.access import cases_for, own_applications
from wir.funding.forms.sheets import field_labels
from wir.funding.models import Application
from wir.funding.sections.rows import is_row, label_of_row
from wir.funding.versions import asked_before, differences, not_asked


@require_GET
def own(request: HttpRequest, pk: int) -> HttpResponse:
    """For the applicant."""
    return _page(request, own_applications(request.user), pk, "funding:application")


@require_GET
def of_case(request: HttpRequest, pk: int) -> HttpResponse:
    """For the file."""
    return _page(request, cases_for(request.user), pk, "funding:case")


def _page(request: HttpRequest, scope: QuerySet[Application], pk: int, back: str) -> HttpResponse:
    found = scope.select_related("applicant").filter(pk=pk).first()
    versions = list(found.submissions.select_related("made_by")) if found else []
    if found is None or not versions:
        raise Http404
    known = {row.organisation_id: row.organisation for row in found.partners.select_related("organisation")}
    known[found.applicant_id] = found.applicant
    asked = asked_before(found) if len(versions) > 1 else {}
    steps = [
        {
            "old": old,
            "new": new,
            "differences": differences(old, new, known),
            "not_asked": [
                _called(found, section, name)
                for section, name in not_asked(old, new, asked.get(new.version, ()), known)
            ],
        }
        for old, new in pairwise(versions)
    ]
    context = {"application": found, "versions": versions, "steps": steps[::-1], "back": back}
    return render(request, "funding/versions.html", context)


def _called(application: Application, section: str, name: str) -> str:
    """A field or row as its section's page calls it."""
    return label_of_row(name) if is_row(name) else field_labels(application, section).get(name, name)
