"""The working text: written section by section, published as a version, its comments checked and answered."""

from typing import Any

import rules
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir.core.refusal import Refused
from wir.participation.forms.text import (
    AnswerForm,
    CheckForm,
    MoveCommentsForm,
    ParagraphForm,
    PublishForm,
    SectionForm,
    WithdrawForm,
)
from wir.participation.views.loading import posted, read_or_work_on, refusals_as_messages, work_on
from wir.strategy import actions
from wir.strategy.access import works_on
from wir.strategy.fixed import with_council
from wir.strategy.models import Comment, Paragraph, Process, Section, Version
from wir.strategy.outline import OUTLINE


@require_http_methods(["GET", "HEAD", "POST"])
def writing(request: HttpRequest, slug: str) -> HttpResponse:
    """All sections with their paragraphs; one more section, or the outline to begin with. The steering group reads it."""
    process = read_or_work_on(request, slug, "draft")
    form = SectionForm(request.POST if "heading" in request.POST else None)
    if request.method == "POST":
        with refusals_as_messages(request):
            if "lay_out" in request.POST:
                actions.lay_out_text(process, by=request.user)
                return redirect("participation:writing", slug)
            if form.is_valid():
                actions.add_section(process, heading=form.cleaned_data["heading"], by=request.user)
                return redirect("participation:writing", slug)
    context = {
        "process": process,
        "form": form,
        "sections": process.sections.prefetch_related("paragraphs__measures", "paragraphs__recommendations"),
        "about": dict(OUTLINE),
        "works": works_on(request.user, process),
        "last": process.versions.defer("content").last(),
    }
    return render(request, "participation/text/writing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_paragraph(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """One more paragraph in this section."""
    process = work_on(request, slug)
    section = get_object_or_404(process.sections, pk=pk)
    form = ParagraphForm(posted(request), process=process)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            actions.add_paragraph(section, **_written(form), by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect("participation:writing", slug)
    return render(request, "participation/text/paragraph.html", _page(process, section, form))


@require_http_methods(["GET", "HEAD", "POST"])
def paragraph(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Write a paragraph anew, or take it out."""
    process = work_on(request, slug)
    found = get_object_or_404(
        Paragraph.objects.select_related("section__process"), pk=pk, section__process=process
    )
    first = {
        "text": found.text, "seen": found.edition, "measures": found.measures.all(),
        "recommendations": found.recommendations.all(),
    }  # fmt: skip
    form = ParagraphForm(posted(request), process=process, initial=first)
    if request.method == "POST":
        if "remove" in request.POST:
            with refusals_as_messages(request):
                actions.remove_paragraph(found, by=request.user)
                messages.success(
                    request,
                    _("Der Absatz ist aus dem Entwurf heraus. Veröffentlichte Fassungen behalten ihn."),
                )
            return redirect("participation:writing", slug)
        if form.is_valid():
            try:
                actions.change_paragraph(
                    found, **_written(form), seen=form.cleaned_data["seen"] or 0, by=request.user
                )
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("Gespeichert."))
                return redirect("participation:writing", slug)
    return render(request, "participation/text/paragraph.html", _page(process, found.section, form, found))


def _written(form: ParagraphForm) -> dict[str, Any]:
    given = form.cleaned_data
    return {
        "text": given["text"], "measures": given.get("measures", ()), "recommendations": given.get("recommendations", ()),
    }  # fmt: skip


def _page(
    process: Process, section: Section, form: ParagraphForm, found: Paragraph | None = None
) -> dict[str, object]:
    return {"process": process, "section": section, "form": form, "paragraph": found}


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Make the working text a version; take one back from the council."""
    process = work_on(request, slug)
    sent = with_council(process)
    may_withdraw = sent is not None and rules.has_perm("strategy.withdraw_version", request.user, sent)
    if request.method == "POST" and "zurueckziehen" in request.POST:
        return _withdrawn(request, process, sent)
    today = timezone.localdate()
    promised = actions.promised_until(process, on=today)
    moving = request.method == "POST" and "berichtigen" in request.POST
    form = PublishForm(None if moving else posted(request), initial={"comments_until": promised})
    move = MoveCommentsForm(posted(request) if moving else None, prefix="tag")
    newest = process.versions.defer("content").order_by("-number").first()
    if moving and newest is not None and move.is_valid():
        with refusals_as_messages(request):
            actions.move_comments(newest, **move.cleaned_data, by=request.user, on=today)
            messages.success(request, _("Der Tag ist berichtigt. Alle lesen, was vorher da stand."))
            return redirect("participation:text", slug)
    if request.method == "POST" and not moving and form.is_valid():
        given = form.cleaned_data
        try:
            version = actions.publish_version(
                process, **given, by=request.user, on=timezone.localdate(),
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Fassung %(number)s ist öffentlich.") % {"number": version.number})
            return redirect("participation:text", slug)
    movable = newest is not None and actions.can_move_comments(newest, on=today)
    context = {"process": process, "form": form, "move": move if movable else None, "newest": newest}
    context |= {"sent": sent, "withdraw": WithdrawForm(prefix="zurueck") if may_withdraw else None}
    return render(request, "participation/text/publish.html", context)


def _withdrawn(request: HttpRequest, process: Process, sent: Version | None) -> HttpResponse:
    """Everybody reads why; without a reason, or with nothing to take back, one sentence."""
    form = WithdrawForm(request.POST, prefix="zurueck")
    with refusals_as_messages(request):
        if sent is None:
            raise Refused(_("Keine Fassung liegt beim Parlament. Es hat sich nichts geändert."))
        because = form.cleaned_data["because"] if form.is_valid() else ""
        actions.withdraw_version(sent, because=because, by=request.user, on=timezone.localdate())
        messages.success(
            request, _("Fassung %(number)s ist zurückgezogen. Alle lesen, warum.") % {"number": sent.number}
        )
        return redirect("participation:text", process.slug)
    return redirect("participation:publish_text", process.slug)


@require_http_methods(["GET", "HEAD"])
def comment_queue(request: HttpRequest, slug: str) -> HttpResponse:
    """Comments that wait: first those to be checked, then those to be answered; oldest first.

    Whoever only reads along sees none that nobody has checked.
    """
    process = read_or_work_on(request, slug, "comments")
    works = works_on(request.user, process)
    waiting = waiting_comments(process).select_related("voice", "version").order_by("-state", "pk")
    shown = waiting if works else waiting.filter(state="published")
    context = {"process": process, "waiting": shown[:50], "works": works}
    return render(request, "participation/text/queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one_comment(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Check one comment, or answer it; then the next one."""
    process = work_on(request, slug)
    found = get_object_or_404(
        Comment.objects.select_related("voice", "version", "process"), pk=pk, process=process
    )
    kind = CheckForm if found.state == "waiting" else AnswerForm
    form = kind(posted(request), initial={"outcome": found.outcome, "answer": found.answer})
    if request.method == "POST" and form.is_valid():
        given, when = form.cleaned_data, {"by": request.user, "on": timezone.localdate()}
        if isinstance(form, CheckForm):
            actions.check_comment(found, hidden_because=given["hidden_because"], **when)
        else:
            actions.answer_comment(found, **given, **when)
        after = waiting_comments(process).exclude(pk=pk).order_by("-state", "pk").first()
        if after:
            return redirect("participation:one_comment", slug, after.pk)
        return redirect("participation:comment_queue", slug)
    said_to = next(
        (
            one
            for part in found.version.content
            for one in part["paragraphs"]
            if one["key"] == found.paragraph
        ),
        None,
    )
    context = {"process": process, "comment": found, "form": form, "said_to": said_to}
    return render(request, "participation/text/one_comment.html", context)


def waiting_comments(process: Process) -> Any:
    """Comments that somebody has to check or to answer."""
    return Comment.objects.filter(process=process).filter(
        Q(state="waiting") | Q(state="published", outcome="")
    )
