"""All addresses: German without prefix, other languages under their code; machines and sign-in aside."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from wir.config.api import api_urls
from wir.config.views import healthz, start

ROOMS = {
    "": "wir.publicsite",
    "foerderung/": "wir.funding",
    "beteiligung/": "wir.participation",
    "orte/": "wir.territory",
    "konto/": "wir.accounts",
    "konto/arbeit/": "wir.admission",
    "dokumente/": "wir.documents",
    "ui/": "wir.ui",
}

handler400 = "wir.config.refusing.not_read"
handler500 = "wir.config.views.broken"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/v1/", api_urls),
    *i18n_patterns(
        path("konto/", include("allauth.urls")),
        path("start/", start, name="start"),
        *[
            path(prefix, include(f"{room}.urls"))
            for prefix, room in ROOMS.items()
            if find_spec(f"{room}.urls")
        ],
        prefix_default_language=False,
    ),
]
