"""Everything that can be chosen about an opinion map, with what holds unless something else is said."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Parameters:
    """Votes and people are counts, shares lie between 0 and 1.

    `votes_needed`: from so many votes on a person takes part in grouping (at most the number of statements).
    `fill_to`: with fewer such people the most active others fill up to this number.
    `base`: how many base clusters at most. `most_groups`: the largest number of groups looked at.
    `least_people`, `least_share`: no group is smaller than either. `silhouette`, `agreement`: below these "no clear groups"
    is the answer. `resamples`, `sample`: how often and with how many people stability is tried. `false_marks`: expected
    share of false ones among the marks of difference (Benjamini and Hochberg). `cell`: with fewer
    votes, what a group said to a statement is not told.
    """

    votes_needed: int = 7
    fill_to: int = 15
    base: int = 100
    most_groups: int = 5
    least_people: int = 5
    least_share: float = 0.02
    silhouette: float = 0.25
    agreement: float = 0.6
    resamples: int = 50
    sample: int = 1000
    false_marks: float = 0.1
    cell: int = 5
    seed: int = 0

    def as_json(self) -> dict[str, int | float]:
        """All of them by name."""
        return asdict(self)
