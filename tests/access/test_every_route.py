"""Every route against every role, generated from the URL table: a new route fails here until its row is written.

Strangers without an account are sent to sign-in, people from elsewhere get 404, never 403: they must not even learn that
a thing exists. One row a route: what it is tried on, and who gets the page; everybody else of the cast gets 404.
"""

from datetime import date

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.access import participation
from tests.access.expected import (
    ALSO_404_IN_OTHER_STATES,
    ELSEWHERE,
    FORBIDDEN_AFTERWARDS,
    IN,
    IN_CHARGE,
    NO,
    OFFICIALS,
    OWN,
    POST_ONLY,
    PUBLIC,
    RECIPIENTS,
    ROLES,
    SIGNED_IN,
    TOWN,
    WRONG_METHOD,
    everybody,
    only,
)
from tests.architecture.routes import routes
from tests.cast import LINE, TODAY
from wir.accounts import actions as account_actions
from wir.accounts.models import Organisation
from wir.documents.seal import make_test_seal
from wir.funding.jobs.receipts import make_receipts

# name of the route: (what it is tried on, status by person)
ROUTES = {
    "home": (None, PUBLIC), "help": (None, PUBLIC), "help_chapter": (None, PUBLIC), "contact": (None, PUBLIC), "imprint": (None, PUBLIC),
    "privacy": (None, PUBLIC), "accessibility": (None, PUBLIC), "healthz": (None, PUBLIC), "robots": (None, PUBLIC),
    "ui:gallery": (None, PUBLIC), "documents:check": (None, PUBLIC), "documents:result": (None, everybody(NO)),
    "territory:places": (None, PUBLIC), "territory:place": (None, PUBLIC),
    "funding:lines": (None, PUBLIC), "funding:line": (None, PUBLIC), "funding:check": (None, PUBLIC), "funding:empty_form": (None, PUBLIC), "funding:example": (None, PUBLIC), "funding:ask": (None, PUBLIC),
    "api:openapi-json": (None, PUBLIC), "api:guideline_list": (None, PUBLIC), "api:api-root": (None, everybody(NO)),
    "api:eligibility_of": (None, everybody(WRONG_METHOD)),
    "funding:awards": (None, PUBLIC), "funding:awards_csv": (None, PUBLIC), "funding:awards_json": (None, PUBLIC),
    "funding:calls": (None, PUBLIC), "funding:calls_feed": (None, PUBLIC), "api:award_list": (None, PUBLIC), "data": (None, PUBLIC),
    "start": (None, everybody(ELSEWHERE, stranger=IN)),
    "accounts:organisations": (None, SIGNED_IN), "accounts:register": (None, SIGNED_IN), "accounts:claim": (None, SIGNED_IN),
    "accounts:organisation": (None, TOWN), "accounts:profile": (None, TOWN), "accounts:invite": (None, IN_CHARGE),
    "accounts:take_back_invitation": (None, POST_ONLY), "accounts:answer_join_request": (None, POST_ONLY),
    "accounts:end_role": (None, POST_ONLY), "accounts:confirm_role": (None, POST_ONLY), "accounts:confirm_profile_account": (None, POST_ONLY), "accounts:code": ("claim", only("ole")), "accounts:invitation": ("invitation", PUBLIC),
    "accounts:claims": (None, OFFICIALS), "accounts:check_claim": ("claim", OFFICIALS), "admission:letter": ("claim", OFFICIALS),
    "funding:applications": (None, SIGNED_IN), "funding:tasks": (None, SIGNED_IN), "funding:start": (None, POST_ONLY),
    "funding:work": (None, OFFICIALS), "funding:money": (None, OFFICIALS), "funding:questions": (None, OFFICIALS),
    "funding:application": ("prepared", TOWN),
    "funding:partners": ("draft", OWN), "funding:invite_partner": ("draft", POST_ONLY), "funding:remove_partner": ("draft", POST_ONLY),
    "funding:signatures": ("draft", TOWN), "funding:sign_by_link": (None, everybody(NO)),
    "funding:centre": ("draft", OWN), "funding:statement": (None, everybody(NO)),
    "funding:centres": (None, OFFICIALS), "funding:centre_address": ("centre", OFFICIALS),
    "funding:answer": ("to_complete", OWN), "funding:ask_to_complete": ("submitted", OFFICIALS),
    "funding:versions": ("submitted", TOWN), "funding:case_versions": ("submitted", OFFICIALS),
    "funding:agree": ("joint_draft", only("jonas")),
    "funding:applicant": ("draft", OWN), "funding:project": ("draft", OWN), "funding:costs": ("draft", OWN),
    "funding:attachments": ("draft", OWN), "funding:attachment_file": ("with_file", TOWN),
    "funding:remove_attachment": ("with_file", POST_ONLY), "funding:case_attachment": ("submitted_with_file", OFFICIALS),
    "funding:involvement": ("draft", OWN), "funding:schedule": ("draft", OWN), "funding:declarations": ("draft", OWN),
    "funding:submit": ("draft", OWN), "funding:draft_pdf": ("draft", TOWN), "funding:receipt": ("receipted", TOWN),
    "funding:withdraw": ("submitted", POST_ONLY), "funding:set_apart": ("apart", only("frieda")), "funding:bring_back": ("apart", POST_ONLY),
    "funding:notice": ("awarded", TOWN), "funding:notice_file": ("awarded", TOWN),
    "funding:case": ("prepared", OFFICIALS), "funding:case_file": ("prepared", OFFICIALS),
    "funding:prepare": ("submitted", OFFICIALS), "funding:release": ("prepared", OFFICIALS),
    "funding:settle": ("unclear", OFFICIALS), "funding:case_notice": ("awarded", OFFICIALS),
    "funding:early_start": ("submitted", only("frieda")), "funding:answer_early_start": ("asked_early", OFFICIALS),
    "funding:correct_notice": ("awarded", OFFICIALS),
    "funding:line_notice": (None, OFFICIALS), "funding:set_appropriation": (None, OFFICIALS), "funding:check_case": ("submitted", OFFICIALS),
    "funding:override_finding": ("submitted", OFFICIALS),
    "funding:deputies": (None, OFFICIALS), "funding:end_deputy": (None, POST_ONLY), "funding:assign": ("submitted", POST_ONLY),
    "funding:retrieve": ("awarded", POST_ONLY),
    "funding:deliveries": (None, OFFICIALS), "funding:delivery": ("awarded", OFFICIALS),
    "funding:letter": ("awarded", TOWN), "funding:case_letter": ("awarded", OFFICIALS),
    "funding:jury": ("reading_round", only("merle", "cem", "ayla")),
    "funding:jury_invitation": ("jury_invitation", PUBLIC),
    "funding:jury_conflicts": ("reading_round", only("merle", "cem", "ayla")),
    "funding:jury_case": ("jury_case", only("merle")), "funding:jury_declare": ("jury_case", only("merle")),
    "funding:jury_attachment": ("jury_case_with_file", only("merle")),
    "funding:jury_sittings": ("reading_round", only("merle", "cem", "ayla")),
    "funding:jury_sitting": ("reading_round", only("merle", "cem", "ayla")),
    "funding:jury_ranking_file": ("planned_round", OFFICIALS),
    "funding:jury_minutes": ("closed_round", OFFICIALS), "funding:jury_minutes_read": ("closed_round", only("merle")),
    "funding:jury_bundle": ("reading_round", only("merle", "cem", "ayla")),
    "funding:jury_agenda": ("sitting_round", OFFICIALS), "funding:jury_vote": ("vote", OFFICIALS),
    "funding:close_round": ("sitting_round", POST_ONLY),
    "funding:jury_opinion": ("jury_case", POST_ONLY),
    "funding:jury_rounds": (None, OFFICIALS), "funding:jury_new": (None, OFFICIALS),
    "funding:jury_round": ("planned_round", OFFICIALS), "funding:jury_members": ("planned_round", OFFICIALS),
    "funding:jury_cases": ("planned_round", OFFICIALS),
    "funding:open_reading": ("planned_round", POST_ONLY), "funding:begin_sitting": ("reading_round", POST_ONLY),
    "funding:projects": (None, SIGNED_IN), "funding:running_project": ("accepted", RECIPIENTS), "funding:accept": ("awarded", RECIPIENTS),
    "funding:account": ("accepted", RECIPIENTS), "funding:case_account": ("accepted", OFFICIALS),
    "funding:request_money": ("accepted", RECIPIENTS), "funding:proof": ("accepted", RECIPIENTS),
    "funding:disbursements": (None, OFFICIALS), "funding:proofs": (None, OFFICIALS),
    "funding:disbursement": ("with_request", OFFICIALS), "funding:check_proof": ("with_proof", OFFICIALS),
    "funding:order_pdf": ("with_order", OFFICIALS), "funding:order_csv": ("with_order", OFFICIALS),
    **participation.ROUTES,
}  # fmt: skip
OTHER_KEYS = {
    "funding:centre_address": lambda centre: {"organisation": centre.pk},
    "funding:jury_invitation": lambda invitation: {"token": invitation.token},
}
# These need something that exists, but do not name it.
WITHOUT_NUMBER = ("funding:jury", "funding:jury_conflicts", "funding:jury_sittings")
WITH_A_FILE = ("funding:attachment_file", "funding:remove_attachment", "funding:case_attachment")
MONEY = {
    "funding:disbursement": lambda grant: grant.disbursements.get(),
    "funding:order_pdf": lambda grant: grant.disbursements.get(),
    "funding:order_csv": lambda grant: grant.disbursements.get(),
    "funding:check_proof": lambda grant: grant.proofs.get(),
}
DELIVERIES = ("funding:retrieve", "funding:delivery")


def every_route() -> set[str]:
    """All named routes of the product; sign-in pages are allauth's own and have their own rules."""
    found = set()

    def walk(patterns, namespace):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                inner = ":".join(filter(None, (namespace, pattern.namespace)))
                if "allauth" not in str(getattr(pattern.urlconf_name, "__name__", "")):
                    walk(pattern.url_patterns, inner)
            elif isinstance(pattern, URLPattern) and pattern.name:
                found.add(":".join(filter(None, (namespace, pattern.name))))

    walk(get_resolver().url_patterns, "")
    return found


def made(cast, kind):
    """The application that a route needs, in the state it needs; or a claim of Ole's, or an invitation of Frieda's."""
    if kind is None:
        return None
    if kind == "claim":
        return account_actions.claim(unclaimed(), by=cast.ole, on=TODAY)
    if kind == "invitation":
        return account_actions.invite(
            cast.town, email="neu@lollar.example", roles=["editor"], by=cast.frieda, on=date.today()
        )
    if kind == "receipted":
        make_test_seal(settings.WIR_SEAL_FILE.parent)
        make_receipts((application := cast.submitted()).pk)
        return application
    if kind == "unclear":
        return cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000})
    return getattr(cast, "complete_draft" if kind == "draft" else kind)()


def unclaimed():
    """A town for which nobody acts yet."""
    return Organisation.objects.create(kind="municipality", name="Allendorf (Lumda)", ags="06531002")


def address(name, thing):
    if name.startswith("participation:"):
        return participation.address(name, thing)
    ours = name.startswith(("accounts:", "admission:"))
    return address_of_accounts(name, thing) if ours else address_of_others(name, thing)


def address_of_others(name, application):
    arguments = {
        "funding:line": {"line": LINE}, "funding:ask": {"line": LINE}, "funding:line_notice": {"line": LINE}, "funding:start": {"line": LINE},
        "funding:empty_form": {"line": LINE}, "funding:example": {"line": LINE},
        "territory:place": {"ags": "06531013"}, "documents:result": {"ticket": "00000000-0000-4000-8000-000000000000"}, "funding:end_deputy": {"number": 1},
        "funding:sign_by_link": {"link": "0" * 64}, "funding:statement": {"link": "0" * 64}, "help_chapter": {"chapter": "jury"},
    }.get(name, {})  # fmt: skip
    if application is not None:
        arguments = OTHER_KEYS.get(name, lambda thing: {"pk": thing.pk})(application)
    arguments |= more_of_address(name, application)
    return reverse(name, kwargs={} if name in WITHOUT_NUMBER else arguments)


def more_of_address(name, application):
    """What stands in an address behind the application's number."""
    if name == "funding:jury_attachment":
        return {"number": application.application.attachments.get().pk}
    if name in WITH_A_FILE:
        file = application.attachments.first()
        return {"number": file.pk if file else 1}
    if name in ("funding:answer", "funding:receipt"):
        return {"number": 1}
    if name in ("funding:letter", "funding:case_letter"):
        return {"number": application.letters.get().pk}
    if name in DELIVERIES:
        return {"number": application.deliveries.get().pk}
    if name in MONEY:
        return {"number": MONEY[name](application.grant).pk}
    rules = {"funding:settle": {"rule": "duration"}, "funding:override_finding": {"rule": "duration"}}
    return {**rules, "funding:jury_opinion": {"member": 1}}.get(name, {})


def address_of_accounts(name, thing):
    values = dict.fromkeys(("invitation", "asked", "membership"), 1)
    values["organisation"] = Organisation.objects.get(ags="06531013").pk
    if thing is not None:
        values |= {"claim": thing.pk, "token": getattr(thing, "token", "")}
    route = next(route for route in routes() if route.name == name)
    return route.url(**values)


def answers(cast, name, thing):
    """What everybody gets at this address."""
    url = address(name, thing)
    return {who: answer(cast.client(who), url) for who in ROLES}


def answer(client, url):
    response = client.get(url)
    if response.status_code == 302 and response.url.startswith("/konto/login/"):
        return IN
    if response["Content-Type"].startswith("text/html"):
        assert b'href=""' not in response.content, f"{url} has a link that leads nowhere"
    return response.status_code


def test_every_route_has_its_row():
    assert every_route() == set(ROUTES)


@pytest.mark.parametrize("kind", sorted({kind or "nothing" for kind, _ in ROUTES.values()}))
def test_each_route_answers_each_role_as_its_row_says(cast, kind):
    """All routes that are tried on the same thing."""
    rows = {name: row for name, (needs, row) in ROUTES.items() if (needs or "nothing") == kind}
    thing = made(cast, None if kind == "nothing" else kind)
    assert {name: answers(cast, name, thing) for name in rows} == rows


@pytest.mark.parametrize(
    "kind", sorted({kind for kinds in ALSO_404_IN_OTHER_STATES.values() for kind in kinds})
)
def test_a_page_does_not_exist_in_a_state_it_is_not_for(cast, kind):
    thing = made(cast, kind)
    for name in (name for name, kinds in ALSO_404_IN_OTHER_STATES.items() if kind in kinds):
        assert set(answers(cast, name, thing).values()) <= {IN, NO}, name


def test_what_was_submitted_has_no_form_any_more(cast):
    thing, expected = cast.submitted(), only("frieda", status=ELSEWHERE)
    assert {name: answers(cast, name, thing) for name in FORBIDDEN_AFTERWARDS} == dict.fromkeys(
        FORBIDDEN_AFTERWARDS, expected
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("funding:submit", "draft"),
        ("funding:withdraw", "submitted"),
        ("funding:applicant", "draft"),
        ("funding:costs", "draft"),
        ("funding:retrieve", "awarded"),
    ],
)
def test_nobody_else_can_post_to_an_application_of_the_town(cast, name, kind):
    application = made(cast, kind)
    for who in (None, "ole", "jonas", "karim", "sabine"):
        response = cast.client(who).post(address(name, application), {"contact_name": "Fremd"})
        assert response.status_code == (302 if who is None else 404)
    application.refresh_from_db()
    assert (application.state, application.contact_name) == (kind, "Frieda Becker")


def test_the_treasurer_reads_but_cannot_withdraw_and_the_mayor_can(cast):
    application = cast.submitted()
    url = address("funding:withdraw", application)
    for who, state in (("theo", "submitted"), ("bea", "withdrawn")):
        assert cast.client(who).post(url).status_code == 302
        application.refresh_from_db()
        assert application.state == state


@pytest.mark.parametrize(
    ("name", "kind"), [("funding:prepare", "submitted"), ("funding:release", "prepared")]
)
def test_no_clerk_and_no_stranger_can_decide(cast, name, kind):
    application = made(cast, kind)
    for who in (None, "ole", "jonas", "frieda"):
        response = cast.client(who).post(
            address(name, application), {"choice": "release", "reasons": "x", "year_2027": "1"}
        )
        assert response.status_code == (302 if who is None else 404)
    before = application.state
    application.refresh_from_db()
    assert application.state == before
