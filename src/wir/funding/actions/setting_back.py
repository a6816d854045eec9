"""Setting an application back to what was handed in last, when the authority goes on without an answer."""

from datetime import datetime, time

from django.utils import timezone

from wir.accounts.models import User
from wir.funding.actions.partners import take_out
from wir.funding.content import PARTS, Content, content_of
from wir.funding.models import Application, PartnerAnswer
from wir.funding.sent import as_sent, content_sent, lay_over

ROWS = {
    "costs": "cost_items",
    "funding": "funding_items",
    "schedule": "schedule_steps",
    "involvement": "involvements",
}


def was_changed(application: Application) -> bool:
    """Whether its authors have changed anything since; that a partner left is no change of theirs."""
    now, sent = content_of(application), content_sent(application)
    different = {name for name in PARTS if now.get(name) != sent.get(name)}
    if different != {"partners"}:
        return bool(different)
    gone = set(sent.get("partners", ())) ^ set(now.get("partners", ()))
    left = {
        partner.organisation_id
        for partner in application.partners.all()
        if partner.answer and partner.answer.kind == PartnerAnswer.Kind.LEFT
    }
    return not gone <= left


def set_back(application: Application, *, by: User, at: datetime) -> Content:
    """Words, plan and declarations say again what was handed in; answers what the authors had entered instead.

    Partners that left stay away, and files that came meanwhile stay stored: neither can be undone, and `as_sent` tells what
    counts. Who was asked meanwhile is out. The caller holds the lock and saves the application's own row.
    """
    aside, content = content_of(application), content_sent(application)
    sent = as_sent(application)
    for part, rows in ROWS.items():
        if aside.get(part) != content.get(part):
            found = list(getattr(sent, rows).all())
            getattr(application, rows).all().delete()
            for row in found:
                row.pk, row.application = None, application
            getattr(application, rows).bulk_create(found)
    _declare(application, content)
    for partner in application.partners.all():
        if partner.takes_part and partner.organisation_id not in content.get("partners", ()):
            take_out(partner, by=by, at=at)
    lay_over(application, content)
    return aside


def _declare(application: Application, content: Content) -> None:
    """A declaration that was taken back stands again, by the person who handed the last version in, on that day."""
    declared = content.get("declarations", {})
    last = application.submissions.order_by("version").last()
    for kind in [kind for kind in application.declarations.model.Kind.values if kind in declared]:
        rows = application.declarations.filter(kind=kind)
        if not declared[kind]:
            rows.delete()
        elif last and not rows.exists():
            day = timezone.make_aware(datetime.combine(last.made_on, time.min))
            application.declarations.create(kind=kind, made_by=last.made_by, made_at=day)
