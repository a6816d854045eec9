"""The code of a letter: three groups of four, without characters that look alike, kept as a slow hash only."""

import secrets

from django.contrib.auth.hashers import check_password, make_password

from wir.accounts.links import link_from

ALPHABET = (
    "ACDEFHJKMNPRTVWXY34679"  # nothing that could be read as 0, O, I, L, 1, 2, Z, 5, S, 8, B, G, Q or U
)
GROUPS, EACH = 3, 4


def new_code() -> str:
    """A code as it stands in the letter: "ACDE-FHJK-MNPR"."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(EACH)) for _ in range(GROUPS))
    return "-".join(groups)


def code_from(seed: str) -> str:
    """The code that a mail carries, made anew whenever it goes out; whoever reads only the table cannot make it."""
    number = int(link_from(seed, salt="wir.accounts.lettercode"), 16)
    signs = ""
    for _ in range(GROUPS * EACH):
        number, place = divmod(number, len(ALPHABET))
        signs += ALPHABET[place]
    return "-".join(signs[start : start + EACH] for start in range(0, len(signs), EACH))


def hash_of(code: str) -> str:
    """What is kept of it."""
    return make_password(_bare(code))


def fits(typed: str, code_hash: str) -> bool:
    """Whether somebody typed the code; small letters, blanks and dashes do not matter."""
    return check_password(_bare(typed), code_hash)


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
