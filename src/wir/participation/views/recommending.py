"""Recommendations at the desk: read them once more, publish them, or drop them with a reason."""

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.participation.forms.voices import ReasonForm, RecommendForm
from wir.participation.views.loading import refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.models import Recommendation


@require_GET
def desk_recommendations(request: HttpRequest, slug: str) -> HttpResponse:
    """All of them, drafts first: they wait for somebody to publish them."""
    process = work_on(request, slug)
    found = process.recommendations.annotate(
        voices_count=Count("sources", distinct=True), measures_count=Count("measures", distinct=True)
    )
    rows = sorted(found, key=lambda one: (one.state != "draft", one.state == "dropped", one.number))
    return render(request, "participation/desk/recommendations.html", {"process": process, "rows": rows})


@require_http_methods(["GET", "POST"])
def desk_recommendation(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One of them: its words while it is a draft, its voices, its measures."""
    process = work_on(request, slug)
    found = get_object_or_404(process.recommendations, number=number)
    doing = request.POST.get("tun", "")
    words = RecommendForm(
        request.POST if doing == "aendern" else None, initial={"text": found.text, "reason": found.reason}
    )
    reason = ReasonForm(request.POST if doing == "fallenlassen" else None)
    if request.method == "POST" and _done(request, found, doing, words, reason):
        return redirect("participation:desk_recommendation", slug, number)
    context = {
        "process": process,
        "found": found,
        "words": words,
        "reason": reason,
        "sources": found.sources.select_related("voice"),
        "measures": found.measures.all(),
        "paragraphs": found.paragraphs.select_related("section"),
    }
    return render(request, "participation/desk/recommendation.html", context)


def _done(
    request: HttpRequest, found: Recommendation, doing: str, words: RecommendForm, reason: ReasonForm
) -> bool:
    """Do what the pressed button says; False when something is still to be filled in."""
    form = {"aendern": words, "fallenlassen": reason}.get(doing)
    if form is not None and not form.is_valid():
        return False
    with refusals_as_messages(request):
        if doing == "aendern":
            actions.rewrite_recommendation(found, by=request.user, **words.cleaned_data)
            messages.success(request, _("Gespeichert."))
        elif doing == "fallenlassen":
            because = reason.cleaned_data["because"]
            actions.drop_recommendation(found, because=because, by=request.user, on=timezone.localdate())
            messages.success(request, _("Nicht weiterverfolgt. Der Grund steht bei der Empfehlung."))
        elif doing == "veroeffentlichen":
            actions.publish_recommendation(found, by=request.user)
            messages.success(
                request, _("Öffentlich. Wer eine Stimme dazu abgegeben hat, sieht es mit dem Code.")
            )
    return True
