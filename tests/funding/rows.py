"""Applications far along their way: decided by acts in one line, or as bare rows where only the rows are read."""

from datetime import date

from django.conf import settings
from django.db.models import F

from tests.cast import LINE, NOW, TODAY
from wir.documents.models import Document
from wir.documents.seal import make_test_seal
from wir.funding import actions
from wir.funding.models import (
    Application,
    Appropriation,
    Commitment,
    Decision,
    DecisionSlice,
    Grant,
    Submission,
)
from wir.funding.open_points import Despite

HASH = "a" * 64
ENDS = {
    "awarded": ("approve", actions.release),
    "rejected": ("reject", actions.reject),
    "waitlisted": ("waiting_list", actions.put_on_waiting_list),
}


def decide(cast, application, state):
    """Karim proposes and Sabine releases what leads to that state; everything that was asked for, if it is granted, and
    also before a jury is done."""
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    outcome, act = ENDS[state]
    asked = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    slices = asked if outcome == "approve" else {}
    proposal = actions.Proposal(outcome=outcome, slices=slices, reasons="Wir haben verglichen.")
    actions.prepare(cast.checked(application), proposal=proposal, by=cast.karim, at=NOW)
    despite = Despite(seen=frozenset({"jury"}), reason="Die Jury weiß davon.")
    act(application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)


def submitted_rows(cast, applicant, *, line=LINE, day=TODAY, title="x", number=1):
    """Applications that were handed in with nothing in them."""
    made = Application.objects.bulk_create(
        Application(line=line, applicant=applicant, controller=cast.authority, created_by=cast.frieda, title=title)
        for _ in range(number)
    )  # fmt: skip
    Submission.objects.bulk_create(
        Submission(
            application=one, version=1, content={}, content_hash=HASH, made_on=day, made_by=cast.frieda
        )
        for one in made
    )
    found = Application.objects.filter(pk__in=[one.pk for one in made])
    found.update(state="submitted", submitted_on=day, content_hash=HASH)
    return found


def granted_row(cast, applicant=None, *, line=LINE, day=TODAY, cents=100_000, title="Gemeinsam"):
    """A grant as it is after its acceptance, bound in cash of its day; nothing is rendered."""
    found = submitted_rows(cast, applicant or cast.town, line=line, day=day, title=title)
    application, period = found.get(), {"starts_on": date(2027, 3, 1), "ends_on": date(2028, 8, 31)}
    decision = Decision.objects.create(
        application=application, current_for=application, reasons="Gut.", content_hash=HASH, prepared_by=cast.karim,
        prepared_at=NOW, **period,
    )  # fmt: skip
    DecisionSlice.objects.create(decision=decision, year=day.year, cents=cents)
    found.update(state="decision_prepared")
    Decision.objects.filter(pk=decision.pk).update(released_by=cast.sabine, released_at=NOW)
    number = Document.objects.count()
    document = Document.objects.create(
        number=f"N-{number}", kind="grant_notice", title="x", sha256=f"{number:064x}", size=1, certificate=HASH,
        made_on=day, controller=cast.authority,
    )  # fmt: skip
    grant = Grant.objects.create(
        application=application,
        controller=cast.authority,
        cents=cents,
        released_on=day,
        notice=document,
        **period,
    )
    found.update(state="awarded")
    money, _ = Appropriation.objects.get_or_create(
        controller=cast.authority, line=line, year=day.year, kind="cash", defaults={"cents": 15_000_000}
    )
    Commitment.objects.create(grant=grant, appropriation=money, cents=cents)
    Appropriation.objects.filter(pk=money.pk).update(committed_cents=F("committed_cents") + cents)
    Grant.objects.filter(pk=grant.pk).update(state="accepted")
    return grant
