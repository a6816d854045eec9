"""A question from the public is answered once, mailed to whoever left an address, and published without it."""

import pytest
from django.core import mail
from django.urls import reverse

from tests.cast import TODAY
from wir.funding import questions
from wir.funding.jobs import asking as jobs
from wir.funding.models import Question
from wir.journal.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(cast):
    return Question.objects.create(
        controller=cast.authority,
        line="kiv_muster",
        text="Dürfen Dörfer?",
        email="a@example.org",
        asked_on=TODAY,
    )


def answer(cast, who, question, **given):
    data = {"question": question.pk, "answer": "Ja, zusammen.", **given}
    return cast.client(who).post(reverse("funding:questions"), data)


def test_a_published_answer_stands_on_the_page_of_the_line_without_the_address(cast, question):
    assert answer(cast, "karim", question, publish="on").status_code == 302
    page = cast.client().get(reverse("funding:line", args=["kiv_muster"])).content.decode()
    assert ("Ja, zusammen." in page, "a@example.org" in page) == (True, False)


def test_an_answer_that_is_not_published_is_only_mailed(cast, question):
    answer(cast, "karim", question)
    jobs.send_answer(question.pk)
    assert [(message.to, "Ja, zusammen." in message.body) for message in mail.outbox] == [
        (["a@example.org"], True)
    ]
    assert (
        "Ja, zusammen."
        not in cast.client().get(reverse("funding:line", args=["kiv_muster"])).content.decode()
    )


def test_a_second_answer_changes_nothing(cast, question):
    questions.answer(question, text="Ja.", publish=False, by=cast.karim, on=TODAY)
    questions.answer(question, text="Nein.", publish=True, by=cast.sabine, on=TODAY)
    question.refresh_from_db()
    assert (question.answer, question.published_on, Entry.objects.filter(act="funding.answer").count()) == (
        "Ja.",
        None,
        1,
    )


@pytest.mark.parametrize("who", ["ole", "jonas", "frieda"])
def test_only_officials_answer(cast, question, who):
    assert answer(cast, who, question).status_code == 404
    question.refresh_from_db()
    assert question.answer == ""


def test_the_chosen_question_has_its_form(cast, question):
    url = reverse("funding:questions")
    pages = [cast.client("karim").get(url, {"frage": n}) for n in (question.pk, "")]
    assert ['id="antwort"' in page.content.decode() for page in pages] == [True, False]
