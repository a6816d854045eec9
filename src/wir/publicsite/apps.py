"""Wiring of the public site."""

from django.apps import AppConfig


class PublicsiteConfig(AppConfig):
    """The links of help and law register when the product starts."""

    name = "wir.publicsite"

    def ready(self) -> None:
        from wir.publicsite import navigation  # noqa: F401, PLC0415 - it registers itself
