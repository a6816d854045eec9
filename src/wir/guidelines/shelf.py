"""Where the guideline files lie and how they are fetched: one file at a time, when somebody asks, and once."""

import os
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from wir.guidelines.records import FaultyError, Law, Line
from wir.guidelines.schema import read_line

SHIPPED = Path(__file__).parent / "lines"
PROCEDURE = Path(__file__).parent / "procedure"
VARIABLE = "WIR_GUIDELINES"
_chosen: dict[str, tuple[Path, ...]] = {}


def use(folders: Iterable[Path]) -> None:
    """Add folders to the shipped one from now on, in place of those of the environment variable WIR_GUIDELINES.

    A file there replaces the shipped line of the same name as a whole; the last folder wins.
    """
    _chosen["folders"] = tuple(Path(folder) for folder in folders)


def folders(extra: Iterable[Path] | None = None) -> tuple[Path, ...]:
    """Every folder that is read, the shipped one first."""
    if extra is None:
        extra = _chosen.get("folders")
    if extra is None:
        extra = (Path(part) for part in os.environ.get(VARIABLE, "").split(os.pathsep) if part)
    return (SHIPPED, *extra)


def names(extra: Iterable[Path] | None = None) -> tuple[str, ...]:
    """The names of all lines, in alphabetical order."""
    return tuple(sorted(_files(folders(extra))))


def line(name: str, extra: Iterable[Path] | None = None) -> Line | None:
    """The line of that name; None if there is none. Raises FaultyError if its file cannot be used."""
    file = _files(folders(extra)).get(name)
    return None if file is None else read(file)


def lines(extra: Iterable[Path] | None = None) -> tuple[Line, ...]:
    """All lines, in the order of their names. Raises FaultyError."""
    return tuple(read(file) for _, file in sorted(_files(folders(extra)).items()))


def law(name: str, on: date, extra: Iterable[Path] | None = None) -> Law | None:
    """The guideline of a line on a day; None if there is no such line or no version for the day. Raises FaultyError."""
    found = line(name, extra)
    return None if found is None else found.law(on)


def procedure(name: str, on: date) -> Law:
    """What the law says on a day about a step of the procedure, whatever the line. Raises KeyError for a day before it."""
    found = read(PROCEDURE / f"{name}.yaml").law(on)
    if found is None:
        raise KeyError(f"{name}: no rule is known for {on}")
    return found


def procedures() -> tuple[Line, ...]:
    """The files about the procedure, in the order of their names. Raises FaultyError."""
    return tuple(read(file) for file in sorted(PROCEDURE.glob("*.yaml")))


def check(extra: Iterable[Path] | None = None) -> None:
    """Raises FaultyError with every fault in every folder in use."""
    sentences = [says for folder in (*folders(extra), PROCEDURE) for says in complaints(folder)]
    if sentences:
        raise FaultyError(*sentences)


def complaints(folder: Path) -> list[str]:
    """What is wrong with the files of one folder; empty when all can be used."""
    if not folder.is_dir():
        return [f"{folder}: Diesen Ordner gibt es nicht."]
    found: list[str] = []
    for file in sorted(folder.glob("*.y*ml")):
        if file.suffix != ".yaml":
            found.append(f"{file}: Die Datei muss auf .yaml enden, sonst wird sie nicht gelesen.")
            continue
        try:
            read(file)
        except FaultyError as faulty:
            found += faulty.sentences
    return found


@cache
def _files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Where each line lies. Raises FaultyError for a folder that is not there."""
    for folder in folders:
        if not folder.is_dir():
            raise FaultyError(f"{folder}: Diesen Ordner gibt es nicht.")
    return {file.stem: file for folder in folders for file in folder.glob("*.yaml")}


def read(file: Path) -> Line:
    """One file as a line; read again only when it has changed. Raises FaultyError."""
    try:
        return _read(file, file.stat().st_mtime_ns)
    except (OSError, UnicodeDecodeError) as wrong:
        raise FaultyError(f"{file}: Die Datei lässt sich nicht lesen ({wrong}).") from None


@cache
def _read(file: Path, _changed: int) -> Line:
    try:
        data = yaml.load(file.read_text("utf-8"), Loader=_Strict)  # noqa: S506 - a safe loader, see its base
    except yaml.YAMLError as wrong:
        where = " ".join(str(wrong).split())
        raise FaultyError(f"{file}: Die Datei ist kein gültiges YAML ({where}).") from None
    except ValueError as wrong:
        raise FaultyError(f"{file}: Ein Wert ist unmöglich ({wrong}).") from None
    return read_line(file.stem, str(file), data)


class _Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The safe loader that refuses a key written twice: YAML itself would silently keep the last one."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        keys = [str(key.value) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"„{key}“ steht zweimal da", node.start_mark
                )
        return super().construct_mapping(node, deep=deep)
