"""Is the one who signs a second person? What the portal can know about that, and no more.

It knows addresses and accounts, not people. Refused is what is certainly the same person: an address that an author of
the application has verified, somebody who signed already under another of her addresses, a name that stands there already.
Not known is who reads a mailbox that nobody has verified, and who held the pen on paper; therefore officials see how each
signature came about (panels/agreed.py).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.freemail import ending_of, provider_of
from wir.accounts.mailboxes import bare, is_one_person, mailboxes_of
from wir.accounts.models import Claim, User
from wir.core.refusal import Refused
from wir.funding.access import authors_of
from wir.funding.agreements import now_of, valid_signatures
from wir.funding.models import Application, Signature, SignatureInvitation

ON_PAPER = "paper:"


def signer_of(email: str) -> str:
    """One word for the person behind an address: the main address of her account, if one has verified this address."""
    verified = EmailAddress.objects.filter(verified=True, email__in={email.strip().lower(), bare(email)})
    known = verified.select_related("user").order_by("pk").first()
    return known.user.email.lower() if known else bare(email)


def signer_on_paper(name: str) -> str:
    """On paper nothing but the name is known."""
    return f"{ON_PAPER}{_plain(name)}"


def way_of_account(application: Application, *, by: User) -> dict[str, Any]:
    """How a signature with the role came about: under which address, and whether the person wrote the application, too."""
    wrote = authors_of(application).filter(pk=by.pk).exists()
    return {"address": by.email, "known_ending": _known_ending(application), "wrote": wrote}


def way_of_link(invitation: SignatureInvitation) -> dict[str, Any]:
    """Where the link went, and who sent it when."""
    return {
        "address": invitation.email,
        "known_ending": _known_ending(invitation.application),
        "asked_by": invitation.made_by.name,
        "asked_on": timezone.localdate(invitation.made_at).isoformat(),
    }


def way_of_paper(*, by: User) -> dict[str, Any]:
    """Who said what stands on the paper."""
    return {"entered_by": by.name}


def refuse_author(application: Application, *, email: str, name: str, by: User) -> None:
    """Whoever invites or uploads names somebody else; an author signs with the role, not by a link. Raises Refused."""
    if _plain(name) == _plain(by.name):
        raise Refused(
            _("Das ist Ihr eigener Name. Hier unterschreibt jemand anderes.") + f" {_with_the_role()}"
        )
    if email:
        refuse_addresses_of_authors(email, [by, *authors_of(application)])


def refuse_addresses_of_authors(email: str, authors: Iterable[User]) -> None:
    """A link to an address of somebody who wrote the application brings no second person. Raises Refused."""
    for author in authors:
        if bare(email) in mailboxes_of(author):
            raise Refused(
                _("Die Adresse gehört %(name)s, und %(name)s hat am Antrag geschrieben oder lädt selbst ein.")
                % {"name": author.name}
                + f" {_with_the_role()}"
            )


def refuse_authors_behind_a_link(application: Application, *, by: User | None) -> None:
    """The one who is signed in while she uses a link is an author. Raises Refused."""
    if by and authors_of(application).filter(pk=by.pk).exists():
        raise Refused(
            _("Sie sind als %(name)s angemeldet und haben am Antrag geschrieben.") % {"name": by.name}
            + f" {_with_the_role()}"
        )


def refuse_somebody_else(invitation: SignatureInvitation, *, by: User | None) -> None:
    """Whoever is signed in is known, so nobody signs under another's name. Raises Refused."""
    if by is None:
        return
    verified = by.emailaddress_set.filter(verified=True).values_list("email", flat=True)
    if bare(invitation.email) not in {bare(address) for address in verified}:
        raise Refused(
            _(
                "Sie sind als %(name)s angemeldet, der Link ging an %(signatory)s. Es wurde nichts unterschrieben. "
                "Sind Sie %(signatory)s, melden Sie sich ab und öffnen Sie den Link noch einmal."
            )
            % {"name": by.name, "signatory": invitation.name}
        )


def went_to_one_person(invitation: SignatureInvitation, *, name: str, email: str) -> bool:
    """Whether a link went to the same mailbox, or to somebody of the same name."""
    return bare(invitation.email) == bare(email) or _plain(invitation.name) == _plain(name)


def open_invitations(application: Application, *, at: datetime) -> list[SignatureInvitation]:
    """Links with which somebody can still sign, in the order in which they were sent."""
    return list(
        application.invitations.filter(
            used_at=None, taken_back_at=None, ends_at__gt=at, tries__lt=SignatureInvitation.MOST_TRIES
        )
    )


def refuse_too_many_links(application: Application, *, by: User, at: datetime) -> None:
    """Each link is a mail to somebody who did not ask for it: a few more than are needed, and a few a day. Raises Refused."""
    applicant = application.applicant
    most = applicant.signatures_needed + SignatureInvitation.MORE_THAN_NEEDED
    if len(open_invitations(application, at=at)) >= most:
        raise Refused(
            _("Es gelten schon %(number)s Links. Nehmen Sie zuerst einen zurück.") % {"number": most}
        )
    lately = SignatureInvitation.objects.filter(
        Q(application__applicant=applicant) | Q(made_by=by), made_at__gt=at - timedelta(days=1)
    ).count()
    if applicant.is_confirmed and lately >= SignatureInvitation.MOST_A_DAY:
        raise Refused(
            _("Heute gingen schon %(number)s Links hinaus. Morgen können Sie wieder welche schicken.")
            % {"number": SignatureInvitation.MOST_A_DAY}
        )
    if not applicant.is_confirmed and lately >= SignatureInvitation.MOST_A_DAY_UNCONFIRMED:
        raise Refused(
            _(
                "Bis bestätigt ist, dass Sie für %(name)s handeln, gehen höchstens %(number)s Links am Tag hinaus."
            )
            % {"name": applicant.name, "number": SignatureInvitation.MOST_A_DAY_UNCONFIRMED}
        )


def refuse_second_signature(
    application: Application, *, signer: str, name: str, by: User | None = None
) -> None:
    """Each person signs the same content once, under whatever address. Raises Refused."""
    for signature in valid_signatures(application, now_of(application)):
        account = signature.made_by if by and signature.kind == Signature.Kind.ACCOUNT else None
        same = bare(signature.signer) == bare(signer) or (by is not None and is_one_person(by, account))
        if same or _plain(signature.name) == _plain(name):
            raise Refused(
                _(
                    "%(name)s hat am %(day)s schon unterschrieben. Gebraucht wird eine andere Person. "
                    "Heißen zwei Menschen gleich, schreiben Sie das Amt zum Namen."
                )
                % {"name": signature.name, "day": f"{signature.made_on:%d.%m.%Y}"}
            )


def own_signature(application: Application, *, by: User, kind: str) -> Signature | None:
    """What the person has signed this way already, so that a second click is not an error."""
    signed = valid_signatures(application, now_of(application))
    return next((one for one in signed if one.made_by_id == by.pk and one.kind == kind), None)


def _known_ending(application: Application) -> str | None:
    """The domain of the address with which the applicant was confirmed; None where nobody knows one of its own."""
    confirmed = Claim.objects.filter(organisation=application.applicant_id, state="confirmed").exclude(
        email=""
    )
    last = confirmed.order_by("-decided_at").first()
    return None if last is None or provider_of(last.email) else ending_of(last.email)


def _with_the_role() -> str:
    return _(
        "Wer ein Konto hat und unterschreiben darf, bekommt die Rolle „Unterschrift“ und tut es im Portal."
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
