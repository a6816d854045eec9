"""The cast agreeing: signatures, partners, requests to complete, and the message that a notice is there."""

from datetime import UTC, date, datetime
from typing import Any

from wir.accounts.models import Organisation
from wir.funding import actions
from wir.funding.agreements import now_of
from wir.funding.checks import points_of
from wir.funding.models import Application, Signature

TODAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


class Agreeing:
    """What `World` can do with partners, signatures and requests; the people are the cast's."""

    def signed(self, application: Application) -> Application:
        """Bea has signed what stands there now; whoever applies, so that every test may hand in."""
        now = now_of(application)
        Signature.objects.create(
            application=application, kind="account", name=self.bea.name, signer=self.bea.email, made_by=self.bea, made_on=TODAY, made_at=NOW,
            digest=now.digest, parts=now.parts,
        )  # fmt: skip
        return application

    def joint_draft(self, *, confirmed: bool = False, **given: Any) -> Application:
        """Lollar's draft with the neighbour as a partner; Jonas answers for it. It brings no money of its own."""
        application = self.complete_draft(**given)
        partner = actions.invite_partner(application, organisation=self.neighbour, by=self.frieda, at=NOW)
        if confirmed:
            actions.confirm(partner, seen=now_of(application).digest, by=self.jonas, at=NOW)
        return self.signed(application)

    def apart(self) -> Application:
        """A draft of Frieda's that nobody in her town sees any more."""
        application = self.complete_draft()
        application.set_apart_at = NOW
        application.save()
        return application

    def centre(self) -> Organisation:
        """The county in which Lollar lies; its diversity centre looks after the town."""
        return Organisation.objects.create(kind="county", name="Landkreis Gießen", ags="06531")

    def to_complete(self, items: Any = (("project", "Welche Orte?"),), **given: Any) -> Application:
        """Karim asked for something; it is Frieda's turn again."""
        application, due_on = self.submitted(**given), actions.usual_due_day(TODAY)
        actions.ask_to_complete(
            application, items=[actions.Item(*item) for item in items], due_on=due_on, by=self.karim, on=TODAY
        )
        return application

    def checked(self, application: Application) -> Application:
        """Karim has looked at every point of the formal check."""
        ticked = {point.name for point in points_of(application)}
        actions.finish_check(application, ticked=ticked, note="Gesehen.", by=self.karim, at=NOW)
        return application

    def told(self, application: Application) -> Application:
        """The message about what lies in the portal has gone out TODAY."""
        for delivery in application.deliveries.without_message():
            actions.note_message(delivery, on=TODAY)
        return application
