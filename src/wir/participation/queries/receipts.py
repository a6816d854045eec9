"""The receipt as a picture: the three words, and a square code with the same for whoever photographs it."""

from xml.sax.saxutils import escape

import qrcode

SIDE, MARGIN = 240, 24


def squares(text: str) -> tuple[int, str]:
    """How many squares a side has, and the path of the dark ones, for any size."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make(fit=True)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return len(rows), path


def picture(code: str, *, heading: str, town: str) -> str:
    """An SVG that opens everywhere and holds nothing but these words."""
    count, path = squares(code)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 420" role="img" aria-label="{escape(code)}">'
        '<rect width="480" height="420" fill="#fff"/>'
        f'<text x="240" y="44" text-anchor="middle" font-family="sans-serif" font-size="18">{escape(town)}</text>'
        f'<text x="240" y="70" text-anchor="middle" font-family="sans-serif" font-size="16">{escape(heading)}</text>'
        f'<text x="240" y="116" text-anchor="middle" font-family="sans-serif" font-size="32" font-weight="700" '
        f'direction="ltr">{escape(code)}</text>'
        f'<g transform="translate({(480 - SIDE) // 2} 148) scale({SIDE / count:.4f})"><path d="{path}"/></g>'
        "</svg>"
    )
