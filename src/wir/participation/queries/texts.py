"""All texts of a survey, and which of them are missing in which language."""

from dataclasses import dataclass

from django.conf import settings

from wir.participation.models import Survey
from wir.strategy.models import Translation


@dataclass(frozen=True)
class Text:
    """One text to translate: where it belongs, and how it reads in the language it was written in."""

    thing: str
    key: int | str
    field: str
    source: str
    where: str

    @property
    def code(self) -> str:
        """What a spreadsheet names it by."""
        return f"{self.thing}:{self.key}:{self.field}"


def texts_of(survey: Survey) -> list[Text]:
    """Title, introduction, questions, hints and options, in the order of the questionnaire."""
    found = [Text("participation.survey", survey.pk, "title", survey.title, "Titel")]
    if survey.intro:
        found.append(Text("participation.survey", survey.pk, "intro", survey.intro, "Einleitung"))
    for place, question in enumerate(survey.questions.prefetch_related("options"), 1):
        where = f"Frage {place}"
        found.append(Text("participation.question", question.pk, "text", question.text, where))
        if question.hint:
            found.append(
                Text("participation.question", question.pk, "hint", question.hint, f"{where}, Hinweis")
            )
        found += [
            Text(
                "participation.option",
                option.pk,
                "text",
                option.text,
                f"{where}, {option.get_axis_display()}",
            )
            for option in question.options.all()
        ]
    return found


def translations_of(texts: list[Text]) -> dict[tuple[str, str], Translation]:
    """(code of the text, language) -> its translation. One statement."""
    keys = {str(text.key) for text in texts}
    rows = Translation.objects.filter(thing__in={text.thing for text in texts}, thing_id__in=keys)
    wanted = {text.code for text in texts}
    return {
        (code, row.language): row
        for row in rows
        if (code := f"{row.thing}:{row.thing_id}:{row.field}") in wanted
    }


def unchecked(survey: Survey, language: str) -> list[tuple[Text, Translation]]:
    """Text by text what is translated and nobody has checked."""
    texts = texts_of(survey)
    there = translations_of(texts)
    found = [(text, there.get((text.code, language))) for text in texts]
    return [(text, row) for text, row in found if row is not None and not row.is_checked]


def other_languages(survey: Survey) -> list[tuple[str, str]]:
    """Code and own name of every language but the one it was written in."""
    return [(code, name) for code, name in settings.LANGUAGES if code != survey.language]


@dataclass(frozen=True)
class Gap:
    """How far one language is."""

    code: str
    name: str
    missing: tuple[Text, ...]
    unchecked: int


def gaps(survey: Survey) -> list[Gap]:
    """Language by language: what is missing, and how much nobody has checked."""
    texts = texts_of(survey)
    there = translations_of(texts)
    return [
        Gap(
            code,
            name,
            tuple(text for text in texts if (text.code, code) not in there),
            sum(not row.is_checked for (_text, language), row in there.items() if language == code),
        )
        for code, name in other_languages(survey)
    ]
