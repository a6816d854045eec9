"""The whole file of a case as one ZIP, for officials."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_GET

from wir.documents.serving import pieces_as_download
from wir.funding.access import cases_for
from wir.funding.dossier.archive import whole_file, zipped
from wir.funding.views.loading import one
from wir.journal.steps import record


@require_GET
def case_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Checked and listed first, then sent block by block. Fetching it is an entry in the journal."""
    found = one(cases_for(request.user), pk)
    pieces = whole_file(found)
    facts = {"files": len(pieces), "sums": pieces[-1].sha256}
    record("funding.read_case_file", found, by=request.user, facts=facts)
    return pieces_as_download(zipped(pieces), f"Akte-{found.number}.zip", "application/zip")
