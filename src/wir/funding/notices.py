"""The grant notice on its way: refuse early, render and seal outside the transaction, recognise changes inside it."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from wir.accounts.models import Organisation, User
from wir.core.days import add_months, short_day
from wir.core.refusal import Refused
from wir.documents import files
from wir.documents.render import Unprintable, render
from wir.documents.seal import seal
from wir.funding import budget, catalogue, documents, verdicts
from wir.funding.courts import Court, court_for
from wir.funding.models import Application, Decision, FundingItem

# Texts of a sample notice: the wording of the Hessian provisions was not to be had (docs/decisions/0008-sample-notice.md).
PAYMENT_RULES = (
    "Fordern Sie Geld nur an, wenn Sie es in den nächsten zwei Monaten ausgeben.",
    "Wir zahlen erst, wenn dieser Bescheid bestandskräftig ist oder Sie auf Rechtsmittel verzichtet haben.",
)
PROOF_PARTS = (
    "ein Sachbericht: was Sie getan und erreicht haben",
    "die Zahlen: Ausgaben und Einnahmen, geplant und wirklich",
)
PROVISIONS = (
    "Verwenden Sie das Geld nur für den genannten Zweck und wirtschaftlich.",
    "Sagen Sie uns sofort, wenn sich Kosten, Einnahmen, Zeitraum oder Ziel ändern.",
    "Nennen Sie in Ihrer Öffentlichkeitsarbeit, dass das Land Sie fördert.",
    "Heben Sie Belege fünf Jahre auf. Wir und der Rechnungshof dürfen sie prüfen.",
)
MONTHS_UNTIL_PROOF = 3
INVENTED_COURT = Court("Verwaltungsgericht Musterstadt (erfunden)", "Musterstadt", "")
RESULTS = {True: "erfüllt", False: "nicht erfüllt", None: "zu klären"}


@dataclass(frozen=True)
class Sealed:
    """A sealed notice that is not yet in force: it counts only if `fingerprint` still holds at release."""

    pdf: bytes
    number: str
    fingerprint: str


def fingerprint(application: Application, decision: Decision) -> str:
    """sha256 over everything that people decided and the notice says, in hex."""
    said = {
        "application": application.content_hash,
        "decision": [
            decision.pk,
            decision.prepared_at.isoformat(),
            decision.reasons,
            decision.provisions,
            decision.content_hash,
        ],
        "slices": [[row.year, row.cents] for row in decision.slices.order_by("year")],
        "findings": [
            [finding.rule, finding.met, finding.says]
            for finding in verdicts.assess(application, on=application.submitted_on)[1]
        ],
    }
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def refuse_early(application: Application, *, by: User, on: date) -> None:
    """Everything that would refuse the release anyway, before work is spent on a notice.

    Raises Impossible, PermissionDenied or Refused. The door checks state, person and money again under lock.
    """
    step = application.workflow.check("release", application.state)
    if not rules.has_perm(step.may, by, application):
        raise PermissionDenied(step.may)
    if application.starts_on < on:
        raise Refused(
            f"Das Vorhaben sollte am {short_day(application.starts_on)} beginnen. Dieser Tag ist vorbei. "
            "Nichts wurde bewilligt. Bitte geben Sie den Vorschlag zurück und klären Sie den Beginn."
        )
    if application.compute_hash() != application.content_hash:
        raise Refused(
            "Der Antrag entspricht nicht mehr seinem Prüfwert. Nichts wurde bewilligt. Bitte rufen Sie die Technik."
        )
    slices = {row.year: row.cents for row in application.decision.slices.all()}
    budget.refuse_what_does_not_fit(slices, budget.appropriations_for(application))


def make(application: Application, *, released_by: User, on: date) -> Sealed:
    """Render and seal the notice from what is stored now. Raises Refused when a character cannot be printed."""
    decision = Decision.objects.select_related("prepared_by").get(application=application)
    mark = fingerprint(application, decision)
    notice = compose(application, decision, released_by=released_by, on=on)
    try:
        pdf = seal(render(documents.GRANT_NOTICE.name, documents.grant_notice_data(notice), on=on))
    except Unprintable as error:
        raise Refused(str(error)) from error
    files.put_file(pdf)
    return Sealed(pdf, notice.number, mark)


def compose(
    application: Application, decision: Decision, *, released_by: User, on: date
) -> documents.GrantNotice:
    """What the notice says, from frozen data."""
    court = _court(application.applicant)
    line = catalogue.line(application.line, on=application.submitted_on)
    return documents.GrantNotice(
        number=f"{application.number}-B1",
        day=on,
        demo=settings.WIR_DEMO,
        sender=_sender(application.controller),
        addressee=_address(application.applicant),
        project=application.title,
        applied_on=application.submitted_on,
        amount=decision.total,
        purpose=application.purpose,
        guideline=f"{line.label}, Fassung {application.guideline}",
        period_start=application.starts_on,
        period_end=application.ends_on,
        financing="deficit",
        share_percent="",
        costs=_costs(application),
        funding=_funding(application, decision.total),
        calculation="Bewilligt ist, was nach Ihren eigenen und allen anderen Mitteln fehlt, höchstens der genannte Betrag.",
        payment_rules=PAYMENT_RULES,
        proof_due=add_months(application.ends_on, MONTHS_UNTIL_PROOF),
        proof_parts=PROOF_PARTS,
        provisions=(*PROVISIONS, *[text for text in decision.provisions.splitlines() if text.strip()]),
        slices=tuple(
            documents.YearSlice(year=s.year, cents=s.cents, reserved=s.year > on.year)
            for s in decision.slices.order_by("year")
        ),
        reasons=decision.reasons,
        findings=_findings(application),
        court_name=court.name,
        court_seat=court.seat,
        annexes=("Vordruck: Verzicht auf Rechtsmittel", "Vordruck: Geld abrufen"),
        signed_by=f"{decision.prepared_by.name} (vorbereitet), {released_by.name} (schlussgezeichnet)",
        check_at=f"{settings.WIR_ADDRESS}{reverse('documents:check')}",
    )


def _sender(authority: Organisation) -> documents.Sender:
    return documents.Sender(name=authority.name, lines=_address(authority)[1:], contact=())


def _address(organisation: Organisation) -> tuple[str, ...]:
    place = f"{organisation.postal_code} {organisation.town}".strip()
    return tuple(part for part in (organisation.name, organisation.street, place) if part)


def _costs(application: Application) -> tuple[documents.CostLine, ...]:
    by_label: dict[str, dict[int, int]] = {}
    for item in application.cost_items.order_by("year", "pk"):
        years = by_label.setdefault(item.label, {})
        years[item.year] = years.get(item.year, 0) + item.cents
    return tuple(documents.CostLine(label=label, by_year=years) for label, years in by_label.items())


def _funding(application: Application, granted: int) -> tuple[documents.FundingLine, ...]:
    items = list(application.funding_items.order_by("year", "pk"))
    lines = [documents.FundingLine(label="Zuwendung", cents=granted)]
    lines += [
        documents.FundingLine(
            label=f"{item.get_kind_display()}: {item.label} ({item.year})", cents=item.cents
        )
        for item in items
        if item.kind != FundingItem.Kind.GRANT
    ]
    if gap := sum(item.cents for item in items) - sum(line.cents for line in lines):
        lines.append(documents.FundingLine(label="Von Ihnen zusätzlich zu tragen", cents=gap))
    return tuple(lines)


def _findings(application: Application) -> tuple[documents.CheckedRule, ...]:
    """By the rules of the day of submission, with what officials have settled since."""
    return tuple(
        documents.CheckedRule(says=finding.says, result=RESULTS[finding.met], source=finding.source)
        for finding in verdicts.assess(application, on=application.submitted_on)[1]
    )


def _court(applicant: Organisation) -> Court:
    if found := court_for(applicant.ags[:5]):
        return found
    if applicant.fictional:
        return INVENTED_COURT
    raise Refused(
        "Für diesen Ort ist kein Verwaltungsgericht hinterlegt. Nichts wurde bewilligt. Bitte ergänzen Sie die Tabelle der Gerichte."
    )
