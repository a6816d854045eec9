"""The gallery shows every piece in every state; accessibility checks run there."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wir.ui import examples


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "ui/gallery.html",
        {
            "empty_form": examples.Sample(auto_id="leer_%s"),
            "wrong_form": examples.Sample(examples.WRONG, auto_id="falsch_%s"),
            "findings": examples.FINDINGS,
            "titles": examples.TITLES,
            "tasks": examples.TASKS,
            "files": examples.FILES,
            "facts": examples.FACTS,
            "steps": examples.STEPS,
            "money": examples.MONEY,
            "rows": examples.ROWS,
            "day": examples.DAY,
            "page": Paginator(range(95), 10).get_page(request.GET.get("seite", 4)),
        },
    )
