"""How alike two short texts are, for a person who looks for repetitions."""

from wir.core.text import plain_key


def likeness(one: str, other: str) -> float:
    """Share of pieces of three letters that both have (Dice), between 0 and 1; case, accents and signs do not matter."""
    left, right = pieces(one), pieces(other)
    both = len(left) + len(right)
    return 2 * len(left & right) / both if both else 0.0


def pieces(text: str) -> frozenset[str]:
    """All pieces of three letters; a shorter text is one piece."""
    bare = plain_key(text)
    return (
        frozenset(bare[place : place + 3] for place in range(max(1, len(bare) - 2))) if bare else frozenset()
    )
