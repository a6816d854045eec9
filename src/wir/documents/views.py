"""The public pages that say whether a paper is real."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from wir.core.refusal import Refused
from wir.documents import asking
from wir.documents.check import check_sum
from wir.documents.forms import CheckForm
from wir.documents.models import CheckRequest
from wir.documents.seal import TEST_SEAL_NAME

SECONDS = 2
"""After so long a waiting page is loaded anew; a header does it, no script."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a file, which a job looks at, or for a checksum, which is answered at once."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    answer = None
    if form.is_bound and form.is_valid():
        file, sha256 = form.cleaned_data["file"], form.cleaned_data["sha256"]
        if not file:
            answer = check_sum(sha256)
        else:
            try:
                return redirect("documents:result", asking.ask(file, at=timezone.now()).token)
            except Refused as refused:
                form.add_error(None, str(refused))
    return render(
        request, "documents/check.html", {"form": form, "answer": answer, "seal_note": _seal_note()}
    )


@login_not_required
@require_safe
def result(request: HttpRequest, ticket: UUID) -> HttpResponse:
    """The answer about a file, or the word that somebody is looking."""
    asked = get_object_or_404(CheckRequest, token=ticket)
    answer = asking.answer_of(asked)
    context = {
        "answer": answer,
        "slow": answer is None and timezone.now() - asked.asked_at > asking.SLOW,
        "waiting": answer is None,
        "seal_note": _seal_note(),
    }
    response = render(request, "documents/check.html", context)
    response["Cache-Control"] = "private, no-store"
    if answer is None:
        response["Refresh"] = str(SECONDS)
    return response


def _seal_note() -> str:
    return TEST_SEAL_NAME if settings.WIR_SEAL_IS_TEST else ""
