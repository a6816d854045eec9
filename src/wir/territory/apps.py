"""Wiring of territory."""

from django.apps import AppConfig


class TerritoryConfig(AppConfig):
    """Municipalities, counties, their councils and numbers of inhabitants."""

    name = "wir.territory"
    verbose_name = "Orte"
