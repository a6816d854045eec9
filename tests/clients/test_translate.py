"""Asking for translations: what is sent, what comes back, and every way in which the other side can fail."""

import time

import pytest

from tests.clients.translate_peer import peer
from wir.clients import fetch
from wir.clients.translate import CODES, Untranslated, can, translate
from wir.config.languages import LANGUAGES


def _asked(service, texts=("Guten Tag",), **more):
    return translate(texts, **{"source": "de", "target": "uk", "address": service.address, **more})


def test_texts_come_back_in_their_order_and_nothing_else_is_sent():
    with peer() as service:
        assert _asked(service, ["Ja", "Nein"]) == ["[uk] Ja", "[uk] Nein"]
        assert service.seen == [
            ("/translate", {"q": ["Ja", "Nein"], "source": "de", "target": "uk", "format": "text"})
        ]


def test_the_key_of_the_operator_goes_along_and_a_path_stays():
    with peer() as service:
        _asked(service, address=f"{service.address}/api/", key="geheim")
        path, asked = service.seen[0]
    assert (path, asked["api_key"]) == ("/api/translate", "geheim")


def test_many_texts_go_in_several_questions():
    texts = [f"Satz {number}" for number in range(41)]
    with peer() as service:
        assert _asked(service, texts) == [f"[uk] {text}" for text in texts]
        assert [len(asked["q"]) for _path, asked in service.seen] == [40, 1]
        _asked(service, ["x" * 4000, "y" * 2000, "z"])
        assert [len(asked["q"]) for _path, asked in service.seen[2:]] == [2, 1]


def test_no_text_is_no_question():
    with peer() as service:
        assert (_asked(service, []), service.seen) == ([], [])


def test_every_language_of_the_product_has_a_code():
    assert set(CODES) == {code for code, _name in LANGUAGES}


@pytest.mark.parametrize(
    ("source", "target", "works"),
    [("de", "ar", True), ("prs", "de", True), ("de-simple", "en", True), ("de", "de-simple", False), ("de-simple", "de", False), ("ar", "ar", False), ("de", "xx", False)],
)  # fmt: skip
def test_plain_language_is_no_work_for_a_machine(source, target, works):
    assert can(source, target) == works
    if not works:
        with peer() as service, pytest.raises(Untranslated):
            _asked(service, source=source, target=target)
        assert service.seen == []


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        ("400", "Der Übersetzungsdienst kann diese Sprachen nicht oder versteht die Anfrage nicht."),
        ("403", "Der Übersetzungsdienst nimmt unseren Schlüssel nicht an."),
        ("429", "Der Übersetzungsdienst hat gerade zu viel zu tun. Bitte versuchen Sie es später wieder."),
        ("500", "Der Übersetzungsdienst meldet einen Fehler (500)."),
        ("503", "Der Übersetzungsdienst meldet einen Fehler (503)."),
        ("redirects", "Der Übersetzungsdienst meldet einen Fehler (302)."),
        ("closes", "Der Dienst ist nicht zu erreichen (RemoteDisconnected)."),
        ("is no json", "Der Übersetzungsdienst antwortet unverständlich."),
        ("says nonsense", "Der Übersetzungsdienst antwortet unverständlich."),
        ("forgets one", "Der Übersetzungsdienst antwortet unverständlich."),
        ("gives one text", "Der Übersetzungsdienst antwortet unverständlich."),
        ("gives numbers", "Der Übersetzungsdienst antwortet unverständlich."),
        ("gives nothing", "Der Übersetzungsdienst hat einen Text leer zurückgegeben."),
        ("talks long", "Der Übersetzungsdienst hat einen viel zu langen Text zurückgegeben."),
        ("floods", "Die Antwort des Dienstes ist zu lang."),
    ],
)
def test_a_service_that_fails_is_one_sentence(behaviour, says):
    with peer(behaviour) as service, pytest.raises(Untranslated) as failed:
        _asked(service, ["Ja", "Nein"])
    assert str(failed.value) == says


def test_a_redirect_is_not_followed():
    with peer("redirects") as service, pytest.raises(Untranslated):
        _asked(service)
    assert len(service.seen) == 1


@pytest.mark.parametrize("behaviour", ["hangs", "dribbles"])
def test_the_limit_of_time_holds_for_everything_together(behaviour):
    begun = time.monotonic()
    with peer(behaviour) as service, pytest.raises(Untranslated) as failed:
        _asked(service, seconds=0.3)
    assert time.monotonic() - begun < 30  # the peer would take for ever
    assert str(failed.value) == "Der Dienst hat 0.3 Sekunden lang nicht geantwortet."


def test_nobody_listening_is_one_sentence():
    with peer() as service:
        address = service.address
    with pytest.raises(Untranslated, match=r"^Der Dienst ist nicht zu erreichen \("):
        translate(["Ja"], source="de", target="uk", address=address)


@pytest.mark.parametrize(
    "address", ["", "translate.example.org", "file:///etc/passwd", "ftp://example.org", "http://", "http://a:b@example.org", "http://example.org:99999", "http://[::1"],
)  # fmt: skip
def test_an_address_that_is_none_is_one_sentence(address):
    with pytest.raises(Untranslated, match="keine Adresse"):
        translate(["Ja"], source="de", target="uk", address=address)
    assert fetch.address_of(f"{address}/translate") is None or not address
