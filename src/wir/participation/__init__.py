"""Beteiligen: surveys, conversations, assemblies by lot, measures, strategy texts, council. Empty until its issue."""
