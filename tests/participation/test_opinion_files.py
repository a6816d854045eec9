"""The archive of a result: published figures, the same for everybody and the desk, nobody singly."""

import csv
import io
import zipfile

import numpy as np
import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.conversation_cast import ON, SEEDS, vote_all
from wir.participation import actions

pytestmark = pytest.mark.django_db


def where_files_are(conversation):
    with override("de"):
        place = [conversation.process.slug, conversation.number]
        return reverse("participation:opinions_file", args=place), reverse(
            "participation:conversation_file", args=place
        )


def files(response):
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_nobody_gets_rows_of_single_people_or_exact_counts_neither_the_desk(cast):
    conversation = cast.closed_conversation(people=57)
    public, desk = where_files_are(conversation)
    found = files(cast.client().get(public))
    assert files(cast.client("miriam").get(desk)) == found
    assert set(found) == {"summary.csv", "comments.csv", "comment-groups.csv"}
    told = conversation.results.get().told["statements"]
    shown = [
        (row["comment-id"], side, row[f"{prefix}-{side}"], cell)
        for row in rows_of(found["comment-groups.csv"])
        for prefix, cell in (
            ("total", told[row["comment-id"]]["all"]),
            *((f"group-{name.lower()}", one) for name, one in told[row["comment-id"]]["groups"].items()),
        )
        for side in ("agrees", "disagrees", "passes")
    ]
    sides = {"agrees": "agree", "disagrees": "disagree", "passes": "pass"}
    assert len(shown) == len(SEEDS) * 3 * 3
    assert [one for one in shown if one[2] != str(one[3][sides[one[1]]] or "")] == []
    assert "voters,60\n" in found["summary.csv"]


def test_while_it_is_open_the_files_of_the_desk_change_with_ten_new_people_only(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    _public, desk = where_files_are(conversation)
    before = files(cast.client("miriam").get(desk))
    vote_all(conversation, np.ones((9, len(SEEDS)), dtype=int))
    actions.reckon_anew(conversation, on=ON)
    assert files(cast.client("miriam").get(desk)) == before
    vote_all(conversation, np.ones((1, len(SEEDS)), dtype=int))
    actions.reckon_anew(conversation, on=ON)
    assert files(cast.client("miriam").get(desk)) != before


def test_the_files_have_the_usual_columns_and_no_statement_that_was_refused_later(cast):
    conversation = cast.closed_conversation()
    actions.refuse_statement(
        conversation.statements.get(number=9), because="Nennt eine Person.", by=cast.miriam, on=ON
    )
    found = files(cast.client().get(where_files_are(conversation)[0]))
    assert SEEDS[8] not in "".join(found.values())
    assert found["comments.csv"].splitlines()[0] == (
        "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body"
    )


def test_everybody_gets_the_files_when_no_more_votes_come(cast):
    conversation = cast.voted()
    actions.reckon_anew(conversation, on=ON)
    where, _desk = where_files_are(conversation)
    assert cast.client().get(where).status_code == 404
    actions.close_conversation(conversation, by=cast.miriam, on=ON)
    response = cast.client().get(where)
    assert (response.status_code, response["Content-Type"]) == (200, "application/zip")
