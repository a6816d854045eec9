"""The product's settings with what only tests need: no manifest, no mail, no lasting connections, quick passwords."""

from wir.config.settings import *  # noqa: F403
from wir.config.settings import DATABASES, LOGGING

DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Whether something is found is what the tests ask; a line for each would be kept for the report.
LOGGING["loggers"]["django.request"] = {"level": "ERROR"}
