"""What the authority says about a line, entered by officials."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wir import guidelines
from wir.accounts.access import organisations_as
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import OFFICIAL
from wir.funding.forms.lines import LineNoticeForm
from wir.funding.models import LineNotice
from wir.funding.views.loading import only_officials

WORDS = {True: "yes", False: "no", None: ""}


@require_http_methods(["GET", "POST"])
def line_notice(request: HttpRequest, line: str) -> HttpResponse:
    """Open or not, usual days, a fixed day, whom to ask. A line for which another authority speaks is not found."""
    only_officials(request)
    known, authorities = guidelines.line(line), organisations_as(OFFICIAL, request.user)
    said = LineNotice.objects.filter(line=line).first()
    if known is None or (said and said.controller_id not in authorities):
        raise Http404
    form = LineNoticeForm(request.POST or None, initial=_initial(said))
    if request.method == "POST" and form.is_valid():
        controller = get_object_or_404(Organisation, pk=said.controller_id if said else min(authorities))
        try:
            given = {**form.cleaned_data, "by": request.user, "on": timezone.localdate()}
            actions.set_line_notice(controller=controller, line=line, **given)
        except Refused as refused:
            form.add_error(None, refused.sentences[0])
        except PermissionDenied:
            form.add_error(
                None, _("Dafür brauchen Sie einen zweiten Faktor. Bitte richten Sie ihn zuerst ein.")
            )
        else:
            messages.success(request, _("Gespeichert. So steht es jetzt auf der Seite der Förderlinie."))
            return redirect("funding:money")
    return render(request, "funding/line_notice.html", {"form": form, "known": known})


def _initial(said: LineNotice | None) -> dict[str, object]:
    if said is None:
        return {}
    names = ("usual_days", "decide_by", "contact")
    return {"open": WORDS[said.open], **{name: getattr(said, name) for name in names}}
