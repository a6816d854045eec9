"""Signing before an application is handed in: signed in, or by a link and a code. It always holds for one content only."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts import links
from wir.accounts.models import User
from wir.core.refusal import Refused
from wir.funding.access import authors_of
from wir.funding.actions.editing import editing
from wir.funding.actions.signatories import (
    open_invitations,
    own_signature,
    refuse_addresses_of_authors,
    refuse_author,
    refuse_authors_behind_a_link,
    refuse_second_signature,
    refuse_somebody_else,
    refuse_too_many_links,
    signer_of,
    signer_on_paper,
    way_of_account,
    way_of_link,
    way_of_paper,
    went_to_one_person,
)
from wir.funding.agreements import now_of
from wir.funding.models import Application, Signature, SignatureInvitation
from wir.journal.steps import record

SALT = "wir.funding.signature"


def sign(application: Application, *, seen: str, by: User, at: datetime) -> Signature:
    """Somebody with the role signs exactly what the page showed. Raises Refused."""
    with editing(application):
        if not rules.has_perm("funding.sign", by, application):
            raise PermissionDenied("funding.sign")
        if before := own_signature(application, by=by, kind=Signature.Kind.ACCOUNT):
            return before
        signature = _sign(application, seen=seen, name=by.name, signer=by.email.lower(), kind=Signature.Kind.ACCOUNT, way=way_of_account(application, by=by), by=by, at=at)  # fmt: skip
        record("funding.sign", application, by=by, facts={"hash": signature.digest, "kind": signature.kind})
    return signature


def sign_on_paper(application: Application, *, seen: str, name: str, by: User, at: datetime) -> Signature:
    """A clerk uploaded the page that `name` signed by hand, and says that it is about this content. Raises Refused."""
    with editing(application):
        if not rules.has_perm("funding.invite_signatory", by, application):
            raise PermissionDenied("funding.invite_signatory")
        if not application.attachments.filter(kind="signed_form").exists():
            raise Refused(_("Laden Sie zuerst den unterschriebenen Antrag hoch, unter „Unterlagen“."))
        refuse_author(application, email="", name=name, by=by)
        signature = _sign(
            application, seen=seen, name=name, signer=signer_on_paper(name), kind=Signature.Kind.PAPER, way=way_of_paper(by=by), by=by, at=at,
        )  # fmt: skip
        record("funding.sign_on_paper", application, by=by, facts={"hash": signature.digest})
    return signature


def invite_signatory(
    application: Application, *, name: str, email: str, by: User, at: datetime
) -> tuple[SignatureInvitation, str]:
    """A link goes out by mail; the code is given back once, to be told by telephone. Raises Refused."""
    with editing(application):
        if not rules.has_perm("funding.invite_signatory", by, application):
            raise PermissionDenied("funding.invite_signatory")
        refuse_author(application, email=email, name=name, by=by)
        refuse_second_signature(application, signer=signer_of(email), name=name)
        for earlier in open_invitations(application, at=at):
            if went_to_one_person(earlier, name=name, email=email):
                _take_back(earlier, by=by, at=at)
        refuse_too_many_links(application, by=by, at=at)
        nonce, code = secrets.token_hex(16), f"{secrets.randbelow(1_000_000):06d}"
        link = links.link_from(nonce, salt=SALT)
        invitation = SignatureInvitation.objects.create(
            application=application,
            name=name,
            email=email.strip().lower(),
            nonce=nonce,
            link_hash=links.hash_of(link),
            code_hash=links.hash_of(f"{link}:{code}"),
            made_by=by,
            made_at=at,
            ends_at=at + timedelta(days=SignatureInvitation.DAYS),
        )
        record("funding.invite_signatory", invitation, by=by, facts={"application": application.pk})
    return invitation, code


def take_back_invitation(invitation: SignatureInvitation, *, by: User, at: datetime) -> None:
    """The link does not work any more; doing it again changes nothing. Raises Refused once it was signed with."""
    with editing(invitation.application):
        if not rules.has_perm("funding.invite_signatory", by, invitation.application):
            raise PermissionDenied("funding.invite_signatory")
        found = SignatureInvitation.objects.select_for_update().get(pk=invitation.pk)
        if found.used_at is not None:
            raise Refused(
                _("Mit diesem Link wurde schon unterschrieben. Er lässt sich nicht mehr zurücknehmen.")
            )
        if found.taken_back_at is None:
            _take_back(found, by=by, at=at)


def _take_back(invitation: SignatureInvitation, *, by: User, at: datetime) -> None:
    SignatureInvitation.objects.filter(pk=invitation.pk).update(taken_back_at=at)
    record(
        "funding.take_back_invitation", invitation, by=by, facts={"application": invitation.application_id}
    )


def link_of(invitation: SignatureInvitation) -> str:
    """The secret part of the address, made again from the secret key: the table alone does not give it away."""
    return links.link_from(invitation.nonce, salt=SALT)


def invitation_for(link: str) -> SignatureInvitation | None:
    """Whose link this is, if anybody's."""
    found = SignatureInvitation.objects.filter(link_hash=links.hash_of(link))
    return found.select_related("application__applicant", "application__controller").first()


def was_signed_with(invitation: SignatureInvitation, link: str, code: str) -> bool:
    """Whoever has link and code has signed already, and the signature holds: a button pressed twice signs once."""
    if invitation.used_at is None or _lapsed(invitation):
        return False
    return hmac.compare_digest(invitation.code_hash, links.hash_of(f"{link}:{code.strip()}"))


def why_dead(invitation: SignatureInvitation, *, at: datetime) -> str:
    """The sentence that says why a link does not work any more, or nothing."""
    ask = _("Bitten Sie die Person, die Sie eingeladen hat, um einen neuen Link.")
    if invitation.used_at and _lapsed(invitation):
        changed = _("Mit diesem Link wurde schon unterschrieben. Danach hat sich der Antrag geändert.")
        return f"{changed} {_('Ihre Unterschrift wird noch einmal gebraucht.')} {ask}"
    if invitation.used_at:
        return _("Mit diesem Link wurde schon unterschrieben. Sie müssen nichts mehr tun.")
    if invitation.taken_back_at:
        return f"{_('Dieser Link gilt nicht mehr: Er wurde zurückgenommen oder durch einen neuen ersetzt.')} {ask}"
    if invitation.tries >= SignatureInvitation.MOST_TRIES:
        return f"{_('Der Code wurde fünfmal falsch eingegeben. Der Link gilt nicht mehr.')} {ask}"
    if at >= invitation.ends_at:
        return f"{_('Der Link ist abgelaufen.')} {ask}"
    return _nothing_to_do(invitation.application)


def _nothing_to_do(application: Application) -> str:
    if application.set_apart_at:
        return _("Dieser Antrag wird so nicht gestellt. Sie müssen nichts mehr tun.")
    if not application.is_editable:
        return _("Der Antrag ist schon abgeschickt. Sie müssen nichts mehr tun.")
    return ""


def _lapsed(invitation: SignatureInvitation) -> bool:
    """Whether what was signed with this link is not what the application says now, while it can still be signed."""
    application = invitation.application
    return application.is_editable and invitation.signature.digest != now_of(application).digest


def sign_by_link(link: str, *, code: str, seen: str, by: User | None, at: datetime) -> Signature:
    """Whoever has link and code signs once. A wrong code counts and stays counted, whatever happens then. Raises Refused."""
    with transaction.atomic():
        wrong = _count_wrong_code(link, code, at=at)
    if wrong:
        raise Refused(wrong)
    found = invitation_for(link)
    if found is None:
        raise Refused(_("Diesen Link gibt es nicht."))
    with editing(found.application):
        invitation = SignatureInvitation.objects.select_for_update().get(pk=found.pk)
        if dead := why_dead(invitation, at=at):
            raise Refused(dead)
        refuse_addresses_of_authors(invitation.email, [invitation.made_by, *authors_of(found.application)])
        refuse_authors_behind_a_link(found.application, by=by)
        refuse_somebody_else(invitation, by=by)
        signature = _sign(
            found.application, seen=seen, name=invitation.name, signer=by.email.lower() if by else signer_of(invitation.email),
            kind=Signature.Kind.LINK, way=way_of_link(invitation), by=None, at=at, invitation=invitation,
        )  # fmt: skip
        SignatureInvitation.objects.filter(pk=invitation.pk).update(used_at=at)
        facts = {"hash": signature.digest, "kind": signature.kind, "invitation": invitation.pk}
        record("funding.sign_by_link", found.application, by=by, facts=facts)
    return signature


def _count_wrong_code(link: str, code: str, *, at: datetime) -> str:
    """The sentence that refuses, or nothing. The count is committed before anything else happens."""
    invitation = SignatureInvitation.objects.select_for_update().filter(link_hash=links.hash_of(link)).first()
    if invitation is None:
        return _("Diesen Link gibt es nicht.")
    if dead := why_dead(invitation, at=at):
        return dead
    if hmac.compare_digest(invitation.code_hash, links.hash_of(f"{link}:{code.strip()}")):
        return ""
    SignatureInvitation.objects.filter(pk=invitation.pk).update(tries=invitation.tries + 1)
    left = SignatureInvitation.MOST_TRIES - invitation.tries - 1
    if not left:
        invitation.tries += 1
        return why_dead(invitation, at=at)
    return _("Der Code stimmt nicht. Sie können ihn noch %(left)s-mal eingeben.") % {"left": left}


def _sign(
    application: Application, *, seen: str, name: str, signer: str, kind: str, way: dict[str, Any], by: User | None, at: datetime,
    invitation: SignatureInvitation | None = None,
) -> Signature:  # fmt: skip
    now = now_of(application)
    if seen != now.digest:
        raise Refused(
            _(
                "Der Antrag hat sich gerade geändert. Es wurde nichts unterschrieben. Bitte lesen Sie ihn noch einmal."
            )
        )
    by_account = by if kind == Signature.Kind.ACCOUNT else None
    refuse_second_signature(application, signer=signer, name=name, by=by_account)
    return Signature.objects.create(
        application=application, kind=kind, name=name, signer=signer, way=way, invitation=invitation, digest=now.digest, parts=now.parts,
        made_by=by, made_at=at, made_on=timezone.localdate(at),
    )  # fmt: skip
