"""`wir reference`: write docs/reference/ from the program, so that it cannot grow old. A test compares both."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import rules
from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand

from wir import guidelines
from wir.core.dated import Dated
from wir.core.money import euro
from wir.core.workflow import Workflow
from wir.journal.reactions import parts_of, reactions_to
from wir.journal.retention import entries

FOLDER = Path("docs") / "reference"
NOTE = "<!-- Written by `make docs` from the program. Do not edit. -->\n"
RECORDED = re.compile(r'record\(\s*"([a-z_]+\.[a-z_]+)"')


class Command(BaseCommand):
    """Overwrites every page of docs/reference/."""

    help = "Schreibt docs/reference/ neu."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.ROOT / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in pages().items():
            (folder / name).write_text(text)
            self.stdout.write(f"{FOLDER}/{name}")


def pages() -> dict[str, str]:
    """File name -> text of all pages."""
    made = {
        "workflows.md": workflows(),
        "permissions.md": permissions(),
        "acts.md": acts(),
        "guideline-values.md": guideline_values(),
        "retention.md": retention(),
    }
    return {name: NOTE + text.rstrip() + "\n" for name, text in made.items()}


def workflows() -> str:
    """Every table of steps as a diagram and as a table."""
    parts = [
        "# Workflows",
        "What can happen to a thing. The table is `PART/workflow.py`; who may is in `permissions.md`.",
    ]
    for part, table in _workflows():
        rows = [
            [f"`{step.name}`", step.label, ", ".join(step.sources), step.target, f"`{step.may}`"]
            for step in table.steps
        ]
        parts += [
            f"## {table.thing} (`{part}`)",
            f"```mermaid\n{table.diagram()}\n```",
            _table(["Step", "On the button", "From", "To", "Permission"], rows),
        ]
    return "\n\n".join(parts)


def permissions() -> str:
    """Every permission with the rule behind it, and what the words of the rules mean."""
    found = rules.permissions.permissions
    used = {step.may: f"{table.thing}: {step.label}" for _, table in _workflows() for step in table.steps}
    names = [[f"`{name}`", f"`{_words(found[name])}`", used.get(name, "")] for name in sorted(found)]
    return "\n\n".join(
        [
            "# Permissions",
            "Scopes come first: what a person's scope does not hold is not found at all (404). Then the permission of the step.",
            _table(["Permission", "Rule", "Step"], names),
            "`~` not, `&` and, `|` or. Each word is a function of that name in `PART/access.py` or `accounts/access.py`.",
        ]
    )


def acts() -> str:
    """Every act that can stand in the journal, and what follows it."""
    steps = {f"{part}.{step.name}" for part, table in _workflows() for step in table.steps}
    recorded = {act for path in _sources() for act in RECORDED.findall(path.read_text())}
    rows = [
        [
            f"`{act}`",
            "step" if act in steps else "record",
            ", ".join(f"`{part.__name__}`" for part in parts_of(act)) or "–",
            ", ".join(f"`{task.name}`" for task in reactions_to(act)) or "–",
        ]
        for act in sorted(steps | recorded)
    ]
    return "\n\n".join(
        [
            "# Acts",
            "What the journal can hold, what else is done in the same transaction, and which background jobs follow (`PART/reactions.py`).",
            _table(["Act", "Written by", "Part of it", "Followed by"], rows),
        ]
    )


def guideline_values() -> str:
    """Every dated value of every shipped guideline with its source."""
    parts = [
        "# Values of the guidelines",
        "From `src/wir/guidelines/lines/` and `procedure/`. *read*: stands in the source; *derived*: follows from sources; *general*: no source "
        "read, an administrator must confirm it. An unknown value names its reason, and the rule then says that a person has to check.",
    ]
    for line in (*guidelines.lines(()), *guidelines.procedures()):
        parts.append(f"## {line.label} (`{line.line}`)")
        for version in line.versions:
            until = version.valid_to.isoformat() if version.valid_to else "no known end"
            rows = [_value(dated) for history in version.values.values() for dated in history]
            parts += [
                f"### {version.label} (`{version.id}`), {version.valid_from.isoformat()} to {until}",
                _table(["Value", "From", "Is", "Confidence", "Source"], rows),
            ]
    return "\n\n".join(parts)


def retention() -> str:
    """What is kept about people, from the entries of all rooms."""
    rows = [
        [f"`{e.model}`", e.label, ", ".join(e.fields), e.purpose, e.basis, e.controller, e.period, e.then]
        for e in entries()
    ]
    head = ["Model", "What", "Fields", "Purpose", "Basis", "Controller", "How long", "Then"]
    return "\n\n".join(["# What is kept about people", "From `PART/retention.py`.", _table(head, rows)])


def _workflows() -> Iterator[tuple[str, Workflow]]:
    for config in sorted(apps.get_app_configs(), key=lambda config: config.name):
        if config.name.startswith("wir.") and find_spec(f"{config.name}.workflow"):
            module = import_module(f"{config.name}.workflow")
            yield from (
                (config.label, value) for value in vars(module).values() if isinstance(value, Workflow)
            )


def _sources() -> Iterator[Path]:
    for config in apps.get_app_configs():
        if config.name.startswith("wir."):
            yield from (
                path for path in sorted(Path(config.path).rglob("*.py")) if "journal" not in path.parts
            )


def _words(predicate: Any) -> str:
    """The rule without the outer brackets that the library sets around every pair."""
    flat = ast.parse(
        str(predicate).replace("~", "not_").replace("&", "and").replace("|", "or"), mode="eval"
    ).body
    return _joined(flat)


def _joined(node: ast.expr) -> str:
    if isinstance(node, ast.BoolOp):
        mark = " & " if isinstance(node.op, ast.And) else " | "
        return mark.join(
            f"({_joined(value)})"
            if isinstance(value, ast.BoolOp) and type(value.op) is not type(node.op)
            else _joined(value)
            for value in node.values
        )
    return ast.unparse(node).replace("not_", "~")


def _value(dated: Dated) -> list[str]:
    source = dated.source + "".join(
        f"; other source: {_shown(dated, c.value)} ({c.source})" for c in dated.conflicts
    )
    shown = _shown(dated, dated.value) if dated.known else f"unknown: {dated.reason}"
    return [f"{dated.label} (`{dated.name}`)", dated.day.isoformat(), shown, dated.confidence, source]


def _shown(dated: Dated, value: object) -> str:
    if dated.unit == "EUR" and isinstance(value, int):
        return euro(value).replace("\u00a0", " ")
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {inner}" for key, inner in value.items())
    return f"{value} {dated.unit}" if isinstance(value, int) else str(value)


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |"
        for line in lines
    )
