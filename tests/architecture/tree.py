"""The files of the checkout, as the house rules see them."""

from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "wir"
FOREIGN = {"var", "build", "__pycache__", "node_modules", "kern", "axe", "LICENSES", "fonts"}


@cache
def files(*endings: str, below: Path = ROOT) -> tuple[Path, ...]:
    """All files with one of these endings that are ours, in a fixed order; without endings all of them."""
    return tuple(path for path in sorted(_walk(below)) if not endings or path.suffix in endings)


def _walk(folder: Path) -> list[Path]:
    found: list[Path] = []
    for path in folder.iterdir():
        hidden = path.name.startswith(".") and path.name != ".ci"
        if path.is_dir() and not hidden and path.name not in FOREIGN and not path.name.endswith(".egg-info"):
            found += _walk(path)
        elif path.is_file() and path.name not in {"LICENSE", ".git"}:
            found.append(path)
    return found


def name(path: Path) -> str:
    """The path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def templates() -> dict[str, Path]:
    """Template name -> file."""
    return {
        path.relative_to(folder).as_posix(): path
        for folder in sorted(SOURCE.glob("*/templates"))
        for path in files(".html", ".txt", below=folder)
    }
