"""An obvious error in a letter is put right by a letter of its own: one person prepares, another one releases."""

from datetime import date, datetime

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.money import euro_in_words
from wir.core.refusal import Refused
from wir.core.text import squeezed
from wir.documents.models import read
from wir.documents.words import words_of
from wir.funding import budget, documents, notices
from wir.funding.actions.delivering import announce, replace_letters_on_their_way
from wir.funding.models import Application, Correction, Grant, Letter
from wir.funding.notices.parts import address
from wir.funding.rules.correcting import against_correcting
from wir.funding.shown import of_correction, refuse_changed
from wir.journal.steps import record, taking


def correct_notice(
    application: Application, *, letter: Letter, wrong: str, right: str, reason: str, by: User, at: datetime
) -> Correction:
    """First person: say what stands there, what must stand there, and how the error came about.

    A letter that was corrected before can be corrected again. Raises PermissionDenied or Refused.
    """
    if not rules.has_perm("funding.correct_notice", by, application):
        raise PermissionDenied("funding.correct_notice")
    if not wrong.strip() or not right.strip() or wrong.strip() == right.strip():
        raise Refused(_("Bitte schreiben Sie, was dort steht und was dort stehen muss."))
    if not reason.strip():
        raise Refused(_("Bitte schreiben Sie, wie es zu dem Fehler kam."))
    with transaction.atomic():
        locked = Application.objects.select_for_update().get(pk=application.pk)
        if not correctable(locked).filter(pk=letter.pk).exists():
            raise Refused(
                _("Dieses Schreiben lässt sich hier nicht berichtigen. Bitte laden Sie die Seite neu.")
            )
        refuse_more_than_an_error(letter, wrong=wrong, right=right)
        if locked.corrections.filter(state="prepared").exists():
            raise Refused(_("Eine Berichtigung wartet schon auf die zweite Person."))
        correction = Correction.objects.create(
            application=locked,
            letter=letter,
            wrong=wrong,
            right=right,
            reason=reason,
            prepared_by=by,
            prepared_at=at,
        )
        words = {"wrong": wrong, "right": right, "reason": reason}
        record("funding.correct_notice", locked, by=by, payload=words, facts={"letter": letter.pk})
    return correction


def release_correction(correction: Correction, *, by: User, on: date, shown: str | None = None) -> None:
    """Second person: the sealed letter goes out and takes the place of an earlier correction. Raises Refused.

    The letter with the error stays in force together with it.
    """
    may = correction.workflow.check("release_correction", correction.state).may
    if not rules.has_perm(may, by, correction):
        raise PermissionDenied(may)
    refuse_changed(shown, of_correction(correction))
    refuse_more_than_an_error(correction.letter, wrong=correction.wrong, right=correction.right)
    sealed = notices.make_correction(correction, released_by=by, on=on)
    with taking("release_correction", correction, by=by) as facts:
        refuse_changed(shown, of_correction(correction))
        locked = Application.objects.select_for_update().get(pk=correction.application_id)
        document = notices.keep(locked, sealed, on=on, supersedes=correction.letter.document.chain[-1])
        replace_letters_on_their_way(locked, correction.letter.document.chain[1:-1], by=by, on=on)
        announce(locked, document, by=by, on=on)
        correction.released_by = by
        facts |= {"document": document.sha256, "on": on.isoformat()}


def drop_correction(correction: Correction, *, by: User, shown: str | None = None) -> None:
    """Either person: it was no error after all."""
    with taking("drop_correction", correction, by=by):
        refuse_changed(shown, of_correction(correction))


def correctable(application: Application) -> QuerySet[Letter]:
    """Every letter but corrections: these are put right by a further correction of the letter itself."""
    return application.letters.exclude(document__kind=documents.CORRECTION_NOTICE.name)


def refuse_more_than_an_error(letter: Letter, *, wrong: str, right: str) -> None:
    """The error stands in the sealed letter, and putting it right touches nothing that was decided. Raises Refused."""
    application = letter.application
    grant = Grant.objects.filter(application=application).first()
    asked = sum(budget.asked_by_year(application).values())
    sums = [euro_in_words(cents) for cents in (asked, grant.cents if grant else asked)]
    against = against_correcting(
        squeezed(words_of(read(letter.document))),
        wrong=wrong,
        right=right,
        kept=tuple(squeezed(text) for text in (application.applicant.name, *sums)),
        address=address(application.applicant)[1:],
        earlier=notices.earlier_corrections(letter),
    )
    if against == "absent":
        raise Refused(
            _(
                "Das steht nicht in diesem Schreiben. Bitte schreiben Sie die falsche Stelle genau so ab, wie sie dort steht."
            )
        )
    if against:
        raise Refused(
            _(
                "Eine Berichtigung ändert nur, wie ein Wort geschrieben ist (ein Buchstabe je Wort), oder die Anschrift. Summen, "
                "Zahlen, Tage, die Entscheidung und wer das Schreiben bekommt, bleiben. Dafür braucht es einen neuen Bescheid."
            )
        )
