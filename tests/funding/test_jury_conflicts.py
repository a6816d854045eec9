"""A member with a conflict sees no trace of the case: every address, every kind of conflict, every state of the round."""

import pytest
from django.urls import reverse

from tests.architecture.routes import routes
from tests.cast import NOW, TODAY
from tests.funding.jury import hand_in
from wir.accounts.models import Membership
from wir.core.refusal import Refused
from wir.funding import actions
from wir.funding.access import applications_for_juror, cases_for_juror, locked_for_juror
from wir.funding.actions.partners import say
from wir.funding.models import JuryAssessment, Partner, PartnerAnswer, Submission
from wir.journal.models import Entry

TITLE, WHO = "Geheimes Vorhaben", "Stadt Lollar"
KINDS = ("organisation", "municipality", "county", "declared", "tie", "membership", "partner")


@pytest.fixture
def two_cases(cast):
    """Lollar's application is the one in question; Musterstadt's is beside it, so that pages have something to show."""
    lollar = cast.complete_draft(title=TITLE, asked={2027: 1_234_500, 2028: 765_400})
    other = cast.submitted(applicant=cast.neighbour, by=cast.jonas, title="Musterstadt für alle")
    return lollar, other


def conflicted(cast, lollar, other, kind, state):
    """(round, first name of the member with that conflict, who scored first if that still went)."""
    if kind == "partner":
        partner = Partner.objects.create(application=lollar, organisation=cast.town)
        say(partner, PartnerAnswer.Kind.DECLINED, by=cast.frieda, at=NOW)
        type(lollar).objects.filter(pk=lollar.pk).update(applicant=cast.neighbour)
        lollar.refresh_from_db()
    submit(cast, lollar)
    round = cast.planned_round(lollar, other)
    seats = {member.user.name.split()[0].lower(): member for member in round.members.all()}
    who = {"county": "ayla"}.get(kind, "cem" if kind in ("organisation", "partner") else "merle")
    if kind == "municipality":
        type(seats["merle"]).objects.filter(pk=seats["merle"].pk).update(municipality="06531013")
    if kind == "membership":
        Membership.objects.create(user=cast.merle, organisation=cast.town, role="finance")
    actions.open_reading(round, by=cast.karim)
    case = round.cases.get(application=lollar)
    if kind in ("declared", "tie"):
        hand_in(case, cast.merle, 5)
        if kind == "declared":
            actions.declare_conflict(case, reason="Freundschaft", by=cast.merle, at=NOW)
        else:
            actions.declare_tie(lollar.applicant, reason="Vorstand", by=cast.merle, at=NOW)
    if state == "closed":
        cast.close(round)
    return round, who


def submit(cast, application):
    """Handed in without being asked whether it may: a partner that is too large would be refused."""
    Submission.objects.create(
        application=application, version=1, content={}, content_hash="a" * 64, made_on=TODAY, made_by=cast.frieda
    )  # fmt: skip
    type(application).objects.filter(pk=application.pk).update(
        state="submitted", submitted_on="2026-11-02", content_hash="a" * 64
    )
    application.refresh_from_db()


def traces(case, answer):
    """Everything that must not be read anywhere; a page that does not exist repeats its own address only."""
    link = f"jury/antraege/{case.pk}/"
    return [
        TITLE, case.application.number, "12.345,00", "7.654,00", *([link] if answer.status_code == 200 else []),
    ]  # fmt: skip


def found_in(case, answer):
    text = text_of(answer)
    return [word for word in traces(case, answer) if word in text]


def everything(client, case, *, beteiligen):
    """Every address of the jury and of the rest, with every number that could name the case.

    Beteiligen knows neither juries nor their conflicts (the import rules hold that), so one kind of conflict is enough there.
    """
    numbers = {case.round_id, case.application_id, case.pk}
    for route in routes():
        if "logout" in route.name or (route.name.startswith("participation:") and not beteiligen):
            continue
        for pk in numbers if "pk" in route.parameters and ":" in route.name else (1,):
            url = route.url(pk=pk, **({"number": case.pk} if "number" in route.parameters else {}))
            for method in ("get", "post") if "jury" in url else ("get",):
                yield route.name, getattr(client, method)(url)


@pytest.mark.parametrize(
    ("kind", "state"),
    [*((kind, "reading") for kind in KINDS), ("organisation", "closed"), ("declared", "closed")],
)
def test_a_conflicted_member_finds_no_trace_anywhere(cast, two_cases, kind, state):
    lollar, other = two_cases
    round, who = conflicted(cast, lollar, other, kind, state)
    client = cast.client(who)
    client.raise_request_exception = False
    case = round.cases.get(application=lollar)
    answers = everything(client, case, beteiligen=(kind, state) == ("organisation", "reading"))
    found = [(name, word) for name, answer in answers for word in found_in(case, answer)]
    # the finance officer of the town may read the town's own application, as its applicant
    assert [(name, word) for name, word in found if kind != "membership" or "jury" in name] == []


def text_of(answer):
    """What can be read in an answer, also in a PDF."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body.startswith(b"%PDF"):
        import io

        import pikepdf

        from tests.documents.reading import readable

        with pikepdf.open(io.BytesIO(body)) as pdf:
            return "".join(readable(page) for page in pdf.pages).replace("\u00a0", " ")
    return body.decode(errors="replace").replace("\u00a0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_the_scope_the_lock_and_the_list_agree(cast, two_cases, kind):
    lollar, other = two_cases
    round, who = conflicted(cast, lollar, other, kind, "reading")
    person = getattr(cast, who)
    assert set(applications_for_juror(person)) == {other}
    client = cast.client(who)
    assert len(locked_for_juror(person)) == round.cases.count() - cases_for_juror(person).count()
    pages = (
        reverse("funding:jury"),
        reverse("funding:jury_sitting", args=[round.pk]),
        reverse("funding:jury_conflicts"),
    )
    for page in pages:
        said = client.get(page).content.decode()
        assert ("für Sie gesperrt" in said, TITLE in said) == (False, False)
    url = reverse("funding:jury_case", args=[round.cases.get(application=lollar).pk])
    assert (client.get(url).status_code, client.post(url, {"hand_in": "1"}).status_code) == (404, 404)


def test_scores_given_before_a_conflict_are_set_aside_and_stay_in_the_file(cast, two_cases):
    lollar, other = two_cases
    submit(cast, lollar)
    round = cast.reading_round(other)
    case = round.cases.get()
    hand_in(case, cast.merle, 1)
    hand_in(case, cast.ayla, 5)
    case.refresh_from_db()
    assert (case.counted, case.mean) == (2, 3000)
    actions.declare_conflict(case, reason="Freundschaft", by=cast.merle, at=NOW)
    case.refresh_from_db()
    assert (case.counted, case.mean, case.spread, case.by_constituency) == (
        1,
        5000,
        None,
        {"migrant_organisations": [5000, 1]},
    )
    assert JuryAssessment.objects.get(member__user=cast.merle).set_aside_at == NOW
    assert Entry.objects.filter(act="funding.set_scores_aside").count() == 1


def test_a_new_membership_is_noticed_by_the_recurring_look(cast, two_cases):
    _lollar, other = two_cases
    case = cast.jury_case(other)
    hand_in(case, cast.merle, 1)
    Membership.objects.create(user=cast.merle, organisation=cast.neighbour, role="editor")
    actions.recheck_conflicts(by=None, at=NOW)
    case.refresh_from_db()
    assert (case.counted, case.mean) == (0, None)


def test_a_neighbour_takes_part_once_more_than_half_of_the_others_say_so(cast, two_cases):
    lollar, _other = two_cases
    submit(cast, lollar)
    round = cast.reading_round(lollar)
    case = round.cases.get()
    ayla = round.members.get(user=cast.ayla)
    assert not cases_for_juror(cast.ayla).exists()
    page = cast.client("merle").get(reverse("funding:jury_case", args=[case.pk])).content.decode()
    assert "Darf Ayla Demir mitwirken?" in page
    cast.client("merle").post(
        reverse("funding:jury_opinion", args=[case.pk, ayla.pk]),
        {"may_take_part": "yes", "reason": "wohnt nur dort"},
    )
    assert cases_for_juror(cast.ayla).get() == case
    with pytest.raises(Refused, match="schon entschieden"):
        actions.give_opinion(case, member=ayla, may_take_part=False, reason="doch", by=cast.merle, at=NOW)


def test_officials_get_no_seat(cast):
    round = cast.planned_round()
    with pytest.raises(Refused, match="kann nicht in der Jury sitzen"):
        actions.seat_member(
            round, user=cast.sabine, constituency="ministry", organisation=None, municipality="", county="", by=cast.karim
        )  # fmt: skip


def test_without_a_second_factor_a_member_sees_nothing(cast, settings):
    case = cast.reading_round(cast.submitted(applicant=cast.neighbour, by=cast.jonas)).cases.get()
    settings.WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS = True
    client = cast.client("merle")
    assert client.get(reverse("funding:jury_case", args=[case.pk])).status_code == 404
    page = client.get(reverse("funding:jury")).content.decode()
    assert "Bitte richten Sie zuerst eine zweite Anmeldung ein" in page
    assert TITLE not in page


def test_a_line_without_a_jury_shows_nothing_of_one(cast):
    page = cast.client("karim").get(reverse("funding:case", args=[cast.submitted().pk])).content.decode()
    assert "Was die Jury sagt" not in page


def test_a_member_reads_everything_but_the_locked_case_in_one_bundle(cast, two_cases):
    lollar, other = two_cases
    submit(cast, lollar)
    round = cast.reading_round(lollar, other)
    url = reverse("funding:jury_bundle", args=[round.pk])
    texts = {who: text_of(cast.client(who).get(url)) for who in ("merle", "cem")}
    assert {who: (TITLE in text, other.title in text) for who, text in texts.items()} == {
        "merle": (True, True),
        "cem": (False, True),
    }
    assert "Seite" in texts["cem"]


def test_nobody_keeps_a_member_away_by_asking_her_town_and_taking_it_out_again(cast, two_cases):
    lollar, _other = two_cases
    Membership.objects.create(user=cast.merle, organisation=cast.neighbour, role="editor")
    partner = actions.invite_partner(lollar, organisation=cast.neighbour, by=cast.frieda, at=NOW)
    actions.remove_partner(partner, by=cast.frieda, at=NOW)
    submit(cast, lollar)
    round = cast.planned_round(lollar)
    actions.open_reading(round, by=cast.karim)
    assert list(applications_for_juror(cast.merle)) == [lollar]
