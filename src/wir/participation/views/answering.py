"""A resident answers a survey: one question a page or all on one, saved after each step, without account and script."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from wir.core.refusal import Refused
from wir.participation.actions import answering
from wir.participation.forms.answering import AnswerForm
from wir.participation.models import Draft, Survey
from wir.participation.opinions import voters
from wir.participation.queries.receipts import picture
from wir.participation.views.device import drop, remember, remembered
from wir.participation.views.survey_visits import Visit, may_answer, visit_of
from wir.ui.limits import Limit, WrongCodes, please_wait

HAND_INS, CODES = (
    Limit("survey", 120),
    WrongCodes("survey-code"),
)  # whole shelters and libraries share one address
A_QUARTER = 15 * 60


def _is_left_over(request: HttpRequest, visit: Visit) -> bool:
    """The page that sends this showed answers that were handed in or forgotten since; they may be somebody else's."""
    return voters.KNOWN in request.POST and visit.draft is None


def _left_over(request: HttpRequest, visit: Visit) -> HttpResponse:
    problem = _(
        "Diese Antworten sind schon abgegeben, oder dieses Gerät wurde inzwischen vergessen. Es ist nichts gespeichert. Wollen Sie selbst antworten, fangen Sie hier neu an."
    )
    context = visit.context(open_now=True, may_answer=may_answer(request, visit), problem=problem)
    return render(request, "participation/survey.html", context, status=409)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """What it is about, who sees what, and the way in. POST: the code that a letter brought."""
    visit = visit_of(request, slug, pk)
    problem = ""
    if request.method == "POST" and visit.survey.access == Survey.Access.CODES:
        code = request.POST.get("code", "")
        if answering.invite_is_good(visit.survey, code):
            response = redirect(visit.url("survey_question", number=1))
            return remember(response, f"zugang-{pk}", answering.hash_of_invite(code), seconds=None)
        if seconds := CODES.wait(request):
            problem = please_wait(seconds)
        else:
            problem = _(
                "Dieser Code gilt nicht oder wurde schon benutzt. Vergleichen Sie ihn noch einmal mit dem Brief."
            )
    context = visit.context(
        open_now=visit.survey.takes_answers(timezone.localdate()),
        may_answer=may_answer(request, visit),
        problem=problem,
    )
    return render(request, "participation/survey.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey_question(request: HttpRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """One question. Saving leads on, or back where somebody came from."""
    visit = visit_of(request, slug, pk)
    if not 1 <= number <= len(visit.sheet.items):
        raise Http404
    if not may_answer(request, visit):
        return redirect(visit.url("survey"))
    if _is_left_over(request, visit):
        return _left_over(request, visit)
    items = [(number, visit.sheet.items[number - 1])]
    form = AnswerForm(items, visit.answers, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _saved(request, visit, form, number)
    asked = visit.sheet.asked_with(visit.answers)
    left = sum(item.question.place > items[0][1].question.place for item in asked)
    context = visit.context(
        form=form, number=number, left=left, before=visit.sheet.before(number, visit.answers)
    )
    return render(request, "participation/survey_question.html", context)


def _saved(request: HttpRequest, visit: Visit, form: AnswerForm, number: int) -> HttpResponse:
    """Keep what was answered, then go where the pressed button leads."""
    draft = answering.save_draft(visit.survey, visit.draft, form.values(), on=timezone.localdate())
    if "press" in request.POST:
        target = f"{visit.url('survey_question', number=number)}#frage-{number}"
    elif "back" in request.POST:
        before = visit.sheet.before(number, draft.answers)
        target = visit.url("survey_question", number=before) if before else visit.url("survey")
    else:
        after = visit.sheet.after(number, draft.answers)
        target = visit.url("survey_question", number=after) if after else visit.url("survey_review")
    return remember(redirect(target), f"umfrage-{visit.survey.pk}", str(draft.pk))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey_all(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All questions on one page, for those who like to see the end."""
    visit = visit_of(request, slug, pk)
    if not may_answer(request, visit):
        return redirect(visit.url("survey"))
    if _is_left_over(request, visit):
        return _left_over(request, visit)
    items = list(enumerate(visit.sheet.items, 1))
    form = AnswerForm(items, visit.answers, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        draft = answering.save_draft(visit.survey, visit.draft, form.values(), on=timezone.localdate())
        target = visit.url("survey_review")
        if "press" in request.POST:
            code = request.POST["press"].split(" ")[0]
            place = next((place for place, item in items if item.code == code), 1)
            target = f"{visit.url('survey_all')}#frage-{place}"
        return remember(redirect(target), f"umfrage-{pk}", str(draft.pk))
    return render(request, "participation/survey_all.html", visit.context(form=form))


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def survey_review(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """All answers once more; handing in ends the draft and gives the receipt."""
    visit = visit_of(request, slug, pk)
    if not visit.draft and remembered(request, f"beleg-{pk}"):
        return redirect(visit.url("survey_receipt"))
    if request.method == "POST" and not visit.draft and remembered(request, f"umfrage-{pk}"):
        return _handed_in(request, visit, answering.BEFORE)
    if not may_answer(request, visit) or not visit.draft:
        return redirect(visit.url("survey"))
    problem = ""
    if request.method == "POST":
        try:
            return _hand_in(request, visit)
        except answering.HandedIn as refused:
            return _handed_in(request, visit, str(refused))
        except Refused as refused:
            problem = str(refused)
    wanted = {item.code for item in visit.sheet.asked_with(visit.answers)}
    lines = [
        (place, item, item.kind.words(item.asked, value) if (value := visit.answers.get(item.code)) else [])
        for place, item in enumerate(visit.sheet.items, 1)
    ]
    context = visit.context(
        lines=[line for line in lines if line[1].code in wanted],
        kept=[line for line in lines if line[1].code not in wanted and line[2]],
        problem=problem,
    )
    return render(request, "participation/survey_review.html", context)


def _handed_in(request: HttpRequest, visit: Visit, said: object) -> HttpResponse:
    """A second click, or the page of before: the answers count once, and the receipt is there while the device keeps it."""
    return render(request, "participation/survey_handed_in.html", visit.context(said=said), status=409)


def _hand_in(request: HttpRequest, visit: Visit) -> HttpResponse:
    if not HAND_INS.one_more(request):
        raise Refused(
            _(
                "Von diesem Anschluss kamen sehr viele Antworten. Ihre sind gespeichert: Geben Sie sie in einer Stunde ab."
            )
        )
    pk = visit.survey.pk
    code = answering.hand_in(
        visit.sheet,
        visit.answers,
        channel="web",
        on=timezone.localdate(),
        draft=visit.draft,
        invite=remembered(request, f"zugang-{pk}"),
    )
    response = redirect(visit.url("survey_receipt"))
    drop(response, f"umfrage-{pk}")
    drop(response, f"zugang-{pk}")
    return remember(response, f"beleg-{pk}", code, seconds=A_QUARTER)


@login_not_required
@never_cache
@require_GET
def survey_receipt(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The receipt: three words, big. The device keeps them for a quarter of an hour, we do not."""
    visit = visit_of(request, slug, pk)
    code = remembered(request, f"beleg-{pk}")
    if not code:
        return redirect(visit.url("survey"))
    return render(request, "participation/survey_receipt.html", visit.context(code=code))


@login_not_required
@never_cache
@require_GET
def survey_receipt_picture(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The same as a picture to keep."""
    visit = visit_of(request, slug, pk)
    code = remembered(request, f"beleg-{pk}")
    if not code:
        raise Http404
    drawn = picture(code, heading=str(visit.title), town=visit.survey.process.name)
    response = HttpResponse(drawn, content_type="image/svg+xml")
    response["Content-Disposition"] = 'attachment; filename="Beleg.svg"'
    return response


@login_not_required
@never_cache
@require_POST
def survey_pause(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A code to go on with on any device. Shown once."""
    visit = visit_of(request, slug, pk)
    if visit.draft is None:
        return redirect(visit.url("survey"))
    code = answering.give_code_to_go_on(visit.draft)
    return render(request, "participation/survey_paused.html", visit.context(code=code, days=Draft.DAYS))


@login_not_required
@never_cache
@require_POST
def survey_continue(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Go on with the code."""
    visit = visit_of(request, slug, pk)
    found = answering.draft_with_code(visit.survey, request.POST.get("code", ""))
    if found is None:
        seconds = CODES.wait(request)
        problem = (
            please_wait(seconds)
            if seconds
            else _("Zu diesem Code gibt es keine angefangenen Antworten. Vergleichen Sie die vier Wörter.")
        )
        context = visit.context(
            problem=problem,
            open_now=visit.survey.takes_answers(timezone.localdate()),
            may_answer=may_answer(request, visit),
        )
        return render(request, "participation/survey.html", context)
    after = visit.sheet.after(0, found.answers) or 1
    unanswered = [
        place
        for place, item in enumerate(visit.sheet.items, 1)
        if item in visit.sheet.asked_with(found.answers) and item.code not in found.answers
    ]
    number = unanswered[0] if unanswered else after
    return remember(redirect(visit.url("survey_question", number=number)), f"umfrage-{pk}", str(found.pk))
