"""The officials' page for questions that the public asked about a line."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.accounts.access import organisations_as
from wir.funding import questions
from wir.funding.access import OFFICIAL


@require_http_methods(["GET", "POST"])
def questions_of_the_public(request: HttpRequest) -> HttpResponse:
    """Questions without an answer, oldest first, one of them with its form."""
    authorities = organisations_as(OFFICIAL, request.user)
    if not authorities:
        raise Http404
    open_ones = questions.waiting(authorities)
    form = questions.AnswerForm(request.POST or None)
    number = request.POST.get("question") or request.GET.get("frage") or ""
    chosen = (
        get_object_or_404(open_ones, pk=int(number))
        if number.isascii() and number.isdigit() and len(number) < 19
        else None
    )
    if request.method == "POST":
        if chosen is None:
            raise Http404
        if form.is_valid():
            given = form.cleaned_data
            questions.answer(
                chosen,
                text=given["answer"],
                publish=given["publish"],
                by=request.user,
                on=timezone.localdate(),
            )
            messages.success(request, _("Beantwortet."))
            return redirect("funding:questions")
    return render(
        request, "funding/questions.html", {"questions": open_ones[:50], "form": form, "chosen": chosen}
    )
