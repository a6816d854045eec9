"""Wiring of the strategy process."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """Permissions and retention register when the product starts."""

    name = "wir.strategy"

    def ready(self) -> None:
        from wir.strategy import access, joints, retention  # noqa: F401, PLC0415 - they register themselves
