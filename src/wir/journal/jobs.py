"""The chain is checked every night; a broken one ends the job with an error that the operator sees."""

from procrastinate.contrib.django import app

from wir.journal.verification import verify


@app.task(name="journal.verify", queueing_lock="journal.verify")
def verify_nightly(timestamp: int) -> None:
    """Raises RuntimeError with the sentence when the journal was changed."""
    result = verify()
    if not result.intact:
        raise RuntimeError(result.says)
