"""Pages of Beteiligen: one file per noun."""
