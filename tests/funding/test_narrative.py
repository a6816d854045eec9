"""The proof of use begins with a draft of what happened in the process; people read it before it goes."""

import pytest
import time_machine

from tests.cast import PAYDAY
from wir.funding.models import Proof
from wir.strategy.models import Process
from wir.strategy.narrative import MARK, draft_for_grant

pytestmark = pytest.mark.django_db
SUMS = {"line_0": "29.000,00", "unused_cents": "0", "true": "on"}


@pytest.fixture
def application(cast):
    with time_machine.travel(PAYDAY, tick=False):
        yield cast.accepted()


def _page(cast, application, data=None):
    client, url = cast.client("theo"), f"/foerderung/projekte/{application.pk}/nachweis/"
    return client.post(url, data) if data else client.get(url)


def test_without_a_process_the_field_is_empty(cast, application):
    form = _page(cast, application).context["form"]
    assert form["narrative"].value() == ""
    assert "Entwurf aus dem Prozess" not in str(form["narrative"].help_text)


def test_the_draft_of_the_process_of_this_grant_stands_in_the_field_and_says_so(cast, application):
    process = cast.process()
    cast.voice(process)
    Process.objects.filter(pk=process.pk).update(grant=application.pk)
    form = _page(cast, application).context["form"]
    assert form["narrative"].value().startswith(f"{MARK}\n\nStadt Lollar hat vom 01.06.2026")
    assert "eine Idee" in form["narrative"].value()
    assert "Entwurf aus dem Prozess, bitte prüfen" in str(form["narrative"].help_text)


def test_a_draft_that_nobody_has_read_is_not_handed_in(cast, application):
    process = cast.process()
    Process.objects.filter(pk=process.pk).update(grant=application.pk)
    draft = draft_for_grant(application.pk)
    page = _page(cast, application, {**SUMS, "narrative": draft})
    assert "löschen Sie dann die erste Zeile" in page.content.decode()
    assert Proof.objects.count() == 0
    checked = draft.removeprefix(MARK).strip() + " Am schwersten war, Räume zu finden."
    assert _page(cast, application, {**SUMS, "narrative": checked}).status_code == 302
    assert Proof.objects.get().narrative == checked


def test_a_long_draft_ends_with_a_whole_sentence(cast, application):
    process = cast.process()
    Process.objects.filter(pk=process.pk).update(grant=application.pk)
    whole = draft_for_grant(application.pk)
    assert draft_for_grant(application.pk, most=len(whole)) == whole
    short = draft_for_grant(application.pk, most=len(whole) - 1)
    assert (whole.startswith(short), short[-1]) == (True, ".")
