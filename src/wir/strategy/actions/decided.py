"""What a body did, as it is written down, and what of it cannot be true."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.strategy.as_published import changed_unseen, measures_in
from wir.strategy.fixed import held
from wir.strategy.models import Measure, Process, Station, Version, Withdrawal


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What a body did: its day, the outcome, how many voted how (None: not counted), the paper it had before it.

    `early_because` is for a day before the planned one, and dropped for any other; `version_because` in the same way for a
    version that was not for the council.
    """

    held_on: date
    outcome: str
    version: Version | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    abstentions: int | None = None
    paper_number: str = ""
    paper_url: str = ""
    early_because: str = ""
    version_because: str = ""


def refuse_another_day(process: Process, held_on: date, *, on: date) -> None:
    """A session was held while the process went on, and not in the future."""
    if on < process.starts_on:
        raise Refused(
            _(
                "Der Prozess beginnt erst am %(first)s. Eine Sitzung tragen Sie ein, wenn sie stattgefunden hat."
            )
            % {"first": short_day(process.starts_on)}
        )
    if not process.starts_on <= held_on <= on:
        raise Refused(
            _("Die Sitzung muss zwischen dem %(first)s und heute liegen. Prüfen Sie den Tag.")
            % {"first": short_day(process.starts_on)}
        )


def why_early(station: Station, held_on: date, because: str) -> str:
    """The reason for a day before the planned one, which everybody could read; empty for any other. Raises Refused."""
    if not station.was_early(held_on):
        return ""
    if not because.strip():
        raise Refused(
            _(
                "Angekündigt war die Sitzung für den %(day)s. Schreiben Sie, warum sie früher war. Alle lesen es."
            )
            % {"day": short_day(station.planned_on)}
        )
    return because.strip()


def refuse_another_text(station: Station, decided: Decided) -> None:
    """What is voted on belongs to the process and was there on the day of the session."""
    if decided.version is None:
        return
    if decided.version.process_id != station.process_id:
        raise Refused(_("Diese Fassung gehört zu einem anderen Prozess."))
    if decided.held_on < decided.version.made_on:
        raise Refused(
            _(
                "Fassung %(number)s gibt es erst seit dem %(day)s. Prüfen Sie den Tag der Sitzung oder wählen Sie eine frühere Fassung."
            )
            % {"number": decided.version.number, "day": short_day(decided.version.made_on)}
        )


def why_this_version(station: Station, decided: Decided) -> str:
    """The reason for a council's vote on a version that never went to it or was withdrawn; empty for any other. Raises Refused."""
    version = decided.version
    if station.kind != Station.Kind.COUNCIL or version is None:
        return ""
    if version.for_council and not Withdrawal.objects.filter(version=version).exists():
        return ""
    if not decided.version_because.strip():
        raise Refused(
            _(
                "Fassung %(number)s lag nicht beim Parlament. Wählen Sie die Fassung, die ihm vorlag, oder schreiben Sie, warum es über diese abgestimmt hat. Alle lesen es."
            )
            % {"number": version.number}
        )
    return decided.version_because.strip()


def refuse_foreign_measures(station: Station, version: Version | None, measures: Iterable[Measure]) -> None:
    """A council decides on measures of its town and on common ones, as they stand in the version it voted on."""
    known = {one.pk for one in measures_in(version)} if version else set()
    for measure in measures:
        if measure.process_id != station.process_id or measure.town_id not in (None, station.town_id):
            raise Refused(
                _(
                    "Über Maßnahme %(number)s entscheidet dieses Parlament nicht: Sie gehört nicht zu %(town)s."
                )
                % {"number": measure.number, "town": station.town.name}
            )
        if measure.pk not in known:
            raise Refused(
                _("Maßnahme %(number)s steht nicht in dieser Fassung. Lassen Sie sie weg.")
                % {"number": measure.number}
            )


def refuse_what_cannot_be_planned(version: Version, measures: Iterable[Measure]) -> None:
    """Nobody plans what people still vote on, or what reads otherwise now than in the version that was adopted."""
    for measure in measures:
        if sentence := held(measure):
            raise Refused(
                _("Maßnahme %(number)s kann noch nicht beschlossen werden. %(because)s")
                % {"number": measure.number, "because": sentence}
            )
        if changed_unseen(version, measure):
            raise Refused(
                _(
                    "Maßnahme %(number)s steht heute anders da als in Fassung %(version)s. Stellen Sie Wortlaut, Kosten und Grundlage wieder so her, wie das Parlament sie gelesen hat."
                )
                % {"number": measure.number, "version": version.number}
            )


def refuse_a_second_word(station: Station, decided: Decided) -> None:
    """A council has one last word on each version; another one needs a new version, or a correction of the first."""
    if station.kind != Station.Kind.COUNCIL or decided.outcome not in Station.FINAL or not decided.version:
        return
    same = Station.objects.filter(process=station.process, town=station.town, kind=station.kind)
    said = same.filter(version=decided.version, outcome__in=Station.FINAL).first()
    if said is not None:
        raise Refused(
            _(
                "Über Fassung %(number)s hat dieses Parlament am %(day)s schon entschieden (%(outcome)s). Berichtigen Sie diesen Eintrag, wenn er falsch ist, oder wählen Sie eine andere Fassung."
            )
            % {
                "number": decided.version.number,
                "day": short_day(said.held_on),
                "outcome": said.get_outcome_display(),
            }
        )


def refuse_a_late_opinion(station: Station) -> None:
    """A body speaks before its council's last word; later only the office writes down what was said in time."""
    councils = Station.objects.filter(process=station.process, town=station.town, kind=Station.Kind.COUNCIL)
    if station.process.is_over or councils.filter(outcome__in=Station.FINAL).exists():
        raise Refused(
            _(
                "Hier ist schon entschieden. Lag Ihre Stellungnahme vorher vor, bitten Sie die Gemeinde, sie einzutragen."
            )
        )


def refuse_odd_votes(decided: Decided) -> None:
    """Figures that cannot be true, or that say the opposite of the outcome. As many Yes as No is a No (§ 54 Abs. 1 HGO)."""
    yes, no, none = decided.votes_for, decided.votes_against, decided.abstentions
    if any(number is not None and number < 0 for number in (yes, no, none)):
        raise Refused(_("Weniger als null Stimmen gibt es nicht. Prüfen Sie die Zahlen."))
    if yes is None or no is None:
        if (yes, no, none) != (None, None, None):
            raise Refused(
                _(
                    "Tragen Sie Ja und Nein beide ein, auch eine Null. Wurde nicht gezählt, lassen Sie alle Zahlen leer."
                )
            )
        return
    if yes + no + (none or 0) > Station.MOST_SEATS:
        raise Refused(
            _(
                "So viele Stimmen hat in Hessen kein Parlament einer Gemeinde: Es sind höchstens %(most)s. Prüfen Sie die Zahlen."
            )
            % {"most": Station.MOST_SEATS}
        )
    if decided.outcome in Station.FOR_IT and yes <= no:
        raise Refused(
            _("Beschlossen ist nur, was mehr Ja als Nein hat. Prüfen Sie die Zahlen oder das Ergebnis.")
        )
    if decided.outcome == Station.Outcome.REJECTED and yes > no:
        raise Refused(
            _("Abgelehnt ist nur, was nicht mehr Ja als Nein hat. Prüfen Sie die Zahlen oder das Ergebnis.")
        )
