"""The look of the product as a Django application."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "wir.ui"
    label = "ui"
    verbose_name = "Oberfläche"
