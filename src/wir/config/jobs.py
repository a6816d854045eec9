"""Jobs that keep the other jobs going."""

from procrastinate.contrib.django import app


@app.task(name="config.retry_stalled", queueing_lock="config.retry_stalled")
async def retry_stalled(timestamp: int) -> None:
    """A killed worker leaves its jobs marked as running; give them to the next one."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
