"""Who has a part in an application: whoever acts or acted for those who apply never decides it (§ 20 HVwVfG).

Roles end and sections are saved anew, but the part stays: a role counts if it ended after the application was begun.
"""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BigIntegerField, DateTimeField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Lower

from wir.accounts.access import roles_of
from wir.accounts.mailboxes import accounts_of
from wir.accounts.models import Membership, User
from wir.funding.models import (
    Application,
    Attachment,
    Declaration,
    Partner,
    PartnerAnswer,
    SectionSave,
    Signature,
    Submission,
)
from wir.journal.models import Entry

Pair = tuple[int, int]
"""A person and an application, by number."""
ROLE, DEED = 1, 2


def parts_of(user: User) -> frozenset[int]:
    """Numbers of the applications in which the person has a part, under whatever account. Reckoned once per request.

    Two statements, three for somebody who ever acted for an organisation, however many applications there are.
    """
    roles = roles_of(user)
    known: tuple[object, frozenset[int]] | None = getattr(user, "_parts", None)
    if known is None or known[0] is not roles:  # an act that gave or took a role lets us read anew
        found = pairs_of(accounts_of(user))
        known = user._parts = (roles, frozenset(application for _, application in found))
    return known[1]


def pairs_of(people: Collection[int]) -> set[Pair]:
    """All parts that these accounts have: by what they did, and by every role that they hold or held. At most two statements."""
    held, pairs = [], set()
    for kind, person, thing, ended in _roles_ever(people).union(*_deeds(people), all=True):
        if kind == ROLE:
            held.append((person, thing, ended))
        else:
            pairs.add((person, thing))
    return pairs.union(_by_role(held))


def _by_role(held: list[tuple[int, int, datetime | None]]) -> Iterator[Pair]:
    """For the applicant or for a partner that answered, on any day since the application was begun."""
    organisations = {organisation for _, organisation, _ in held}
    if not organisations:
        return
    led = Application.objects.filter(applicant__in=organisations)
    joined = partners_that_answered().filter(organisation__in=organisations)
    begun: dict[int, list[tuple[int, datetime]]] = {}
    for application, organisation, at in led.values_list("pk", "applicant", "created_at").union(
        joined.values_list("application", "organisation", "application__created_at"), all=True
    ):
        begun.setdefault(organisation, []).append((application, at))
    for person, organisation, ended in held:
        for application, at in begun.get(organisation, ()):
            if ended is None or ended >= at:
                yield person, application


def partners_that_answered() -> QuerySet[Partner]:
    """Whoever was only asked, and perhaps taken out again, has no part in it: otherwise asking would shut people out."""
    own_words = (
        PartnerAnswer.Kind.CONFIRMED,
        PartnerAnswer.Kind.DECLINED,
        PartnerAnswer.Kind.LEFT,
    )
    return Partner.objects.filter(pk__in=PartnerAnswer.objects.filter(kind__in=own_words).values("partner"))


def _roles_ever(people: Collection[int]) -> QuerySet[Any, Any]:
    """Person, organisation, end: roles that are kept with their last day, and from the journal those that were ended."""
    # the last day belongs to the role: it ended when the next one began
    end = Cast(F("until_day") + timedelta(days=1), DateTimeField())
    kept = Membership.objects.filter(user__in=people, role__in=Membership.OF_ORGANISATIONS)
    person = Cast(KeyTextTransform("person", "facts"), BigIntegerField())
    ended = Entry.objects.filter(thing="accounts.organisation", act="accounts.end_role").annotate(
        person=person
    )
    return kept.values_list(Value(ROLE), "user", "organisation", end).union(
        ended.filter(person__in=people).values_list(Value(ROLE), "person", "thing_id", "at"), all=True
    )


def _deeds(people: Collection[int]) -> Iterator[QuerySet[Any, Any]]:
    """Who began it, wrote in it, uploaded, declared, sent, signed or answered."""
    never = Value(None, output_field=DateTimeField())
    for model, who, application in (
        (Application, "created_by", "pk"),
        (SectionSave, "by", "application"),
        (Attachment, "uploaded_by", "application"),
        (Declaration, "made_by", "application"),
        (Submission, "made_by", "application"),
        (Signature, "made_by", "application"),
        (PartnerAnswer, "made_by", "partner__application"),
    ):
        done = model.objects.filter(**{f"{who}__in": people}).order_by()
        yield done.values_list(Value(DEED), who, application, never)
    # by a link one signs without an account; it is known by its main address
    theirs = User.objects.filter(pk__in=people).annotate(signer=Lower("email"))
    person = Subquery(theirs.filter(signer=OuterRef("signer")).values("pk")[:1])
    signed = Signature.objects.filter(signer__in=theirs.values("signer")).order_by()
    yield signed.values_list(Value(DEED), person, "application", never)
