"""Wiring of admission."""

from django.apps import AppConfig


class AdmissionConfig(AppConfig):
    """The kind of letter registers when the product starts."""

    name = "wir.admission"

    def ready(self) -> None:
        from wir.admission import documents  # noqa: F401, PLC0415 - it registers itself
