"""Claims: a jury's ranking of 1,000 cases with 3 reviewers each, 50 a page: at most 12 statements, 60 ms.

The pages of a member, who must not see what a conflict locks, may take 20 statements and 120 ms.
"""

import random
import sys

import cases

PEERS = {"pretalx": (997, 36)}
LIMITS = (12, 60.0, None)
FOR_MEMBERS = (20, 120.0, None)  # conflicts with all 1,000 are reckoned anew at every reading
NUMBER = 1_000


def judge_all(cast, number: int):
    """A round in which three members have scored every case; the figures are stored as the product stores them."""
    from tests.cast import LINE, NOW

    from wir.funding import actions
    from wir.funding.actions.recounting import refresh
    from wir.funding.models import Application, JuryAssessment, JuryCase, JuryRound, JuryScore

    cases.fill(cast, number)
    round = cast.planned_round(Application.objects.filter(line=LINE, state="submitted").first())
    there = set(round.cases.values_list("application_id", flat=True))
    JuryCase.objects.bulk_create(
        JuryCase(round=round, application_id=pk)
        for pk in Application.objects.exclude(pk__in=there).values_list("pk", flat=True)
    )
    actions.open_reading(round, by=cast.karim)
    seats, dice = list(round.members.all()), random.Random(7)
    made = JuryAssessment.objects.bulk_create(
        (
            JuryAssessment(case=case, member=seat, saved_at=NOW)
            for case in round.cases.all()
            for seat in seats
        ),
        batch_size=1000,
    )
    JuryScore.objects.bulk_create(
        (
            JuryScore(assessment=one, criterion=name, points=dice.randint(0, 5), reason="Grund")
            for one in made
            for name in round.score_sheet.weights
        ),
        batch_size=2000,
    )
    JuryAssessment.objects.update(state="handed_in", handed_in_at=NOW)
    refresh(round, by=None, at=NOW)
    cases.take_statistics()
    assert JuryCase.objects.filter(counted=3).count() >= number - 1
    return JuryRound.objects.get(pk=round.pk)


def main() -> bool:
    cast = cases.world()
    round = judge_all(cast, NUMBER)
    office, member = cast.client("karim"), cast.client("merle")
    ranking = f"/foerderung/arbeit/jury/{round.pk}/"
    found = cases.cost(office, ranking)
    results = [cases.judge("ranking, first page", found, LIMITS)]
    cases.beside(PEERS, found)
    pages = {
        "ranking, last page": (office, f"{ranking}?seite=9999"),
        "a member's list": (member, "/foerderung/jury/"),
        "a member's agenda": (member, f"/foerderung/jury/sitzungen/{round.pk}/"),
    }
    results += [
        cases.judge(name, cases.cost(client, url), FOR_MEMBERS if client is member else LIMITS)
        for name, (client, url) in pages.items()
    ]
    return all(results)


if __name__ == "__main__":
    sys.exit(0 if main() else 1)
