"""Who gets what: the statuses that the rows of the table of routes are made of."""

from dataclasses import fields

from tests.cast import World
from wir.accounts.models import User

ROLES = (None, *(field.name for field in fields(World) if field.type is User))
IN, NO, OK, ELSEWHERE, WRONG_METHOD = "sign-in", 404, 200, 302, 405


def only(*people, status=OK):
    """These people get `status`, all others 404; without an account one is sent to sign-in."""
    return {who: IN if who is None else status if who in people else NO for who in ROLES}


def everybody(status=OK, *, stranger=None):
    """All get `status`; without an account `stranger`, if that is something else."""
    return {who: (stranger or status) if who is None else status for who in ROLES}


PUBLIC = everybody()
OWN = only("frieda")
TOWN = only("frieda", "bea", "theo")
IN_CHARGE = only("frieda", "bea")
OFFICIALS = only("karim", "sabine")
SIGNED_IN = everybody(stranger=IN)
RECIPIENTS = only("frieda", "bea", "theo")
POST_ONLY = everybody(WRONG_METHOD, stranger=IN)
ALSO_404_IN_OTHER_STATES = {
    "funding:notice": ("draft", "prepared"), "funding:notice_file": ("draft", "prepared"),
    "funding:case": ("draft",), "funding:case_file": ("draft",), "funding:case_attachment": ("with_file", "submitted"),
    "funding:prepare": ("draft",), "funding:release": ("draft",), "funding:case_notice": ("draft", "prepared"),
    "funding:settle": ("draft", "awarded"), "funding:override_finding": ("draft", "awarded"), "funding:check_case": ("draft", "awarded"),
    "funding:running_project": ("draft", "prepared"), "funding:request_money": ("prepared",), "funding:proof": ("prepared",),
    "funding:versions": ("draft",), "funding:case_versions": ("draft",), "funding:answer": ("draft", "submitted"),
    "funding:ask_to_complete": ("draft",), "funding:set_apart": ("draft", "submitted"), "funding:applicant": ("apart",),
    "funding:draft_pdf": ("apart",), "funding:signatures": ("apart",), "funding:submit": ("apart",), "funding:partners": ("apart",),
}  # fmt: skip
# Pages that only work on a draft lead back to the application afterwards.
FORBIDDEN_AFTERWARDS = (
    "funding:attachments", "funding:applicant", "funding:project", "funding:costs", "funding:involvement", "funding:schedule", "funding:declarations", "funding:centre",
)  # fmt: skip
