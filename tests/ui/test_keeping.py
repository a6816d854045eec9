"""No form is lost because a sign-in ended, whatever page it stood on; scripts are not needed."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
SAYS = "Ihre Eingaben sind noch da"
TEXT = "Warum ist die Summe so hoch?"
ORIGIN = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def url(cast):
    return reverse("funding:ask_to_complete", args=[cast.submitted().pk])


def sign_in(client, email, path):
    return client.post(
        f"{reverse('account_login')}?next={path}", {"login": email, "password": PASSWORD, "next": path}
    )


def fields_of(page):
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))


def test_what_was_sent_without_a_sign_in_is_shown_and_sent_at_a_click(cast, url):
    client = cast.client()
    sent = client.post(url, {"title": TEXT, "act": "ask"})
    back = sign_in(client, "karim@behoerde.example", url)
    page = client.get(back.url).content.decode()
    assert sent.url == f"{reverse('account_login')}?next={url}"
    assert (SAYS in page, f"<p>{TEXT}</p>" in page) == (True, True)
    assert {"title": TEXT, "act": "ask"}.items() <= fields_of(page).items()
    client.post(url, {"title": TEXT, "act": "ask"})
    assert SAYS not in client.get(url).content.decode()


def test_it_stays_until_it_is_sent_or_dropped(cast, url):
    client = cast.client()
    client.post(url, {"title": TEXT})
    sign_in(client, "karim@behoerde.example", url)
    pages = [client.get(address).content.decode() for address in (url, url, f"{url}?ohne-eingaben", url)]
    assert [SAYS in page for page in pages] == [True, True, False, False]


def test_an_address_that_only_takes_forms_leads_back_to_the_page_of_the_form(cast):
    client, act = cast.client(), reverse("funding:withdraw", args=[cast.submitted().pk])
    page = reverse("funding:application", args=[cast.submitted().pk])
    sent = client.post(act, {"note": TEXT}, HTTP_REFERER=f"http://testserver{page}")
    assert sent.url == f"{reverse('account_login')}?next={page}"
    sign_in(client, "frieda@lollar.example", page)
    assert f'action="{act}"' in client.get(page).content.decode()


def test_somebody_who_may_not_see_the_page_sees_nothing_of_it(cast, url):
    client = cast.client()
    client.post(url, {"title": TEXT})
    sign_in(client, "jonas@musterstadt.example", url)
    answer = client.get(url)
    assert (answer.status_code, TEXT in answer.content.decode()) == (404, False)


def test_it_waits_for_whom_it_belongs_to_while_somebody_else_signs_in_and_out(cast, url):
    client = cast.client()
    client.post(url, {"title": TEXT})
    sign_in(client, "jonas@musterstadt.example", url)
    answers = [client.get(url), client.post(url, {"title": "x"})]
    client.post(reverse("account_logout"))
    sign_in(client, "karim@behoerde.example", url)
    assert [answer.status_code for answer in answers] == [404, 404]
    assert f"<p>{TEXT}</p>" in client.get(url).content.decode()


def test_a_password_is_never_kept(cast, url):
    client = cast.client()
    client.post(url, {"title": TEXT, "password1": "geheim-geheim"})
    assert "parked" not in client.session


def strict(cast, who):
    client = Client(enforce_csrf_checks=True)
    client.force_login(getattr(cast, who))
    return client


def test_an_old_form_of_this_portal_is_kept_and_nobody_is_told_to_reload(cast, url):
    client = strict(cast, "karim")
    answer = client.post(url, {"title": TEXT}, **ORIGIN)
    page = answer.content.decode()
    assert (answer.status_code, f'href="{url}"' in page, "neu" in page and "laden Sie" in page) == (
        403,
        True,
        False,
    )
    assert SAYS in client.get(url).content.decode()


@pytest.mark.parametrize("sender", [{"HTTP_ORIGIN": "https://fremd.example"}, {}])
def test_what_somebody_elses_page_sends_is_not_kept(cast, url, sender):
    client = strict(cast, "karim")
    page = client.post(url, {"title": TEXT}, **sender).content.decode()
    assert ("einen Schritt zurück" in page, "parked" in client.session) == (True, False)
