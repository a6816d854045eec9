"""Background work of Beteiligen: thin, ids only. Every job may run twice. One file per noun, all named here for the timetable."""

from wir.participation.jobs import conversations, lots, machine, people, polls, recordings, surveys

__all__ = ["conversations", "lots", "machine", "people", "polls", "recordings", "surveys"]
