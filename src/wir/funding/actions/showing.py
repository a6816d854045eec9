"""A clerk shows the draft to the diversity centre, the centre says something or nothing, officials keep its address."""

from datetime import date, datetime

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wir.accounts import links
from wir.accounts.models import Organisation, User
from wir.core.days import long_day, short_day
from wir.core.refusal import Refused
from wir.funding.centre import centres, last_showing
from wir.funding.content import content_of
from wir.funding.models import Application, CentreStatement, Involvement, Showing
from wir.funding.rules.statement import last_day
from wir.journal.steps import record


def show_to_centre(
    application: Application, *, centre: Organisation, email: str, by: User, at: datetime
) -> Showing:
    """The centre gets the draft as it stands now. Handing in never waits for it. The mail follows by a job. Raises Refused."""
    on, email = timezone.localdate(at), email.strip().lower()
    with transaction.atomic():
        application.refresh_from_db(from_queryset=Application.objects.select_for_update(of=("self",)))
        if not rules.has_perm("funding.show_to_centre", by, application):
            raise PermissionDenied("funding.show_to_centre")
        _refuse_too_early_or_late(application)
        if not centres(on).filter(pk=centre.pk).exists():
            raise Refused(_("%(name)s hat kein Vielfaltszentrum.") % {"name": centre.name})
        _refuse_needless(last_showing(application), email=email, on=on)
        _note_involvement(application, on)
        showing = Showing(
            application=application, centre=centre, email=email, content=content_of(application),
            shown_by=by, shown_on=on, last_day=last_day(on),
        )  # fmt: skip
        showing.link_hash = links.hash_of(showing.link)
        showing.save()
        facts = {"showing": showing.pk, "centre": centre.pk, "last_day": showing.last_day.isoformat()}
        record("funding.show_to_centre", application, by=by, facts=facts)
    return showing


def showing_for(link: str) -> Showing | None:
    """Whose link this is, if anybody's."""
    found = Showing.objects.filter(link_hash=links.hash_of(link))
    return found.select_related("application__applicant", "application__controller", "centre").first()


def why_over(showing: Showing, *, on: date) -> str:
    """The sentence that says why a centre can say nothing any more, or nothing."""
    application = showing.application
    if application.state == "withdrawn":
        return _over(_("Der Antrag wurde zurückgezogen."))
    if CentreStatement.objects.filter(showing=showing).exists():
        return _over(_("Ihre Antwort ist da, danke."))
    if application.state != "draft" and not application.is_open:
        return _over(_("Über den Antrag ist schon entschieden."))
    if Showing.objects.filter(application=application, pk__gt=showing.pk).exists():
        return _("Dieser Link gilt nicht mehr: Der Entwurf wurde danach noch einmal verschickt.")
    if on > showing.last_day:
        late = _("Bis %(day)s konnten Sie etwas zu diesem Entwurf sagen.") % {
            "day": long_day(showing.last_day)
        }
        return _over(late, _("Dem Antrag schadet es nicht, dass nichts kam."))
    return ""


def _over(*sentences: str) -> str:
    return " ".join((*sentences, _("Sie müssen nichts mehr tun.")))


def state_as_centre(link: str, *, text: str, name: str, by: User | None, at: datetime) -> CentreStatement:
    """Whoever has the link speaks once for the centre; an empty text says that there is nothing to say. Raises Refused."""
    on, text = timezone.localdate(at), text.strip()
    found = showing_for(link)
    if found is None:
        raise Refused(_("Diesen Link gibt es nicht."))
    if text and not name.strip():
        raise Refused(_("Bitte schreiben Sie Ihren Namen dazu."))
    with transaction.atomic():
        # The row of the application is the lock: of two answers at once the second finds the first.
        found.application = Application.objects.select_for_update().get(pk=found.application_id)
        if over := why_over(found, on=on):
            raise Refused(over)
        said = CentreStatement.objects.create(
            showing=found, text=text, name=name.strip() if text else "", said_by=by, said_on=on
        )
        facts = {"showing": found.pk, "says": "statement" if text else "nothing"}
        record("funding.state_as_centre", found.application, by=by, facts=facts)
    return said


def set_centre_address(centre: Organisation, *, email: str, by: User, on: date) -> None:
    """Where drafts for this centre go from now on, whoever shows them. Empty: nobody knows an address. Raises Refused."""
    if not rules.has_perm("funding.set_centre_address", by):
        raise PermissionDenied("funding.set_centre_address")
    with transaction.atomic():
        kept = centres(on).select_for_update().filter(pk=centre.pk).first()
        if kept is None:
            raise Refused(_("%(name)s hat kein Vielfaltszentrum.") % {"name": centre.name})
        kept.centre_email = email.strip().lower()
        kept.save(update_fields=["centre_email"])
        record("funding.set_centre_address", kept, by=by, facts={"known": bool(kept.centre_email)})


def _refuse_too_early_or_late(application: Application) -> None:
    if application.state != "draft":
        raise Refused(_("Der Antrag ist schon abgeschickt. Zeigen lässt sich nur ein Entwurf."))
    if not application.applicant.is_confirmed:
        raise Refused(
            _(
                "%(name)s ist noch nicht bestätigt. Ihr Entwurf ist sicher. Zeigen können Sie ihn, sobald die Behörde "
                "bestätigt hat oder Sie den Code eingegeben haben, den sie schickt."
            )
            % {"name": application.applicant.name}
        )


def _refuse_needless(before: Showing | None, *, email: str, on: date) -> None:
    """Once answered it is answered; while one waits, only another address gets the draft."""
    if before is None:
        return
    standing = before.standing(on)
    if standing in ("stated", "nothing"):
        raise Refused(_("Das Vielfaltszentrum hat schon geantwortet."))
    if standing == "waiting" and before.email == email:
        raise Refused(
            _("Der Entwurf liegt seit dem %(day)s bei %(email)s. Es ist nichts mehr zu tun.")
            % {"day": short_day(before.shown_on), "email": email}
        )


def _note_involvement(application: Application, on: date) -> None:
    """Saves the clerk writing it down as well; what was already said stays, for signatures hang on it."""
    rows = Involvement.objects.filter(application=application, body=Involvement.Body.DIVERSITY_CENTRE)
    if rows.exclude(how="").exists():
        return
    rows.delete()
    Involvement.objects.create(
        application=application,
        body=Involvement.Body.DIVERSITY_CENTRE,
        how=Involvement.How.INVOLVED,
        on=on,
        reason=_("Entwurf über das Portal gezeigt"),
    )
