"""What follows an act of Fördern. Read this file to know what happens after, say, a release."""

from wir.funding.actions import set_apart
from wir.funding.jobs import (
    accounts,
    applying,
    asking,
    attachments,
    centre,
    delivering,
    jury,
    letters,
    partners,
    receipts,
    requesting,
    strategies,
)
from wir.journal.reactions import after, within

within("accounts.refuse_claim", set_apart)

after("funding.set_apart", applying.tell_authors_that_a_draft_is_set_apart)
after("funding.submit", applying.tell_clerks_that_the_application_arrived)
after("funding.submit", receipts.make_receipts)
after("funding.complete", receipts.make_receipts)
after("accounts.change_profile", receipts.make_missing_receipts)
after("funding.invite_partner", partners.tell_the_partner)
after("funding.invite_signatory", requesting.mail_the_link)
after("funding.show_to_centre", centre.mail_the_draft)
after("funding.state_as_centre", centre.tell_clerks_that_the_centre_answered)
after("funding.ask_to_complete", requesting.tell_clerks_to_complete)
after("funding.extend_request", requesting.tell_clerks_to_complete)
after("funding.take_back_request", requesting.tell_clerks_that_it_goes_on)
after("funding.leave", requesting.tell_clerks_to_complete)
after("funding.confirm", partners.tell_the_lead)
after("funding.decline", partners.tell_the_lead)
after("funding.release", applying.tell_clerks_that_the_notice_is_there)
after("funding.release", strategies.open_the_process)
after("funding.retrieve", strategies.open_the_process)
after("funding.deliver_again", applying.tell_clerks_that_it_lies_ready_again)
after("funding.deliver_again", strategies.open_the_process)
after("funding.reject", applying.tell_clerks_that_the_notice_is_there)
after("funding.put_on_waiting_list", applying.tell_clerks_that_a_letter_is_there)
after("funding.approve_early_start", letters.tell_clerks_that_the_early_start_is_answered)
after("funding.deny_early_start", letters.tell_clerks_that_the_early_start_is_answered)
after("funding.release_correction", letters.tell_clerks_that_a_correction_is_there)
after("funding.not_retrieved", delivering.tell_officials_that_a_notice_must_go_again)
after("funding.accept", accounts.tell_who_confirms_the_account)
after("funding.name_account", accounts.tell_who_confirms_the_account)
after("funding.answer", asking.send_answer)
after("funding.attach", attachments.scan_files)
after("funding.find_malware", attachments.tell_clerks_about_malware)
after("funding.invite_juror", jury.mail_the_seat)
after("funding.accept_seat", jury.tell_who_invited)
after("funding.decline_seat", jury.tell_who_invited)
after("funding.open_reading", jury.tell_members_that_they_can_read)
