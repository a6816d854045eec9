"""E-mail in plain words. A mail never carries anything of a case: only that there is something to read, and where."""

from typing import Protocol

from django.core.mail import send_mail
from django.utils.translation import gettext as _


class Reader(Protocol):
    """Whom a mail goes to: whoever has a name and an address."""

    name: str
    email: str


def write(address: str, subject: str, text: str) -> None:
    """Send one mail to somebody without an account. Raises the mail server's error, so that the job is tried again."""
    ending = _("Diese Nachricht kommt aus dem WIR-Portal. Bitte antworten Sie nicht darauf.")
    send_mail(subject, f"{_('Guten Tag')},\n\n{text}\n\n{ending}\n", None, [address])


def tell(user: Reader, subject: str, text: str) -> None:
    """Send one mail to one person. Raises the mail server's error, so that the job is tried again."""
    ending = _("Diese Nachricht kommt aus dem WIR-Portal. Bitte antworten Sie nicht darauf.")
    send_mail(subject, f"{_('Guten Tag')} {user.name},\n\n{text}\n\n{ending}\n", None, [user.email])
