"""How each notice reached the applicant, reckoned day by day (Bekanntgabe)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.funding.models import Application, Delivery
from wir.funding.models.delivery import ANSWER
from wir.funding.panels.panel import Panel
from wir.funding.rules.delivery import Delivered
from wir.ui.days import long_day


@dataclass(frozen=True)
class Row:
    """One notice: where it stands in a sentence, and how that was reckoned."""

    delivery: Delivery
    delivered: Delivered
    says: str
    kind: str
    word: str
    readable: bool
    to_retrieve: bool

    @property
    def title(self) -> str:
        """What the letter is called."""
        return self.delivery.title

    @property
    def follows(self) -> str:
        """What its retrieval brings about: for an answer the same words whatever it says."""
        if self.delivery.is_decision:
            return _(
                "Mit dem Abruf gilt der Bescheid am nächsten Tag als bekannt gegeben. Dann läuft die Frist für eine Klage."
            )
        if self.delivery.document.kind == ANSWER:
            return _(
                "Mit dem Abruf gilt das Schreiben am nächsten Tag als bekannt gegeben. "
                "Was Sie dagegen tun können und bis wann, steht darin."
            )
        return _("Mit dem Abruf gilt das Schreiben am nächsten Tag als bekannt gegeben.")


def row_of(delivery: Delivery, on: date) -> Row:
    """What both sides read about one notice."""
    delivered = delivery.told(on)
    where = _where_it_stands if delivery.is_decision else _where_the_letter_stands
    says, kind, word = where(delivery, delivered, on)
    return Row(
        delivery=delivery,
        delivered=delivered,
        says=says,
        kind=kind,
        word=word,
        readable=delivery.may_be_read(on),
        to_retrieve=delivery.may_be_retrieved(on),
    )


def for_applicant(application: Application, user: User) -> Panel | None:
    """The way of each notice, with the button that retrieves it."""
    if application.state == "draft":
        return None
    found = application.deliveries.current().select_related("document")
    return _panel(found, application, "funding/_delivery.html")


def for_official(application: Application, user: User) -> Panel | None:
    """The same, with the way to the page on which days are entered. Costs no statement: they came with the case."""
    found = [delivery for delivery in application.deliveries.all() if not delivery.replaced]
    return _panel(found, application, "funding/_delivery_official.html")


def _panel(found: Iterable[Delivery], application: Application, template: str) -> Panel | None:
    today = timezone.localdate()
    rows = [row_of(delivery, today) for delivery in found]
    context = {"rows": rows, "application": application}
    return Panel("bekanntgabe", _("Bekanntgabe"), template, context) if rows else None


def _where_it_stands(delivery: Delivery, delivered: Delivered, on: date) -> tuple[str, str, str]:
    if delivered.state == "failed":
        return _("Der Bescheid kam nicht an und muss neu zugestellt werden."), "ask", _("Neu zustellen")
    if delivered.final_on and delivered.counts_on and delivered.last_day:
        if delivered.is_final(on):
            says = _("Der Bescheid ist seit %(day)s bestandskräftig.") % {"day": long_day(delivered.final_on)}
            return says, "ok", _("Bestandskräftig")
        says = _("Der Bescheid zählt ab %(day)s. Bis %(last)s kann man dagegen klagen.") % {
            "day": long_day(delivered.counts_on),
            "last": long_day(delivered.last_day),
        }
        return says, "wait", _("Frist läuft")
    if delivered.retrieve_by:
        says = _("Der Bescheid liegt bis %(day)s zum Abruf bereit.") % {
            "day": long_day(delivered.retrieve_by)
        }
        return says, "info", _("Noch nicht abgerufen")
    says = {
        Delivery.Way.RETRIEVAL: _(
            "Der Bescheid liegt bereit. Die Nachricht darüber ging noch nicht hinaus; bis dahin läuft keine Frist."
        ),
        Delivery.Way.POST: _("Der Bescheid kommt mit der Post. Die Frist läuft erst, wenn der Brief da ist."),
        Delivery.Way.SERVICE: _("Der Bescheid wird förmlich zugestellt. Die Frist läuft ab diesem Tag."),
        Delivery.Way.HANDING_OVER: _(
            "Der Bescheid wird persönlich übergeben. Die Frist läuft ab diesem Tag."
        ),
    }[Delivery.Way(delivery.way)]
    silent = delivery.way == Delivery.Way.RETRIEVAL
    return says, "wait", _("Noch nicht benachrichtigt") if silent else _("Noch nicht zugestellt")


def _where_the_letter_stands(delivery: Delivery, delivered: Delivered, on: date) -> tuple[str, str, str]:
    """The same for what decides nothing about the application; only a refusal of an early start has a remedy."""
    if delivered.state == "failed":
        return _("Das Schreiben kam nicht an und muss neu zugestellt werden."), "ask", _("Neu zustellen")
    if delivered.last_day:
        return _where_it_stands(delivery, delivered, on)
    if delivered.counts_on:
        says = _("Das Schreiben ist bekannt gegeben und gilt ab %(day)s.") % {
            "day": long_day(delivered.counts_on)
        }
        return says, "ok", _("Bekannt gegeben")
    if delivered.retrieve_by:
        says = _("Das Schreiben liegt bis %(day)s zum Abruf bereit.") % {
            "day": long_day(delivered.retrieve_by)
        }
        return says, "info", _("Noch nicht abgerufen")
    says = {
        Delivery.Way.RETRIEVAL: _(
            "Das Schreiben liegt bereit. Die Nachricht darüber ging noch nicht hinaus."
        ),
        Delivery.Way.POST: _("Das Schreiben kommt mit der Post."),
        Delivery.Way.SERVICE: _("Das Schreiben wird förmlich zugestellt."),
        Delivery.Way.HANDING_OVER: _("Das Schreiben wird persönlich übergeben."),
    }[Delivery.Way(delivery.way)]
    silent = delivery.way == Delivery.Way.RETRIEVAL
    return says, "wait", _("Noch nicht benachrichtigt") if silent else _("Noch nicht zugestellt")
