"""Every route against every role, generated from the URL table: a new route fails here until its row is written.

Strangers without an account are sent to sign-in, people from elsewhere get 404, never 403: they must not even learn that
a thing exists. One row a route; the columns are anonymous, Ole (member of nothing), Jonas (clerk of another town),
Frieda (clerk of this town), Karim (prepared the decision), Sabine (the second official).
"""

from datetime import date

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.cast import LINE

ROLES = (None, "ole", "jonas", "frieda", "karim", "sabine")
IN, NO, OK, ELSEWHERE, WRONG_METHOD = "sign-in", 404, 200, 302, 405
PUBLIC = (OK,) * 6
OWN = (IN, NO, NO, OK, NO, NO)
OFFICIALS = (IN, NO, NO, NO, OK, OK)
POST_ONLY = (IN,) + (WRONG_METHOD,) * 5

# name of the route: (which application, status by role)
ROUTES = {
    "home": (None, PUBLIC), "help": (None, PUBLIC), "contact": (None, PUBLIC), "imprint": (None, PUBLIC),
    "privacy": (None, PUBLIC), "accessibility": (None, PUBLIC), "healthz": (None, PUBLIC), "robots": (None, PUBLIC),
    "ui:gallery": (None, PUBLIC), "documents:check": (None, PUBLIC),
    "territory:places": (None, PUBLIC), "territory:place": (None, PUBLIC),
    "funding:lines": (None, PUBLIC), "funding:line": (None, PUBLIC), "funding:check": (None, PUBLIC), "funding:ask": (None, PUBLIC),
    "api:openapi-json": (None, PUBLIC), "api:guideline_list": (None, PUBLIC), "api:api-root": (None, (NO,) * 6),
    "api:eligibility_of": (None, (WRONG_METHOD,) * 6),
    "start": (None, (IN, ELSEWHERE, ELSEWHERE, ELSEWHERE, ELSEWHERE, ELSEWHERE)),
    "funding:applications": (None, (IN, OK, OK, OK, OK, OK)),
    "funding:start": (None, POST_ONLY),
    "funding:work": (None, OFFICIALS), "funding:money": (None, OFFICIALS),
    "funding:questions": (None, OFFICIALS),
    "funding:application": ("prepared", OWN),
    "funding:applicant": ("draft", OWN), "funding:project": ("draft", OWN), "funding:costs": ("draft", OWN),
    "funding:submit": ("draft", OWN),
    "funding:withdraw": ("submitted", POST_ONLY),
    "funding:notice": ("awarded", OWN), "funding:notice_file": ("awarded", OWN),
    "funding:case": ("prepared", OFFICIALS),
    "funding:prepare": ("submitted", OFFICIALS),
    "funding:release": ("prepared", OFFICIALS),
    "funding:settle": ("unclear", OFFICIALS),
    "funding:case_notice": ("awarded", OFFICIALS),
}  # fmt: skip
ALSO_404_IN_OTHER_STATES = {
    "funding:notice": ("draft", "prepared"), "funding:notice_file": ("draft", "prepared"),
    "funding:case": ("draft",), "funding:prepare": ("draft",), "funding:release": ("draft",),
    "funding:settle": ("draft", "awarded"), "funding:case_notice": ("draft", "prepared"),
}  # fmt: skip
# Pages that only work on a draft lead back to the application afterwards.
FORBIDDEN_AFTERWARDS = ("funding:applicant", "funding:project", "funding:costs")


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
    """The application that a route needs, in the state it needs."""
    if kind is None:
        return None
    if kind == "unclear":
        return cast.submitted(ends_on=date(2027, 12, 31), asked={2027: 1_000_000})
    return getattr(cast, "complete_draft" if kind == "draft" else kind)()


def address(name, application):
    arguments = {
        "funding:line": {"line": LINE}, "funding:ask": {"line": LINE}, "funding:start": {"line": LINE},
        "territory:place": {"ags": "06531013"},
    }.get(name, {})  # fmt: skip
    if application is not None:
        arguments = {"pk": application.pk}
    if name == "funding:settle":
        arguments["rule"] = "duration"
    return reverse(name, kwargs=arguments)


def answer(cast, who, url):
    response = cast.client(who).get(url)
    if response.status_code == 302 and response.url.startswith("/konto/login/"):
        return IN
    return response.status_code


def test_every_route_has_its_row():
    assert every_route() == set(ROUTES)


@pytest.mark.parametrize("name", sorted(ROUTES))
def test_a_route_answers_each_role_as_its_row_says(cast, name):
    kind, expected = ROUTES[name]
    url = address(name, made(cast, kind))
    assert tuple(answer(cast, who, url) for who in ROLES) == expected


@pytest.mark.parametrize(
    ("name", "kind"), [(name, kind) for name, kinds in ALSO_404_IN_OTHER_STATES.items() for kind in kinds]
)
def test_a_page_does_not_exist_in_a_state_it_is_not_for(cast, name, kind):
    url = address(name, made(cast, kind))
    assert {answer(cast, who, url) for who in ROLES} <= {IN, NO}


@pytest.mark.parametrize("name", FORBIDDEN_AFTERWARDS)
def test_what_was_submitted_has_no_form_any_more(cast, name):
    url = address(name, cast.submitted())
    assert tuple(answer(cast, who, url) for who in ROLES) == (IN, NO, NO, ELSEWHERE, NO, NO)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("funding:submit", "draft"),
        ("funding:withdraw", "submitted"),
        ("funding:applicant", "draft"),
        ("funding:costs", "draft"),
    ],
)
def test_nobody_else_can_post_to_an_application_of_the_town(cast, name, kind):
    application = made(cast, kind)
    for who in (None, "ole", "jonas", "karim", "sabine"):
        response = cast.client(who).post(address(name, application), {"contact_name": "Fremd"})
        assert response.status_code == (302 if who is None else 404)
    application.refresh_from_db()
    assert (application.state, application.contact_name) == (kind, "Frieda Becker")


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
