"""The sections of an application: what each needs, how far it is, in the applicant's words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wir.core.money import euro
from wir.funding.models import Application

EMPTY, BEGUN, WRONG, DONE = "empty", "begun", "wrong", "done"


@dataclass(frozen=True)
class Section:
    """One entry of the task list. `open` are sentences about what is missing, `note` one line to show beneath."""

    name: str
    label: str
    state: str
    note: str
    open: tuple[str, ...]


def sections_of(application: Application) -> list[Section]:
    """All sections in the order in which they are filled in."""
    return [_applicant(application), _project(application), _costs(application)]


def open_points(application: Application) -> list[str]:
    """Everything that still keeps the application from being handed in."""
    return [point for section in sections_of(application) for point in section.open]


def _applicant(application: Application) -> Section:
    missing = [] if application.contact_name else [_("Bitte nennen Sie eine Ansprechperson.")]
    if not application.contact_phone:
        missing.append(_("Bitte nennen Sie eine Telefonnummer für Rückfragen."))
    state = (
        DONE if not missing else (BEGUN if application.contact_name or application.contact_phone else EMPTY)
    )
    return Section("antragsteller", _("Wer beantragt"), state, application.applicant.name, tuple(missing))


def _project(application: Application) -> Section:
    words = {
        "title": _("Bitte geben Sie dem Vorhaben einen Titel."),
        "purpose": _("Bitte schreiben Sie, was Sie erreichen wollen."),
        "groups": _("Bitte schreiben Sie, wie Sie Menschen erreichen, die sonst nicht kommen."),
        "starts_on": _("Bitte nennen Sie den ersten Tag des Vorhabens."),
        "ends_on": _("Bitte nennen Sie den letzten Tag des Vorhabens."),
    }
    missing = [sentence for field, sentence in words.items() if not getattr(application, field)]
    state = DONE if not missing else (EMPTY if len(missing) == len(words) else BEGUN)
    note = application.title or _("Titel, Ziele, Zeitraum")
    return Section("vorhaben", _("Unser Vorhaben"), state, note, tuple(missing))


def _costs(application: Application) -> Section:
    costs = sum(item.cents for item in application.cost_items.all())
    income = sum(item.cents for item in application.funding_items.all())
    label = _("Kosten und Finanzierung")
    if not costs and not income:
        return Section(
            "kosten",
            label,
            EMPTY,
            _("Was es kostet und woher das Geld kommt"),
            (_("Bitte füllen Sie den Kosten- und Finanzierungsplan aus."),),
        )
    note = _("Ausgaben %(costs)s, Einnahmen %(income)s.") % {"costs": euro(costs), "income": euro(income)}
    if costs == income:
        return Section("kosten", label, DONE, note, ())
    gap = (
        _("Im Plan fehlen %(gap)s an Einnahmen.")
        if costs > income
        else _("Im Plan sind %(gap)s mehr Einnahmen als Ausgaben.")
    )
    return Section("kosten", label, WRONG, note, (gap % {"gap": euro(abs(costs - income))},))
