"""Uploads as a real server meets them: far too big, without a length, cut off in the middle, and an ordinary one."""

import http.cookiejar
import re
import socket
import time
import urllib.parse
import urllib.request
from contextlib import suppress

import pytest

from tests.cast import PASSWORD, PDF

MEGABYTE = 1024 * 1024
CHECK, PAPERS = "/dokumente/pruefen/", "/foerderung/antraege/1/unterlagen/"


@pytest.fixture(scope="module")
def frieda(running):
    """A browser without a window, signed in."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    token = _token(browser.open(_address(running, "/konto/login/")).read())
    form = {"csrfmiddlewaretoken": token, "login": "frieda@lollar.example", "password": PASSWORD}
    browser.open(_address(running, "/konto/login/"), urllib.parse.urlencode(form).encode())
    browser.token = _token(browser.open(_address(running, PAPERS)).read())
    browser.cookies = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)
    return browser


def _address(running, path):
    return f"http://localhost:{running.port}{path}"


def _token(page):
    return re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)[1].decode()


def _head(running, path, length, cookies=""):
    return (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{running.port}\r\nConnection: close\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary=b\r\n{length}\r\n\r\n"
    ).encode()


def _body(browser, content):
    fields = {"csrfmiddlewaretoken": browser.token, "kind": "other"}
    parts = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in fields.items()
    )
    file = '--b\r\nContent-Disposition: form-data; name="file"; filename="plan.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    return (parts + file).encode() + content + b"\r\n--b--\r\n"


def _exchange(running, head, pieces):
    """Send until the server stops listening; what it answered and how many bytes it let us send."""
    sent, answer = 0, b""
    with socket.create_connection(("127.0.0.1", running.port), timeout=120) as connection:
        connection.sendall(head)
        with suppress(BrokenPipeError, ConnectionResetError):  # the server may hang up early
            for piece in pieces:
                connection.sendall(piece)
                sent += len(piece)
        while piece := connection.recv(65536):
            answer += piece
            if b"</html>" in answer:
                break
    return answer, sent


def _left(running, seconds=60):
    """What still lies there. The server tidies up after it has answered, so it gets a moment for what was refused."""
    end = time.monotonic() + seconds
    while (found := _files(running)) and any(name.startswith("tmp") for name in found):
        if time.monotonic() > end:
            break
        time.sleep(0.05)
    return found


def _files(running):
    return sorted(
        path.name
        for part in ("incoming", "files/uploads")
        for path in (running.var / part).rglob("*")
        if path.is_file()
    )


@pytest.mark.parametrize(("who", "most"), [("stranger", 5), ("frieda", 25)])
def test_two_hundred_megabytes_are_refused_at_once_with_a_sentence(running, frieda, who, most):
    before = _left(running)
    cookies = frieda.cookies if who == "frieda" else ""
    head = _head(running, PAPERS, f"Content-Length: {200 * MEGABYTE}", cookies)
    answer, sent = _exchange(running, head, (b"x" * 65536 for _ in range(3200)))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert f"höchstens {most} Megabyte groß".encode() in answer
    assert sent < 20 * MEGABYTE
    assert _left(running) == before


def test_a_body_without_a_length_is_not_read(running, frieda):
    head = _head(running, PAPERS, "Transfer-Encoding: chunked", frieda.cookies)
    answer, sent = _exchange(running, head, (b"10000\r\n" + b"x" * 65536 + b"\r\n" for _ in range(3200)))
    assert answer.startswith(b"HTTP/1.1 403 ")
    assert sent < 20 * MEGABYTE
    assert _left(running) == []


def test_a_connection_cut_in_the_middle_leaves_nothing(running, frieda):
    body = _body(frieda, PDF[:-6] + b"\n" * 8 * MEGABYTE + PDF[-6:])
    with socket.create_connection(("127.0.0.1", running.port), timeout=120) as connection:
        connection.sendall(_head(running, PAPERS, f"Content-Length: {len(body)}", frieda.cookies))
        connection.sendall(body[: 4 * MEGABYTE])
        time.sleep(0.5)
    until = time.monotonic() + 60
    while _left(running) and time.monotonic() < until:
        time.sleep(0.05)
    assert _left(running) == []
    assert b"plan.pdf" not in frieda.open(_address(running, PAPERS)).read()


@pytest.mark.parametrize(
    ("size", "says"),
    [
        (21 * MEGABYTE, "Diese Datei ist größer als 20 MB. Sie wurde nicht gespeichert."),
        (0, "Diese Datei ist leer."),
    ],
)
def test_a_file_that_does_not_fit_is_refused_on_the_page_and_leaves_nothing(running, frieda, size, says):
    body = _body(frieda, b"\n" * size)
    answer, _ = _exchange(
        running, _head(running, PAPERS, f"Content-Length: {len(body)}", frieda.cookies), [body]
    )
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert says.encode() in answer
    assert _left(running) == []


def test_an_ordinary_file_arrives_and_nothing_else_stays(running, frieda):
    body = _body(frieda, PDF)
    answer, _ = _exchange(
        running, _head(running, PAPERS, f"Content-Length: {len(body)}", frieda.cookies), [body]
    )
    assert answer.startswith(b"HTTP/1.1 302 ")
    assert len(_left(running)) == 1
    assert b"plan.pdf" in frieda.open(_address(running, PAPERS)).read()
