"""What assemblies by lot put on paper: the poster, laid out like that of a survey. Neither stored nor sealed."""

from wir.documents import kinds
from wir.participation.documents.surveys import SURVEY_POSTER

LOT_POSTER = kinds.register(
    kinds.Kind(
        "lot_poster", "Aushang zur ausgelosten Versammlung", SURVEY_POSTER.template, SURVEY_POSTER.needs
    )
)
