"""Who has a part in an application: whoever acts or acted for those who apply never decides it (§ 20 HVwVfG).

Roles end and sections are saved anew, but the part stays: a role counts if it ended after the application was begun.
"""

from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from wir.accounts.access import roles_of
from wir.accounts.mailboxes import ACCOUNTS_OF_ONE
from wir.accounts.models import Membership, User
from wir.funding.models import Partner, PartnerAnswer

Pair = tuple[int, int]
"""A person and an application, by number."""

# Whoever was only asked, and perhaps taken out again, has no part in it: otherwise asking would shut people out.
OWN_WORDS = [
    PartnerAnswer.Kind.CONFIRMED.value,
    PartnerAnswer.Kind.DECLINED.value,
    PartnerAnswer.Kind.LEFT.value,
]
GIVEN = "select unnest(%(given)s::bigint[])"
# Plain SQL: the same put together from Django's own takes longer than all the rest of a page.
# A role that is kept ends with its last day; one that was ended stands in the journal. A link is signed without an
# account and names the main address.
PARTS = """
with person (id) as materialized ({people}),
held (person, organisation, ended) as materialized (
  select user_id, organisation_id, (until_day + 1)::timestamptz from accounts_membership
  where user_id in (select id from person) and role = any(%(roles)s)
  union all
  select (facts ->> 'person')::bigint, thing_id, at from journal_entry
  where thing = 'accounts.organisation' and act = 'accounts.end_role'
    and (facts ->> 'person')::bigint in (select id from person))
select held.person, begun.id from held join funding_application begun on begun.applicant_id = held.organisation
where held.ended is null or held.ended >= begun.created_at
union
select held.person, begun.id from held join funding_partner partner on partner.organisation_id = held.organisation
  join funding_application begun on begun.id = partner.application_id
where (held.ended is null or held.ended >= begun.created_at)
  and exists (select from funding_partneranswer said where said.partner_id = partner.id and said.kind = any(%(words)s))
union select created_by_id, id from funding_application where created_by_id in (select id from person)
union select by_id, application_id from funding_sectionsave where by_id in (select id from person)
union select uploaded_by_id, application_id from funding_attachment where uploaded_by_id in (select id from person)
union select made_by_id, application_id from funding_declaration where made_by_id in (select id from person)
union select made_by_id, application_id from funding_submission where made_by_id in (select id from person)
union select made_by_id, application_id from funding_signature where made_by_id in (select id from person)
union select said.made_by_id, partner.application_id from funding_partneranswer said
  join funding_partner partner on partner.id = said.partner_id where said.made_by_id in (select id from person)
union select account.id, signed.application_id from funding_signature signed
  join accounts_user account on lower(account.email) = signed.signer where account.id in (select id from person)
"""


def parts_of(user: User) -> frozenset[int]:
    """Numbers of the applications in which the person has a part, under whatever account. One statement per request."""
    roles = roles_of(user)
    known: tuple[object, frozenset[int]] | None = getattr(user, "_parts", None)
    if known is None or known[0] is not roles:  # an act that gave or took a role lets us read anew
        found = _pairs(ACCOUNTS_OF_ONE, user=user.pk)
        known = user._parts = (roles, frozenset(application for _, application in found))
    return known[1]


def pairs_of(people: Collection[int]) -> set[Pair]:
    """All parts that these accounts have: by what they did, and by every role that they hold or held. One statement."""
    return _pairs(GIVEN, given=list(people))


def partners_that_answered() -> QuerySet[Partner]:
    """Those that count as applying: they said something of their own."""
    return Partner.objects.filter(pk__in=PartnerAnswer.objects.filter(kind__in=OWN_WORDS).values("partner"))


def _pairs(people: str, **more: object) -> set[Pair]:
    with connection.cursor() as cursor:
        known = {"roles": list(Membership.OF_ORGANISATIONS), "words": OWN_WORDS}
        cursor.execute(PARTS.format(people=people), known | more)
        return set(cursor.fetchall())
