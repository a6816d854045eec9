"""What follows an act of Fördern. Read this file to know what happens after, say, a release."""

from wir.funding import jobs
from wir.journal.reactions import after

after("funding.release", jobs.tell_clerks_that_the_notice_is_there)
after("funding.answer", jobs.send_answer)
after("funding.submit", jobs.tell_clerks_that_the_application_arrived)
