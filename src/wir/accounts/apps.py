"""Wiring of accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Retention registers when the product starts."""

    name = "wir.accounts"

    def ready(self) -> None:
        from wir.accounts import retention  # noqa: F401, PLC0415 - it registers itself
