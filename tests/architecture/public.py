"""What answers without sign-in. An address that is not on this list sends strangers to the sign-in page."""

PAGES = {
    "home", "help", "help_chapter", "contact", "imprint", "privacy", "accessibility", "robots", "healthz",
    "funding:lines", "funding:line", "funding:check", "funding:empty_form", "funding:example", "funding:ask", "funding:sign_by_link", "funding:statement", "funding:jury_invitation",
    "funding:awards", "funding:awards_csv", "funding:awards_json", "funding:calls", "funding:calls_feed", "data",
    "territory:places", "territory:place",
    "participation:processes", "participation:process", "participation:forget", "participation:survey", "participation:survey_question",
    "participation:survey_all", "participation:sound_file", "participation:survey_review", "participation:survey_receipt", "participation:survey_receipt_picture",
    "participation:survey_pause", "participation:survey_continue", "participation:survey_outcome",
    "participation:ballot_cast", "participation:meetings", "participation:meeting", "participation:give_back", "participation:who",
    "participation:comment", "participation:comments", "participation:decisions", "participation:differences", "participation:text",
    "participation:text_file",
    "participation:idea", "participation:my_voice", "participation:any_voice", "participation:neighbours",
    "participation:recommendations", "participation:recommendation", "participation:measures", "participation:measure",
    "participation:vote", "participation:write_statement", "participation:report_statement",
    "participation:poll", "participation:poll_result", "participation:opinions", "participation:opinions_of", "participation:opinions_file",
    "participation:lots", "participation:lot", "participation:join_lot", "participation:my_lot", "participation:answer_lot", "participation:lot_list",
    "participation:calendar", "participation:desk_calendar", "participation:invitation",
    "documents:check", "documents:result", "ui:gallery", "accounts:invitation",
}  # fmt: skip
MACHINES = {
    f"api:{name}" for name in ("api-root", "openapi-json", "eligibility_of", "guideline_list", "award_list")
}
SIGN_IN = {
    "account_login", "account_logout", "account_signup", "account_inactive",
    "account_confirm_email", "account_email_verification_sent",
    "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done",
}  # fmt: skip
PUBLIC = PAGES | MACHINES | SIGN_IN
