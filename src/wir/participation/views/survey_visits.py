"""Somebody's way through a survey, as each of its pages finds it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from wir.participation.models import Draft, Survey
from wir.participation.queries.questionnaires import Questionnaire, questionnaire
from wir.participation.views.device import remembered
from wir.participation.views.loading import public_process
from wir.strategy.wording import tell


@dataclass(frozen=True)
class Visit:
    """Somebody's way through a survey: what is asked, and what they have answered so far."""

    survey: Survey
    sheet: Questionnaire
    draft: Draft | None
    title: Any
    intro: Any

    @property
    def answers(self) -> dict[str, Any]:
        return self.draft.answers if self.draft else {}

    @property
    def original(self) -> tuple[str, ...]:
        """Title and introduction as they were written, if a machine translated one of them."""
        if not (self.title.by_machine or (self.intro.text and self.intro.by_machine)):
            return ()
        return tuple(text for text in (self.survey.title, self.survey.intro) if text)

    def url(self, name: str, **more: Any) -> str:
        return reverse(
            f"participation:{name}", kwargs={"slug": self.survey.process.slug, "pk": self.survey.pk, **more}
        )

    def context(self, **more: Any) -> dict[str, Any]:
        """What every page of the way shows."""
        return {
            "process": self.survey.process,
            "survey": self.survey,
            "title": self.title,
            "intro": self.intro,
            "sheet": self.sheet,
            "draft": self.draft,
            "today": timezone.localdate(),
            "original": self.original,
            "unsure": any(item.asked.mark for item in self.sheet.items) or bool(self.title.mark),
            **more,
        }


def visit_of(request: HttpRequest, slug: str, pk: int) -> Visit:
    """A survey that has been opened, or 404."""
    process = public_process(request, slug)
    survey = process.surveys.exclude(state="draft").filter(pk=pk).first()
    if survey is None:
        raise Http404
    survey.process = process
    language = get_language() or "de"
    title = tell([survey], language, field="title")[survey.pk]
    intro = tell([survey], language, field="intro")[survey.pk]
    return Visit(survey, questionnaire(survey, language), _draft(request, survey), title, intro)


def _draft(request: HttpRequest, survey: Survey) -> Draft | None:
    key = remembered(request, f"umfrage-{survey.pk}")
    return Draft.objects.filter(survey=survey, pk=UUID(key)).first() if key else None


def may_answer(request: HttpRequest, visit: Visit) -> bool:
    """The survey is open, and a code was given where one is needed."""
    open_now = visit.survey.takes_answers(timezone.localdate())
    needs = visit.survey.access == Survey.Access.CODES
    return open_now and (not needs or bool(remembered(request, f"zugang-{visit.survey.pk}")))
