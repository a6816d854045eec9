"""Adding a question that somebody has read aloud."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wir.documents.uploads import MEGABYTE, RECORDINGS
from wir.participation.models import Survey
from wir.ui.fields import TextField


class RecordingForm(forms.Form):
    """One recording, of which question and in which language, and what the person who speaks has agreed to."""

    mark_optional = False

    question = forms.ModelChoiceField(label=_("Frage"), queryset=None, empty_label=None)
    language = forms.ChoiceField(label=_("Sprache der Aufnahme"), choices=settings.LANGUAGES)
    file = forms.FileField(
        label=_("Tonaufnahme"),
        help_text=_(
            "MP3, M4A, OGG oder WAV, höchstens %(most)s MB. MP3 und M4A spielt jedes Telefon ab, OGG nicht jedes. "
            "Eine Minute genügt: die Frage, danach die Antworten."
        )
        % {"most": RECORDINGS.most_bytes // MEGABYTE},
        error_messages={
            "required": _("Bitte wählen Sie eine Datei aus."),
            "empty": _("Diese Datei ist leer. Sie wurde nicht gespeichert."),
        },
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in RECORDINGS.endings)}),
    )
    agreed = forms.BooleanField(
        label=_("Die Person weiß: Ihre Stimme hört jeder, der die Umfrage öffnet. Sie ist einverstanden."),
        error_messages={"required": _("Fragen Sie die Person zuerst, ob sie einverstanden ist.")},
    )
    speaker = TextField(
        label=_("Wer spricht? (freiwillig)"),
        max_length=60,
        required=False,
        help_text=_("Ein Vorname genügt. Ohne das nächste Kreuz sieht ihn nur, wer am Prozess arbeitet."),
    )
    names_speaker = forms.BooleanField(
        label=_("Der Name darf bei der Frage stehen. Die Person ist einverstanden."), required=False
    )

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["question"].queryset = survey.questions.all()

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("names_speaker") and not given.get("speaker"):
            self.add_error("speaker", _("Bitte schreiben Sie den Namen dazu, der genannt werden darf."))
        return given
