"""A job that fails is tried again, so that a mail server or a database that is away for a while loses nothing."""

from datetime import timedelta

from procrastinate.contrib.django import app

from wir.config.schedule import TIMETABLE, TRY_AGAIN


def test_every_job_is_tried_again_or_comes_again_by_the_timetable():
    alone = {name for name, task in app.tasks.items() if task.retry_strategy is None}
    assert alone == set(TIMETABLE)


def test_the_waiting_grows_to_a_day_and_a_half():
    waits = [timedelta(seconds=TRY_AGAIN.exponential_wait**n) for n in range(1, TRY_AGAIN.max_attempts + 1)]
    assert waits[:3] == [timedelta(seconds=seconds) for seconds in (2, 4, 8)]
    assert timedelta(hours=36) < sum(waits, timedelta()) < timedelta(hours=37)
