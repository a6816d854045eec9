"""Until the notice is retrieved, a grant and a rejection answer every request of those who applied in the same words."""

import re

import pytest
import time_machine
from django.conf import settings
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import get_resolver, reverse

from tests.cast import NOW, TODAY
from wir.core.workflow import Impossible
from wir.documents.seal import make_test_seal
from wir.funding import actions, open_points
from wir.funding.models import Application
from wir.funding.open_points import Despite

pytestmark = pytest.mark.django_db
OUTCOMES = {"approve": actions.release, "reject": actions.reject}
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
SECRETS = re.compile(r"[0-9a-f]{32,64}")
NUMBERS = re.compile(r"\d+")


@pytest.fixture(autouse=True)
def their_day():
    with time_machine.travel(NOW, tick=False):
        yield


def decided(cast, outcome):
    """A joint application whose notice lies in the portal."""
    make_test_seal(settings.WIR_SEAL_FILE.parent)
    application = cast.joint_draft(confirmed=True, consents_to_electronic_delivery=True)
    actions.submit(application, by=cast.frieda, on=TODAY)
    cast.checked(application)
    slices = {item.year: item.cents for item in application.funding_items.filter(kind="grant")}
    proposal = actions.Proposal(
        outcome=outcome, slices=slices if outcome == "approve" else {}, reasons="Wir haben abgewogen."
    )
    actions.prepare(application, proposal=proposal, by=cast.karim, at=NOW)
    seen = frozenset(point.name for point in open_points.of_decision(application, outcome))
    despite = Despite(seen, "Das klärt sich.") if seen else Despite()
    OUTCOMES[outcome](application, by=cast.sabine, on=TODAY, at=NOW, despite=despite)
    return Application.objects.get(pk=application.pk)


def routes():
    """Name and further arguments of every address below an application."""
    found = get_resolver().namespace_dict["funding"][1].reverse_dict
    for name in sorted(key for key in found if isinstance(key, str)):
        arguments = {argument for _path, arguments in found.getlist(name)[0][0] for argument in arguments}
        # Whoever retrieves may know. Officials' pages do not exist for these people (tests/access).
        if (
            name != "retrieve"
            and arguments in ({"pk"}, {"pk", "number"})
            and "/arbeit/" not in _path(name, arguments)
        ):
            yield name, "number" in arguments


def _path(name, arguments):
    return reverse(f"funding:{name}", kwargs=dict.fromkeys(arguments, 1))


def addresses(application):
    """The same address under the same name for each of two applications."""
    numbers = {"letter": application.letters.get().pk, "receipt": 1}
    for name, numbered in routes():
        number = numbers.get(name, application.deliveries.get().pk)
        yield (
            name,
            reverse(f"funding:{name}", args=[application.pk, number] if numbered else [application.pk]),
        )


def told(response):
    """Status, where it leads, what the next page says and the words of this one, without what is a number of its own in every case."""
    body = response.content if not response.streaming else b""
    text = NUMBERS.sub("0", SECRETS.sub("", CSRF.sub("", body.decode(errors="replace"))))
    said = [str(message) for message in get_messages(response.wsgi_request)]
    return response.status_code, NUMBERS.sub("0", response.get("Location", "")), said, text


def answers(client, application):
    """What each address answers to a look and to a form without content, sent from an old tab."""
    found = {}
    for name, address in addresses(application):
        for ask in (client.get, client.post):
            with transaction.atomic():
                found[name, ask.__name__] = told(ask(address))
                transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("who", ["frieda", "jonas"])
def test_a_grant_and_a_rejection_answer_alike(cast, who):
    granted, rejected = (decided(cast, outcome) for outcome in OUTCOMES)
    client = cast.client(who)
    first, second = answers(client, granted), answers(client, rejected)
    assert first.keys() == second.keys()
    assert [(key, first[key][:3], second[key][:3]) for key in first if first[key] != second[key]] == []
    assert first["application" if who == "frieda" else "agree", "get"][0] == 200


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("act", ["withdraw", "submit", "complete"])
def test_an_old_tab_is_told_that_it_is_decided_and_not_how(cast, outcome, act):
    application = decided(cast, outcome)
    given = {"by": cast.frieda} | ({} if act == "withdraw" else {"on": TODAY})
    with pytest.raises(Impossible) as refused:
        getattr(actions, act)(application, **given)
    assert "„Entschieden“" in str(refused.value)


@pytest.mark.parametrize(("outcome", "word"), [("approve", "Bewilligt"), ("reject", "Abgelehnt")])
def test_after_the_retrieval_an_old_tab_is_told_how(cast, outcome, word):
    application = decided(cast, outcome)
    actions.retrieve(application.deliveries.get(), by=cast.frieda, on=TODAY)
    with pytest.raises(Impossible) as refused:
        actions.withdraw(application, by=cast.frieda)
    assert f"„{word}“" in str(refused.value)
