"""What people do in Fördern: one function per verb, one transaction each, journal inside."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import Organisation, User
from wir.core.findings import verdict
from wir.core.refusal import Refused
from wir.documents.models import store
from wir.funding import budget, documents, notices, verdicts
from wir.funding.models import Application, Decision, DecisionSlice, Grant, Settlement
from wir.funding.sections import open_points
from wir.journal.steps import record, taking


def start(line: str, *, applicant: Organisation, controller: Organisation, by: User) -> Application:
    """Begin a draft, or go on with the one that is there. Only the applicant's clerks see it until it is handed in."""
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=applicant.pk)  # two clicks at once are one draft
        if begun := Application.objects.filter(applicant=applicant, line=line, state="draft").first():
            return begun
        application = Application.objects.create(
            line=line, applicant=applicant, controller=controller, created_by=by
        )
        record("funding.start", application, by=by, facts={"line": line, "applicant": applicant.pk})
    return application


def submit(application: Application, *, by: User, on: date) -> None:
    """Hand the application in. What is unclear does not block; what is missing or unmet does. Raises Refused."""
    with taking("submit", application, by=by) as facts:
        if missing := open_points(application):
            raise Refused(*missing)
        application.guideline, findings = verdicts.refuse_unmet(application, on=on)
        application.findings = [finding.as_json() for finding in findings]
        application.submitted_on = on
        application.content_hash = application.compute_hash()
        facts |= {
            "hash": application.content_hash,
            "guideline": application.guideline,
            "verdict": verdict(findings),
            "on": on.isoformat(),
        }


def withdraw(application: Application, *, by: User) -> None:
    """Take the application back before it is decided (Antrag zurückziehen)."""
    with taking("withdraw", application, by=by):
        pass


def prepare(
    application: Application, *, slices: dict[int, int], reasons: str, provisions: str, by: User, at: datetime
) -> None:
    """First person: propose a grant, in cents per budget year, with reasons. Raises Refused."""
    with taking("prepare", application, by=by, payload={"reasons": reasons}) as facts:
        budget.refuse_more_than_asked(application, slices)
        verdicts.refuse_unmet(application, on=application.submitted_on)
        Decision.objects.filter(application=application).delete()
        decision = Decision.objects.create(
            application=application,
            reasons=reasons,
            provisions=provisions,
            prepared_by=by,
            prepared_at=at,
            content_hash=application.content_hash,
        )
        DecisionSlice.objects.bulk_create(
            DecisionSlice(decision=decision, year=year, cents=cents)
            for year, cents in sorted(slices.items())
            if cents
        )
        facts |= {"cents": sum(slices.values()), "hash": application.content_hash}


def give_back(application: Application, *, question: str, by: User) -> None:
    """Second person: return the proposal to the first one with a question."""
    with taking("give_back", application, by=by, payload={"question": question}):
        Decision.objects.filter(application=application).update(question=question)


def release(application: Application, *, by: User, on: date, at: datetime) -> Grant:
    """Second person: release the decision. Binds the money, stores the sealed notice, makes the grant.

    The notice is rendered and sealed first, outside the transaction; inside it is only used if nothing has changed
    since. Raises Refused when the money does not fit; everything then stays prepared.
    """
    notices.refuse_early(application, by=by, on=on)
    notice = notices.make(application, released_by=by, on=on)
    with taking("release", application, by=by) as facts:
        decision = Decision.objects.select_for_update().get(application=application)
        if notices.fingerprint(application, decision) != notice.fingerprint:
            raise Refused(
                _("Der Vorschlag hat sich gerade geändert. Nichts wurde bewilligt. Bitte prüfen Sie ihn neu.")
            )
        verdicts.refuse_unmet(application, on=application.submitted_on)
        document = store(
            notice.pdf,
            kind=documents.GRANT_NOTICE.name,
            number=notice.number,
            title=f"{documents.GRANT_NOTICE.label} {notice.number}",
            controller=application.controller,
            on=on,
        )
        grant = Grant.objects.create(
            application=application,
            controller=application.controller,
            cents=decision.total,
            released_on=on,
            starts_on=application.starts_on,
            ends_on=application.ends_on,
            notice=document,
        )
        budget.bind(grant, {row.year: row.cents for row in decision.slices.all()})
        Decision.objects.filter(pk=decision.pk).update(released_by=by, released_at=at)
        facts |= {"cents": grant.cents, "document": document.sha256, "on": on.isoformat()}
    return grant


def settle(
    *,
    line: str,
    rule: str,
    met: bool,
    reason: str,
    source: str,
    from_day: date,
    by: User,
    controller: Organisation,
    application: Application | None = None,
) -> Settlement:
    """An official settles what the guideline leaves open, for one application or for the whole line; it is public."""
    with transaction.atomic():
        settlement = Settlement.objects.create(
            line=line,
            rule=rule,
            met=met,
            reason=reason,
            source=source,
            from_day=from_day,
            made_by=by,
            controller=controller,
            application=application,
        )
        record(
            "funding.settle",
            settlement,
            by=by,
            payload={"reason": reason, "source": source},
            facts={"line": line, "rule": rule, "met": met, "from": from_day.isoformat()},
        )
    return settlement
