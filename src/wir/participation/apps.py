"""Wiring of Beteiligen."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    """Navigation, permissions, document kinds, reactions and retention register when the product starts."""

    name = "wir.participation"

    def ready(self) -> None:
        from wir.participation import (  # noqa: F401, PLC0415 - they register themselves
            access,
            documents,
            joints,
            navigation,
            on_ballots,
            promised,
            reactions,
            retention,
            telling,
        )
        from wir.participation.documents import surveys  # noqa: F401, PLC0415
