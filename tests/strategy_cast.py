"""Strategy processes for tests: Lollar's, in which Miriam facilitates, at any point of its way."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from tests.conversation_cast import Conversations
from wir.gatherings import actions as gatherings
from wir.participation.actions.meetings import plan_meeting
from wir.participation.models import Meeting
from wir.strategy import actions, receipts
from wir.strategy.fixed import held
from wir.strategy.models import (
    BaselineItem,
    Comment,
    Deadline,
    Department,
    DepartmentTask,
    FacilitationDay,
    FacilitationInvoice,
    FacilitationOffer,
    FieldOfAction,
    Measure,
    Member,
    Paragraph,
    PartInvitation,
    Process,
    ProcessTown,
    Recommendation,
    Section,
    Station,
    Version,
    Voice,
)

BEGIN, END = date(2026, 6, 1), date(2027, 11, 30)


class Processes(Conversations):
    """Made by the people of the cast; a mixin, so that `cast.process()` reads like the rest."""

    def prepared_process(self, **given: Any) -> Process:
        """Opened by Frieda with the starter set; nobody else sees it yet, except Miriam."""
        process = actions.open_process(
            [self.town, *given.pop("with_towns", ())],
            **{"name": "Lollar redet mit", "starts_on": BEGIN, "ends_on": END, "by": self.frieda, **given},
        )
        actions.add_member(
            process, user=self.miriam, role=Member.Role.FACILITATOR, by=self.frieda, town_unknown="Moderiert für alle."
        )  # fmt: skip
        return process

    def process(self, **given: Any) -> Process:
        """The same, public."""
        process = self.prepared_process(**given)
        ProcessTown.objects.filter(process=process, agreed_on=None).update(agreed_on=BEGIN)
        actions.publish_process(process, by=self.frieda)
        return process

    def closed(self, process: Process) -> Process:
        """Ended without a decision, and closed; whatever people were still promised."""
        Process.objects.filter(pk=process.pk).update(state="undecided", ended_because="Aus.")
        Process.objects.filter(pk=process.pk).update(state="closed")
        process.refresh_from_db()
        return process

    def joint_process(self, **given: Any) -> Process:
        """Prepared together with Musterstadt, where Jonas has not said yes yet."""
        return self.prepared_process(with_towns=[self.neighbour], **given)

    def deadline(self, process: Process | None = None) -> Deadline:
        """One of the office's own dates."""
        return actions.add_deadline(
            process or self.process(),
            label="Flyer drucken",
            due_on=date(2026, 11, 20),
            public=False,
            by=self.frieda,
        )

    def part_invitation(self, process: Process | None = None, **given: Any) -> PartInvitation:
        """Ole is asked into the steering group."""
        words = {"email": "ole@example.org", "role": Member.Role.STEERING, "on": date(2026, 11, 2), **given}
        return actions.invite_to_part(process or self.process(), by=self.frieda, **words)

    def contract(self, process: Process | None = None, **given: Any) -> Process:
        """Six days of facilitation from 1 to 30 November 2026 for 6.000 Euro."""
        process = process or self.process()
        words = {
            "provider": "Dahl Moderation", "contract_from": date(2026, 11, 1), "contract_until": date(2026, 11, 30),
            "cents": 600_000, "half_days": 12, "data_agreement_on": None, **given,
        }  # fmt: skip
        actions.note_contract(process, by=self.frieda, **words)
        return process

    def member(self) -> Member:
        """Miriam's part."""
        return self.process().members.get()

    def joint_member(self) -> Member:
        """Miriam's part in a process of two towns."""
        return self.joint_process().members.get()

    def offer(self) -> FacilitationOffer:
        """One provider was asked."""
        process = self.process()
        actions.note_offer(process, provider="Dahl Moderation", asked_on=date(2026, 10, 1), by=self.frieda)
        return process.facilitation.offers.get()

    def day_of_work(self) -> FacilitationDay:
        """Half a day was done."""
        process = self.contract()
        actions.note_day(
            process,
            on=date(2026, 11, 2),
            half_days=1,
            what="Vorgespräch",
            by=self.frieda,
            today=date(2026, 11, 2),
        )
        return process.facilitation.days.get()

    def invoice(self) -> FacilitationInvoice:
        """One came in."""
        process = self.contract()
        actions.note_invoice(
            process, number="7", on=date(2026, 11, 2), cents=50_000, by=self.frieda, today=date(2026, 11, 2)
        )
        return process.facilitation.invoices.get()

    def baseline_item(self) -> BaselineItem:
        """A language course that there is."""
        process = self.process()
        actions.note_item(process, kind="offer", name="Sprachcafé", by=self.frieda)
        return process.baseline.get()

    def department(self) -> Department:
        """The registry office takes part."""
        return actions.add_department(self.process(), name="Bürgerbüro", contact="", by=self.frieda)

    def department_task(self) -> DepartmentTask:
        """It has something to do."""
        department = self.department()
        actions.add_task(department, label="Schilder übersetzen", due_on=None, by=self.frieda)
        return department.tasks.get()

    def voice(
        self, process: Process | None = None, text: str = "Abends fährt kein Bus.", **given: Any
    ) -> Voice:
        """Something that somebody said on TODAY."""
        words = {
            "kind": Voice.Kind.IDEA,
            "said_on": date(2026, 11, 2),
            "origin": "Idee auf der Seite",
            **given,
        }
        return Voice.objects.create(process=process or self.process(), text=text, **words)

    def voice_with_code(self, process: Process | None = None, **given: Any) -> tuple[Voice, str]:
        """The same with a receipt; its code beside it."""
        process = process or self.process()
        receipt, code = receipts.give(process, process, on=date(2026, 11, 2))
        return self.voice(process, receipt=receipt, **given), code

    def recommendation(self, voice: Voice | None = None) -> Recommendation:
        """Made of one voice by Miriam, and public."""
        voice = voice or self.voice()
        made = actions.recommend(
            voice.process, text="Ein Bus am Abend", voices=[voice], by=self.miriam, on=date(2026, 11, 2)
        )
        actions.publish_recommendation(made, by=self.miriam)
        return made

    def measure(self, recommendation: Recommendation | None = None) -> Measure:
        """Follows from one recommendation."""
        basis = recommendation or self.recommendation()
        return actions.propose_measure(
            basis.process,
            title="Abendbus auf Probe",
            recommendations=[basis],
            by=self.miriam,
            on=date(2026, 11, 2),
        )

    def paragraph(self, process: Process | None = None, **given: Any) -> Paragraph:
        """One paragraph in a section of its own."""
        section = actions.add_section(process or self.process(), heading="Maßnahmen", by=self.miriam)
        return actions.add_paragraph(section, **{"text": "Abends fährt ein Bus.", "by": self.miriam, **given})

    def version(
        self, process: Process | None = None, recommendations: Sequence[Recommendation] = (), **given: Any
    ) -> Version:
        """A text of one paragraph, published; comments are taken until the end of the month."""
        paragraph = self.paragraph(process, recommendations=recommendations)
        words = {
            "reason": "Erster Entwurf",
            "on": date(2026, 11, 2),
            "comments_until": date(2026, 11, 30),
            **given,
        }
        return actions.publish_version(paragraph.process, by=self.miriam, **words)

    def section(self, process: Process | None = None) -> Section:
        """An empty section."""
        return actions.add_section(process or self.process(), heading="Maßnahmen", by=self.miriam)

    def comment(self, version: Version | None = None, text: str = "Auch sonntags!") -> Comment:
        """What somebody said to the first paragraph on TODAY; it waits to be checked."""
        version = version or self.version()
        key = version.content[0]["paragraphs"][0]["key"]
        return actions.comment(version, paragraph=key, text=text, language="de", on=date(2026, 11, 2))[0]

    def station(self, process: Process | None = None, kind: str = "municipal_council") -> Station:
        """A body of Lollar that will be asked; the council if nothing else is said."""
        process = process or self.version().process
        return actions.plan_station(process, town=self.town, kind=kind, by=self.frieda)

    def planned_meeting(self, process: Process | None = None, **given: Any) -> Meeting:
        """A workshop on 28 November with two places, planned by Miriam."""
        words = {
            "title": "Erste Werkstatt", "place": "Bürgerhaus", "starts_at": datetime(2026, 11, 28, 13, tzinfo=UTC),
            "ends_at": datetime(2026, 11, 28, 16, tzinfo=UTC), "places": 2, "childcare": True, "interpreting": True,
        }  # fmt: skip
        process = process or self.process()
        return plan_meeting(process, format="future_workshop", by=self.miriam, **{**words, **given})

    def meeting(self, process: Process | None = None, **given: Any) -> Meeting:
        """The same, announced."""
        made = self.planned_meeting(process, **given)
        gatherings.announce(made.gathering, by=self.miriam)
        return made

    def draft_recommendation(self) -> Recommendation:
        """Made of one voice by Miriam; nobody outside reads it yet."""
        voice = self.voice()
        return actions.recommend(
            voice.process, text="Ein Bus am Abend", voices=[voice], by=self.miriam, on=date(2026, 11, 2)
        )

    def owned_measure(self) -> Measure:
        """Decided, and Theo takes care of it."""
        measure = self.measure()
        actions.plan_measure(measure, by=self.frieda)
        Measure.objects.filter(pk=measure.pk).update(owner_user=self.theo, owner="Kasse und Kultur")
        measure.refresh_from_db()
        return measure

    def field_of_action(self) -> FieldOfAction:
        """The first field of a process."""
        return actions.add_field(self.process(), name="Orte der Begegnung", by=self.miriam)

    def decided_process(self, process: Process | None = None) -> Process:
        """Lollar's council has adopted the newest text but what people still vote on; noted when November is over."""
        version = self.version(process)
        council = self.station(version.process)
        later = {one: ("postponed", "") for one in version.process.measures.all() if held(one)}
        decided = actions.Decided(
            held_on=date(2026, 11, 2), outcome="adopted_with_changes" if later else "adopted", version=version,
            version_because="Es eilte.",
        )  # fmt: skip
        actions.decide(council, decided, by=self.frieda, on=date(2026, 11, 2), measures=later)
        version.process.refresh_from_db()
        actions.note_decision(version.process, by=self.frieda, on=date(2026, 12, 1))
        return version.process
