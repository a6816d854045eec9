"""Surveys for tests: Lollar asks, Miriam builds."""

from datetime import date
from typing import Any

from tests.documents.files_to_try import MP3
from tests.incoming import incoming
from wir.participation.actions import answering, building, paper, recording
from wir.participation.models import PaperBatch, PaperEntry, Question, Recording, Survey
from wir.participation.queries.questionnaires import questionnaire
from wir.strategy.models import Process, Translation

DAY = date(2026, 11, 2)


class Surveys:
    """A mixin of the cast, so that `cast.open_survey()` reads like the rest."""

    def survey(self, process: Process | None = None, **given: Any) -> Survey:
        """A draft with three questions: one answer, a scale, a text that becomes a voice."""
        survey = building.start_survey(
            process or self.process(), **{"title": "Wie leben wir zusammen?", "by": self.miriam, **given}
        )
        self.ask(survey, kind="single", text="Wohnen Sie in Lollar?", choices=["Ja", "Nein"])
        self.ask(survey, kind="scale", text="Wie gern leben Sie hier?", ends=["gar nicht", "sehr"])
        self.ask(survey, kind="long_text", text="Was fehlt Ihnen?", becomes_voice=True)
        return survey

    def ask(self, survey: Survey, **given: Any) -> Question:
        """One question more, by Miriam."""
        return building.add_question(survey, **{"by": self.miriam, **given})

    def open_survey(self, process: Process | None = None, **given: Any) -> Survey:
        """The same, opened on DAY."""
        survey = self.survey(process, **given)
        building.open_survey(survey, by=self.miriam, on=DAY)
        return survey

    def translated_survey(self, language: str = "ar") -> Survey:
        """The same, its title and questions in another language."""
        survey = self.open_survey()
        for question in survey.questions.all():
            Translation.objects.create(
                thing="participation.question", thing_id=str(question.pk), field="text", language=language,
                text=f"سؤال {question.place}", made="shipped",
            )  # fmt: skip
        return survey

    def answered(self, survey: Survey, answers: dict[str, Any], **given: Any) -> str:
        """Somebody hands these answers in; their receipt code."""
        sheet = questionnaire(survey, "de")
        return answering.hand_in(sheet, answers, **{"channel": "web", "on": DAY, **given})

    def finished_survey(self, process: Process | None = None, answers: int = 10) -> Survey:
        """The same, answered by ten and closed."""
        survey = self.open_survey(process)
        for number in range(answers):
            self.answered(survey, {"f1": {"chosen": [f"a{number % 2 + 1}"], "other": ""}})
        building.close_survey(survey, by=self.miriam, on=DAY)
        return survey

    def recording(self, question: Question | None = None, **given: Any) -> Recording:
        """Somebody reads a question aloud, in Arabic unless said otherwise."""
        return recording.add_recording(
            question or self.open_survey().questions.first(), incoming("frage.mp3", MP3),
            **{"language": "ar", "by": self.miriam, "on": DAY, **given},
        )  # fmt: skip

    def paper_batch(self, survey: Survey | None = None) -> PaperBatch:
        """Sheets that came in at a market stand."""
        return paper.start_batch(
            survey or self.open_survey(), name="Wochenmarkt", channel="stand", received_on=DAY, by=self.miriam
        )

    def paper_entry(self, batch: PaperBatch | None = None, **answers: Any) -> PaperEntry:
        """A sheet that Miriam typed in."""
        values = answers or {"f1": {"chosen": ["a1"], "other": ""}}
        return paper.enter_paper(batch or self.paper_batch(), values, language="de", by=self.miriam)
