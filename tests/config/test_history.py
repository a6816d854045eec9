"""A database made by migrations that were written anew is refused with one sentence, not with a traceback."""

import shutil

import pytest

from tests.config.portal import migrated, run
from wir.config import history, postgres

RECORDED = "select app, name, applied from django_migrations order by id"


def test_only_a_number_of_ours_under_another_name_is_of_an_older_history():
    ours = {("funding", "0001_initial"), ("funding", "0002_what_is_done_stays"), ("accounts", "0001_initial")}
    recorded = [
        *ours,
        ("funding", "0002_what_was_submitted_stays"),
        ("funding", "0003_newer_than_we_are"),
        ("accounts", "0001_first"),
        ("auth", "0001_initial"),
        ("auth", "0002_alter_permission_name_max_length"),
    ]
    assert history.replaced_steps(recorded, ours) == [
        "accounts.0001_first",
        "funding.0002_what_was_submitted_stays",
    ]
    assert history.replaced_steps(ours, ours) == []


@pytest.mark.django_db
def test_the_database_of_today_is_accepted():
    assert ("funding", "0001_initial") in history.our_steps()
    assert history.refuse_older_history() is None


def test_migrating_an_older_database_ends_with_one_sentence_and_changes_nothing():
    var = migrated()
    try:
        place = postgres.place({"WIR_VAR": str(var)})
        with postgres.running(place) as server, server.connect("wir") as connection:
            connection.execute("delete from django_migrations where app = 'funding' and name >= '0002'")
            connection.execute(
                "insert into django_migrations (app, name, applied)"
                " values ('funding', '0002_what_was_submitted_stays', now())"
            )
            before = connection.execute(RECORDED).fetchall()
        ended = run(var, "migrate", "--verbosity=0", seconds=300)
        assert (ended.returncode, ended.stdout, ended.stderr) == (
            1,
            "",
            "Diese Datenbank ist älter als die erste Ausgabe und lässt sich nicht fortführen"
            " (funding.0002_what_was_submitted_stays). Löschen Sie sie einmal"
            f" ({place.data_parent}/pg*) und starten Sie neu; was darin steht, geht verloren.\n",
        )
        with postgres.running(place) as server, server.connect("wir") as connection:
            assert connection.execute(RECORDED).fetchall() == before
    finally:
        shutil.rmtree(var.parent, ignore_errors=True)
