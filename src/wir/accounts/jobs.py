"""E-mails about whom people act for: ids only, each may run twice. None says more than that there is something to read."""

import rules
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from wir.accounts.access import FINANCE, SIGNATORY, officials, people_as, people_in_charge
from wir.accounts.codes import code_from
from wir.accounts.models import Claim, Invitation, JoinRequest, LetterCode, Membership, Organisation, User
from wir.core.days import long_day
from wir.notices.mail import tell, write


def _address(name: str, **arguments: object) -> str:
    return f"{settings.WIR_ADDRESS}{reverse(name, kwargs=arguments)}"


@app.task(name="accounts.send_invitation")
def send_invitation(thing_id: int) -> None:
    """The link to whoever was invited, while the invitation is open."""
    invitation = Invitation.objects.select_related("organisation").get(pk=thing_id)
    if invitation.state != "open":
        return
    with override("de"):
        write(
            invitation.email,
            _("Sie sind ins WIR-Portal eingeladen"),
            _("Sie sollen für %(organisation)s mitarbeiten. Sehen Sie sich die Einladung an:\n\n%(link)s\n\n")
            % {
                "organisation": invitation.organisation.name,
                "link": _address("accounts:invitation", token=invitation.token),
            }
            + _("Der Link gilt bis %(day)s und nur für Sie. Bitte leiten Sie ihn nicht weiter.")
            % {"day": long_day(invitation.last_day)},
        )


@app.task(name="accounts.send_code")
def send_code(thing_id: int) -> None:
    """Code and link to the registered address, while the code is alive. It names organisation and person:

    whoever opens the mail must know whom it concerns, to whom the code goes and that only this person can enter it.
    """
    codes = LetterCode.objects.filter(claim=thing_id, claim__state="open").exclude(email="")
    code = codes.select_related("claim__organisation", "claim__user").first()
    if code is None or not code.is_alive(timezone.localdate()):
        return
    with override("de"):
        write(
            code.email,
            _("Ein Code für Ihre Organisation im WIR-Portal"),
            _(
                "%(person)s möchte im WIR-Portal für %(organisation)s handeln. Darf sie oder er das, geben Sie bitte "
                "diesen Code weiter:\n\n%(code)s\n\nEingeben kann ihn nur %(person)s selbst, angemeldet im Portal:\n\n"
                "%(link)s\n\nDer Code gilt bis %(day)s. Kennen Sie die Person nicht oder wissen Sie von keiner Anmeldung, "
                "geben Sie ihn nicht weiter. Fragen beantwortet die Bewilligungsbehörde."
            )
            % {
                "person": code.claim.user,
                "organisation": code.claim.organisation.name,
                "code": code_from(code.seed),
                "link": _address("accounts:code", claim=thing_id),
                "day": long_day(code.last_day),
            },
        )


@app.task(name="accounts.tell_that_somebody_asks")
def tell_that_somebody_asks(thing_id: int) -> None:
    """To the people in charge: somebody wants to be let in. Before they are confirmed only the authority sees it."""
    asked = JoinRequest.objects.select_related("organisation").get(pk=thing_id)
    _tell_of_requests(asked.organisation)


@app.task(name="accounts.tell_that_somebody_has_asked")
def tell_that_somebody_has_asked(thing_id: int) -> None:
    """The organisation of this claim is confirmed: now its people read who asked meanwhile."""
    _tell_of_requests(Claim.objects.select_related("organisation").get(pk=thing_id).organisation)


@app.task(name="accounts.tell_the_answer")
def tell_the_answer(thing_id: int) -> None:
    """To whoever asked to be let in: there is an answer."""
    asked = JoinRequest.objects.select_related("organisation", "user").get(pk=thing_id)
    _tell(asked.user, "answer")


@app.task(name="accounts.tell_who_confirms_invited_roles")
def tell_who_confirms_invited_roles(thing_id: int) -> None:
    """An invitation was accepted: if a role waits, to everybody who may confirm it."""
    accepted = Invitation.objects.select_related("organisation").get(pk=thing_id)
    addressed = User.objects.filter(emailaddress__verified=True, emailaddress__email__iexact=accepted.email)
    _tell_who_confirms(accepted.organisation, Membership.objects.filter(user__in=addressed))


@app.task(name="accounts.tell_who_confirms_roles_of_who_asked")
def tell_who_confirms_roles_of_who_asked(thing_id: int) -> None:
    """Somebody who asked was let in: if a role waits, to everybody who may confirm it."""
    asked = JoinRequest.objects.select_related("organisation").get(pk=thing_id)
    _tell_who_confirms(asked.organisation, Membership.objects.filter(user=asked.user_id))


@app.task(name="accounts.tell_the_decision")
def tell_the_decision(thing_id: int) -> None:
    """To whoever said to act for an organisation: it is decided."""
    claim = Claim.objects.select_related("organisation", "user").get(pk=thing_id)
    _tell(claim.user, "decision")


@app.task(name="accounts.tell_that_the_account_changed")
def tell_that_the_account_changed(thing_id: int) -> None:
    """To everybody who would notice a wrong one: the bank account was changed."""
    organisation, on = Organisation.objects.get(pk=thing_id), timezone.localdate()
    for user in people_in_charge(organisation, on=on) | people_as(FINANCE, organisation, on=on):
        _tell(user, "account")


def _tell_of_requests(organisation: Organisation) -> None:
    if organisation.is_confirmed and organisation.join_requests.filter(state="open").exists():
        for user in people_in_charge(organisation, on=timezone.localdate()):
            _tell(user, "somebody_asks")


def _tell_who_confirms(organisation: Organisation, roles: QuerySet[Membership]) -> None:
    """To the signatories; to officials while nobody signs. Each is sent to the page on which she confirms."""
    waiting = list(roles.filter(organisation=organisation, waits=True).select_related("user"))
    if not waiting:
        return
    on = timezone.localdate()
    for people, link in (
        (
            people_as(SIGNATORY, organisation, on=on),
            _address("accounts:organisation", organisation=organisation.pk),
        ),
        (officials(on=on), _address("accounts:claims")),
    ):
        for user in people.order_by("pk"):
            if any(rules.has_perm("accounts.confirm_role", user, role) for role in waiting):
                _tell(user, "role", link)


def _tell(user: User, what: str, link: str = "") -> None:
    with override(user.language):
        subject, text = {
            "somebody_asks": (
                _("Jemand möchte bei Ihnen mitarbeiten"),
                _("Bitte sehen Sie nach, ob Sie die Person kennen:"),
            ),
            "answer": (_("Ihre Anfrage ist beantwortet"), _("Die Antwort steht hier:")),
            "decision": (_("Ihre Anmeldung ist geprüft"), _("Das Ergebnis steht hier:")),
            "account": (
                _("Die Bankverbindung wurde geändert"),
                _("Wenn Sie davon nichts wissen, sehen Sie bitte gleich nach:"),
            ),
            "role": (
                _("Eine Rolle wartet auf Ihre Bestätigung"),
                _("Jemand soll unterschreiben oder die Kasse führen. Bitte sehen Sie nach, ob das stimmt:"),
            ),
        }[what]
        tell(user, subject, f"{text}\n\n{link or _address('accounts:organisations')}")
