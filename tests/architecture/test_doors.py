"""One door to other hosts, one to the law's values, one timetable."""

import ast

import pytest

from tests.architecture.tree import SOURCE, files, name

NETWORK = {
    "urllib.request",
    "http.client",
    "requests",
    "aiohttp",
    "httpx",
    "urllib3",
    "ftplib",
    "smtplib",
    "telnetlib",
    "socket",
}
# The supervisor asks its own port whether it is free and whether the web server answers.
MAY = {
    "src/wir/clients/fetch.py": NETWORK,
    "src/wir/clients/clamd.py": {"socket"},
    "src/wir/config/start.py": {"socket"},
}


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_only_the_fetching_client_opens_an_address():
    found = {
        (name(p), module) for p in files(".py", below=SOURCE) for module in _imports(p) if module in NETWORK
    }
    assert {(file, module) for file, module in found if module not in MAY.get(file, ())} == set()


@pytest.mark.parametrize("room", ["core", "algorithms", "clients", "guidelines", "funding/rules"])
def test_what_computes_asks_no_clock(room):
    asking = {"today", "now", "localdate", "localtime", "utcnow"}
    found = [
        f"{name(path)}:{node.lineno}"
        for path in files(".py", below=SOURCE / room)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in asking
    ]
    assert found == []


def test_actions_are_told_who_acts():
    silent = [
        f"{name(path)}: {node.name}"
        for path in SOURCE.glob("*/actions.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and "by" not in {argument.arg for argument in node.args.kwonlyargs}
    ]
    assert silent == []


def test_the_timetable_names_jobs_that_exist():
    from procrastinate.contrib.django import app

    from wir.config.schedule import TIMETABLE

    assert set(TIMETABLE) <= set(app.tasks)
