"""Write `glyphs.txt` from the shipped fonts: `python -m tests.documents.glyph_table`."""

from fontTools.ttLib import TTFont

from wir.documents import fonts

TABLE = fonts.FOLDER.with_name("glyphs.txt")


def glyph_table() -> str:
    """One line per family: the code points that every shipped face of the family has, as hexadecimal ranges."""
    faces: dict[str, list[set[int]]] = {}
    for path in sorted(fonts.FOLDER.glob("*.ttf")):
        font = TTFont(path)
        faces.setdefault(font["name"].getDebugName(1), []).append(set(font.getBestCmap()))
    return "".join(f"{family}: {_ranges(set.intersection(*faces[family]))}\n" for family in fonts.FAMILIES)


def _ranges(points: set[int]) -> str:
    runs: list[list[int]] = []
    for point in sorted(points):
        if runs and runs[-1][1] == point - 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return " ".join(f"{first:X}" if first == last else f"{first:X}-{last:X}" for first, last in runs)


if __name__ == "__main__":
    TABLE.write_text(glyph_table(), encoding="ascii")
