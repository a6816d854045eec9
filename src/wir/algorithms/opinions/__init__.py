"""Opinion groups (Meinungsgruppen): who answers alike, what marks each group, what all share.

Start with `mapping.opinion_map`; `reading` reads votes, `report` tells the result, `routing` picks the next statement.
"""

from wir.algorithms.opinions.mapping import OpinionMap, Statements, opinion_map
from wir.algorithms.opinions.parameters import Parameters
from wir.algorithms.opinions.votes import Votes

__all__ = ["OpinionMap", "Parameters", "Statements", "Votes", "opinion_map"]
