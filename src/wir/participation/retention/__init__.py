"""What Beteiligen keeps about people: one file per noun."""

from wir.participation.retention import conversations, lots, polls, recordings, surveys

__all__ = ["conversations", "lots", "polls", "recordings", "surveys"]
