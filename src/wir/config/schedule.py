"""The timetable of all recurring work: name of the job, when. One line each. And how often a job is tried that fails."""

from procrastinate import App, RetryStrategy

TIMETABLE: dict[str, str] = {
    "journal.erase": "45 2 * * *",
    "journal.verify": "15 3 * * *",
    "funding.scan_waiting": "*/5 * * * *",
    "documents.forget_checks": "*/10 * * * *",
    "documents.sweep_uploads": "30 2 * * *",
    "funding.note_what_was_not_retrieved": "10 5 * * *",
    "funding.recheck_conflicts": "*/15 * * * *",
    "funding.remind_of_requests": "20 6 * * *",
    "participation.shuffle": "10 3 * * *",
    "participation.shuffle_new": "*/5 * * * *",
    "participation.scan_waiting_recordings": "*/5 * * * *",
    "participation.translate_waiting": "*/5 * * * *",
    "participation.take_snapshots": "30 4 * * *",
    "participation.free_silent_seats": "50 3 * * *",
    "strategy.remind_owners": "40 6 * * 1-5",
    "participation.reckon_opinions": "*/5 * * * *",
    "participation.shuffle_votes": "10 0 * * *",
    "config.retry_stalled": "*/5 * * * *",
}

# After 2, 4, 8 ... seconds, the last time after a day and a half: a mail server that is away over night loses no mail.
TRY_AGAIN = RetryStrategy(max_attempts=16, exponential_wait=2)


def install(app: App) -> None:
    """Called once by procrastinate when all jobs are known. Recurring work comes again by itself."""
    for name, task in app.tasks.items():
        if name not in TIMETABLE and task.retry_strategy is None:
            task.retry_strategy = TRY_AGAIN
    for name, cron in TIMETABLE.items():
        app.periodic(cron=cron, periodic_id=name)(app.tasks[name])
