"""A proposal rests on what was handed in and found when it was made; what has changed since is said, and nothing is lost."""

import io
import json
import zipfile

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import NOW, TODAY
from tests.pages import send, shown_on
from wir.core.refusal import Refused
from wir.funding import actions, open_points
from wir.funding.forms.deciding import ApproveForm, ReleaseForm
from wir.funding.models import Application, Decision

pytestmark = pytest.mark.django_db
OLD = "Mit Musterstadt zusammen reichen die Mittel."
OUTDATED = "Der letzte Vorschlag ist überholt"
FRESH = "Die Voraussetzungen der Förderrichtlinie sind erfüllt."


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def proposed(cast, application, words=OLD, by=None):
    proposal = actions.Proposal(outcome="reject", reasons="Abgewogen.", on_findings=words)
    actions.prepare(application, proposal=proposal, by=by or cast.karim, at=NOW)
    return application


@pytest.fixture
def again(cast):
    """Prepared, a partner left, the second version was sent without it."""
    application = cast.joint_draft(confirmed=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    proposed(cast, application)
    actions.leave(application.partners.get(), reason="Kein Geld.", by=cast.jonas, at=NOW)
    application = Application.objects.get(pk=application.pk)
    cast.signed(application)
    actions.complete(application, by=cast.frieda, on=TODAY)
    return application


def form_of(cast, application):
    response = cast.client("karim").get(reverse("funding:prepare", args=[application.pk]))
    return response.context["form"].initial["on_findings"], response.content.decode()


def test_after_a_new_version_the_findings_are_prefilled_anew_beside_the_old_words(cast, again):
    prefilled, html = form_of(cast, again)
    assert prefilled == FRESH
    assert OUTDATED in html
    assert "neue Fassung des Antrags" in html
    assert html.split("Das stand im letzten Vorschlag")[1].count(OLD) == 1


def test_after_other_findings_alone_they_are_prefilled_anew(cast):
    application = proposed(cast, cast.submitted())
    actions.give_back(application, question="Stimmt das noch?", by=cast.sabine)
    assert form_of(cast, application)[0] == OLD
    actions.override_finding(
        application, rule="duration", reason="Zu lang.", source="Vermerk", by=cast.karim, on=TODAY
    )
    prefilled, html = form_of(cast, application)
    assert prefilled.startswith("Diese Voraussetzungen sind nicht erfüllt:")
    assert OUTDATED in html
    assert "haben sich die Befunde geändert" in html
    assert OLD in html


def test_while_nothing_has_changed_the_own_words_stay_in_the_field(cast):
    application = proposed(cast, cast.submitted())
    actions.give_back(application, question="Warum?", by=cast.sabine)
    prefilled, html = form_of(cast, application)
    assert (prefilled, OUTDATED in html) == (OLD, False)


def test_a_page_from_before_the_new_version_prepares_nothing(cast):
    application = cast.to_complete()
    application.refresh_from_db()
    actions.take_back_request(application, by=cast.karim, on=TODAY)
    karim, page = cast.client("karim"), reverse("funding:prepare", args=[application.pk])
    given = {"outcome": "reject", "on_findings": OLD, "discretion": "reject.money", "reasons": "Andere."}
    old = {**given, **shown_on(karim, page)}
    items = [actions.Item("project", "Wo?")]
    due_on = actions.usual_due_day(TODAY)
    actions.ask_to_complete(application, items=items, due_on=due_on, by=cast.karim, on=TODAY)
    Application.objects.filter(pk=application.pk).update(purpose="Anders.")
    application = Application.objects.get(pk=application.pk)
    actions.complete(cast.signed(application), by=cast.frieda, on=TODAY)
    html = karim.post(page, old).content.decode()
    assert "hat sich etwas geändert" in html
    assert "Andere." in html
    assert Decision.objects.count() == 0
    send(karim, page, given)
    assert Decision.objects.get().content_hash == application.content_hash


def test_the_page_of_an_outdated_proposal_asks_three_times_more_than_that_of_a_first_one(cast, again):
    client, counts = cast.client("karim"), []
    for application in (cast.submitted(), again):
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("funding:prepare", args=[application.pk]))
        counts.append(len(asked))
    # Its entry in the journal and its sums by year; a joint application reads the answers of its partners besides.
    assert counts[1] - counts[0] == 3


def test_the_file_holds_every_proposal_and_every_version_as_a_page(cast, again):
    proposed(cast, again, words="Ohne Musterstadt.", by=cast.sabine)
    response = cast.client("karim").get(reverse("funding:case_file", args=[again.pk]))
    archive = zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))
    found = json.loads(archive.read("entscheidung/entscheidungen.json"))
    first, second = again.submissions.all()
    assert [
        (one["on_findings"], one["prepared_by"], one["counts"], one["content_hash"]) for one in found
    ] == [
        (OLD, "Karim Yıldız", False, first.content_hash),
        ("Ohne Musterstadt.", "Sabine Roth", True, second.content_hash),
    ]
    pages = {name: archive.read(f"antrag/fassung-0{name}.html").decode() for name in (1, 2)}
    assert ["Musterstadt" in pages[number].split("Was beantragt ist")[1] for number in (1, 2)] == [
        True,
        False,
    ]
    assert first.content_hash in pages[1]
    assert "Musterstadt: hat zugestimmt" not in pages[2]
    index = json.loads(archive.read("index.json"))
    assert {"antrag/fassung-01.html", "antrag/fassung-02.html"} <= {file["path"] for file in index["files"]}


def test_the_second_person_releases_the_last_proposal_only(cast):
    application = proposed(cast, cast.submitted())
    actions.give_back(application, question="Warum?", by=cast.sabine)
    proposed(cast, application, words="Neu.")
    with pytest.raises(Refused):
        actions.release(application, by=cast.sabine, on=TODAY, at=NOW)
    assert Decision.objects.filter(current_for=application).get().on_findings == "Neu."


def test_the_field_for_going_on_says_where_the_reason_will_stand(cast):
    points = [open_points.OpenPoint("check", "Offen.")]
    release, payment = ReleaseForm(points=points), ApproveForm(points=points)
    assert "als Begründung in dem Schreiben" in str(release["reason"].help_text)
    assert "in der Akte" in str(payment["reason"].help_text)
    for form in (release, payment):
        assert "ohne sie geht keine Freigabe" in str(form["reason"].help_text)
        assert "(freiwillig)" not in form.render()
