"""The machine's door: one API object; each part adds its router. The description lies under /api/v1/openapi.json."""

from django.contrib.auth.decorators import login_not_required
from ninja import NinjaAPI

import wir
from wir.funding.api import router as funding

api = NinjaAPI(title="WIR-Portal", version=wir.__version__, docs_url=None, urls_namespace="api")


def _public(urls: tuple) -> tuple:
    """Sign-in is required everywhere by middleware; what is public here is marked at the one place it is wired."""
    patterns, app_name, namespace = urls
    for pattern in patterns:
        pattern.callback = login_not_required(pattern.callback)
    return patterns, app_name, namespace


api.add_router("", funding)
api_urls = _public(api.urls)
