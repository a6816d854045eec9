"""A NUL byte in an address is answered with 400 everywhere: no page and no query ever sees it."""

import re
from pathlib import Path

import pytest

import wir
from tests.architecture.public import PUBLIC
from tests.architecture.routes import routes

pytestmark = pytest.mark.django_db
READ = re.compile(r"""(?:GET|given)\.get(?:list)?\("(\w+)\"""")
OF_THE_API = {"line", "year", "county", "on"}


def parameters():
    """Every name that a view reads from the query of an address."""
    found = set(OF_THE_API)
    for file in Path(wir.__file__).parent.rglob("*.py"):
        found |= set(READ.findall(file.read_text()))
    return sorted(found)


def test_no_public_address_breaks_over_a_nul_byte_in_any_parameter(client):
    client.raise_request_exception = False
    assert {"linie", "jahr", "kreis", "seite", "q"} <= set(parameters())
    answers = {
        (route.name, name): client.get(f"{route.url()}?{name}=%00").status_code
        for route in routes()
        if route.name in PUBLIC
        for name in parameters()
    }
    assert set(answers.values()) == {400}


@pytest.mark.parametrize(
    "address",
    [
        "/foerderung/bewilligt/?linie=%00",
        "/api/v1/awards?line=a%00b",
        "/foerderung/bewilligt/?a=1&%00=2",
        "/foerderung/unterschreiben/%00/",
    ],
)
def test_the_answer_is_the_pages_own_sentence(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "Das konnten wir nicht lesen" in response.content.decode()


def test_a_percent_sign_that_was_typed_is_no_nul_byte(client):
    assert client.get("/foerderung/bewilligt/?linie=%2500").status_code == 200
