"""Towns that another one named say whether they take part."""

from datetime import date

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.journal.steps import record
from wir.strategy.actions.deciding import adopted_by, tick_the_council
from wir.strategy.actions.measures import drop_measure
from wir.strategy.fixed import held
from wir.strategy.models import Process, ProcessTown


def agree_to_process(town: ProcessTown, *, by: User, on: date) -> None:
    """This town takes part. A second yes changes nothing. Raises PermissionDenied."""
    if not rules.has_perm("strategy.agree_to_process", by, town.organisation):
        raise PermissionDenied("strategy.agree_to_process")
    with transaction.atomic():
        if ProcessTown.objects.filter(pk=town.pk, agreed_on=None).update(agreed_on=on):
            record("strategy.agree_to_process", town.process, by=by, facts={"town": town.organisation_id})


def decline_process(town: ProcessTown, *, by: User) -> None:
    """This town does not take part, and the process goes on without it. Raises Refused and PermissionDenied."""
    if not rules.has_perm("strategy.agree_to_process", by, town.organisation):
        raise PermissionDenied("strategy.agree_to_process")
    with transaction.atomic():
        process = Process.objects.select_for_update().get(pk=town.process_id)
        if town.organisation_id == process.controller_id or process.state != "prepared":
            raise Refused(
                _(
                    "Aussteigen geht nur, solange der Prozess vorbereitet wird, und nicht für die Stadt, die ihn führt."
                )
            )
        record("strategy.decline_process", process, by=by, facts={"town": town.organisation_id})
        town.delete()


def leave_process(town: ProcessTown, *, because: str, by: User, on: date) -> None:
    """A partner takes part no more; the others go on. Everybody reads why.

    Its annex leaves the working text, its measures that nobody has decided on are not followed, its bodies are not asked any
    more; what was published or decided stays. Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("strategy.leave_process", by, town.organisation):
        raise PermissionDenied("strategy.leave_process")
    if not because.strip():
        raise Refused(_("Bitte schreiben Sie, warum. Alle lesen diesen Satz."))
    with transaction.atomic():
        process = Process.objects.select_for_update().get(pk=town.process_id)
        kept = (
            ProcessTown.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=town.pk)
        )
        if kept.organisation_id == process.controller_id:
            raise Refused(
                _("Ihre Gemeinde führt den Prozess. Sie kann ihn beenden, aber nicht allein aussteigen.")
            )
        if kept.left_on or not kept.agreed_on or process.state not in ("prepared", "running"):
            raise Refused(_("Aussteigen geht nur, solange Sie dabei sind und der Prozess läuft."))
        if kept.organisation in adopted_by(process):
            raise Refused(_("Ihr Parlament hat die Strategie beschlossen. Aussteigen geht nicht mehr."))
        reason = because.strip()
        own = {"town": kept.organisation}
        for measure in process.measures.filter(state="proposed", **own):
            if why := held(measure):
                raise Refused(
                    _("Aussteigen geht noch nicht, wegen Maßnahme %(number)s „%(title)s“. %(why)s")
                    % {"number": measure.number, "title": measure.title, "why": why}
                )
            drop_measure(measure, because=f"{kept.organisation.name} macht nicht mehr mit: {reason}", by=by)
        process.sections.filter(**own).delete()
        process.stations.filter(outcome="", opinion="", not_needed_because="", correction="", **own).delete()
        kept.left_on, kept.left_because = on, reason
        kept.save(update_fields=["left_on", "left_because"])
        tick_the_council(process, on=on)
        facts = {"town": kept.organisation_id}
        record("strategy.leave_process", process, by=by, facts=facts, payload={"reason": reason})
    town.refresh_from_db()
