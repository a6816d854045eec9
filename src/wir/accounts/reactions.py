"""What follows an act about whom people act for."""

from wir.accounts import jobs
from wir.journal.reactions import after

after("accounts.invite", jobs.send_invitation)
after("accounts.accept_invitation", jobs.tell_who_confirms_invited_roles)
after("accounts.ask_to_join", jobs.tell_that_somebody_asks)
after("accounts.let_in", jobs.tell_the_answer)
after("accounts.let_in", jobs.tell_who_confirms_roles_of_who_asked)
after("accounts.turn_away", jobs.tell_the_answer)
after("accounts.confirm_claim", jobs.tell_the_decision)
after("accounts.confirm_claim", jobs.tell_that_somebody_has_asked)
after("accounts.refuse_claim", jobs.tell_the_decision)
after("accounts.redeem_code", jobs.tell_the_decision)
after("accounts.redeem_code", jobs.tell_that_somebody_has_asked)
after("accounts.mail_code", jobs.send_code)
after("accounts.change_account", jobs.tell_that_the_account_changed)
