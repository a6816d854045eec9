"""The register of retention entries of all rooms, and the journal's own."""

from wir.core.retention import Retention

_entries: dict[str, Retention] = {}


def register(*entries: Retention) -> None:
    """Called by each room's `retention.py` when the product starts."""
    _entries.update({entry.model: entry for entry in entries})


def entries() -> tuple[Retention, ...]:
    """All entries, by model."""
    return tuple(_entries[model] for model in sorted(_entries))


def entry(model: str) -> Retention:
    """The entry of one model. Raises KeyError."""
    return _entries[model]


register(
    Retention(
        model="journal.payload",
        label="Wortlaut von Begründungen im Protokoll",
        controller="die Stelle, die gehandelt hat",
        purpose="nachweisen, warum entschieden wurde",
        basis="Art. 6 Abs. 1 Buchst. e DSGVO",
        fields=("body",),
        starts="nach dem Eintrag",
        days=3650,
        then="Der Wortlaut wird gelöscht. Der Eintrag ohne Wortlaut bleibt, damit das Protokoll prüfbar ist.",
    )
)
