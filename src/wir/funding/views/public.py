"""Pages of Fördern for everyone: what is there, one line, a question about it, and "Dürfen wir?"."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wir import guidelines
from wir.funding import answers, catalogue, eligibility, guideline_words, questions
from wir.funding.catalogue import LineInfo
from wir.funding.check_form import CheckForm, asks
from wir.funding.models import LineNotice, Settlement
from wir.guidelines import Law, Line


@dataclass(frozen=True)
class Card:
    """One line as the list shows it; `law` is the last version when none is in force."""

    info: LineInfo
    line: Line
    law: Law
    ended: bool

    @property
    def who(self) -> str:
        return guideline_words.who(self.law)

    @property
    def how_much(self) -> str:
        return guideline_words.how_much(self.law)

    @property
    def period(self) -> str:
        return guideline_words.period(self.law.version)


@login_not_required
@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """What is there for me? Lines by who may apply; those that have ended stay visible with their days."""
    today = timezone.localdate()
    cards = [_card(info, today) for info in catalogue.lines(on=today)]
    current = sorted((card for card in cards if not card.ended), key=lambda card: card.info.open is not True)
    groups = [
        (name, _(heading), [card for card in current if kinds & set(guideline_words.applicants(card.law))])
        for name, heading, kinds in guideline_words.GROUPS
    ]
    unclear = [card for card in current if not guideline_words.applicants(card.law)]
    context = {
        "groups": [group for group in groups if group[2]],
        "unclear": unclear,
        "ended": [card for card in cards if card.ended],
    }
    return render(request, "funding/public/lines.html", context)


@login_not_required
@require_safe
def line(request: HttpRequest, line: str) -> HttpResponse:
    """One line: what is paid on what terms, from which source; past versions by `?fassung=`."""
    today = timezone.localdate()
    card = _card_or_404(line, today)
    chosen = next((v for v in card.line.versions if v.id == request.GET.get("fassung")), card.law.version)
    law = guideline_words.law_of(card.line, chosen, today)
    notes = guideline_words.Footnotes()
    context = {
        "card": card,
        "info": card.info,
        "law": law,
        "rows": guideline_words.rows(law, notes),
        "version_notes": notes.numbers(law.source),
        "notes": notes.texts,
        "is_current": chosen.holds_on(today),
        "versions": [(v, guideline_words.period(v), v.id == chosen.id) for v in reversed(card.line.versions)],
        "settlements": Settlement.objects.filter(line=line, application=None),
        "questions": questions.answered(line),
        "may_ask": LineNotice.objects.filter(line=line).exists(),
    }
    return render(request, "funding/public/line.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, line: str) -> HttpResponse:
    """Ask the authority about a line. Only where an authority looks after it here."""
    notice = get_object_or_404(LineNotice.objects.select_related("controller"), line=line)
    known = guidelines.line(line)
    if known is None:
        raise Http404
    form = questions.QuestionForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if questions.LIMIT.one_more(request):
            given = form.cleaned_data
            questions.ask(notice, text=given["text"], email=given["email"], on=timezone.localdate())
            return redirect(f"{request.path}?danke=1")
        form.add_error(
            None,
            _(
                "Das waren viele Fragen in einer Stunde. Bitte versuchen Sie es später wieder. Ihr Text steht noch hier."
            ),
        )
        status = 429
    context = {"form": form, "line": known, "notice": notice, "thanks": request.GET.get("danke") == "1"}
    return render(request, "funding/public/ask.html", context, status=status)


@login_not_required
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """May we, and how much? The question stands in the address, the answer on the page; nothing is stored."""
    today = timezone.localdate()
    if not asks(request.GET):
        form = CheckForm(initial=request.GET.dict(), today=today)
        return render(request, "funding/public/check.html", {"form": form})
    form = CheckForm(request.GET, today=today)
    if not form.is_valid() or request.GET.get("aendern") == "1":
        return render(request, "funding/public/check.html", {"form": form})
    try:
        return render(request, "funding/public/result.html", answers.page(form))
    except eligibility.Unreadable as unreadable:
        form.add_error(None, str(unreadable))
        return render(request, "funding/public/check.html", {"form": form})


def _card_or_404(name: str, today: date) -> Card:
    info = catalogue.line(name, on=today)
    if info is None:
        raise Http404
    return _card(info, today)


def _card(info: LineInfo, today: date) -> Card:
    line = guidelines.line(info.line)
    assert line is not None
    law = guideline_words.law_to_show(line, today)
    end = law.version.valid_to
    return Card(info=info, line=line, law=law, ended=end is not None and end < today)
