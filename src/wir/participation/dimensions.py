"""What people may say of themselves when we count who took part: codes, and words for them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Dimension:
    """One question about oneself, and what stands above its figures. `values` maps the stored code to words;
    neighbourhoods come from the process.
    """

    name: str
    asks: object
    label: object
    values: Mapping[str, object]


AGE = Dimension(
    "age",
    _("Wie alt sind Sie?"),
    _("Alter"),
    {
        "under_14": _("unter 14"),
        "14_26": _("14 bis 26"),
        "27_64": _("27 bis 64"),
        "65_plus": _("65 und älter"),
    },
)
SEX = Dimension(
    "sex",
    _("Sie sind …"),
    _("Geschlecht"),
    {"female": _("weiblich"), "male": _("männlich"), "diverse": _("divers")},
)
NATIONALITY = Dimension(
    "nationality",
    _("Welchen Pass haben Sie?"),
    _("Pass"),
    {
        "german": _("den deutschen, vielleicht auch noch einen anderen"),
        "eu": _("den eines anderen Landes der EU"),
        "other": _("den eines Landes außerhalb der EU, oder keinen"),
    },
)
CHILDREN = Dimension(
    "children", _("Sorgen Sie für Kinder?"), _("Sorgen für Kinder"), {"yes": _("ja"), "no": _("nein")}
)
FIRST = Dimension(
    "first_time",
    _("Machen Sie heute zum ersten Mal bei so etwas mit?"),
    _("Zum ersten Mal dabei"),
    {"yes": _("ja"), "no": _("nein")},
)
NEIGHBOURHOOD = "neighbourhood"
ALL = (AGE, SEX, NATIONALITY, CHILDREN, FIRST)
NAMES = (*(one.name for one in ALL), NEIGHBOURHOOD)
LABELS = {**{one.name: one.label for one in ALL}, NEIGHBOURHOOD: _("Ortsteil")}
VALUES = {one.name: one.values for one in ALL}
"""Dimension -> its fixed values. Those of the neighbourhood are named by the process."""
