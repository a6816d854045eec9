"""The opinion map as SVG: groups differ by shape and letter, axes have no names, the words beside it say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT, MARGIN = 288, 288, 24
SIGN = 4.0
PATHS = {
    "square": "M{l},{t}h{d}v{d}h-{d}z",
    "triangle": "M{x},{t}L{r},{b}H{l}z",
    "diamond": "M{x},{t}L{r},{y}L{x},{b}L{l},{y}z",
    "cross": "M{l},{t}L{r},{b}M{r},{t}L{l},{b}",
}


@dataclass(frozen=True)
class Ring:
    """One group on the map: dashed outline, signs as paths or circles, letter in the middle."""

    name: str
    shape: str
    x: str
    y: str
    rx: str
    ry: str
    dots: tuple[tuple[str, str], ...]
    path: str


def rings(picture: Mapping[str, Any], shapes: Mapping[str, str]) -> tuple[Ring, ...]:
    """What the template draws, in units of a picture of 288 by 288."""
    return tuple(_ring(group, shapes[group["id"]]) for group in picture["groups"])


def _ring(group: Mapping[str, Any], shape: str) -> Ring:
    x, y = _place(group["middle"])
    rx, ry = (max(16.0, radius * _room()) for radius in group["radius"])
    spots = [_place(sign) for sign in group["signs"]]
    dots = tuple((_short(a), _short(b)) for a, b in spots) if shape == "circle" else ()
    path = "" if shape == "circle" else "".join(_sign(shape, a, b) for a, b in spots)
    return Ring(group["id"], shape, _short(x), _short(y), _short(rx), _short(ry), dots, path)


def _sign(shape: str, x: float, y: float) -> str:
    around = {
        "x": x, "y": y, "l": x - SIGN, "r": x + SIGN, "t": y - SIGN, "b": y + SIGN, "d": 2 * SIGN,
    }  # fmt: skip
    return PATHS[shape].format(**{name: _short(value) for name, value in around.items()})


def _room() -> float:
    return WIDTH - 2.0 * MARGIN


def _place(point: list[float]) -> tuple[float, float]:
    return MARGIN + point[0] * _room(), MARGIN + point[1] * _room()


def _short(value: float) -> str:
    return f"{value:.1f}"
