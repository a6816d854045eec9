"""What answers without sign-in. An address that is not on this list sends strangers to the sign-in page."""

PAGES = {
    "home", "healthz",
    "funding:lines", "funding:line", "funding:check", "funding:ask",
    "documents:check", "ui:gallery",
}  # fmt: skip
MACHINES = {"api-1.0.0:openapi-json", "api-1.0.0:api-root"}
SIGN_IN = {"account_login"}
PUBLIC = PAGES | MACHINES | SIGN_IN
