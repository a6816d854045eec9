"""How the text files of a case file are written: the same bytes for the same facts."""

import json


def as_json(facts: object) -> bytes:
    """UTF-8, sorted, indented; days as in ISO 8601."""
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True, indent=1, default=str)
    return f"{text}\n".encode()
