"""Questions from the public about a line, and those whose answers everyone may read."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from wir.accounts.models import User
from wir.funding.models import LineNotice, Question
from wir.journal.steps import record
from wir.ui.fields import LongTextField
from wir.ui.limits import Limit
from wir.ui.trap import TrapForm

MOST_AN_HOUR = 10
LIMIT = Limit("question", MOST_AN_HOUR)


class QuestionForm(TrapForm):
    """A question and, freely, an address for the answer."""

    text = LongTextField(
        label=_("Ihre Frage"),
        max_length=600,
        help_text=_("Bitte keine Namen und nichts Vertrauliches. Höchstens 600 Zeichen."),
    )
    email = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"),
        required=False,
        max_length=254,
        help_text=_(
            "Nur, wenn wir Ihnen antworten sollen. Ohne Adresse kann die Antwort auf der Seite erscheinen."
        ),
        error_messages={"invalid": _("Schreiben Sie die Adresse so: name@beispiel.de")},
    )


def ask(notice: LineNotice, *, text: str, email: str, on: date) -> Question:
    """Store a question for the line's authority. Nobody is signed in, so the journal names nobody."""
    with transaction.atomic():
        question = Question.objects.create(
            controller=notice.controller, line=notice.line, text=text, email=email, asked_on=on
        )
        record("funding.ask", question, by=None)
    return question


def answered(line: str) -> list[Question]:
    """Questions with published answers, newest first."""
    return list(
        Question.objects.filter(line=line, published_on__isnull=False).order_by("-published_on", "-pk")[:50]
    )


class AnswerForm(forms.Form):
    """An official's answer; published, it stands without the asker's address among the questions of the line."""

    answer = LongTextField(label=_("Antwort"), max_length=2000)
    publish = forms.BooleanField(label=_("Frage und Antwort öffentlich zeigen"), required=False)


def waiting(controllers: Iterable[int]) -> QuerySet[Question]:
    """Questions that these authorities have not answered, oldest first."""
    return Question.objects.filter(controller__in=controllers, answer="").order_by("asked_on", "pk")


def answer(question: Question, *, text: str, publish: bool, by: User, on: date) -> None:
    """Answer a question; whoever left an address gets a mail. A second answer to the same question changes nothing."""
    with transaction.atomic():
        kept = Question.objects.select_for_update().get(pk=question.pk)
        if kept.answer:
            return
        kept.answer, kept.published_on = text, on if publish else None
        kept.save(update_fields=["answer", "published_on"])
        record("funding.answer", kept, by=by, facts={"published": publish})
