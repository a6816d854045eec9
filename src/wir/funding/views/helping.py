"""The example of a whole application, for everyone. Nothing is asked of the database."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wir import guidelines
from wir.funding import help as helping


@login_not_required
@require_safe
def example(request: HttpRequest, line: str) -> HttpResponse:
    """Every section filled in by invented towns, with its help beside it: to read, to print, to send to a colleague."""
    known = guidelines.line(line)
    if known is None:
        raise Http404
    context = {
        "line": known,
        "sections": helping.whole(line),
        "fits": line in helping.FITS,
        "label": guidelines.line(helping.LINE).label,
    }
    return render(request, "funding/public/example.html", context)
