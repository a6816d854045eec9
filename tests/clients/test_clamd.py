"""Asking clamd: clean, infected, and every way in which the other side can fail, over real sockets."""

import io
import time

import pytest

from tests.clients.clamd_peer import EICAR, peer
from wir.clients.clamd import PIECE, Answer, scan


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        (b"", Answer("clean")),
        (b"hello", Answer("clean")),
        (b"x" * PIECE, Answer("clean")),
        (b"x" * (PIECE - 10) + EICAR, Answer("infected", "Eicar-Signature")),
    ],
)
def test_the_whole_file_arrives_and_the_verdict_comes_back(content, answer):
    with peer() as clamd:
        assert scan(io.BytesIO(content), clamd.address) == answer
        assert clamd.seen == [content]


def test_a_unix_socket_works_the_same(tmp_path):
    with peer(path=str(tmp_path / "clamd.sock")) as clamd:
        assert scan(io.BytesIO(EICAR), clamd.address) == Answer("infected", "Eicar-Signature")


@pytest.mark.parametrize(("more", "verdict"), [(0, "clean"), (1, "error")])
def test_a_file_beyond_the_limit_of_the_daemon_is_an_error_that_says_so(more, verdict):
    with peer(most=3 * PIECE) as clamd:
        answer = scan(io.BytesIO(b"x" * (3 * PIECE + more)), clamd.address)
    assert answer.verdict == verdict
    assert answer.detail in (
        "",
        "Die Datei ist größer, als der Virenscanner erlaubt (StreamMaxLength in clamd.conf).",
    )


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        ("closes at once", "Der Virenscanner hat aufgelegt, ohne zu antworten."),
        ("closes in the middle", "Der Virenscanner hat aufgelegt, ohne zu antworten."),
        ("answers nonsense", "Der Virenscanner antwortet unverständlich: HTTP/1.1 400 Bad Request"),
    ],
)
def test_a_broken_peer_is_an_error_with_a_sentence(behaviour, says):
    with peer(behaviour) as clamd:
        assert scan(io.BytesIO(b"x" * 40 * PIECE), clamd.address) == Answer("error", says)


@pytest.mark.parametrize("behaviour", ["hangs", "dribbles"])
def test_the_limit_of_time_holds_for_everything_together(behaviour):
    begun = time.monotonic()
    with peer(behaviour) as clamd:
        answer = scan(io.BytesIO(b"x"), clamd.address, seconds=0.3)
        assert time.monotonic() - begun < 30  # the peer would take for ever
    assert answer == Answer("error", "Der Virenscanner hat 0.3 Sekunden lang nicht geantwortet.")


def test_nobody_listening_is_an_error():
    with peer() as clamd:
        address = clamd.address
    assert scan(io.BytesIO(b"x"), address).verdict == "error"
    assert scan(io.BytesIO(b"x"), "/nowhere/clamd.sock").verdict == "error"


@pytest.mark.parametrize(
    "address", ["", "localhost", "localhost:0", "localhost:65536", "a b:3310", "host:port"]
)
def test_an_address_that_is_none_is_an_error_that_shows_the_form(address):
    says = "CLAMAV muss host:port oder der Pfad eines Sockets sein, zum Beispiel localhost:3310."
    assert scan(io.BytesIO(b"x"), address) == Answer("error", says)
