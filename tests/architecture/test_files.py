"""Small files, explained packages, tidy templates, and nothing of the place where they were written."""

import ast
import re

import pytest

from tests.architecture.tree import ROOT, SOURCE, files, name, templates

LONGEST_FILE, LONGEST_TEMPLATE = 300, 120

# Written so that this file does not match itself.
SIGNS = {
    "a path of somebody's machine": r"(?<![\w.])(?:/[w]ork/(?:main|shared)|/[r]oot/|/[h]ome/\w+/|/[U]sers/\w+)",
    "a package index": r"[i]ndex-url|[a]rtifactory|\b[n]exus\b|://[\w.-]*\.[i]nternal\b|://[\w.-]*\b[p]ypi\b[\w.-]*/",
    "papers that are not part of this project": r"\b[m]ockups?\b|\.\./[s]hared\b|\b[s]hared/|\b[h]ouse\.md|\b[b]rief\.md",
    "an unfinished thought": r"\b[T]ODO\b|\b[F]IXME\b|\b[X]XX\b",
}


def _lines(path):
    return len(path.read_text().splitlines())


def test_no_python_file_is_longer_than_300_lines():
    long = {
        name(p): _lines(p) for p in files(".py") if "migrations" not in p.parts and _lines(p) > LONGEST_FILE
    }
    assert long == {}


def test_no_template_is_longer_than_120_lines():
    assert {key: _lines(p) for key, p in templates().items() if _lines(p) > LONGEST_TEMPLATE} == {}


def test_every_package_says_what_it_is_for():
    structural = {"migrations", "management", "commands", "templatetags"}
    silent = [
        name(path)
        for path in files(".py", below=SOURCE)
        if path.name == "__init__.py"
        and path.parent.name not in structural
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_templates_hold_no_script_and_no_style():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=[\"']|javascript:", re.IGNORECASE)
    assert {
        key: inline.findall(p.read_text()) for key, p in templates().items() if inline.search(p.read_text())
    } == {}


def test_pages_load_nothing_from_other_hosts():
    outside = re.compile(
        r"(?:src|srcset|poster)=[\"'](?:https?:)?//|<link[^>]+href=[\"'](?:https?:)?//|@import|url\([\"']?(?:https?:)?//"
    )
    pages = [*templates().values(), *files(".css", below=SOURCE)]
    assert [name(p) for p in pages if outside.search(p.read_text())] == []


@pytest.mark.parametrize("sign", SIGNS)
def test_no_file_tells_where_it_was_written(sign):
    pattern = re.compile(SIGNS[sign])
    found = []
    for path in files():
        text = path.read_bytes().decode(errors="replace")
        found += [f"{name(path)}:{n}" for n, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    assert found == []


def test_every_template_is_used():
    from importlib.util import find_spec
    from pathlib import Path

    theirs = [
        Path(find_spec(package).origin).parent / "templates"
        for package in ("allauth", "allauth.account", "allauth.mfa")
    ]
    answered_by_django = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
    answered_by_allauth = {"429.html"}
    text = "\n".join(path.read_text() for path in files(".py", ".html", ".txt", below=SOURCE))
    unused = [
        key
        for key in templates()
        if key not in text
        and key not in answered_by_django | answered_by_allauth
        and not any((folder / key).exists() for folder in theirs)
    ]
    assert unused == []


def test_the_checkout_has_what_a_stranger_looks_for():
    expected = {
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "REUSE.toml",
        "publiccode.yml",
    }
    assert {path.name for path in ROOT.iterdir()} >= expected
