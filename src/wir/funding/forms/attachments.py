"""Adding a file to an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wir.documents.filetypes import ENDINGS, WE_TAKE
from wir.documents.uploads import MEGABYTE, MOST_BYTES
from wir.funding.models import Application
from wir.funding.sections.attachments import choices


class AttachmentForm(forms.Form):
    """One file and which paper it is."""

    mark_optional = False

    kind = forms.ChoiceField(label=_("Was ist das für eine Unterlage?"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("Datei"),
        error_messages={
            "required": _("Bitte wählen Sie eine Datei aus."),
            "empty": _("Diese Datei ist leer. Sie wurde nicht gespeichert."),
        },
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )

    def __init__(self, *args: object, application: Application, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        known = choices(application)
        self.fields["kind"].choices = known
        self.fields["kind"].initial = known[0][0]
        self.fields["file"].help_text = _("%(take)s Höchstens %(most)s MB.") % {
            "take": WE_TAKE,
            "most": MOST_BYTES // MEGABYTE,
        }
