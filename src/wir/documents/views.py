"""The public page that says whether a paper is real."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from wir.documents.check import check as check_file
from wir.documents.check import check_sum
from wir.documents.forms import CheckForm
from wir.documents.seal import TEST_SEAL_NAME


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a file or a checksum and answer at once; nothing is stored."""
    form = CheckForm(request.POST, request.FILES) if request.method == "POST" else CheckForm()
    answer = None
    if form.is_bound and form.is_valid():
        file, sha256 = form.cleaned_data["file"], form.cleaned_data["sha256"]
        answer = check_file(file.read()) if file else check_sum(sha256)
    note = TEST_SEAL_NAME if settings.WIR_SEAL_IS_TEST else ""
    return render(request, "documents/check.html", {"form": form, "answer": answer, "seal_note": note})
