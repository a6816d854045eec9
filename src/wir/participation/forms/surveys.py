"""What the desk says about a survey and its questions."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.participation.actions.building import NOT_BY_LINK
from wir.participation.models import Question, Survey
from wir.participation.queries.questionnaires import Item, pairs_of
from wir.participation.questions import Kind
from wir.participation.questions.kind import with_other
from wir.ui.fields import LongTextField, NearDayField, TextField

MOST_OPTIONS = 20


class SurveyForm(forms.ModelForm):
    """Title, days, who may answer and who was asked."""

    title = TextField(label=_("Titel"), max_length=120, help_text=_("So sehen ihn alle."))
    intro = LongTextField(label=_("Worum geht es?"), max_length=1000, required=False)
    opens_on = NearDayField(label=_("Offen ab"), required=False)
    closes_on = NearDayField(label=_("Offen bis"), required=False)

    class Meta:
        model = Survey
        fields = ["title", "intro", "opens_on", "closes_on", "access", "sample", "population"]
        widgets = {"access": forms.RadioSelect, "sample": forms.RadioSelect}
        help_texts = {
            "population": _("Nur bei zufällig ausgewählten Menschen. Danach richtet sich die Fehlerspanne.")
        }

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("opens_on"), data.get("closes_on")
        if first and last and first > last:
            self.add_error("closes_on", _("Der letzte Tag liegt vor dem ersten. Wählen Sie einen späteren."))
        if data.get("sample") == Survey.Sample.RANDOM and data.get("access") == Survey.Access.OPEN:
            self.add_error("sample", NOT_BY_LINK)
        if data.get("sample") == Survey.Sample.RANDOM and not data.get("population"):
            self.add_error("population", _("Tragen Sie ein, aus wie vielen Menschen ausgewählt wurde."))
        return data


class QuestionForm(forms.Form):
    """One question: what it is called, its choices one a line, and when it is asked."""

    text = TextField(label=_("Frage"), max_length=300)
    hint = TextField(label=_("Hinweis"), max_length=300, required=False)

    def __init__(
        self, kind: Kind, before: Iterable[Item], question: Question | None = None, data: Any = None
    ) -> None:
        self.kind, self.before = kind, list(before)
        super().__init__(data, initial=_initial(question) if question else None)
        labels = {"row": _("Zeilen, eine je Zeile"), "choice": _("Antworten, eine je Zeile")}
        for axis in kind.needs:
            if axis == "end":
                self.fields["low"] = TextField(label=_("Wort für die erste Stufe"), max_length=80)
                self.fields["high"] = TextField(label=_("Wort für die letzte Stufe"), max_length=80)
            else:
                self.fields[axis] = LongTextField(label=labels[axis], max_length=4000)
        if kind.name in ("single", "multiple"):
            self.fields["other"] = forms.BooleanField(
                label=_("Dazu ein Feld „Etwas anderes, nämlich“"), required=False
            )
        if kind.name == "number":
            self.fields["classes"] = TextField(
                label=_("Grenzen für die Tabelle"),
                required=False,
                help_text=_("Zum Beispiel 0, 18, 30, 65. Ohne Grenzen wird nichts veröffentlicht."),
            )
        if kind.can_be_voice:
            self.fields["becomes_voice"] = forms.BooleanField(
                label=_("Antworten werden zu Stimmen"),
                required=False,
                help_text=_(
                    "Dann können Sie daraus Empfehlungen machen, und der Beleg zeigt, was daraus wurde."
                ),
            )
        self._add_condition()

    def _add_condition(self) -> None:
        choices = [
            (f"{item.code}|{choice.code}", f"{place}. {item.asked.text}: {choice.text}")
            for place, item in enumerate(self.before, 1)
            for choice in _choices_of(item)
        ]
        if not choices:
            return
        self.fields["only_if"] = forms.MultipleChoiceField(
            label=_("Nur stellen, wenn so geantwortet wurde"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=choices,
            help_text=_("Ohne Häkchen wird die Frage immer gestellt."),
        )
        self.fields["match"] = forms.ChoiceField(
            label=_("Bei mehreren Fragen"),
            required=False,
            widget=forms.RadioSelect,
            choices=[("all", _("alle müssen zutreffen")), ("any", _("eine genügt"))],
        )

    def _clean_lines(self, axis: str) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data[axis].splitlines() if line.strip()]
        lines = list(dict.fromkeys(lines))
        if axis == "choice" and len(lines) < 2:
            raise forms.ValidationError(_("Schreiben Sie mindestens zwei Antworten, jede in eine Zeile."))
        if len(lines) > MOST_OPTIONS or any(len(line) > 200 for line in lines):
            raise forms.ValidationError(
                _("Höchstens %(most)s Zeilen, jede mit höchstens 200 Zeichen.") % {"most": MOST_OPTIONS}
            )
        return lines

    def clean_choice(self) -> list[str]:
        return self._clean_lines("choice")

    def clean_row(self) -> list[str]:
        return self._clean_lines("row")

    def clean_classes(self) -> list[int]:
        try:
            return sorted({int(part) for part in self.cleaned_data["classes"].replace(",", " ").split()})
        except ValueError:
            raise forms.ValidationError(
                _("Schreiben Sie ganze Zahlen, durch Kommas getrennt: 0, 18, 30, 65.")
            ) from None

    def options(self) -> dict[str, list[str]]:
        """Axis -> texts."""
        data, found = self.cleaned_data, {}
        for axis in self.kind.needs:
            found[axis] = [data["low"], data["high"]] if axis == "end" else data[axis]
        return found

    def values(self) -> dict[str, Any]:
        """What the question itself keeps."""
        data = self.cleaned_data
        settings: dict[str, Any] = {}
        if data.get("other"):
            settings["other"] = True
        if data.get("classes"):
            settings["classes"] = data["classes"]
        return {
            "text": data["text"],
            "hint": data["hint"],
            "settings": settings,
            "becomes_voice": bool(data.get("becomes_voice")),
            "condition": _condition(data.get("only_if") or [], data.get("match") or "all"),
        }


def _choices_of(item: Item) -> list[Any]:
    """What a condition can name of an earlier question."""
    steps = item.kind.steps(item.asked) if hasattr(item.kind, "steps") else ()
    if "row" in item.kind.needs:
        return pairs_of(item)
    return [*with_other(item.asked), *steps]


def _condition(picked: list[str], match: str) -> dict[str, Any]:
    by_question: dict[str, list[str]] = {}
    for pair in picked:
        question, _bar, code = pair.partition("|")
        by_question.setdefault(question, []).append(code)
    tests = [{"question": code, "is": "any_of", "values": values} for code, values in by_question.items()]
    return {"match": match, "tests": tests} if tests else {}


def _initial(question: Question) -> dict[str, Any]:
    def lines(axis: str) -> list[str]:
        return [option.text for option in question.options.all() if option.axis == axis]

    ends = lines("end") or ["", ""]
    tests = question.condition.get("tests") or []
    return {
        "text": question.text,
        "hint": question.hint,
        "choice": "\n".join(lines("choice")),
        "row": "\n".join(lines("row")),
        "low": ends[0],
        "high": ends[-1],
        "other": question.settings.get("other", False),
        "classes": ", ".join(map(str, question.settings.get("classes", ()))),
        "becomes_voice": question.becomes_voice,
        "only_if": [f"{test['question']}|{value}" for test in tests for value in test.get("values") or []],
        "match": question.condition.get("match", "all"),
    }


class CorrectionForm(forms.Form):
    """A typo after the opening."""

    text = TextField(label=_("So soll es heißen"), max_length=300)
    note = TextField(
        label=_("Was haben Sie berichtigt?"),
        max_length=200,
        help_text=_("Alle können das lesen. Nur Schreibfehler: Der Sinn der Frage bleibt."),
    )
