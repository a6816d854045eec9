"""The words of the surface: what templates, code and guidelines ask for in the reader's language."""

import ast
import re
from functools import cache

from django.utils.translation.template import templatize

from tests.architecture.tree import SOURCE, files, templates

# Money, people and bare numbers have a form of their own (`funding.guideline_words`).
SAID_OTHERWISE = {"EUR", "Einwohner", "Anzahl"}
NAMED = re.compile(r"""["']([\w/-]+\.html)["']""")
CALLS = {"_", "_now", "gettext", "gettext_lazy", "gettext_noop", "ngettext"}
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
ASKED = re.compile(rf"\b(?:n?gettext|_)\({LITERAL}")
COUNTED = re.compile(rf"\bngettext\({LITERAL}\s*,\s*{LITERAL}")


def of_product() -> frozenset[str]:
    """All of them, by the first form of the German sentence."""
    return frozenset().union(of_guidelines(), *map(of_template, templates()), of_code(*_code()))


@cache
def of_template(name: str) -> frozenset[str]:
    """What a template asks for, conditions and arguments included."""
    return frozenset(ast.literal_eval(word) for word in ASKED.findall(_calls(name)))


@cache
def _calls(template: str) -> str:
    """A template as the calls that translate, everything else blotted out."""
    return str(templatize(templates()[template].read_text()))


@cache
def _code() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text()) for path in files(".py", below=SOURCE))


def of_code(*nodes: ast.AST) -> frozenset[str]:
    """What stands as a literal in a call that translates."""
    return frozenset(
        node.args[0].value
        for top in nodes
        for node in ast.walk(top)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS
        if node.args and isinstance(node.args[0], ast.Constant)
    )


def with_plurals() -> dict[str, frozenset[str]]:
    """The sentence for one -> the sentences for many that stand beside it; there should be one, for only the first is looked up."""
    found: dict[str, set[str]] = {}
    for name in templates():
        for one, many in COUNTED.findall(_calls(name)):
            found.setdefault(ast.literal_eval(one), set()).add(ast.literal_eval(many))
    for path in files(".py", below=SOURCE):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ngettext":
                one, many = (
                    argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)
                )
                found.setdefault(one, set()).add(many)
    return {one: frozenset(many) for one, many in found.items()}


@cache
def of_guidelines() -> frozenset[str]:
    """What guidelines and the check of a case call their values: plain Python marks nothing, the public pages translate it."""
    from wir import guidelines
    from wir.funding import guideline_words
    from wir.funding.rules.reading import INPUTS

    values = [
        value
        for line in guidelines.lines()
        for version in line.versions
        for dated in version.values.values()
        for value in dated
    ]
    counted = {value.unit for value in values if type(value.value) is int} - SAID_OTHERWISE
    names = {name[0].upper() + name[1:] for name in INPUTS.values()}
    headings = {heading for _name, heading, _kinds in guideline_words.GROUPS}
    in_words = {guideline_words.UNKNOWN, *guideline_words.UNSURE.values(), *guideline_words.WORDS.values()}
    return frozenset({value.label for value in values} | counted | names | headings | in_words)
