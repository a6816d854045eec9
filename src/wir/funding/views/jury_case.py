"""One case as a member of the jury reads and scores it, with its files. Saved as it is typed, like any section."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import attachments_for_juror, cases_for_juror
from wir.funding.access.conflicts import standings
from wir.funding.forms import OpinionForm, ScoreForm
from wir.funding.models import JuryAssessment, JuryCase, JuryMember
from wir.funding.versions import chapters_for_jury, files_sent
from wir.funding.views.attachments import hand_out
from wir.funding.views.loading import cases_as_sent, refusals_as_messages
from wir.journal.steps import record
from wir.ui.parking import AUTOSAVE, parked


def case_of(request: HttpRequest, pk: int) -> JuryCase:
    """The case with everything its page shows, or 404: also when a conflict keeps the person away."""
    found = get_object_or_404(
        cases_for_juror(request.user)
        .select_related("round", "application__applicant", "application__controller")
        .prefetch_related(
            "application__submissions", "application__partners__organisation", "application__attachments"
        ),
        pk=pk,
    )
    return cases_as_sent([found])[0]


@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """The application on one side, the score sheet on the other; others' scores after one's own."""
    found = case_of(request, pk)
    own = _own(found, request.user)
    back = parked(request) if request.method == "GET" else None
    form = ScoreForm(
        request.POST or back, sheet=found.round.score_sheet, assessment=own, use_required_attribute=False
    )
    if request.headers.get(AUTOSAVE):
        return _typed(request, found, form)
    if request.method == "POST" and form.is_valid():
        with refusals_as_messages(request):
            _keep(request, found, form)
        return redirect("funding:jury_case", pk)
    if back:
        messages.warning(
            request, _("Ihr Text ist noch da, aber noch nicht gespeichert. Bitte speichern Sie ihn jetzt.")
        )
    return render(request, "funding/jury/case.html", _shown(found, own, form, request.user))


@require_GET
def attachment(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A file of a case that the member may see, as it was handed in. Reading it is an entry in the journal."""
    found = case_of(request, pk)
    sent = {file.pk for file in files_sent(found.application) if file.may_be_read}
    file = attachments_for_juror(request.user).filter(application=found.application_id, pk=number).first()
    if file is None or file.pk not in sent:
        raise Http404
    response = hand_out(file)
    facts = {"attachment": file.pk, "sha256": file.sha256, "case": found.pk}
    record("funding.read_attachment", found.application, by=request.user, facts=facts)
    return response


def _keep(request: HttpRequest, found: JuryCase, form: ScoreForm) -> None:
    """By one of the two buttons. What was typed stays, also when handing in is refused."""
    own = actions.save_scores(found, scores=form.given(), by=request.user, at=timezone.now())
    if "hand_in" in request.POST:
        actions.hand_in_scores(own, by=request.user, at=timezone.now())
        messages.success(request, _("Abgegeben. Jetzt sehen Sie, wie die anderen bewertet haben."))
    else:
        messages.success(request, _("Gespeichert. Abgeben können Sie, wenn alles ausgefüllt ist."))


def _typed(request: HttpRequest, found: JuryCase, form: ScoreForm) -> HttpResponse:
    """What the page's script is told. It never hands in."""
    if not form.is_valid():
        says = _("Noch nicht gespeichert: Bitte prüfen Sie, was Sie eingegeben haben.")
        return JsonResponse({"state": "invalid", "says": says})
    try:
        actions.save_scores(found, scores=form.given(), by=request.user, at=timezone.now())
    except Refused as refused:
        return JsonResponse({"state": "refused", "says": str(refused)})
    says = _("Gespeichert um %(time)s Uhr.") % {"time": f"{timezone.localtime():%H:%M}"}
    return JsonResponse({"state": "saved", "says": says, "version": ""})


def _shown(found: JuryCase, own: JuryAssessment | None, form: ScoreForm, user: User) -> dict[str, object]:
    reading = found.round.state == "reading" and not found.is_decided
    open_for_me = reading and (own is None or own.state == "draft")
    return {
        "case": found,
        "application": found.application,
        "chapters": [
            chapter for chapter in chapters_for_jury(found.application) if chapter.name != "attachments"
        ],
        "files": files_sent(found.application),
        "own": own,
        "form": form if open_for_me else None,
        "sheet": found.round.score_sheet,
        "others": _others(found, own) if own and own.state == "handed_in" else [],
        "neighbours": _neighbours(found, user),
    }


def _own(found: JuryCase, user: User) -> JuryAssessment | None:
    return (
        JuryAssessment.objects.filter(case=found, member__user=user)
        .select_related("member")
        .prefetch_related("scores")
        .first()
    )


def _others(found: JuryCase, own: JuryAssessment) -> list[JuryAssessment]:
    """What the others handed in and what counts, in the order of the seats."""
    return list(
        JuryAssessment.objects.filter(case=found, state="handed_in", set_aside_at=None)
        .exclude(pk=own.pk)
        .select_related("member__user")
        .prefetch_related("scores")
        .order_by("member_id")
    )


def _neighbours(found: JuryCase, user: User) -> list[tuple[JuryMember, OpinionForm]]:
    """Members from the same county about whom this person has not said anything yet, with a form each."""
    members = found.round.members.all()
    standing = standings(members, JuryCase.objects.filter(pk=found.pk))[found.pk]
    if not standing.flagged or found.concluded_at:
        return []
    said = set(found.opinions.filter(said_by__user=user).values_list("member_id", flat=True))
    return [
        (member, OpinionForm(auto_id=f"m{member.pk}_%s"))
        for member in members.select_related("user")
        if member.pk in standing.flagged - said and member.user_id != user.pk
    ]
