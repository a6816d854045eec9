"""Permissions, document kinds, acts and reactions: what is named exists, what exists is used."""

import importlib
import re

import rules

from tests.architecture.tree import SOURCE, files, name
from wir.core.workflow import Workflow
from wir.documents.kinds import kinds
from wir.journal import reactions

TEXT = {name(path): path.read_text() for path in files(".py", ".html", below=SOURCE)}


def workflows():
    """All workflow tables of all parts, as (part, table)."""
    for path in sorted(SOURCE.glob("*/workflow.py")):
        part = path.parent.name
        if part != "core":
            module = importlib.import_module(f"wir.{part}.workflow")
            yield from ((part, value) for value in vars(module).values() if isinstance(value, Workflow))


def _permissions_asked_for():
    steps = {step.may for _, table in workflows() for step in table.steps}
    direct = {
        found for text in TEXT.values() for found in re.findall(r"""has_perm\(\s*["']([\w.]+)["']""", text)
    }
    return steps | direct


def test_every_permission_that_a_step_names_is_registered():
    assert {step.may for _, table in workflows() for step in table.steps} <= set(
        rules.permissions.permissions
    )


def test_every_registered_permission_is_asked_for():
    assert set(rules.permissions.permissions) == _permissions_asked_for()


def test_a_permission_is_named_after_its_part_and_step():
    assert [
        step.may for part, table in workflows() for step in table.steps if step.may != f"{part}.{step.name}"
    ] == []


def _verbs(part):
    """Names in the part's actions and, where that is a folder, in its files."""
    package = importlib.import_module(f"wir.{part}.actions")
    found = set(vars(package))
    for file in sorted((SOURCE / part / "actions").glob("[a-z]*.py")):
        found |= set(vars(importlib.import_module(f"wir.{part}.actions.{file.stem}")))
    return found


def test_every_step_has_an_action_of_its_name():
    for part, table in workflows():
        verbs = _verbs(part)
        assert [step.name for step in table.steps if step.name not in verbs] == []


def test_every_document_kind_is_made_somewhere():
    unused = [
        kind.name
        for kind in kinds()
        if not any(
            f'"{kind.name}"' in text or kind.name.upper() in text
            for file, text in TEXT.items()
            if not file.endswith("/documents.py")
        )
    ]
    assert unused == []


def test_reactions_follow_acts_that_happen():
    steps = {f"{part}.{step.name}" for part, table in workflows() for step in table.steps}
    recorded = {act for text in TEXT.values() for act in re.findall(r'record\(\s*"([\w.]+)"', text)}
    assert set(reactions._tasks) | set(reactions._inside) <= steps | recorded
