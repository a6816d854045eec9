"""What the authority says about a line is entered by officials with a reason, stands on the public page and in the journal."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.cast import LINE, TODAY
from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.funding import actions, catalogue
from wir.funding.models import LineNotice
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db
PAGE = f"/foerderung/arbeit/linien/{LINE}/"


def say(cast, by=None, controller=None, **given):
    words = {
        "open": True,
        "usual_days": 30,
        "decide_by": None,
        "contact": "Telefon",
        "reason": "Erlass",
        **given,
    }
    return actions.set_line_notice(
        controller=controller or cast.authority,
        line=words.pop("line", LINE),
        **words,
        by=by or cast.karim,
        on=TODAY,
    )


def test_what_is_said_counts_for_applications_that_come_in_from_now_on(cast):
    before = cast.submitted().due_on
    say(cast, usual_days=10)
    assert (before, catalogue.due_on(LINE, TODAY)) == (date(2026, 12, 14), TODAY + timedelta(10))
    say(cast, usual_days=10, decide_by=date(2026, 12, 20))
    assert catalogue.due_on(LINE, TODAY) == date(2026, 12, 20)
    say(cast, usual_days=None)
    assert catalogue.due_on(LINE, TODAY) is None


def test_the_journal_holds_the_numbers_and_keeps_the_words_apart(cast):
    say(cast, decide_by=TODAY)
    entry = Entry.objects.get(act="funding.set_line_notice")
    assert entry.facts == {"line": LINE, "open": True, "usual_days": 30, "decide_by": "2026-11-02"}
    assert ("Telefon" in entry.payload.body, "Erlass" in entry.payload.body) == (True, True)


@pytest.mark.parametrize("given", [{"usual_days": 1}, {"usual_days": 366}, {"decide_by": TODAY}])
def test_each_limit_itself_is_fine(cast, given):
    kept = say(cast, **given)
    assert {name: getattr(kept, name) for name in given} == given


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"usual_days": 0}, "zwischen 1 und 366"),
        ({"usual_days": 367}, "zwischen 1 und 366"),
        ({"decide_by": TODAY - timedelta(1)}, "nicht in der Vergangenheit"),
        ({"reason": " "}, "warum Sie die Angaben ändern"),
    ],
)
def test_beyond_a_limit_it_is_said_and_nothing_changes(cast, given, says):
    with pytest.raises(Refused, match=says):
        say(cast, **given)
    assert LineNotice.objects.get(line=LINE).usual_days == 40


def test_nobody_speaks_for_the_line_of_another_authority(cast):
    other = Organisation.objects.create(kind="granting_authority", name="Andere Behörde", fictional=True)
    LineNotice.objects.filter(line=LINE).update(controller=other)
    with pytest.raises(Refused, match="eine andere Behörde"):
        say(cast)
    assert cast.client("karim").get(PAGE).status_code == 404
    with pytest.raises(PermissionDenied):
        say(cast, controller=other)
    with pytest.raises(PermissionDenied):
        say(cast, by=cast.frieda)


def test_an_unknown_line_is_not_found(cast):
    assert cast.client("karim").get("/foerderung/arbeit/linien/gibt-es-nicht/").status_code == 404


def test_the_form_shows_what_stands_and_the_public_page_what_was_entered(cast):
    karim = cast.client("karim")
    shown = karim.get(PAGE).content.decode()
    assert ('value="40"' in shown, 'value="Muster"' in shown) == (True, True)
    entered = {"open": "no", "usual_days": "25", "decide_by": "", "contact": "Frau Muster", "reason": "Neu"}
    said = karim.post(PAGE, entered, follow=True).content.decode()
    assert "Gespeichert. So steht es jetzt auf der Seite der Förderlinie." in said
    public = cast.client().get(f"/foerderung/{LINE}/").content.decode()
    assert ("meist 25 Tage" in public, "Frau Muster" in public) == (True, True)
    kept = LineNotice.objects.get(line=LINE)
    assert (kept.open, kept.usual_days, kept.decide_by) == (False, 25, None)


def test_saying_nothing_about_being_open_is_possible(cast):
    cast.client("karim").post(PAGE, {"open": "", "contact": "", "reason": "Noch nicht entschieden"})
    kept = LineNotice.objects.get(line=LINE)
    assert (kept.open, kept.usual_days, kept.contact) == (None, None, "")
