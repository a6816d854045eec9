"""An application as it was last handed in, while its authors already work on the next version.

What lies in the application's own rows is the working copy: it belongs to those who apply, and to whom they ask to agree to
it. Officials, jury and file read what was handed in, so each of their pages reads `as_sent(application)`.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from typing import Any

from wir.funding.agreements import now_of
from wir.funding.content import Content, hash_of
from wir.funding.models import (
    Application,
    CostItem,
    Declaration,
    FundingItem,
    Involvement,
    Partner,
    PartnerAnswer,
    ScheduleStep,
    Submission,
)
from wir.funding.queries.whole import keep


def content_sent(application: Application) -> Content:
    """Content of the last version; nothing for a draft and for versions from before contents were kept."""
    last = max(application.submissions.all(), key=lambda found: found.version, default=None)
    return last.content if last else {}


def as_sent(application: Application) -> Application:
    """The application with fields and rows as they were last handed in, to be read and never to be saved.

    `content_of` of it is the content of the last version. Costs two statements where the rows may differ, else none; the
    application as its authors see it is its `working_copy`.
    """
    if application.working_copy is not None or not _may_differ(application):
        return application
    content = content_sent(application)
    if not content:
        return application
    sent = copy(application)
    sent.working_copy = application
    sent._prefetched_objects_cache = dict(getattr(application, "_prefetched_objects_cache", {}))
    lay_over(sent, content)
    _keep_partners(sent, content.get("partners", ()))
    _keep_rows(sent, content)
    _keep_yes(sent)
    return sent


def _may_differ(application: Application) -> bool:
    """While it is open, and where the authority went on without an answer: partners that left and files stay as they are.

    No statement for an application with its rows; without them some for one that was ever asked to be completed.
    """
    if application.state in Application.MAY_DIFFER:
        return True
    asked = application.state != "draft" and any(one.closed_on for one in application.requests.all())
    return asked and hash_of(application) != application.content_hash


def gone_since(application: Application) -> list[Partner]:
    """Partners in what was last handed in that do not take part any more. Costs what `as_sent` costs."""
    sent, working = as_sent(application), application.working_copy or application
    named = {one.organisation_id for one in sent.partners.all()} if sent is not working else set()
    return [one for one in working.partners.all() if not one.takes_part and one.organisation_id in named]


def with_fields_as_sent(applications: Iterable[Application]) -> list[Application]:
    """The same for a list that shows no rows: title, period and other fields. One statement if any may differ, else none."""
    found = list(applications)
    differing = [one.pk for one in found if one.state in Application.MAY_DIFFER]
    if differing:
        newest = Submission.objects.filter(application__in=differing).order_by("application", "-version")
        contents = dict(newest.distinct("application").values_list("application", "content"))
        for one in found:
            lay_over(one, contents.get(one.pk, {}))
    return found


def lay_over(application: Application, content: Content) -> None:
    """Put the fields of that content into the application, without saving it."""
    known = {field.attname for field in Application._meta.concrete_fields}
    for part in ("contact", "project", "declarations"):
        for name, value in (content.get(part) or {}).items():
            if name in known:
                setattr(application, name, _day(value) if name.endswith("_on") else value)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _keep_partners(sent: Application, numbers: Iterable[int]) -> None:
    """Those who took part then, without what was said since."""
    wanted = set(numbers)
    partners = [copy(one) for one in sent.partners.all() if one.organisation_id in wanted]
    for partner in partners:
        partner.application = sent
        partner._prefetched_objects_cache = dict(getattr(partner, "_prefetched_objects_cache", {}))
        keep(partner, "answers", [one for one in partner.answers.all() if one.kind not in PartnerAnswer.OUT])
    keep(sent, "partners", partners)


def _keep_rows(sent: Application, content: Content) -> None:
    """Rows as their parts tell them, numbered in their order: that is what they are sorted by."""
    partners = {one.organisation_id: one for one in sent.partners.all()}
    keep(
        sent,
        "cost_items",
        [
            CostItem(pk=number, application=sent, year=year, label=label, cents=cents)
            for number, (year, label, cents) in enumerate(content.get("costs", ()), start=1)
        ],
    )
    keep(
        sent,
        "funding_items",
        [
            _funding(number, sent, row, partners)
            for number, row in enumerate(content.get("funding", ()), start=1)
        ],
    )
    keep(
        sent,
        "schedule_steps",
        [
            ScheduleStep(pk=number, application=sent, starts_on=_day(start), ends_on=_day(end), what=what)
            for number, (start, end, what) in enumerate(content.get("schedule", ()), start=1)
        ],
    )
    keep(
        sent,
        "involvements",
        [
            Involvement(
                application=sent, body=body, how=said["how"], on=_day(said["on"]), reason=said["reason"]
            )
            for body, said in content.get("involvement", {}).items()
        ],
    )
    made = content.get("declarations", {})
    keep(
        sent,
        "declarations",
        [Declaration(application=sent, kind=kind) for kind in Declaration.Kind.values if made.get(kind)],
    )
    files = {tuple(file) for file in content.get("attachments", ())}
    keep(
        sent,
        "attachments",
        [file for file in sent.attachments.all() if (file.kind, file.name, file.sha256) in files],
    )


def _funding(number: int, sent: Application, row: list[Any], partners: Mapping[int, Partner]) -> FundingItem:
    year, kind, label, cents, *organisation = row
    partner = partners.get(organisation[0]) if organisation else None
    return FundingItem(
        pk=number, application=sent, year=year, kind=kind, label=label, cents=cents, partner=partner
    )


def _keep_yes(sent: Application) -> None:
    """Of a partner's answers those up to the last that agreed to exactly this, if there is one."""
    now = now_of(sent)
    for partner in sent.partners.all():
        answers = sorted(partner.answers.all(), key=lambda one: one.pk)
        agreed = [place for place, one in enumerate(answers) if one.digest == now.digest]
        if agreed:
            keep(partner, "answers", answers[: agreed[-1] + 1])
