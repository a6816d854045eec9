"""Wiring of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Permissions, reactions and retention register when the product starts."""

    name = "wir.accounts"

    def ready(self) -> None:
        from wir.accounts import access, reactions, retention  # noqa: F401, PLC0415 - they register themselves
