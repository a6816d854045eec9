"""Wiring of gatherings."""

from django.apps import AppConfig


class GatheringsConfig(AppConfig):
    """Permissions and retention register when the product starts."""

    name = "wir.gatherings"

    def ready(self) -> None:
        from wir.gatherings import access, retention  # noqa: F401, PLC0415 - they register themselves
