"""Background work of Fördern: thin, ids only. Every job may run twice."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.accounts.models import Membership, User
from wir.funding.models import Application, Question
from wir.notices.mail import tell, write


def _clerks(application: Application) -> list[User]:
    return list(
        User.objects.filter(
            memberships__organisation=application.applicant,
            memberships__role=Membership.Role.CLERK,
            is_active=True,
        ).distinct()
    )


@app.task(name="funding.tell_clerks_that_the_notice_is_there")
def tell_clerks_that_the_notice_is_there(thing_id: int) -> None:
    """A mail without any content of the case: there is something to read."""
    for clerk in _clerks(Application.objects.get(pk=thing_id)):
        tell(
            clerk,
            _("Im WIR-Portal liegt ein Bescheid für Sie"),
            _("Bitte melden Sie sich an und lesen Sie ihn."),
        )


@app.task(name="funding.tell_clerks_that_the_application_arrived")
def tell_clerks_that_the_application_arrived(thing_id: int) -> None:
    """A mail without any content of the case: it arrived."""
    for clerk in _clerks(Application.objects.get(pk=thing_id)):
        tell(clerk, _("Ihr Antrag ist angekommen"), _("Den Stand sehen Sie jederzeit im WIR-Portal."))


@app.task(name="funding.send_answer")
def send_answer(thing_id: int) -> None:
    """The answer to a question goes to the address its asker left, if there is one."""
    question = Question.objects.get(pk=thing_id)
    if question.email:
        write(question.email, _("Antwort auf Ihre Frage"), f"„{question.text}“\n\n{question.answer}")
