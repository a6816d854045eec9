"""Casting a ballot: by a device without an account, or on paper by two people. No ballot stands in the journal."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.participation.actions.ballot_codes import use_ballot_code
from wir.participation.models import Ballot, BallotSheet, Poll
from wir.strategy import receipts


def cast_ballot(poll: Poll, chosen: Iterable[str], *, voter: UUID, on: date) -> str:
    """Store the ballot; a second one of the same device takes the place of the first.

    Gives the receipt code of a new ballot, which is stored nowhere, and nothing for a changed one: its receipt holds.
    Raises Refused, also where the vote takes codes.
    """
    with transaction.atomic():
        kept = _locked(poll)
        if not kept.takes_ballots(on):
            raise Refused(_("Die Abstimmung ist nicht offen. Es ist nichts gespeichert."))
        if kept.access == Poll.Access.CODES:
            raise Refused(_("Für diese Abstimmung brauchen Sie den Code aus dem Brief."))
        numbers = valid(kept, chosen)
        if Ballot.objects.filter(poll=kept, voter=voter).update(chosen=numbers, cast_on=on):
            return ""
        Ballot.objects.create(poll=kept, voter=voter, chosen=numbers, cast_on=on)
        return receipts.give(kept.process, kept, on=on)[1]


def cast_with_code(poll: Poll, chosen: Iterable[str], *, code: str, on: date) -> str:
    """Store the ballot of somebody with a code, for good: neither code nor device leads back to it. Gives the receipt code.

    Raises Refused, and then the code is still good.
    """
    with transaction.atomic():
        kept = _locked(poll)
        if not kept.takes_ballots(on):
            raise Refused(_("Die Abstimmung ist nicht offen. Es ist nichts gespeichert."))
        numbers = valid(kept, chosen)
        use_ballot_code(kept, code)
        Ballot.objects.create(poll=kept, voter=uuid4(), chosen=numbers, cast_on=on)
        return receipts.give(kept.process, kept, on=on)[1]


def valid(poll: Poll, chosen: Iterable[str]) -> list[int]:
    """The numbers of the ticked measures, each once, in ascending order. Raises Refused with a sentence for anything else."""
    ticked = set(chosen)
    known = {str(number): number for number in poll.candidates.values_list("number", flat=True)}
    if ticked - set(known):
        raise Refused(
            _("Eine der angekreuzten Maßnahmen steht nicht zur Abstimmung. Laden Sie die Seite neu.")
        )
    if not ticked:
        raise Refused(_("Kreuzen Sie mindestens eine Maßnahme an."))
    if poll.most and len(ticked) > poll.most:
        raise Refused(
            _(
                "Sie haben %(count)s Maßnahmen angekreuzt. Erlaubt sind höchstens %(most)s: Nehmen Sie %(over)s weg."
            )
            % {"count": len(ticked), "most": poll.most, "over": len(ticked) - poll.most}
        )
    return sorted(known[name] for name in ticked)


def ticked_by(poll: Poll, voter: UUID) -> list[int]:
    """What this device has ticked so far."""
    found = Ballot.objects.filter(poll=poll, voter=voter).values_list("chosen", flat=True).first()
    return list(found or ())


def enter_ballot(
    poll: Poll,
    chosen: Iterable[str],
    *,
    batch: str,
    channel: str,
    received_on: date,
    by: User,
    on: date,
    code: str = "",
) -> BallotSheet:
    """Keep a ballot on paper as one person read it; where the vote takes codes, `code` is used up by it.

    Raises Refused and PermissionDenied.
    """
    if not rules.has_perm("participation.enter_ballot", by, poll.process):
        raise PermissionDenied("participation.enter_ballot")
    with transaction.atomic():
        kept = _locked(poll)
        if kept.state != "frozen" or not kept.process.is_open:
            raise Refused(_("Die Abstimmung ist nicht offen. Es ist nichts gespeichert."))
        if not kept.opens_on <= received_on <= min(kept.closes_on, on):
            raise Refused(
                _("Dieser Stimmzettel kam nicht in der Zeit der Abstimmung. Er kann nicht mitzählen.")
            )
        numbers = valid(kept, chosen)
        if kept.access == Poll.Access.CODES:
            use_ballot_code(kept, code)
        last = kept.sheets.aggregate(last=Max("number"))["last"] or 0
        return BallotSheet.objects.create(
            poll=kept, number=last + 1, batch=batch, channel=channel, received_on=received_on,
            chosen=numbers, entered_by=by,
        )  # fmt: skip


def check_ballot(sheet: BallotSheet, chosen: Iterable[str], *, by: User) -> bool:
    """The second person says what stands on the paper; it counts from now on. Gives whether the two had read the same.

    Raises Refused and PermissionDenied.
    """
    with transaction.atomic():
        poll = _locked(sheet.poll)
        kept = BallotSheet.objects.select_for_update().get(pk=sheet.pk)
        kept.poll = poll
        if not rules.has_perm("participation.check_ballot", by, kept):
            raise PermissionDenied("participation.check_ballot")
        if kept.checked_by_id:
            raise Refused(_("Dieser Stimmzettel ist schon geprüft."))
        if poll.state != "frozen":
            raise Refused(_("Die Abstimmung ist nicht offen. Es ist nichts gespeichert."))
        numbers = valid(poll, chosen)
        same = numbers == kept.chosen
        kept.checked_by, kept.chosen, kept.differed = by, [], not same
        kept.save()
        Ballot.objects.create(
            poll=poll, voter=None, chosen=numbers, channel=kept.channel, cast_on=kept.received_on
        )
    return same


def _locked(poll: Poll) -> Poll:
    """The poll as it is, held so that nobody closes it in between."""
    held = Poll.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("process").get(pk=poll.pk)
