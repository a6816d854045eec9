"""The desk of a process: what those who work on it find there, one entry for each tool.

Adding a tool is adding a line here; `waits` counts what waits for somebody, in one statement. A tool with a `format` is hidden until the
office wants that format (`formats.py`) or something waits in it; `who` are the groups that see it.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import User
from wir.participation.models import BallotSheet
from wir.participation.opinions import queue
from wir.strategy.access import READS, is_office, parts_of
from wir.strategy.models import Comment, Member, Process

OFFICE = "office"
EVERYBODY = frozenset({OFFICE, *Member.Role.values})
WORKERS = frozenset({OFFICE, *Member.WORKING})
ONLY_OFFICE = frozenset({OFFICE})
TRANSLATORS = WORKERS | {Member.Role.TRANSLATOR.value}
READERS = EVERYBODY - {Member.Role.TRANSLATOR.value}
"""Everybody but volunteers who came to translate."""
POLITICS, CENTRE, FOREIGNERS = (
    Member.Role.POLITICS.value,
    Member.Role.CENTRE.value,
    Member.Role.FOREIGNERS.value,
)


@dataclass(frozen=True)
class Tool:
    """A link on the desk: what it is called, the name of its address, what one does there, how much waits, who sees it."""

    label: object
    url_name: str
    says: object
    waits: Callable[[Process], int] | None = None
    who: frozenset[str] = WORKERS
    format: str = ""
    group: object = ""


def _comments(process: Process) -> int:
    """Comments to be checked or answered."""
    waiting = Q(state="waiting") | Q(state="published", outcome="")
    return Comment.objects.filter(waiting, process=process).count()


def _unread(process: Process) -> int:
    return process.voices.filter(read_on=None).count()


def _ballots(process: Process) -> int:
    """Ballots on paper that wait for a second person."""
    return BallotSheet.objects.filter(poll__process=process, checked_by=None).count()


def _drafts(process: Process) -> int:
    return process.recommendations.filter(state="draft").count()


READ, LISTEN, WRITE, DECIDE, ORGANISE = (
    _("Mitlesen"),
    _("Zuhören"),
    _("Schreiben"),
    _("Entscheiden und umsetzen"),
    _("Organisieren"),
)

TOOLS: tuple[Tool, ...] = (
    Tool(_("Entwurf der Strategie"), "participation:writing", _("Lesen, was die nächste Fassung werden soll."), who=READS["draft"], group=READ),
    Tool(_("Text der Strategie"), "participation:text", _("Lesen, was öffentlich ist, und etwas dazu schreiben."), who=frozenset({POLITICS, CENTRE, FOREIGNERS}), group=READ),
    Tool(_("Maßnahmen und ihre Reihenfolge"), "participation:desk_measures", _("Wer macht was, was kostet es, was kommt zuerst und warum?"), who=READS["measures"], group=READ),
    Tool(_("Maßnahmen"), "participation:measures", _("Was geplant ist und woraus es entstand."), who=frozenset({FOREIGNERS}), group=READ),
    Tool(_("Rückmeldungen ohne Antwort"), "participation:comment_queue", _("Was andere zum Text sagen und was darauf noch fehlt."), who=READS["comments"], group=READ),
    Tool(_("Beschlussvorlage als PDF"), "participation:council_pack", _("Was das Parlament bekommt: kurz, mit Kosten, Stimmen und Einwänden."), who=READS["pack"], group=READ),
    Tool(_("Wer gehört wurde, wer entschied"), "participation:decisions", _("Stellungnahmen und Beschlüsse jeder Gemeinde."), who=frozenset({POLITICS, FOREIGNERS}), group=READ),
    Tool(_("Umfragen"), "participation:surveys", _("Fragen stellen, Papierbögen eingeben, Ergebnisse lesen."), format="survey", group=LISTEN),
    Tool(_("Meinungsbild"), "participation:conversations", _("Aussagen schreiben, prüfen, sehen, was alle denken."), queue.waits, TRANSLATORS, "conversation", LISTEN),
    Tool(_("Treffen"), "participation:organise", _("Planen, Plätze, Wünsche, Ergebnisse."), group=LISTEN),
    Tool(_("Ausgeloste Versammlung"), "participation:assemblies", _("Vorbereiten, in den Topf einladen, öffentlich losen, nachlosen."), format="assembly", group=LISTEN),
    Tool(_("Stimmen"), "participation:voices", _("Lesen, veröffentlichen, Empfehlungen daraus machen."), _unread, group=LISTEN),
    Tool(_("Empfehlungen"), "participation:desk_recommendations", _("Noch einmal lesen und veröffentlichen."), _drafts, group=WRITE),
    Tool(_("Handlungsfelder"), "participation:fields", _("Worum geht es, mit welchen Zielen?"), group=WRITE),
    Tool(_("Maßnahmen"), "participation:desk_measures", _("Wer macht was, was kostet es, was kommt zuerst?"), group=WRITE),
    Tool(_("Abstimmung über Prioritäten"), "participation:polls", _("Was soll zuerst kommen, wenn das Geld nicht für alles reicht?"), _ballots, group=WRITE),
    Tool(_("Übersetzungen"), "participation:translate_outcomes", _("Empfehlungen, Maßnahmen, Text und Beschlüsse in anderen Sprachen."), who=TRANSLATORS, group=WRITE),
    Tool(_("Text der Strategie"), "participation:writing", _("Schreiben und als Fassung veröffentlichen."), group=WRITE),
    Tool(_("Rückmeldungen"), "participation:comment_queue", _("Prüfen und beantworten."), _comments, group=WRITE),
    Tool(_("Beschluss"), "participation:council", _("Gremien, Vorlage, Ergebnis je Gemeinde."), who=ONLY_OFFICE, group=DECIDE),
    Tool(_("Stand des Prozesses"), "participation:standing", _("Öffentlich machen, beenden, abschließen."), who=ONLY_OFFICE, group=DECIDE),
    Tool(_("Der nächste Prozess"), "participation:next_edition", _("Weitermachen, wo dieser aufhört."), who=ONLY_OFFICE, group=DECIDE),
    Tool(_("Fristen und Phasen"), "participation:plan", _("Was ist wann dran? Mehr Zeit nehmen."), who=EVERYBODY, group=ORGANISE),
    Tool(_("Name, Frage, Ansprechperson"), "participation:describe", _("Was alle auf der Seite des Prozesses lesen."), group=ORGANISE),
    Tool(_("Bestandsaufnahme"), "participation:stock", _("Wer lebt hier, was gibt es, was fehlt?"), who=READERS, group=ORGANISE),
    Tool(_("Formate"), "participation:formats", _("Womit Sie fragen und zuhören. Was Sie nicht wollen, bleibt ausgeblendet."), group=ORGANISE),
    Tool(_("Wer mitarbeitet"), "participation:people", _("Steuerungsgruppe und andere einladen, Rollen beenden."), group=ORGANISE),
    Tool(_("Prozessmoderation"), "participation:facilitation", _("Bedarf, Angebote, Vertrag, Tage, Rechnungen."), group=ORGANISE),
    Tool(_("In der Verwaltung"), "participation:administration", _("Fachbereiche, ihre Aufgaben, die eigenen Hürden."), group=ORGANISE),
)  # fmt: skip
"""In the order of the desk; tools of one group stand together."""


def _works_instead(tool: Tool, groups: Collection[str]) -> bool:
    """Whoever works on the process has the tool itself and needs none that only reads along."""
    return tool.group == READ and bool(WORKERS.intersection(groups))


def groups_of(user: User, process: Process) -> frozenset[str]:
    """What the person is in this process today."""
    own = {OFFICE} if is_office(user, process) else set()
    return frozenset(own | parts_of(user).get(process.pk, frozenset()))


def tools_for(groups: Collection[str], process: Process) -> list[tuple[Tool, int]]:
    """The tools that somebody of these groups sees, each with how much waits."""
    own = [tool for tool in TOOLS if tool.who.intersection(groups) and not _works_instead(tool, groups)]
    found = [(tool, tool.waits(process) if tool.waits else 0) for tool in own]
    return [
        (tool, waiting)
        for tool, waiting in found
        if not tool.format or tool.format in process.formats or waiting
    ]
