"""Reads that several rooms of Beteiligen need: one file per noun."""
