"""Freezing what is handed in, as the next version, inside the act that hands it in."""

from datetime import date
from typing import Any

from wir.accounts.models import User
from wir.core.findings import verdict
from wir.core.refusal import Refused
from wir.funding import verdicts
from wir.funding.agreements import agreed_by
from wir.funding.content import content_of, hash_of
from wir.funding.models import Application, Submission
from wir.funding.sections import open_points


def freeze(application: Application, *, by: User, on: date) -> dict[str, Any]:
    """Check everything, judge by the day of receipt, store the version. Gives the facts for the journal. Raises Refused."""
    if missing := open_points(application):
        raise Refused(*missing)
    application.guideline, findings = verdicts.refuse_unmet(
        application, on=application.submitted_on, advise=True
    )
    application.findings = [finding.as_json() for finding in findings]
    application.content_hash = hash_of(application)
    version = application.submissions.count() + 1
    Submission.objects.create(
        application=application,
        version=version,
        content=content_of(application),
        agreed=agreed_by(application),
        content_hash=application.content_hash,
        guideline=application.guideline,
        made_on=on,
        made_by=by,
    )
    return {
        "hash": application.content_hash,
        "guideline": application.guideline,
        "verdict": verdict(findings),
        "version": version,
        "on": on.isoformat(),
    }
