"""What the jury said about an application, for the panel, for reasons and for export."""

from dataclasses import dataclass
from datetime import date

from wir.core.text import sort_key
from wir.funding.models import Application, JuryCase, JuryMember


@dataclass(frozen=True)
class BenchResult:
    """One constituency's view: `mean` in thousandths of a point from `count` assessments."""

    label: str
    mean: int
    count: int


@dataclass(frozen=True)
class JuryResult:
    """What the jury said. Figures are thousandths of a point; `recommendation` is empty until it voted.

    `votes` has the counts for, against, abstain, entitled, present, away. The jury advises; officials decide.
    """

    round: str
    sits_on: date
    closed: bool
    counted: int
    mean: int | None
    median: int | None
    spread: int | None
    benches: tuple[BenchResult, ...]
    recommendation: str
    recommendation_label: str
    reasons: str
    votes: dict[str, int]


def jury_result(application: Application) -> JuryResult | None:
    """The result of the last round before which the application lay; None where no jury sits. One statement."""
    case = (
        JuryCase.objects.filter(application=application)
        .exclude(round__state="planned")
        .select_related("round")
        .order_by("-pk")
        .first()
    )
    return result_of(case) if case else None


def result_of(case: JuryCase) -> JuryResult:
    """The same for a case at hand; its round must have been fetched along. No statement."""
    return JuryResult(
        round=case.round.name,
        sits_on=case.round.sits_on,
        closed=case.round.state == "closed",
        counted=case.counted,
        mean=case.mean,
        median=case.median,
        spread=case.spread,
        benches=benches_of(case),
        recommendation=case.recommendation,
        recommendation_label=str(case.get_recommendation_display()) if case.recommendation else "",
        reasons=case.reasons,
        votes=dict(case.votes),
    )


def benches_of(case: JuryCase) -> tuple[BenchResult, ...]:
    """Each constituency that scored, by its label. No statement."""
    labels = {value: str(label) for value, label in JuryMember.Constituency.choices}
    found = [BenchResult(labels[name], mean, count) for name, (mean, count) in case.by_constituency.items()]
    return tuple(sorted(found, key=lambda bench: sort_key(bench.label)))
