"""Asking a service that speaks the interface of LibreTranslate to translate short texts.

It gets the texts, the two languages and, if there is one, the operator's key; nothing about people, places or the product.
Whatever goes wrong is `Untranslated` with a sentence in German; there is no half of an answer.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from wir.clients import fetch

MOST_AT_ONCE, MOST_SIGNS_AT_ONCE = 40, 6000
GROWTH, LEAST_ROOM = 5, 200
"""A translation may be so many times longer than its source, short ones in any case so long."""
CODES = {"de": "de", "de-simple": "de", "en": "en", "tr": "tr", "ar": "ar", "uk": "uk", "prs": "fa"}
"""Our languages as such services name them. Dari is written nearly as Persian; no service knows it by its own code."""
_SAYS = {
    400: "Der Übersetzungsdienst kann diese Sprachen nicht oder versteht die Anfrage nicht.",
    403: "Der Übersetzungsdienst nimmt unseren Schlüssel nicht an.",
    413: "Der Übersetzungsdienst findet die Texte zu lang.",
    429: "Der Übersetzungsdienst hat gerade zu viel zu tun. Bitte versuchen Sie es später wieder.",
}


class Untranslated(Exception):
    """Nothing was translated; the sentence says why."""


def can(source: str, target: str) -> bool:
    """Whether it makes sense to ask: both languages are known, differ, and plain language is no work for a machine."""
    return target != "de-simple" and source in CODES and target in CODES and CODES[source] != CODES[target]


def translate(
    texts: Sequence[str], *, source: str, target: str, address: str, key: str = "", seconds: float = 30.0
) -> list[str]:
    """The texts in the other language, in the same order. Raises Untranslated."""
    if not can(source, target):
        raise Untranslated(_SAYS[400])
    found: list[str] = []
    for some in _batches(texts):
        asked: dict[str, Any] = {
            "q": some,
            "source": CODES[source],
            "target": CODES[target],
            "format": "text",
        }
        if key:
            asked["api_key"] = key
        try:
            reply = fetch.post_json(f"{address.rstrip('/')}/translate", asked, seconds=seconds)
        except fetch.Failed as failed:
            raise Untranslated(str(failed)) from None
        found += _understood(reply, some)
    return found


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    some: list[str] = []
    for text in texts:
        if some and (len(some) == MOST_AT_ONCE or sum(map(len, some)) + len(text) > MOST_SIGNS_AT_ONCE):
            yield some
            some = []
        some.append(text)
    if some:
        yield some


def _understood(reply: fetch.Reply, asked: list[str]) -> list[str]:
    if reply.status != 200:
        says = f"Der Übersetzungsdienst meldet einen Fehler ({reply.status})."
        raise Untranslated(_SAYS.get(reply.status, says))
    try:
        found = reply.json()["translatedText"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Untranslated("Der Übersetzungsdienst antwortet unverständlich.") from None
    if not isinstance(found, list) or [type(text) for text in found] != [str] * len(asked):
        raise Untranslated("Der Übersetzungsdienst antwortet unverständlich.")
    for source, text in zip(asked, found, strict=True):
        if not text.strip():
            raise Untranslated("Der Übersetzungsdienst hat einen Text leer zurückgegeben.")
        if len(text) > max(GROWTH * len(source), LEAST_ROOM):
            raise Untranslated("Der Übersetzungsdienst hat einen viel zu langen Text zurückgegeben.")
    return found
