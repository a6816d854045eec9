"""How a notice reaches the applicant."""

from collections.abc import Mapping
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wir.documents.models import Document
from wir.funding.models.application import Application
from wir.funding.rules.delivery import Delivered, Sending, in_time_since, reckon

DECISIONS = ("grant_notice", "rejection_notice")
"""Kinds of documents that decide about an application."""
ANSWER = "early_start_letter"
"""The answer to a request to begin early. Its kind is the same whatever it says."""
CORRECTION = "correction_notice"


class Deliveries(models.QuerySet["Delivery"]):
    """Those that count, and what an official has to do about them."""

    def current(self) -> "Deliveries":
        """One a notice: those that no later one has replaced."""
        return self.filter(replaced=False)

    def opening(self, document: Document) -> "Delivery | None":
        """The one that says whether this letter may be read; of a correction that was replaced on its way, the later one's."""
        ways = self.filter(document__in=document.chain).select_related("document").order_by("pk")
        return way_that_opens(document.pk, {row.document_id: row for row in ways})

    def withheld(self) -> "Deliveries":
        """Decisions that lie in the portal and that nobody has retrieved: the applicant must not read them elsewhere."""
        return self.current().filter(way="retrieval", retrieved_on__isnull=True, document__kind__in=DECISIONS)

    def unread_answers(self) -> "Deliveries":
        """Answers about an early start that lie in the portal and that nobody has retrieved."""
        return self.current().filter(way="retrieval", retrieved_on__isnull=True, document__kind=ANSWER)

    def unretrieved(self, on: date) -> "Deliveries":
        """Announced in the portal and not retrieved in time, so that they must be delivered again."""
        waiting = self.current().filter(way="retrieval", retrieved_on__isnull=True)
        return waiting.filter(notified_on__lt=in_time_since(on))

    def without_message(self) -> "Deliveries":
        """They lie in the portal, nobody has retrieved them, and the message that says so has not gone out."""
        return self.current().filter(way="retrieval", retrieved_on__isnull=True, notified_on__isnull=True)

    def to_do(self, on: date) -> "Deliveries":
        """Where an official is on turn: not posted, not served, never arrived, not retrieved, without a message
        since yesterday, a day to confirm."""
        waiting = Q(way="post", posted_on__isnull=True) | Q(
            way__in=["service", "handing_over"], served_on__isnull=True
        )
        ids = self.unretrieved(on).values("pk")
        silent = self.without_message().filter(announced_on__lt=on).values("pk")
        return self.current().filter(
            waiting | Q(never_arrived=True) | Q(pk__in=ids) | Q(pk__in=silent) | Q(pk__in=self.doubted())
        )

    def doubted(self) -> "Deliveries":
        """A correction of one of their days waits for a second person."""
        return self.filter(day_corrections__state="proposed").values("pk")


def way_that_opens(number: int, ways: "Mapping[int, Delivery]") -> "Delivery | None":
    """The same for the document of that number, among the newest way of each document of the case."""
    found = ways.get(number)
    while found and found.replaced and (later := ways.get(found.document.superseded_by_id)):
        found = later
    return found


class Delivery(models.Model):
    """One way on which a notice was made known (Bekanntgabe). People enter days; what follows is reckoned, never stored.

    `announced_on` is when it was ready; in the portal the days run from `notified_on`, when the message about it had gone out.
    A notice that did not arrive gets a new row, and the old one is `replaced`. The database keeps what was sent how, the
    message, the retrieval and the waiver from being changed (migrations/guards/decisions.py).
    """

    class Way(models.TextChoices):
        RETRIEVAL = "retrieval", _("Abruf im Portal")
        POST = "post", _("Brief mit der Post")
        SERVICE = "service", _("förmliche Zustellung")
        HANDING_OVER = "handing_over", _("persönliche Übergabe")

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="deliveries")
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="deliveries")
    way = models.CharField(_("Weg"), max_length=12, choices=Way.choices)
    announced_on = models.DateField(_("Bereitgestellt am"))
    notified_on = models.DateField(_("Nachricht hinausgegangen am"), null=True)
    retrieved_on = models.DateField(_("Abgerufen am"), null=True)
    posted_on = models.DateField(_("Zur Post gegeben am"), null=True)
    served_on = models.DateField(_("Zugestellt am"), null=True)
    received_on = models.DateField(_("Nachweislich angekommen am"), null=True)
    never_arrived = models.BooleanField(_("Nicht angekommen"), default=False)
    waived_on = models.DateField(_("Verzicht auf eine Klage am"), null=True)
    replaced = models.BooleanField(default=False)

    objects = Deliveries.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(replaced=False), name="one_delivery_of_a_notice_counts"
            ),
            models.CheckConstraint(
                condition=Q(retrieved_on__isnull=True)
                | Q(way="retrieval", retrieved_on__gte=models.F("announced_on")),
                name="only_what_was_announced_is_retrieved",
            ),
            models.CheckConstraint(
                condition=Q(notified_on__isnull=True)
                | Q(way="retrieval", notified_on__gte=models.F("announced_on")),
                name="a_message_follows_what_lies_ready",
            ),
            models.CheckConstraint(
                condition=Q(posted_on__isnull=True, received_on__isnull=True, never_arrived=False)
                | Q(way="post"),
                name="only_letters_are_posted",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(posted_on__isnull=False, received_on__gte=models.F("posted_on"), never_arrived=False),
                name="a_letter_arrives_after_it_was_posted",
            ),
            models.CheckConstraint(
                condition=Q(served_on__isnull=True) | Q(way__in=["service", "handing_over"]),
                name="only_service_has_its_day",
            ),
        ]

    def sending(self) -> Sending:
        """What people entered, as the rule reads it."""
        return Sending(
            way=self.way,
            announced_on=self.notified_on,
            retrieved_on=self.retrieved_on,
            posted_on=self.posted_on,
            served_on=self.served_on,
            received_on=self.received_on,
            never_arrived=self.never_arrived,
            waived_on=self.waived_on,
        )

    @property
    def days_entered(self) -> tuple[str, ...]:
        """The days that officials enter on this way, as a `DayCorrection` names them; the portal itself notes a retrieval."""
        if self.way == self.Way.POST:
            return ("posted", "received")
        return () if self.way == self.Way.RETRIEVAL else ("served",)

    def reckoned(self, on: date) -> Delivered:
        """From when the notice counts and is final, as it stands on a day."""
        return reckon(self.sending(), on=on)

    def told(self, on: date) -> Delivered:
        """The same as people read it: nobody goes to court against a letter without a remedy.

        Costs a statement for an answer about an early start that has been made known.
        """
        found = self.reckoned(on)
        if found.counts_on is None or self._has_remedy():
            return found
        return reckon(self.sending(), on=on, remedy=False)

    def _has_remedy(self) -> bool:
        """Neither a correction has one nor leave to begin early. One is asked for at a time: letters follow in that order."""
        if self.document.kind != ANSWER:
            return self.document.kind != CORRECTION
        answered = [row for row in self.application.early_starts.all() if row.state != "requested"]
        letters = self.application.letters.filter(document__kind=ANSWER, document__lte=self.document_id)
        return bool(answered[letters.count() - 1].state == "denied")

    def is_announced(self, on: date) -> bool:
        """Whether the notice counts as made known (bekannt gegeben) on that day."""
        counts_on = self.reckoned(on).counts_on
        return counts_on is not None and counts_on <= on

    def may_be_retrieved(self, on: date) -> bool:
        """Whether it lies ready in the portal and waits for the applicant."""
        return self.way == self.Way.RETRIEVAL and self.reckoned(on).state == "waiting"

    @property
    def is_withheld(self) -> bool:
        """A decision that nobody has retrieved yet; a copy of what comes on paper may be read at once."""
        waits = self.way == self.Way.RETRIEVAL and self.retrieved_on is None
        return waits and not self.replaced and self.document.kind in DECISIONS

    @property
    def title(self) -> str:
        """What the letter is called; the kind of a decision is told only once it is retrieved."""
        return f"{_('Bescheid')} {self.document.number}" if self.is_withheld else self.document.title

    @property
    def is_decision(self) -> bool:
        """Whether it decides about the application (Bescheid); everything else is told of as a letter."""
        return self.document.kind in DECISIONS

    @property
    def is_unread_answer(self) -> bool:
        """An answer about an early start that nobody has retrieved yet."""
        return self.way == self.Way.RETRIEVAL and self.retrieved_on is None and self.document.kind == ANSWER

    def may_be_read(self, on: date) -> bool:
        """Whether the applicant may open the file: always a copy of a letter, else only what was retrieved in time."""
        return self.way != self.Way.RETRIEVAL or self.reckoned(on).state == "effected"
