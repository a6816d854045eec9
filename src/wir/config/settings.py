"""Settings of the whole product, read from the environment; without any, the embedded database and local demo values.

What an operator may set: DATABASE_URL and DATABASE_OWNER_URL, WIR_SECRET_KEY_FILE, WIR_HOSTS, WIR_VAR, DEMO,
WIR_GUIDELINES (more folders with dated values), CLAMAV (host:port or /path of clamd; unset: nothing is scanned),
WIR_TRANSLATE_URL (address of a LibreTranslate; unset: nothing is translated by machine) with WIR_TRANSLATE_KEY_FILE, WIR_SEAL_FILE with WIR_SEAL_PASSPHRASE_FILE, EMAIL_URL.
No secret stands here: keys are files in `var/`, made at the first start with mode 0600.
"""

import os
from pathlib import Path

from wir.config import databases, languages, secrets

ROOT = Path(os.environ.get("WIR_ROOT", Path(__file__).resolve().parents[3]))
VAR = Path(os.environ.get("WIR_VAR", ROOT / "var"))

SECRET_KEY = secrets.read_or_make(VAR, "secret_key")
DEBUG = os.environ.get("WIR_DEBUG") == "1"
ALLOWED_HOSTS = os.environ.get("WIR_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("WIR_ORIGINS", "").split(",") if origin]

WIR_DEMO = databases.demo_wanted(os.environ)
WIR_ADDRESS = os.environ.get("WIR_ADDRESS", f"http://localhost:{os.environ.get('PORT', '8000')}")
WIR_FILES = VAR / "files"
WIR_SEAL_FILE = Path(os.environ.get("WIR_SEAL_FILE", VAR / "seal" / "test-seal.p12"))
WIR_SEAL_PASSPHRASE_FILE = Path(os.environ.get("WIR_SEAL_PASSPHRASE_FILE", VAR / "seal" / "passphrase"))
WIR_SEAL_IS_TEST = "WIR_SEAL_FILE" not in os.environ
WIR_GUIDELINE_FOLDERS = tuple(
    Path(folder) for folder in os.environ.get("WIR_GUIDELINES", "").split(os.pathsep) if folder
) + ((Path(__file__).resolve().parents[1] / "guidelines" / "demo",) if WIR_DEMO else ())
WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS = os.environ.get("WIR_SECOND_FACTOR_FOR_DEMO_ACCOUNTS") == "1"
CLAMAV = os.environ.get("CLAMAV", "")
WIR_TRANSLATE_URL = os.environ.get("WIR_TRANSLATE_URL", "")
WIR_TRANSLATE_KEY_FILE = os.environ.get("WIR_TRANSLATE_KEY_FILE", "")
WIR_TRANSLATE_SECONDS = 60.0
WIR_SOURCE_CODE = os.environ.get("WIR_SOURCE_CODE", "")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "wir.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "rules",
    "procrastinate.contrib.django",
    "wir.guidelines",
    "wir.journal",
    "wir.accounts",
    "wir.territory",
    "wir.documents",
    "wir.admission",
    "wir.gatherings",
    "wir.strategy",
    "wir.funding",
    "wir.participation",
    "wir.publicsite",
    "wir.config",  # last: grants rights to the application's role after every migration
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wir.config.middleware.RefuseHugeRequests",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "wir.config.middleware.RefuseUnreadableAddresses",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "wir.ui.keeping.SignInKeepsInput",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "wir.config.middleware.SayNoIndex",
]

ROOT_URLCONF = "wir.config.urls"
WSGI_APPLICATION = "wir.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["wir.ui.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wir.ui.context.page",
            ],
        },
    },
]
FORM_RENDERER = "wir.ui.renderer.KernRenderer"

DATABASES = {"default": databases.from_environment(os.environ)}
WIR_APPLICATION_ROLE = databases.application_role(os.environ)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
LOGOUT_REDIRECT_URL = "home"

ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FORM_CLASS = "wir.accounts.forms.signup.SignupForm"
ACCOUNT_ADAPTER = "wir.accounts.adapter.Adapter"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,20/m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "WIR-Portal"
# Passkeys need https; the demo on http://localhost is the one exception browsers make.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = WIR_DEMO

LANGUAGE_CODE = "de"
LANGUAGES = languages.LANGUAGES
WIR_CHECKED_LANGUAGES = languages.CHECKED
LANGUAGES_BIDI = sorted(languages.RIGHT_TO_LEFT)
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": WIR_FILES}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
SECURE_COOKIES = os.environ.get("WIR_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0
WIR_BEHIND_PROXY = SECURE_COOKIES  # what it wrote last into X-Forwarded-For is where a request comes from
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_COOKIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "wir.config.refusing.csrf_failed"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = ["wir.documents.receiving.ToDisk"]
WIR_INCOMING = VAR / "incoming"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: [] for feature in ("camera", "geolocation", "microphone", "payment", "usb")
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
EMAIL_BACKEND = os.environ.get("WIR_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = os.environ.get("WIR_EMAIL_HOST", "localhost")
DEFAULT_FROM_EMAIL = os.environ.get("WIR_EMAIL_FROM", "wir-portal@example.org")

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = "wir.config.schedule.install"
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
