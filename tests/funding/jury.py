"""Help for tests about a jury."""

from tests.cast import NOW
from wir.funding import actions

CRITERIA = ("need", "participation", "moderation", "place", "politics", "involved", "lasting", "plan")


def sheet(points=3, **other):
    """A full score sheet with these points for every criterion, or others by name."""
    return {name: actions.Given(points=other.get(name, points), reason=f"Grund {name}") for name in CRITERIA}


def hand_in(case, who, points=3, **other):
    """That member scores the case and hands in."""
    assessment = actions.save_scores(case, scores=sheet(points, **other), by=who, at=NOW)
    actions.hand_in_scores(assessment, by=who, at=NOW)
    return assessment


def posted(points=3, reason="Grund"):
    """The same as a browser posts it."""
    return {f"{name}-points": str(points) for name in CRITERIA} | {
        f"{name}-reason": reason for name in CRITERIA
    }
