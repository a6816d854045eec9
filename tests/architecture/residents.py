"""What people read who only live here: found by walking from the public addresses through code and templates."""

import ast
import inspect
from functools import cache

from django.urls import resolve

from tests.architecture.public import PUBLIC
from tests.architecture.routes import routes
from tests.architecture.tree import SOURCE, files, templates
from tests.architecture.words import NAMED, of_code, of_guidelines, of_template

# Public, but for people at work: who is invited to it, and the chapters and examples for applicants.
AT_WORK = {
    "accounts:invitation", "participation:invitation", "funding:jury_invitation", "funding:statement",
    "funding:example", "help_chapter", "ui:gallery",
}  # fmt: skip
# Read by residents, though no public view names it: kinds that register themselves, tags, and states and choices of
# what a page lists.
BESIDES = {
    "accounts/forms/signup.py", "notices/mail.py", "participation/doors", "participation/navigation.py",
    "participation/questions", "participation/results.py", "publicsite/navigation.py", "publicsite/open_data.py", "strategy/joints.py", "ui",
    "funding/actions/signing.py:why_dead", "participation/actions/building.py:PROMISE",
    "participation/reasons.py:REASONS", "participation/models/conversation.py:Report",
    "participation/models/meeting.py:Meeting", "strategy/models/council.py:MeasureDecision",
    "strategy/models/council.py:Station", "strategy/models/process.py:Phase",
    "strategy/models/recommendation.py:Source", "strategy/models/text.py:Comment",
    "strategy/models/translation.py:Translation", "strategy/models/voice.py:Voice",
    "participation/workflow.py:ASSEMBLY", "strategy/workflow.py:MEASURE", "strategy/workflow.py:PROCESS", "strategy/workflow.py:RECOMMENDATION",
    "territory/models.py:Council", "territory/models.py:Municipality",
}  # fmt: skip
PIECES = ("account/", "allauth/", "ui/", "journal/privacy_note.html", "participation/_receipt.html")


@cache
def words() -> frozenset[str]:
    """Every sentence that a page for residents can ask for in their language."""
    walk = Walk()
    for route in routes():
        if route.name in PUBLIC - AT_WORK:
            view = inspect.unwrap(resolve(route.url()).func)
            if inspect.isfunction(view):
                walk.definition(view.__module__, view.__name__)
    for place in sorted(BESIDES):
        walk.place(place)
    for name in templates():
        if name.startswith(PIECES) or "/" not in name:
            walk.template(name)
    return frozenset(walk.found) | of_guidelines()


class Walk:
    """From a definition to all it names, in our own rooms, and to the templates it fills."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.seen: set[object] = set()

    def place(self, place: str) -> None:
        """All definitions of a folder or file, or the one after the colon."""
        path, _, only = place.partition(":")
        for file in [SOURCE / path] if path.endswith(".py") else files(".py", below=SOURCE / path):
            module = ".".join(file.relative_to(SOURCE.parent).with_suffix("").parts)
            for name in [only] if only else _module(module)[0]:
                self.definition(module, name)

    def definition(self, module: str, name: str) -> None:
        """A function, class or constant, or what a module imports under that name."""
        if (module, name) in self.seen:
            return
        self.seen.add((module, name))
        definitions, imported = _module(module)
        node = definitions.get(name)
        if node is None:
            if name in imported and ".models" not in imported[name][0]:
                self.definition(*imported[name])
            return
        shown = _shown(node) if ".models" in module or module.endswith("workflow") else [node]
        self.found |= of_code(*shown)
        for part in (part for top in shown for part in ast.walk(top)):
            self._named(part, module, imported)

    def _named(self, part: ast.AST, module: str, imported: dict[str, tuple[str, str]]) -> None:
        """What one piece of code names: something here, something of another module, or a template."""
        if isinstance(part, ast.Name):
            self.definition(module, part.id)
        elif isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name):
            if part.value.id in imported:
                self.definition(".".join(imported[part.value.id]), part.attr)
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            self.template(part.value)

    def template(self, name: str) -> None:
        """A template and the ones it includes or extends."""
        if name in self.seen or name not in templates():
            return
        self.seen.add(name)
        self.found |= of_template(name)
        for other in NAMED.findall(templates()[name].read_text()):
            self.template(other)


def _shown(node: ast.AST) -> list[ast.AST]:
    """Of a model its choices, of a workflow its states: names of fields and steps are for those who work with them."""
    if isinstance(node, ast.ClassDef):
        return [part for part in node.body if isinstance(part, ast.ClassDef) and part.name != "Meta"]
    value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "Workflow":
        return [keyword.value for keyword in value.keywords if keyword.arg == "states"]
    return [node]


@cache
def _module(name: str) -> tuple[dict[str, ast.stmt], dict[str, tuple[str, str]]]:
    """What a module of ours defines and imports; nothing for one that is not ours."""
    bare = SOURCE.parent.joinpath(*name.split("."))
    file = next((file for file in (bare.with_suffix(".py"), bare / "__init__.py") if file.exists()), None)
    definitions: dict[str, ast.stmt] = {}
    imported: dict[str, tuple[str, str]] = {}
    for node in ast.parse(file.read_text()).body if file and name.startswith("wir.") else []:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            definitions[node.name] = node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            definitions.update({target.id: node for target in targets if isinstance(target, ast.Name)})
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("wir."):
            imported.update({alias.asname or alias.name: (node.module, alias.name) for alias in node.names})
        elif isinstance(node, ast.Expr):
            definitions[f"line {node.lineno}"] = node
    return definitions, imported
