"""Meetings of a process: a gathering with its format, and the lines of minutes that become voices."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wir.gatherings.models import Gathering
from wir.strategy.models import Process, Voice


class Meeting(models.Model):
    """One gathering of one process. What was written down there stands in `lines`, each of them a voice."""

    class Format(models.TextChoices):
        KICKOFF = "kickoff_event", _("Auftakt")
        WORKSHOP = "future_workshop", _("Werkstatt")
        ROUND_TABLE = "round_table", _("Runder Tisch")
        THEME_TABLE = "theme_table", _("Thementisch")
        OUTREACH = "outreach", _("Gespräche vor Ort")
        CONFERENCE = "integration_conference", _("Konferenz")
        ASSEMBLY = "assembly", _("Ausgeloste Versammlung")
        STEERING = "steering_group", _("Steuerungsgruppe")

    process = models.ForeignKey(Process, on_delete=models.CASCADE, related_name="meetings")
    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="meeting")
    format = models.CharField(_("Format"), max_length=24, choices=Format.choices)

    class Meta:
        ordering = ["gathering__starts_at", "pk"]

    def __str__(self) -> str:
        return self.gathering.title


class MinutesLine(models.Model):
    """One result of a meeting: what was said at which table. It is a voice of its own."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="lines")
    voice = models.OneToOneField(Voice, on_delete=models.CASCADE, related_name="minutes_line")
    table = models.CharField(_("Tisch oder Thema"), max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
