"""Assemblies by lot between their tables and `wir.algorithms.lot`: start with `reckoning.reckon`."""
