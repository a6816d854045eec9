"""The strategy's text for everybody: versions, differences, comments and what was done with them."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wir.core.refusal import Refused
from wir.documents.serving import as_download
from wir.participation.documents import strategy
from wir.participation.forms.text import CommentForm
from wir.participation.text_differences import changes
from wir.participation.views.loading import posted, public_process
from wir.strategy import actions
from wir.strategy.fixed import with_council
from wir.strategy.models import Comment, Process, Version
from wir.strategy.wording import MISSING, tell_paragraph, tell_version
from wir.ui.limits import Limit

COMMENTS = Limit("comment", 20)


@login_not_required
@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest version, or the one that `fassung` names."""
    process = public_process(request, slug)
    version = version_of(process, request.GET.get("fassung", ""))
    words = tell_version(version, get_language() or "de") if version else {}
    context = {
        "process": process,
        "version": version,
        "words": words,
        "translated": any(told.mark != MISSING for told in words.values()),
        "versions": process.versions.defer("content", "measures").select_related("withdrawal"),
        "sent": with_council(process),
        "comments": _how_many(version),
        "open": version is not None and _is_open(version),
        "left": {one.number: one for one in process.recommendations.filter(state="dropped")},
        "measures": _titles(process, version),
    }
    return render(request, "participation/text/text.html", context)


@login_not_required
@require_safe
def differences(request: HttpRequest, slug: str) -> HttpResponse:
    """What changed from one version to another; without choice, from the last but one to the last."""
    process = public_process(request, slug)
    numbers = list(process.versions.values_list("number", flat=True))
    if len(numbers) < 2:
        raise Http404
    older = version_of(process, request.GET.get("von", "") or str(numbers[-2]))
    newer = version_of(process, request.GET.get("bis", "") or str(numbers[-1]))
    assert older is not None
    assert newer is not None
    context = {
        "process": process, "older": older, "newer": newer, "numbers": numbers,
        "changes": changes(older.content, newer.content),
    }  # fmt: skip
    return render(request, "participation/text/differences.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say something to one paragraph of the newest version; afterwards the receipt, once."""
    process = public_process(request, slug)
    version = version_of(process, "")
    paragraph = _paragraph(version, key)
    form, status = CommentForm(posted(request)), 200
    if request.method == "POST" and form.is_valid():
        if COMMENTS.one_more(request):
            code = _store(version, key, form)
            if code is not None:
                told = {"process": process, "code": code, "again": not code}
                return render(request, "participation/text/commented.html", told)
        else:
            form.add_error(
                None, _("Das waren viele Rückmeldungen in einer Stunde. Ihr Text steht noch hier.")
            )
            status = 429
    context = {
        "process": process,
        "version": version,
        "told": tell_paragraph(version, str(paragraph["text"]), get_language() or "de"),
        "form": form,
        "open": _is_open(version),
    }
    return render(request, "participation/text/comment.html", context, status=status)


def _store(version: Version, key: str, form: CommentForm) -> str | None:
    """The code of the receipt, nothing in it when this form was sent before; None when it was refused."""
    given = form.cleaned_data
    try:
        return actions.comment(
            version, paragraph=key, text=given["text"], wording=given["wording"], language=get_language() or "de",
            on=timezone.localdate(), key=given["key"],
        )[1]  # fmt: skip
    except Refused as refused:
        form.add_error(None, str(refused))
        return None


FILES = {
    "pdf": (strategy.as_pdf, "application/pdf"),
    "docx": (strategy.as_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": (strategy.as_html, "text/html; charset=utf-8"),
}


@login_not_required
@require_safe
def text_file(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
    """One version as a file to keep."""
    process = public_process(request, slug)
    version = get_object_or_404(process.versions.select_related("process__controller"), number=number)
    if form not in FILES:
        raise Http404
    make, kind = FILES[form]
    return as_download(make(version), f"strategie-{process.slug}-fassung-{number}.{form}", kind)


@login_not_required
@require_safe
def comments(request: HttpRequest, slug: str) -> HttpResponse:
    """Every public comment and what was done with it (Umgang mit den Rückmeldungen)."""
    process = public_process(request, slug)
    found = Comment.objects.filter(process=process, state="published").select_related("voice", "version")
    rows = [(one, _paragraph_or_none(one.version, one.paragraph)) for one in found]
    answered = sum(1 for one, _paragraph in rows if one.outcome)
    context = {"process": process, "rows": rows, "answered": answered}
    return render(request, "participation/text/comments.html", context)


def version_of(process: Process, number: str) -> Version | None:
    """The version of that number, the newest without one. None when there is none yet; 404 for one that is not there."""
    if not number:
        return process.versions.select_related("withdrawal").order_by("-number").first()
    if not (number.isascii() and number.isdigit() and len(number) < 5):
        raise Http404
    return get_object_or_404(process.versions.select_related("withdrawal"), number=int(number))


def _titles(process: Process, version: Version | None) -> dict[int, str]:
    """Measure -> its title as this version shows it; a version of before says what stands now."""
    if version is not None and version.measures is not None:
        return {one["number"]: one["title"] for one in version.measures}
    return dict(process.measures.values_list("number", "title"))


def _is_open(version: Version) -> bool:
    until = version.comments_until
    return version.process.is_open and until is not None and timezone.localdate() <= until


def _paragraph(version: Version | None, key: str) -> dict[str, object]:
    found = _paragraph_or_none(version, key)
    if found is None:
        raise Http404
    return found


def _paragraph_or_none(version: Version | None, key: str) -> dict[str, object] | None:
    sections = version.content if version else []
    return next((one for section in sections for one in section["paragraphs"] if one["key"] == key), None)


def _how_many(version: Version | None) -> dict[str, int]:
    """Paragraph -> how many public comments it has, over all versions."""
    if version is None:
        return {}
    rows = Comment.objects.filter(process=version.process_id, state="published").values("paragraph")
    return {row["paragraph"]: row["n"] for row in rows.annotate(n=Count("pk"))}
