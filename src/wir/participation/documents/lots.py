"""What assemblies by lot put on paper: the poster, laid out like that of a survey, and the letter. Neither stored nor sealed."""

from wir.documents import kinds
from wir.participation.documents.surveys import SURVEY_POSTER, TEMPLATES

LOT_POSTER = kinds.register(
    kinds.Kind(
        "lot_poster", "Aushang zur ausgelosten Versammlung", SURVEY_POSTER.template, SURVEY_POSTER.needs
    )
)
LOT_LETTER = kinds.register(
    kinds.Kind(
        "lot_letter",
        "Brief an Geloste",
        TEMPLATES / "lot_letter.typ",
        ("language", "rtl", "words", "code", "address", "answer_code"),
    )
)
