"""A grant notice of a town that does not exist, for the tests of rendering, sealing and checking."""

from dataclasses import replace
from datetime import date
from functools import cache

from wir.documents import render, seal
from wir.funding.documents import (
    CheckedRule,
    CostLine,
    FundingLine,
    GrantNotice,
    OpenPoints,
    Sender,
    YearSlice,
    grant_notice_data,
)

DAY = date(2026, 9, 25)
NOTICE = GrantNotice(
    number="KIV-2026-0007",
    day=DAY,
    demo=True,
    sender=Sender(
        name="Regierungspräsidium Musterbezirk",
        lines=("Musterplatz 1", "00000 Musterstadt"),
        contact=(("Auskunft", "Karim Beispiel"), ("E-Mail", "foerderung@example.org")),
    ),
    addressee=("Magistrat der Stadt Musterstadt", "Frieda Probe", "Am Markt 1", "00000 Musterstadt"),
    project="Musterstadt gehört allen",
    applied_on=date(2026, 8, 3),
    amount=22_500_00,
    purpose="Die Stadt erarbeitet mit den Menschen, die dort leben, eine Strategie für Vielfalt und Teilhabe.\n\n"
    "Am Ende steht ein Plan mit Zielen, Maßnahmen und Zuständigen.",
    guideline="KIV (Muster), Fassung für die Vorführung",
    period_start=date(2026, 11, 1),
    period_end=date(2028, 1, 31),
    financing="share",
    financing_reason="",
    share_percent="90 %",
    costs=(
        CostLine(label="Moderation und Begleitung", by_year={2026: 3_000_00, 2027: 14_000_00}),
        CostLine(label="Räume und Verpflegung", by_year={2027: 5_000_00, 2028: 500_00}),
        CostLine(label="Öffentlichkeitsarbeit", by_year={2026: 500_00, 2027: 2_000_00}),
    ),
    funding=(
        FundingLine(label="Eigene Mittel", cents=2_500_00),
        FundingLine(label="Zuwendung des Landes", cents=22_500_00),
    ),
    calculation="Anerkannte Kosten 25.000,00 €, davon 90 % sind 22.500,00 €.",
    payment_rules=(
        "Sie rufen das Geld im Portal ab, sobald Sie es für fällige Rechnungen brauchen.",
        "Was Sie in einem Haushaltsjahr nicht abrufen, steht danach nicht mehr sicher bereit.",
    ),
    proof_due=date(2028, 4, 30),
    proof_parts=("ein Bericht über das Erreichte (Sachbericht)", "die Einnahmen und Ausgaben in Zahlen"),
    provisions=(
        "Sagen Sie uns gleich Bescheid, wenn sich Kosten, Mittel oder Ziele ändern.",
        "Nennen Sie bei Veranstaltungen und Veröffentlichungen die Förderung durch das Land.",
        "Die Allgemeinen Nebenbestimmungen für Gebietskörperschaften (ANBest-Gk) liegen bei.",
    ),
    slices=(
        YearSlice(year=2026, cents=3_150_00, reserved=False),
        YearSlice(year=2027, cents=18_900_00, reserved=True),
        YearSlice(year=2028, cents=450_00, reserved=True),
    ),
    reasons="Ihr Antrag erfüllt die Regeln der Richtlinie. Der Plan ist schlüssig, die Kosten sind angemessen.",
    findings=(
        CheckedRule(says="Die Stadt hat 18.204 Menschen.", result="Erfüllt", source="KIV (Muster), Nr. 2"),
        CheckedRule(says="Das Vorhaben dauert 15 Monate.", result="Erfüllt", source="KIV (Muster), Nr. 4"),
    ),
    court_name="Verwaltungsgericht Gießen",
    court_seat="Gießen",
    partners=(("Nachbarstadt", 500_00), ("Drittstadt", 0)),
    joint=("Sie haften auch für Ihre Partner.",),
    open_points=OpenPoints(says=("Die Jury ist noch nicht fertig.",), reason="Die Zeit drängt."),
    found_at=("Hinweise zum Datenschutz: https://portal.example.org/datenschutz/",),
    signed_by="Karim Beispiel",
    check_at="https://portal.example.org/dokumente/pruefen/",
)


@cache
def notice(**changes: object) -> bytes:
    """The notice as PDF, with some fields changed."""
    return render.render("grant_notice", grant_notice_data(replace(NOTICE, **changes)), on=DAY)


@cache
def sealed() -> bytes:
    """The notice with its seal; once, because making the test key takes a moment."""
    return seal.seal(notice())
