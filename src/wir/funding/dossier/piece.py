"""What a case file consists of."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Piece:
    """One file of the case file. `path` is where it lies in the ZIP; a `content` on disk was checked against its hash."""

    path: str
    label: str
    content: bytes | Path
    known_sha256: str = ""

    @property
    def sha256(self) -> str:
        if isinstance(self.content, bytes):
            return hashlib.sha256(self.content).hexdigest()
        return self.known_sha256

    @property
    def size(self) -> int:
        """bytes"""
        return len(self.content) if isinstance(self.content, bytes) else self.content.stat().st_size


@dataclass(frozen=True)
class Gap:
    """Something that belongs to the case and cannot be in the ZIP, with the reason."""

    label: str
    reason: str
