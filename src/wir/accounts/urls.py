"""Addresses of accounts, below /konto/ beside those of the sign-in library."""

from django.urls import path

from wir.accounts.views import claiming, confirming, organisations, people

app_name = "accounts"
OURS = "organisation/<int:organisation>/"
urlpatterns = [
    # everybody with an account
    path("organisation/", organisations.index, name="organisations"),
    path("organisation/neu/", claiming.register, name="register"),
    path(f"{OURS}anmelden/", claiming.claim, name="claim"),
    # the organisation's people
    path(OURS, organisations.organisation, name="organisation"),
    path(f"{OURS}profil/", organisations.profile, name="profile"),
    path(f"{OURS}konto/bestaetigen/", organisations.confirm_profile_account, name="confirm_profile_account"),
    path(f"{OURS}einladen/", people.invite, name="invite"),
    path(f"{OURS}einladungen/<int:invitation>/zuruecknehmen/", people.take_back, name="take_back_invitation"),
    path(f"{OURS}anfragen/<int:asked>/", people.answer, name="answer_join_request"),
    path(f"{OURS}rollen/<int:membership>/beenden/", people.end_role, name="end_role"),
    path("anmeldungen/<int:claim>/code/", claiming.code, name="code"),
    # whoever has the link
    path("einladung/<slug:token>/", people.invitation, name="invitation"),
    # signatories of the organisation, officials where none can confirm
    path("rollen/<int:membership>/bestaetigen/", people.confirm_role, name="confirm_role"),
    # officials
    path("arbeit/organisationen/", confirming.claims, name="claims"),
    path("arbeit/organisationen/<int:claim>/", confirming.claim, name="check_claim"),
]
