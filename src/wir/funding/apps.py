"""Wiring of Fördern."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    """Permissions, document kinds and reactions register when the product starts."""

    name = "wir.funding"

    def ready(self) -> None:
        from wir.funding import access, documents, navigation, reactions, retention  # noqa: F401, PLC0415 - they register themselves
