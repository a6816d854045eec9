"""What several pages do the same way: the process of an address, through the scope of its reader."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from wir.core.refusal import Refused
from wir.core.text import clean_text
from wir.strategy.access import desks_for, led_by, public_processes, read_by, worked_by
from wir.strategy.models import Process


def public_process(request: HttpRequest, slug: str) -> Process:
    """A process that everybody may read; before it is public, those who belong to it see how it will look. Else 404."""
    found = _with_towns(public_processes()).filter(slug=slug).first()
    if found is None and request.user.is_authenticated:
        found = _with_towns(desks_for(request.user)).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def desk_of(request: HttpRequest, slug: str) -> Process:
    """A process that the person reads inside, or 404."""
    return get_object_or_404(_with_towns(desks_for(request.user)), slug=slug)


def work_on(request: HttpRequest, slug: str) -> Process:
    """A process that the person works on, or 404."""
    return get_object_or_404(_with_towns(worked_by(request.user)), slug=slug)


def read_or_work_on(request: HttpRequest, slug: str, what: str) -> Process:
    """To read: a process of which the person may read this (`wir.strategy.access.READS`); to write: one it works on. Else 404."""
    if request.method == "POST":
        return work_on(request, slug)
    return get_object_or_404(_with_towns(read_by(request.user, what)), slug=slug)


def lead(request: HttpRequest, slug: str) -> Process:
    """A process whose people and end the person decides on, or 404."""
    return get_object_or_404(_with_towns(led_by(request.user)), slug=slug)


def _with_towns(processes: QuerySet[Process]) -> QuerySet[Process]:
    return processes.select_related("controller").prefetch_related("towns__organisation")


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was sent, even if it is empty; nothing while the page is only read."""
    return request.POST if request.method == "POST" else None


def posted_text(request: HttpRequest, name: str, *, most: int = 400) -> str:
    """One text that stands beside a button, made as clean as every other text that is stored."""
    return clean_text(request.POST.get(name, ""))[:most]


@contextmanager
def refusals_as_messages(request: HttpRequest) -> Iterator[None]:
    """An act that was refused says so on the next page; everything else goes on as an error."""
    try:
        yield
    except Refused as refused:
        for sentence in refused.sentences:
            messages.error(request, sentence)
    except PermissionDenied:
        messages.error(request, _("Das dürfen Sie bei diesem Prozess nicht. Es hat sich nichts geändert."))
