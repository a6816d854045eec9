"""A mail server in one folder, whose gate a test can hold shut: each sent mail is a line with its address."""

import fcntl
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.mail.backends.base import BaseEmailBackend

NAME = f"{__name__}.Backend"


class Backend(BaseEmailBackend):
    """What the portal sends with; it waits as long as the gate is shut, like a server that does not answer."""

    def send_messages(self, messages) -> int:
        folder = Path(os.environ["WIR_MAILBOX"])
        with (folder / "gate").open("a") as gate, (folder / "sent").open("a") as sent:
            fcntl.flock(gate, fcntl.LOCK_EX)
            sent.writelines(f"{address}\n" for message in messages for address in message.to)
        return len(messages)


@contextmanager
def shut(folder: Path) -> Iterator[None]:
    """No mail gets through as long as the block lasts."""
    with (folder / "gate").open("a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield


def sent(folder: Path) -> Counter[str]:
    """How many mails each address got."""
    return Counter((folder / "sent").read_text().split() if (folder / "sent").exists() else [])
