"""Answers to the public's questions."""

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from wir.funding.models import Question
from wir.notices.mail import write


@app.task(name="funding.send_answer")
def send_answer(thing_id: int) -> None:
    """The answer to a question goes to the address its asker left, if there is one."""
    question = Question.objects.get(pk=thing_id)
    if question.email:
        write(question.email, _("Antwort auf Ihre Frage"), f"„{question.text}“\n\n{question.answer}")
