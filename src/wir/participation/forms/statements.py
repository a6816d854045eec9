"""What people write in a conversation, and what is said about it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wir.participation.models import Report, Statement
from wir.participation.models.conversation import LONGEST_STATEMENT
from wir.participation.reasons import REASONS
from wir.ui.fields import LongTextField, TextField
from wir.ui.once import SentOnce
from wir.ui.trap import TrapForm
from wir.ui.widgets import ChoiceCards

LEAST_LETTERS = 5
# Letters to the computer, blanks to the eye: fillers of Hangul and the empty sign of braille.
LOOK_EMPTY = "\u115f\u1160\u3164\uffa0\u2800\u00ad"


class StatementField(TextField):
    """One line of visible text that is short enough to be read at once."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("max_length", LONGEST_STATEMENT)
        options.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(**options)

    def to_python(self, value: str | None) -> str:
        return " ".join(super().to_python(value).translate(dict.fromkeys(map(ord, LOOK_EMPTY))).split())

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and sum(sign.isalpha() for sign in value) < LEAST_LETTERS:
            raise ValidationError(_("Schreiben Sie einen ganzen Satz."), code="no_sentence")


class StatementForm(TrapForm, SentOnce):
    """A statement of somebody's own."""

    text = StatementField(
        label=_("Ihre Aussage"),
        help_text=_("Ein Satz, ein Gedanke, höchstens 160 Zeichen. Bitte keine Namen von Personen."),
    )
    language = forms.ChoiceField(label=_("In welcher Sprache ist sie?"), choices=settings.LANGUAGES)


class ReportForm(TrapForm):
    """Why a statement should not stand there."""

    why = forms.ChoiceField(
        label=_("Was stimmt mit dieser Aussage nicht?"), choices=Report.Why.choices, widget=forms.RadioSelect
    )
    text = TextField(label=_("Möchten Sie etwas dazu sagen?"), required=False, max_length=300)


class SeedsForm(forms.Form):
    """Statements by the office, one a line."""

    texts = LongTextField(
        label=_("Aussagen, eine in jeder Zeile"),
        max_length=12_000,
        help_text=_(
            "Jede höchstens 160 Zeichen, ein Gedanke. Wer anderer Meinung ist, soll Nein sagen können."
        ),
    )
    language = forms.ChoiceField(label=_("Sprache"), choices=settings.LANGUAGES)
    about_process = forms.BooleanField(
        label=_("Es geht um den Prozess selbst (zählt nicht für die Gruppen)"), required=False
    )

    def clean_texts(self) -> list[str]:
        field = StatementField()
        texts = []
        for number, line in enumerate(self.cleaned_data["texts"].splitlines(), start=1):
            if line.strip():
                try:
                    texts.append(field.clean(line))
                except ValidationError as wrong:
                    raise ValidationError(
                        _("Zeile %(number)s: %(what)s") % {"number": number, "what": " ".join(wrong.messages)}
                    ) from None
        return texts


class CheckForm(forms.Form):
    """The decision about one statement: it appears, or it does not and why."""

    PUBLISH, REFUSE = "publish", "refuse"

    decision = forms.ChoiceField(
        label=_("Was tun Sie?"),
        widget=ChoiceCards(
            says={
                PUBLISH: _("Alle können darüber abstimmen."),
                REFUSE: _("Wer sie geschrieben hat, liest mit dem Beleg-Code, warum."),
            }
        ),
        choices=[(PUBLISH, _("Veröffentlichen")), (REFUSE, _("Nicht veröffentlichen"))],
    )
    reason = forms.ChoiceField(
        label=_("Warum nicht?"), required=False, choices=[("", _("Bitte wählen")), *REASONS.items()]
    )
    same_as = forms.IntegerField(
        label=_("Nummer der Aussage, die das Gleiche sagt"), required=False, min_value=1, max_value=999_999
    )
    more = TextField(
        label=_("Noch ein Satz dazu"),
        required=False,
        max_length=300,
        help_text=_("Freundlich und genau: Was müsste anders sein?"),
    )

    def __init__(self, *args: Any, others: QuerySet[Statement], **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = others

    def clean_same_as(self) -> Statement | None:
        """The other statement of this conversation that has the number."""
        number = self.cleaned_data["same_as"]
        found = self.others.filter(number=number).first() if number else None
        if number and found is None:
            raise ValidationError(
                _("Eine andere Aussage mit der Nummer %(number)s gibt es hier nicht."),
                params={"number": number},
            )
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("decision") == self.REFUSE and not (given.get("reason") or given.get("more")):
            self.add_error("reason", _("Wählen Sie einen Grund, oder schreiben Sie einen Satz."))
        return given


class TranslateForm(forms.Form):
    """What a statement says in one of the other languages."""

    translation = StatementField(label=_("Übersetzung"))
    language = forms.ChoiceField(label=_("In welche Sprache?"))
    name = TextField(
        label=_("Wer hat übersetzt?"),
        required=False,
        max_length=60,
        help_text=_(
            "Ein Vorname genügt. Leer lassen, wenn eine Maschine übersetzt hat: Dann steht das dabei."
        ),
    )

    def __init__(self, *args: Any, languages: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["language"].choices = list(languages)
