"""Section „Wann was geschieht“."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wir.funding.content import Content
from wir.funding.forms.fields import PrintableField, ProjectDayField, iso_day
from wir.funding.forms.rows import RowForm, initial, rows_of
from wir.funding.forms.sheet import Piece, Sheet

STEP = ("starts_on", "ends_on", "what")


class StepForm(RowForm):
    """One step."""

    needs = {
        "starts_on": _("Bitte nennen Sie den ersten Tag dieses Schritts."),
        "ends_on": _("Bitte nennen Sie den letzten Tag dieses Schritts."),
        "what": _("Bitte schreiben Sie, was in dieser Zeit geschieht."),
    }

    starts_on = ProjectDayField(label=_("Von"), required=False, help_text="")
    ends_on = ProjectDayField(label=_("Bis"), required=False, help_text="")
    what = PrintableField(label=_("Was geschieht?"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        start, end = cleaned.get("starts_on"), cleaned.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("Der letzte Tag liegt vor dem ersten. Bitte prüfen Sie beide."))
        return cleaned


StepRows = rows_of(StepForm)


class ScheduleSheet(Sheet):
    """Rows in the order of their days, whatever the order in which they were typed."""

    template = "funding/sheets/schedule.html"
    wide = grows = True
    lead = _("Was geschieht wann? Alle Schritte liegen im Zeitraum des Vorhabens.")

    def build(self, data: Any, stored: Content) -> dict[str, Piece]:
        rows = [[iso_day(start), iso_day(end), what] for start, end, what in stored["schedule"]]
        return {"schedule": StepRows(data, initial=initial(rows, STEP), prefix="schedule")}

    def values(self) -> Content:
        rows = [
            [row["starts_on"].isoformat(), row["ends_on"].isoformat(), row["what"]]
            for row in self.pieces["schedule"].rows()
        ]
        return {"schedule": sorted(rows, key=lambda row: row[:2])}

    def label(self, key: str) -> str:
        return str(_("Alle Schritte"))
