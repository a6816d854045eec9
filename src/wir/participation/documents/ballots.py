"""What votes on priorities put on paper: the ballot, laid out like a questionnaire with one question. Neither stored nor sealed."""

from wir.documents import kinds
from wir.participation.documents.surveys import SURVEY_FORM

BALLOT_FORM = kinds.register(
    kinds.Kind("ballot_form", "Stimmzettel", SURVEY_FORM.template, SURVEY_FORM.needs)
)
