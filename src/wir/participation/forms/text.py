"""Writing the text, commenting on it, answering comments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.strategy.models import Comment, Process
from wir.ui.fields import LongTextField, NearDayField, TextField
from wir.ui.once import SentOnce
from wir.ui.trap import TrapForm


class NumberedChoice(forms.ModelMultipleChoiceField):
    """Recommendations or measures by number and words."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.number}: {getattr(obj, 'title', '') or obj.text}"


class ParagraphForm(forms.Form):
    """One paragraph and what it writes down. `seen` is the edition on the page."""

    text = LongTextField(label=_("Text"), max_length=6000)
    recommendations = NumberedChoice(
        label=_("Diese Empfehlungen stehen darin"), queryset=None, required=False
    )
    measures = NumberedChoice(label=_("Diese Maßnahmen stehen darin"), queryset=None, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=0)

    def __init__(self, *args: Any, process: Process, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["recommendations"].queryset = process.recommendations.exclude(state="dropped")
        self.fields["measures"].queryset = process.measures.exclude(state="dropped")
        for name in ("recommendations", "measures"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]


class SectionForm(forms.Form):
    """One more section."""

    heading = TextField(label=_("Überschrift"), max_length=160)


class PublishForm(forms.Form):
    """From working text to version."""

    reason = TextField(label=_("Was ist neu?"), max_length=400, help_text=_("Ein Satz, den alle lesen."))
    comments_until = NearDayField(
        label=_("Rückmeldungen bis"),
        required=False,
        help_text=_("Leer lassen, wenn es zu dieser Fassung keine Rückmeldungen geben soll."),
    )
    for_council = forms.BooleanField(
        label=_("Diese Fassung geht ins Parlament"),
        required=False,
        help_text=_(
            "Ab dann stehen Wortlaut, Kosten und Grundlage aller Maßnahmen fest, bis es entschieden hat."
        ),
    )


class MoveCommentsForm(forms.Form):
    """A typo in the last day for comments."""

    until = NearDayField(label=_("Rückmeldungen bis"))
    because = TextField(label=_("Was war falsch? Alle lesen diesen Satz."), max_length=200)


class WithdrawForm(forms.Form):
    """A version comes back from the council."""

    because = TextField(label=_("Warum? Alle lesen diesen Satz."), max_length=400)


class CommentForm(TrapForm, SentOnce):
    """What somebody says to a paragraph."""

    text = LongTextField(
        label=_("Was möchten Sie dazu sagen?"),
        max_length=1500,
        help_text=_("Bitte keine Namen und nichts Vertrauliches."),
    )
    wording = LongTextField(label=_("Wie würden Sie den Absatz schreiben?"), max_length=6000, required=False)


class CheckForm(forms.Form):
    """Publish a comment, or hide it and say why."""

    verdict = forms.ChoiceField(
        label=_("Kann sie erscheinen?"),
        choices=[("publish", _("Ja, veröffentlichen")), ("hide", _("Nein, nicht veröffentlichen"))],
        widget=forms.RadioSelect,
    )
    hidden_because = TextField(
        label=_("Wenn nein: warum nicht?"),
        max_length=400,
        required=False,
        help_text=_("Wer die Rückmeldung schrieb, liest diesen Satz."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("verdict") == "hide" and not given.get("hidden_because"):
            self.add_error(
                "hidden_because", _("Bitte schreiben Sie, warum. Wer sie schrieb, soll es verstehen.")
            )
        if given.get("verdict") == "publish":
            given["hidden_because"] = ""
        return given


class AnswerForm(forms.Form):
    """What is done with a comment."""

    outcome = forms.ChoiceField(
        label=_("Was machen wir damit?"), choices=Comment.Outcome.choices, widget=forms.RadioSelect
    )
    answer = LongTextField(label=_("Antwort"), max_length=2000)
