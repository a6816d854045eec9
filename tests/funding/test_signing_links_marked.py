"""A signing link that went to a mailbox which is not surely the applicant's is marked where officials check; nothing stops."""

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from wir.accounts.models import Claim
from wir.funding import actions, checks
from wir.funding.agreements import now_of
from wir.funding.panels.agreed import agreed_for_officials

pytestmark = pytest.mark.django_db
KNOWN = "lollar.example"


def signed_by_link(cast, address, ending=KNOWN):
    """Handed in with one signature by link to that address; `ending` is the one Lollar was confirmed with."""
    if ending:
        Claim.objects.create(organisation=cast.town, user=cast.frieda, email=f"f@{ending}", state="confirmed")
    application = cast.complete_draft()
    application.signatures.all().delete()
    invitation, code = actions.invite_signatory(
        application, name="Kai Kämmerer", email=address, by=cast.frieda, at=NOW
    )
    link, seen = actions.link_of(invitation), now_of(application).digest
    actions.sign_by_link(link, code=code, seen=seen, by=None, at=NOW)
    actions.submit(application, by=cast.frieda, on=TODAY)
    return application


def links_of(application):
    return next(point for point in checks.points_of(application) if point.name == "links")


@pytest.mark.parametrize(
    ("address", "ending", "met", "mark", "says"),
    [
        ("kai@lollar.example", KNOWN, True, "", "Alle Links gingen an Adressen mit der bestätigten Endung."),
        ("kai@gmx.de", KNOWN, None, "Privates Postfach", "Privates Postfach: Der Link für Kai Kämmerer ging an kai@gmx.de."),
        ("kai@sub.gmx.de", KNOWN, None, "Privates Postfach", "Privates Postfach: Der Link für Kai Kämmerer ging an kai@sub.gmx.de."),
        ("kai@anderswo.example", KNOWN, None, "Fremde Adresse", "Fremde Adresse: Der Link für Kai Kämmerer ging an kai@anderswo.example, bestätigt ist die Endung lollar.example."),
        ("kai@lollar.example", None, None, "", "Nicht geprüft: Der Link für Kai Kämmerer ging an kai@lollar.example, eine bestätigte Endung ist nicht bekannt."),
    ],
)  # fmt: skip
def test_the_check_names_the_mailbox_and_the_case_marks_it(cast, address, ending, met, mark, says):
    application = signed_by_link(cast, address, ending)
    point = links_of(application)
    assert (point.met, point.says) == (met, says)
    assert [row.mark for row in agreed_for_officials(application, cast.karim).context["signed"]] == [mark]
    karim = cast.client("karim")
    assert says in karim.get(reverse("funding:check_case", args=[application.pk])).content.decode()
    page = karim.get(reverse("funding:case", args=[application.pk])).content.decode()
    assert ("Privates Postfach" in page, "Fremde Adresse" in page) == (
        mark == "Privates Postfach", mark == "Fremde Adresse",
    )  # fmt: skip


def test_a_private_mailbox_stops_nothing(cast):
    application = cast.checked(signed_by_link(cast, "kai@gmx.de"))
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(slices=slices, reasons="Wir haben angerufen.")
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    assert application.state == "decision_prepared"


def test_without_a_link_there_is_nothing_to_mark(cast):
    assert [point for point in checks.points_of(cast.submitted()) if point.name == "links"] == []
