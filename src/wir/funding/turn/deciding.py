"""Whose turn it is while the authority decides, and after a decision that gave no money."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wir.core.days import short_day
from wir.funding.models import Application, Delivery, LineNotice
from wir.funding.models.delivery import ANSWER
from wir.funding.turn.along import Along
from wir.funding.turn.turn import FILLS_IN, Reader, Turn, authority, for_applicant, until

BEGIN = {
    "requested": lambda row: _("Über den früheren Beginn ist noch nicht entschieden. Bitte fangen Sie noch nicht an."),
    "approved": lambda row: _("Beginnen dürfen Sie ab dem %(day)s; eine Förderung ist damit nicht zugesagt.")
    % {"day": short_day(row.valid_from)},
    "denied": lambda row: _("Früher beginnen dürfen Sie nicht. Bitte warten Sie auf den Bescheid."),
}  # fmt: skip
UNREAD = gettext_lazy(
    "Die Antwort zum früheren Beginn liegt zum Abruf bereit. Bitte fangen Sie noch nicht an."
)


def submitted(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    day = {"day": short_day(application.submitted_on)}
    says = _("Der Antrag ist am %(day)s angekommen und wird geprüft.") % day
    return _deciding(application, reader, says, along, on)


def decision_prepared(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    return _deciding(application, reader, _("Der Antrag ist geprüft, jetzt wird entschieden."), along, on)


def waitlisted(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    """No day: nobody knows when money becomes free."""
    if turn := _ready(application, reader, along.deliveries[application.pk], None, on=on):
        return turn
    says = _(
        "Der Antrag steht auf der Nachrückliste. Wird Geld frei, entscheidet sie; Sie müssen nichts tun."
    )
    return Turn("authority", authority(), says, notes=early_start(application, along))


def withdrawn(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    return Turn("nobody", _("Zurückgezogen."), _("Mit diesem Antrag geschieht nichts mehr."), done=True)


def rejected(application: Application, reader: Reader, along: Along, *, on: date) -> Turn:
    """Nothing must be done, but until the last day one may go to court."""
    deliveries = along.deliveries[application.pk]
    notice = next((one for one in deliveries if one.document.kind == "rejection_notice"), None)
    if turn := arriving(application, reader, deliveries, notice, on=on):
        return turn
    action, url = read(application, on, notice) if reader.roles else ("", "")
    reckoned = notice.reckoned(on) if notice else None
    head = _("Abgelehnt.")
    if reckoned and reckoned.last_day and not reckoned.is_final(on):
        says = _("Warum, und was man dagegen tun kann, steht im Bescheid. Rufen Sie gern an.")
        when = _("Klagen kann man bis %(day)s.") % {"day": short_day(reckoned.last_day)}
        mine = bool(reader.roles & FILLS_IN)
        return Turn(
            "applicant", head, says, mine=mine, must=False, by=reckoned.last_day, when=when, action=action, url=url
        )  # fmt: skip
    return Turn("nobody", head, _("Der Bescheid ist bestandskräftig."), done=True, action=action, url=url)


def arriving(
    application: Application, reader: Reader, deliveries: list[Delivery], notice: Delivery | None, *, on: date
) -> Turn | None:
    """A letter that lies ready, or a notice that has not reached the applicant yet; nothing once it has."""
    if turn := _ready(application, reader, deliveries, notice, on=on):
        return turn
    state = notice.reckoned(on).state if notice else "waiting"
    if state == "effected":
        return None
    says = _ON_ITS_WAY[state]() if notice is None or state == "failed" else _ON_ITS_WAY[notice.way]()
    action, url = read(application, on, notice) if reader.roles else ("", "")
    return Turn("authority", authority(), says, action=action, url=url)


def _ready(
    application: Application, reader: Reader, deliveries: list[Delivery], notice: Delivery | None, *, on: date
) -> Turn | None:
    """The letters that lie ready in the portal to be retrieved, by the first of their last days."""
    ready = [one for one in deliveries if one.may_be_retrieved(on)]
    if not ready:
        return None
    titles = ", ".join(one.title for one in ready)
    where, anchor = "funding:application", "#bekanntgabe"
    if ready == [notice]:
        where, anchor = "funding:notice", ""
        says = _("Der Bescheid liegt zum Abruf bereit.")
    elif len(ready) == 1:
        says = _("Ein Schreiben liegt zum Abruf bereit: %(title)s.") % {"title": titles}
    else:
        says = _("%(count)s Schreiben liegen zum Abruf bereit: %(titles)s.") % {
            "count": len(ready), "titles": titles,
        }  # fmt: skip
    act = _("Abrufen"), reverse(where, args=[application.pk]) + anchor
    last = min((day for one in ready if (day := one.reckoned(on).retrieve_by)), default=None)
    return for_applicant(
        application, reader, says, roles=FILLS_IN, act=act, **(until(last, on) if last else {})
    )


def read(application: Application, on: date, notice: Delivery | None) -> tuple[str, str]:
    """The way to the notice, if it may be read already."""
    if notice is None or not notice.may_be_read(on):
        return "", ""
    if application.state == "awarded":
        return _("Bescheid lesen"), reverse("funding:notice", args=[application.pk])
    return _("Zum Bescheid"), f"{reverse('funding:application', args=[application.pk])}#schreiben"


_ON_ITS_WAY = {
    "failed": lambda: _("Der Bescheid kam nicht an und wird neu zugestellt."),
    "waiting": lambda: _("Der Bescheid wird zugestellt."),
    "post": lambda: _("Der Bescheid ist fertig und kommt mit der Post."),
    "service": lambda: _("Der Bescheid ist fertig und wird förmlich zugestellt."),
    "handing_over": lambda: _("Der Bescheid ist fertig und wird persönlich übergeben."),
}


def early_start(application: Application, along: Along) -> tuple[str, ...]:
    """Whether one may begin before the decision, by what was said last; an answer only once it is retrieved."""
    rows = along.early[application.pk]
    if not rows:
        return ()
    answers = [one for one in along.deliveries[application.pk] if one.document.kind == ANSWER]
    last = max(answers, key=lambda one: one.document_id, default=None)
    unread = last is not None and last.is_unread_answer and rows[-1].state != "requested"
    return (str(UNREAD) if unread else BEGIN[rows[-1].state](rows[-1]),)


def _deciding(application: Application, reader: Reader, says: str, along: Along, on: date) -> Turn:
    if turn := _ready(application, reader, along.deliveries[application.pk], None, on=on):
        return turn
    day, when = _usual_day(along.notices.get(application.line), application.submitted_on, on)
    notes = early_start(application, along)
    late = day is not None and day < on
    return Turn("authority", authority(), says, by=day, when=when, late=late, notes=notes)


def _usual_day(notice: LineNotice | None, received: date | None, on: date) -> tuple[date | None, str]:
    """What the authority said about its line; nothing where nobody has said anything. It is no promise."""
    day = notice.due_on(received) if notice and received else None
    if day is None:
        return None, ""
    if day < on:
        says = _("Üblich war es bis %(day)s; es dauert länger. Fragen Sie gern nach.")
    elif notice and notice.decide_by == day:
        says = _("Entschieden wird bis %(day)s.")
    else:
        says = _("Meist bis %(day)s.")
    return day, says % {"day": short_day(day)}
