"""Assemblies by lot: set up, quotas, going into the pool, the draw."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from wir.participation.actions.pool import Wish
from wir.participation.lots import features
from wir.participation.models import Assembly, Meeting, PoolEntry, Quota
from wir.participation.quotas import Range
from wir.strategy.models import Process
from wir.ui.fields import LongTextField, NearDayField, TextField
from wir.ui.once import SentOnce
from wir.ui.trap import TrapForm

MOST = Assembly.MOST_SEATS


class AssemblyForm(forms.Form):
    """What for, how many, when, which features."""

    title = TextField(label=_("Titel"), max_length=120)
    purpose = LongTextField(
        label=_("Wozu?"),
        max_length=1000,
        help_text=_("Die Frage, an der die Versammlung arbeitet, und was mit ihrer Antwort geschieht."),
    )
    size = forms.IntegerField(
        label=_("Plätze"), min_value=2, max_value=MOST, help_text=_("Wie viele Menschen gelost werden.")
    )
    begins_on = NearDayField(label=_("Erster Tag"))
    ends_on = NearDayField(label=_("Letzter Tag"))
    where = TextField(label=_("Ort und Uhrzeit"), max_length=160, required=False)
    joins_until = NearDayField(label=_("Mitmachen bis"))
    access = forms.ChoiceField(
        label=_("Wer kann in den Topf?"),
        choices=Assembly.Access.choices,
        widget=forms.RadioSelect,
        initial="open",
    )
    households = forms.BooleanField(
        label=_("Höchstens eine Person aus jedem Haushalt"), required=False, initial=True
    )
    features = forms.MultipleChoiceField(
        label=_("Worauf soll das Los achten?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Zwei bis vier Merkmale genügen. Nur danach wird gefragt, und nur dafür wird es verwendet."
        ),
        error_messages={"required": _("Wählen Sie mindestens ein Merkmal.")},
    )
    meeting = forms.ModelChoiceField(
        label=_("Treffen dazu"),
        queryset=Meeting.objects.none(),
        required=False,
        empty_label=_("noch keines geplant"),
    )

    def __init__(self, *args: Any, process: Process, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["features"].choices = features.choices(process)
        self.fields["meeting"].queryset = process.meetings.select_related("gathering")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        begins, ends, until = (given.get(name) for name in ("begins_on", "ends_on", "joins_until"))
        if begins and ends and ends < begins:
            self.add_error("ends_on", _("Der letzte Tag kann nicht vor dem ersten liegen."))
        if begins and until and until >= begins:
            self.add_error("joins_until", _("Wählen Sie einen Tag vor der Versammlung."))
        return given


@dataclass(frozen=True)
class Row:
    """One quota with its two fields."""

    quota: Quota
    word: object
    share: float | None
    least: Any
    most: Any


class QuotasForm(forms.Form):
    """A range for each value."""

    def __init__(self, *args: Any, quotas: Sequence[Quota], size: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.quotas = list(quotas)
        for quota in self.quotas:
            for name, label in (("least", _("mindestens")), ("most", _("höchstens"))):
                self.fields[f"{name}_{quota.place}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=size, initial=getattr(quota, name)
                )

    def groups(self) -> list[tuple[object, list[Row]]]:
        """(name of the feature, its rows) for the page."""
        return [
            (name, [self._row(quota, of) for quota in of])
            for _feature, name, of in features.grouped(self.quotas)
        ]

    def _row(self, quota: Quota, of: Sequence[Quota]) -> Row:
        return Row(
            quota, features.word(quota.feature, quota.value), share(quota, of),
            self[f"least_{quota.place}"], self[f"most_{quota.place}"],
        )  # fmt: skip

    def ranges(self) -> dict[int, Range]:
        """Place -> range."""
        given = self.cleaned_data
        return {
            quota.place: Range(given[f"least_{quota.place}"], given[f"most_{quota.place}"])
            for quota in self.quotas
        }


def share(quota: Quota, of: Sequence[Quota]) -> float | None:
    """Percent of those who live there, if all figures of the feature are known."""
    counts = [one.people for one in of]
    if quota.people is None or None in counts or not sum(filter(None, counts)):
        return None
    return 100 * quota.people / sum(filter(None, counts))


class EntryForm(SentOnce):
    """Go into the pool: the features, a name, one way to be reached. For the office, too, when somebody said so on paper."""

    REACH = {
        PoolEntry.Reach.EMAIL: _("Schreiben Sie die E-Mail-Adresse so: name@beispiel.de"),
        PoolEntry.Reach.PHONE: _("Schreiben Sie die Telefonnummer mit Vorwahl, zum Beispiel 06000 12345."),
        PoolEntry.Reach.POST: _("Schreiben Sie Straße, Hausnummer, Postleitzahl und Ort."),
    }

    name = TextField(
        label=_("Ihr Name"),
        max_length=80,
        help_text=_("So sprechen wir Sie an, wenn Sie gelost werden. Der Vorname genügt, außer bei Briefen."),
    )
    reach_by = forms.ChoiceField(
        label=_("Wie können wir Sie erreichen? Ein Weg genügt."),
        choices=PoolEntry.Reach.choices,
        widget=forms.RadioSelect,
    )
    reach = TextField(label=_("Adresse oder Nummer dazu"), max_length=300)
    household = TextField(
        label=_("Haushalt"),
        max_length=40,
        required=False,
        help_text=_(
            "Macht noch jemand aus Ihrer Wohnung mit? Dann schreiben Sie beide dasselbe: die Haushaltsnummer aus dem Brief "
            "oder ein Wort, das Sie gemeinsam wählen. Aus jedem Haushalt wird höchstens eine Person gelost."
        ),
    )

    def __init__(self, *args: Any, assembly: Assembly, quotas: Sequence[Quota], **options: Any) -> None:
        super().__init__(*args, **options)
        self.features: list[str] = []
        asked: dict[str, forms.Field] = {}
        for feature, _name, of in features.grouped(quotas):
            words = features.values_of(feature, [one.value for one in of])
            asked[feature] = forms.ChoiceField(
                label=features.ASKS[feature],
                choices=[(one.value, words.get(one.value, one.value)) for one in of],
                widget=forms.RadioSelect,
            )
            self.features.append(feature)
        if not assembly.households:
            del self.fields["household"]
        self.fields = {**asked, **self.fields}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        by, reach = given.get("reach_by"), given.get("reach", "")
        if by and reach and not _reaches(by, reach):
            self.add_error("reach", self.REACH[PoolEntry.Reach(by)])
        return given

    def wish(self, language: str) -> Wish:
        """As the action wants it."""
        given = self.cleaned_data
        said = {name: given[name] for name in self.features}
        rest = {
            name: given.get(name, "") for name in ("name", "reach_by", "reach", "household", "code", "key")
        }
        return Wish(features=said, language=language, **rest)


def _reaches(by: str, reach: str) -> bool:
    if by == PoolEntry.Reach.EMAIL:
        try:
            validate_email(reach)
        except ValidationError:
            return False
        return True
    digits = sum(sign.isdigit() for sign in reach)
    letters = sum(sign.isalpha() for sign in reach)
    return digits >= 6 and letters < 3 if by == PoolEntry.Reach.PHONE else digits >= 5 and letters >= 5


class JoinForm(TrapForm, EntryForm):
    """The same for residents. The code comes from the letter, where one is needed."""

    code = TextField(
        label=_("Ihr Code aus dem Brief"),
        max_length=80,
        help_text=_("Vier Wörter. Groß oder klein ist egal."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
        ),
    )

    def __init__(self, *args: Any, assembly: Assembly, **options: Any) -> None:
        super().__init__(*args, assembly=assembly, **options)
        if assembly.access != Assembly.Access.CODES:
            del self.fields["code"]
        else:
            self.order_fields(["code"])


THREE_DIGITS = {"inputmode": "numeric", "autocomplete": "off", "dir": "ltr", "maxlength": 3}


class DigitsForm(forms.Form):
    """What was drawn in public. The digits are typed twice: a slip here would seat other people."""

    digits = forms.CharField(
        label=_("Die drei Ziffern"),
        help_text=_("In der gezogenen Reihenfolge, zum Beispiel 042"),
        widget=forms.TextInput(attrs=THREE_DIGITS),
    )
    again = forms.CharField(
        label=_("Noch einmal die drei Ziffern"),
        widget=forms.TextInput(attrs=THREE_DIGITS),
    )
    drawn_on = NearDayField(label=_("Tag der Ziehung"))
    at = TextField(
        label=_("Ort der Ziehung"),
        max_length=160,
        help_text=_("Und wie gezogen wurde, zum Beispiel: Rathaus, Foyer, mit einem zehnseitigen Würfel"),
    )
    witness = TextField(
        label=_("Wer hat zugesehen?"),
        max_length=120,
        help_text=_("Mindestens eine Person, die nicht zum Team gehört. Der Name wird veröffentlicht."),
    )

    def clean_digits(self) -> str:
        given: str = self.cleaned_data["digits"]
        if not (given.isascii() and given.isdigit() and len(given) == 3):
            raise ValidationError(_("Schreiben Sie genau drei Ziffern, von 000 bis 999."))
        return given

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("digits") and given.get("again") and given["digits"] != given["again"]:
            self.add_error("again", _("Die Ziffern sind nicht dieselben. Schauen Sie noch einmal nach."))
        return given


class ReasonForm(forms.Form):
    """Why something is loosened or called off; everybody reads it."""

    reason = TextField(label=_("Warum? Alle lesen diesen Satz."), max_length=400)
