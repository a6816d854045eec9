"""The languages of the surface. To add one: one line here and a catalogue under `src/wir/locale/` (docs/how-to/add-a-language.md)."""

from django.conf import locale

# (code, own name). Rows without `checked` are machine-assisted and say so on every page in that language.
LANGUAGES = [
    ("de", "Deutsch"),
    ("de-simple", "Einfache Sprache"),
    ("en", "English"),
    ("tr", "Türkçe"),
    ("ar", "العربية"),
    ("uk", "Українська"),
    ("prs", "دری"),
]
CHECKED = frozenset({"de", "en"})
RIGHT_TO_LEFT = frozenset({"ar", "prs"})

# Django does not know these two codes; it looks up direction and names here.
locale.LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "German (plain)",
    "name_local": "Einfache Sprache",
}
locale.LANG_INFO["prs"] = {"bidi": True, "code": "prs", "name": "Dari", "name_local": "دری"}
