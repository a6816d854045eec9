"""`{{ form }}` is KERN everywhere: label, hint, field, error, in that order, with no class named in any form."""

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, Field, RadioSelect, Select, Widget
from django.forms.renderers import TemplatesSetting
from django.template.backends.django import Template
from django.utils.translation import gettext as _

from wir.ui.widgets import ChoiceCards

OWN_WIDGETS = {
    "django/forms/widgets/radio.html": "ui/widgets/checks.html",
    "django/forms/widgets/checkbox_select.html": "ui/widgets/checks.html",
    "django/forms/widgets/select.html": "ui/widgets/select.html",
    "django/forms/widgets/clearable_file_input.html": "ui/widgets/file.html",
}
# Order matters: the narrower class first.
CLASSES: tuple[tuple[type[Widget], str], ...] = (
    (ChoiceCards, ""),
    (CheckboxSelectMultiple, "kern-form-check__checkbox"),
    (RadioSelect, "kern-form-check__radio"),
    (CheckboxInput, "kern-form-check__checkbox"),
    (Select, "kern-form-input__select"),
    (Widget, "kern-form-input__input"),
)


class KernBoundField(BoundField):
    """A field that knows KERN's classes, its place for links, and says first what to do."""

    @property
    def shape(self) -> str:
        """Which frame it gets: "group" (fieldset), "check" (box before its label) or "input"."""
        if self.use_fieldset:
            return "group"
        return "check" if isinstance(self.field.widget, CheckboxInput) else "input"

    @property
    def optional(self) -> bool:
        """Optional fields say so; a form where nothing is required (a filter) sets `mark_optional = False`.

        So does a single field that is needed only together with another answer.
        """
        marks = getattr(self.form, "mark_optional", True) and getattr(self.field, "mark_optional", True)
        return marks and not self.field.required and self.shape != "check"

    @property
    def anchor(self) -> str:
        """The id that a link in the error summary leads to."""
        first = self.subwidgets[0].id_for_label if self.shape == "group" and self.subwidgets else ""
        return first or self.id_for_label or self.auto_id

    @property
    def complaints(self) -> list[str]:
        """The errors in our words: an empty field names itself and what to do with it."""
        found = []
        for error in self.errors.as_data():
            usual = error.code == "required" and error.message == Field.default_error_messages["required"]
            found.append(self._please() if usual else " ".join(error.messages))
        return found

    def _please(self) -> str:
        if self.shape == "check":
            return _("Bitte bestätigen: %(label)s") % {"label": self.label}
        if self.shape == "group" or isinstance(self.field.widget, Select):
            return _("Bitte auswählen: %(label)s") % {"label": self.label}
        return _("Bitte ausfüllen: %(label)s") % {"label": self.label}

    def build_widget_attrs(self, attrs: dict[str, object], widget: Widget | None = None) -> dict[str, object]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        name = next(name for kind, name in CLASSES if isinstance(widget, kind))
        if name and not widget.is_hidden:
            words = [str(widget.attrs.get("class", "")), name, f"{name}--error" if self.errors else ""]
            attrs["class"] = " ".join(word for word in words if word)
        if str(widget.attrs.get("placeholder", "")) == str(self.label):
            attrs["placeholder"] = False  # says the label twice and vanishes while typing
        return attrs


class KernRenderer(TemplatesSetting):
    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
    formset_template_name = "ui/formset.html"
    bound_field_class = KernBoundField

    def get_template(self, template_name: str) -> Template:
        return super().get_template(OWN_WIDGETS.get(template_name, template_name))
