"""What the formal check goes through: the formal points and every finding, each prefilled with how it stands now."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from wir.accounts.freemail import whose
from wir.core.days import short_day
from wir.core.findings import Finding
from wir.funding import agreements, verdicts
from wir.funding.content import hash_of
from wir.funding.models import Application, Attachment, Signature
from wir.funding.sent import as_sent

# A finding's name beside the names of formal points.
FINDING = "finding."


@dataclass(frozen=True)
class Point:
    """One point: how it stands (None: a person has to look), and why, in a sentence."""

    name: str
    label: object
    met: bool | None
    says: str
    finding: Finding | None = None

    @property
    def is_finding(self) -> bool:
        return self.finding is not None


def points_of(application: Application) -> list[Point]:
    """All points of what was last handed in, in a fixed order: first the form, then the guideline's rules."""
    application = as_sent(application)
    findings = verdicts.assess(application, on=application.submitted_on)[1]
    return [
        *_formal(application),
        *(Point(f"{FINDING}{one.rule}", one.rule, one.met, one.says, one) for one in findings),
    ]


def _formal(application: Application) -> Iterator[Point]:
    intact = hash_of(application) == application.content_hash
    yield Point(
        "intact",
        _("Unverändert seit dem Absenden"),
        intact,
        "Der Prüfwert stimmt." if intact else "Der Prüfwert stimmt nicht.",
    )
    yield Point(
        "confirmed",
        _("Antragstellerin ist bestätigt"),
        application.applicant.is_confirmed,
        "Wer für sie handelt, ist bestätigt."
        if application.applicant.is_confirmed
        else "Wer für sie handelt, ist noch nicht bestätigt.",
    )
    in_time = application.starts_on is not None and application.submitted_on < application.starts_on
    begins = short_day(application.starts_on) if application.starts_on else "ohne Tag"
    yield Point(
        "in_time",
        _("Antrag vor dem Beginn"),
        in_time,
        f"Eingang {short_day(application.submitted_on)}, Beginn {begins}.",
    )
    balanced = verdicts.plan_balances(application)
    yield Point(
        "balanced",
        _("Kosten und Finanzierung gehen auf"),
        balanced,
        "Beide Seiten sind gleich." if balanced else "Die beiden Seiten sind nicht gleich.",
    )
    yield from _of_partners(application)
    yield from _of_links(application)
    yield from _of_files(application)


def _of_partners(application: Application) -> Iterator[Point]:
    standings = agreements.standings(application)
    if standings:
        missing = agreements.missing(standings)
        says = " ".join(missing) or "Alle Partner haben genau diesen Antrag bestätigt."
        yield Point("partners", _("Partner haben bestätigt"), not missing, says)


def _of_links(application: Application) -> Iterator[Point]:
    """Signing links: each that went to a mailbox which is not surely the applicant's stands there with its address."""
    signed = agreements.valid_signatures(application, agreements.now_of(application))
    links = [row for row in signed if "asked_by" in row.way]
    doubtful = [row for row in links if whose(row.way["address"], row.way["known_ending"]) != "own"]
    if links:
        says = " ".join(
            _DOUBT[whose(row.way["address"], row.way["known_ending"])] % _of(row) for row in doubtful
        )
        yield Point(
            "links",
            _("Unterschrieben wurde über eigene Adressen"),
            None if doubtful else True,
            says or "Alle Links gingen an Adressen mit der bestätigten Endung.",
        )


_DOUBT = {
    "provider": "Privates Postfach: Der Link für %(name)s ging an %(address)s.",
    "other": "Fremde Adresse: Der Link für %(name)s ging an %(address)s, bestätigt ist die Endung %(ending)s.",
    "unknown": "Nicht geprüft: Der Link für %(name)s ging an %(address)s, eine bestätigte Endung ist nicht bekannt.",
}


def _of(row: Signature) -> dict[str, str]:
    return {"name": row.name, "address": row.way["address"], "ending": row.way["known_ending"] or ""}


def _of_files(application: Application) -> Iterator[Point]:
    states = [file.scan_state for file in application.attachments.all()]
    if states:
        good = {Attachment.Scan.CLEAN, Attachment.Scan.NOT_SCANNED}
        wrong = sum(state not in good for state in states)
        says = (
            f"{wrong} von {len(states)} Dateien sind nicht lesbar."
            if wrong
            else f"Dateien: {len(states)}, alle lesbar."
        )
        yield Point("files", _("Dateien sind lesbar"), None if wrong else True, says)
