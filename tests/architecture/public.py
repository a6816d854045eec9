"""What answers without sign-in. An address that is not on this list sends strangers to the sign-in page."""

PAGES = {
    "home", "help", "contact", "imprint", "privacy", "accessibility", "robots", "healthz",
    "funding:lines", "funding:line", "funding:check", "funding:ask",
    "territory:places", "territory:place",
    "documents:check", "ui:gallery",
}  # fmt: skip
MACHINES = {f"api:{name}" for name in ("api-root", "openapi-json", "eligibility_of", "guideline_list")}
SIGN_IN = {
    "account_login", "account_logout", "account_signup", "account_inactive",
    "account_confirm_email", "account_email_verification_sent",
    "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
PUBLIC = PAGES | MACHINES | SIGN_IN
