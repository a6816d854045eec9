"""Sending a form as a browser does: with what the page carries along unseen."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

SHOWN = re.compile(r'name="shown" value="([0-9a-f]{64})"')


def shown_on(client: Client, url: str) -> dict[str, str]:
    """What the page says it showed."""
    return {"shown": SHOWN.findall(client.get(url).content.decode())[0]}


def send(client: Client, url: str, given: dict[str, Any], **how: Any) -> HttpResponse:
    """Open the page and send it at once."""
    return client.post(url, {**shown_on(client, url), **given}, **how)
