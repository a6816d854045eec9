"""How the product takes in the body of an upload: to disk, privately, and never more than a file may have."""

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from wir.documents.uploads import MOST_BYTES


class Incoming(TemporaryUploadedFile):
    """A temporary file in the product's own folder; it is gone as soon as it is closed."""

    def __init__(self, name: str, content_type: str, size: int, charset: str | None) -> None:
        folder = Path(settings.WIR_INCOMING)
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115 - closed with the request
        UploadedFile.__init__(self, file, name, content_type, size, charset)


class ToDisk(FileUploadHandler):
    """Nothing of a file is held in memory.

    What is beyond the largest size is counted and thrown away, so that the form can say how big the file is and the
    disk holds no more than a file may have.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = Incoming(self.file_name, self.content_type, 0, self.charset)
        self.written = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        piece = raw_data[: max(0, MOST_BYTES - self.written)]
        self.file.write(piece)
        self.written += len(piece)

    def file_complete(self, file_size: int) -> TemporaryUploadedFile:
        """`size` is what was sent, also when not all of it was kept."""
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        """The connection broke: what came so far goes at once."""
        if hasattr(self, "file"):
            self.file.close()
