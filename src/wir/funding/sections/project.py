"""What they want to do."""

from datetime import datetime

from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.content import Content
from wir.funding.models import Application
from wir.funding.models.application import Format
from wir.funding.sections.reading import set_fields, span
from wir.funding.sections.section import Chapter, Known, Section, told

PARTS = ("project",)


def section(application: Application) -> Section:
    a = application
    words = {
        _("Bitte geben Sie dem Vorhaben einen Titel."): a.title,
        _("Bitte schreiben Sie, was Sie erreichen wollen."): a.purpose,
        _("Bitte schreiben Sie, wie Sie Menschen erreichen, die sonst nicht kommen."): a.groups,
        _("Bitte wählen Sie, wie Menschen mitmachen können."): a.formats or a.other_formats,
        _("Bitte sagen Sie, ob jemand von außen den Prozess begleitet."): a.has_facilitation is not None,
        _("Bitte schreiben Sie, was Sie von der Begleitung erwarten."): not a.has_facilitation or a.facilitation,
        _("Bitte nennen Sie den ersten Tag des Vorhabens."): a.starts_on,
        _("Bitte nennen Sie den letzten Tag des Vorhabens."): a.ends_on,
    }  # fmt: skip
    missing = [sentence for sentence, there in words.items() if not there]
    begun = any((a.title, a.purpose, a.groups, a.formats, a.starts_on, a.ends_on))
    note = a.title or _("Titel, Ziele, Zeitraum")
    return Section("project", _("Unser Vorhaben"), told(missing, begun=begun), note, tuple(missing))


def chapter(content: Content, known: Known) -> Chapter:
    project = content["project"]
    named = [str(Format(code).label) for code in project["formats"]]
    helped = {True: _("Ja"), False: _("Nein"), None: ""}[project["has_facilitation"]]
    return Chapter(
        "project",
        _("Unser Vorhaben"),
        (
            (_("Titel des Vorhabens"), project["title"]),
            (_("Was erreicht werden soll"), project["purpose"]),
            (_("Wie auch Menschen mitmachen, die sonst nicht kommen"), project["groups"]),
            (_("Formate"), "; ".join([*named, *filter(None, [project["other_formats"]])])),
            (_("Begleitet jemand von außen den Prozess?"), helped),
            (_("Was von der Begleitung erwartet wird"), project["facilitation"]),
            (_("Zeitraum"), span(project["starts_on"], project["ends_on"])),
        ),
    )


def write(application: Application, values: Content, *, by: User, at: datetime) -> None:
    set_fields(application, values["project"])
