"""Which measures to fund when everybody's share of the budget counts the same: the Method of Equal Shares.

Dominik Peters, Grzegorz Pierczyński, Piotr Skowron: Proportional Participatory Budgeting with Additive Utilities, NeurIPS
2021. Start with `equal_shares.equal_shares`; `pabulib` reads and `explanation` tells.
"""

from wir.algorithms.shares.election import Election, Project
from wir.algorithms.shares.equal_shares import Outcome, Round, equal_shares

__all__ = ["Election", "Outcome", "Project", "Round", "equal_shares"]
