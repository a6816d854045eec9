"""The timetable of all recurring work: name of the job, when. One line each."""

from procrastinate import App

TIMETABLE: dict[str, str] = {
    "journal.erase": "45 2 * * *",
    "journal.verify": "15 3 * * *",
    "config.retry_stalled": "*/5 * * * *",
}


def install(app: App) -> None:
    """Called once by procrastinate when all jobs are known."""
    for name, cron in TIMETABLE.items():
        app.periodic(cron=cron, periodic_id=name)(app.tasks[name])
