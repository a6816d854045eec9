"""The strategy's text: laid out, written, published, answered."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import rules
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wir.accounts.models import User
from wir.core.days import short_day
from wir.core.refusal import Refused
from wir.journal.promise import refuse_earlier
from wir.journal.steps import record
from wir.strategy.access import process_of
from wir.strategy.as_published import as_published
from wir.strategy.models import Measure, Paragraph, Process, Recommendation, Section, Version
from wir.strategy.outline import OUTLINE
from wir.strategy.queries import last_day


@contextmanager
def _writing(thing: Process | Section | Paragraph, by: User) -> Iterator[None]:
    """One transaction in which nobody else changes the text of its process. Raises PermissionDenied and Refused."""
    if not rules.has_perm("strategy.write_text", by, thing):
        raise PermissionDenied("strategy.write_text")
    with transaction.atomic():
        state = Process.objects.select_for_update().get(pk=process_of(thing).pk).state
        if state == "closed":
            raise Refused(_("Der Prozess ist abgeschlossen. Der Text ändert sich nicht mehr."))
        yield


def lay_out_text(process: Process, *, by: User) -> None:
    """Empty sections after the usual outline, unless there are sections already."""
    with _writing(process, by):
        if not process.sections.exists():
            Section.objects.bulk_create(
                Section(process=process, place=place, heading=heading)
                for place, (heading, _about) in enumerate(OUTLINE, start=1)
            )
            record("strategy.lay_out_text", process, by=by)


def add_section(process: Process, *, heading: str, by: User, town: Any = None) -> Section:
    """One more section at the end; with a town, its local annex."""
    with _writing(Section(process=process, town=town), by):
        last = process.sections.aggregate(last=Max("place"))["last"] or 0
        return Section.objects.create(process=process, place=last + 1, heading=heading, town=town)


def add_paragraph(
    section: Section, *, text: str, by: User, measures: Iterable[Measure] = (),
    recommendations: Iterable[Recommendation] = (),
) -> Paragraph:  # fmt: skip
    """One more paragraph at the end of a section, with what it writes down."""
    with _writing(section, by):
        last = section.paragraphs.aggregate(last=Max("place"))["last"] or 0
        made = Paragraph.objects.create(section=section, place=last + 1, text=text)
        _ties(made, measures, recommendations)
    return made


def change_paragraph(
    paragraph: Paragraph, *, text: str, seen: int, by: User, measures: Iterable[Measure] = (),
    recommendations: Iterable[Recommendation] = (),
) -> None:  # fmt: skip
    """Write it anew. `seen` is the edition that the writer had before their eyes; another one in between refuses."""
    with _writing(paragraph, by):
        kept = Paragraph.objects.select_for_update().get(pk=paragraph.pk)
        if kept.edition != seen:
            raise Refused(
                _(
                    "Jemand anderes hat diesen Absatz gerade geändert. Ihr Text ist nicht gespeichert; er steht noch hier."
                )
            )
        kept.text, kept.edition = text, kept.edition + 1
        kept.save(update_fields=["text", "edition"])
        _ties(kept, measures, recommendations)


def remove_paragraph(paragraph: Paragraph, *, by: User) -> None:
    """Out of the working text; versions keep it."""
    with _writing(paragraph, by):
        paragraph.delete()


def _ties(
    paragraph: Paragraph, measures: Iterable[Measure], recommendations: Iterable[Recommendation]
) -> None:
    """Only what belongs to the same process."""
    process = paragraph.process
    paragraph.measures.set(process.measures.filter(pk__in=[one.pk for one in measures]))
    paragraph.recommendations.set(process.recommendations.filter(pk__in=[one.pk for one in recommendations]))


def publish_version(
    process: Process, *, reason: str, by: User, on: date, comments_until: date | None = None,
    for_council: bool = False,
) -> Version:  # fmt: skip
    """The working text as a version that everybody reads and nobody changes any more. Raises Refused.

    As long as an earlier version takes comments, the new one takes them at least until the same day. One `for_council` takes none: what
    the council reads stays, with all measures.
    """
    if comments_until is not None and comments_until < on:
        raise Refused(_("Rückmeldungen brauchen Zeit. Wählen Sie einen Tag, der noch kommt."))
    if for_council and comments_until is not None:
        raise Refused(
            _(
                "Zu einer Fassung, die ins Parlament geht, kommen keine Rückmeldungen mehr. Lassen Sie den Tag leer."
            )
        )
    with _writing(process, by):
        refuse_earlier(promised_until(process, on=on), comments_until)
        _refuse_beyond_the_end(process, comments_until)
        content, measures = content_of(process), as_published(process)
        if not any(section["paragraphs"] for section in content):
            raise Refused(_("Der Text ist noch leer. Schreiben Sie mindestens einen Absatz."))
        last = process.versions.select_related("withdrawal").order_by("-number").first()
        digest = hash_of({"text": content, "measures": measures})
        if (
            last
            and last.sha256 == digest
            and not hasattr(last, "withdrawal")
            and (last.comments_until, last.for_council) == (comments_until, for_council)
        ):
            raise Refused(_("Seit der letzten Fassung hat sich nichts geändert."))
        made = Version.objects.create(
            process=process, number=last.number + 1 if last else 1, content=content, measures=measures,
            sha256=digest, reason=reason, comments_until=comments_until, for_council=for_council, made_by=by, made_on=on,
        )  # fmt: skip
        facts = {"process": process.pk, "hash": digest, "for_council": for_council}
        record("strategy.publish_version", made, by=by, facts=facts)
    return made


def _refuse_beyond_the_end(process: Process, comments_until: date | None) -> None:
    """Comments are taken while the process runs; a day long after it is a typo that would hold for ever."""
    if comments_until is not None and comments_until > (last := last_day(process)):
        raise Refused(
            _("Der Prozess läuft bis %(day)s. Rückmeldungen gehen höchstens bis zu diesem Tag.")
            % {"day": short_day(last)}
        )


def can_move_comments(version: Version, *, on: date) -> bool:
    """A typo in its last day can be put right: nobody has said anything yet, and it is of today or beyond the process's end."""
    if version.comments_until is None or version.comments_moved or not version.process.is_open:
        return False
    fresh = version.made_on == on or version.comments_until > last_day(version.process)
    return fresh and not version.comments.exists()


def move_comments(version: Version, *, until: date, because: str, by: User, on: date) -> None:
    """Put the last day for comments right, once; everybody reads what stood there and why. Raises Refused and PermissionDenied."""
    with _writing(version.process, by):
        kept = Version.objects.select_for_update(of=("self",)).select_related("process").get(pk=version.pk)
        if not can_move_comments(kept, on=on):
            raise Refused(
                _(
                    "Dieser Tag ist versprochen. Berichtigen geht nur am Tag der Veröffentlichung, einmal und bevor jemand etwas gesagt hat."
                )
            )
        if not because.strip():
            raise Refused(_("Bitte schreiben Sie, was falsch war. Alle lesen diesen Satz."))
        if until < on:
            raise Refused(_("Rückmeldungen brauchen Zeit. Wählen Sie einen Tag, der noch kommt."))
        others = kept.process.versions.exclude(pk=kept.pk).filter(comments_until__gte=on)
        refuse_earlier(others.aggregate(last=Max("comments_until"))["last"], until)
        _refuse_beyond_the_end(kept.process, until)
        before, kept.comments_until = kept.comments_until, until
        # In the language of the office, as it was written down.
        kept.comments_moved = (
            f"Berichtigt am {short_day(on)}: {because.strip()} Vorher stand hier: bis {short_day(before)}."
        )
        kept.save(update_fields=["comments_until", "comments_moved"])
        facts = {"from": before.isoformat() if before else "", "until": until.isoformat()}
        record("strategy.move_comments", kept, by=by, facts=facts, payload={"reason": because.strip()})
    version.refresh_from_db()


def promised_until(process: Process, *, on: date) -> date | None:
    """The last day on which a published version takes comments; None when that is over or was never promised.

    Where the whole process is over nobody can comment any more, so nothing is left to hold.
    """
    if not process.is_open:
        return None
    found: date | None = process.versions.filter(comments_until__gte=on).aggregate(
        last=Max("comments_until")
    )["last"]
    return found


def content_of(process: Process) -> list[dict[str, Any]]:
    """The working text as it would be published; sections without a paragraph stay as headings."""
    sections = process.sections.select_related("town").prefetch_related(
        "paragraphs__measures", "paragraphs__recommendations"
    )
    return [
        {
            "heading": section.heading,
            "town": section.town.name if section.town else "",
            "paragraphs": [
                {
                    "key": one.key,
                    "text": one.text,
                    "measures": sorted(measure.number for measure in one.measures.all()),
                    "recommendations": sorted(basis.number for basis in one.recommendations.all()),
                }
                for one in section.paragraphs.all()
            ],
        }
        for section in sections
    ]


def hash_of(content: dict[str, Any]) -> str:
    """sha256 of text and measures in canonical form, in hex."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
