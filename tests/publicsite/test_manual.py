"""The manual: short, every link leads somewhere, and what it says about who reads what is what the scopes say."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import NOW, TODAY
from wir.accounts.models import Organisation
from wir.funding import access, actions
from wir.funding.agreements import now_of
from wir.funding.panels import FOR_APPLICANTS, FOR_OFFICIALS, panels_of
from wir.publicsite import manual
from wir.publicsite.manual.reading import CHAPTER, READERS

STEPS = [step for chapter in manual.CHAPTERS for task in chapter.tasks for step in task.steps]


def test_every_chapter_has_its_own_address_and_says_whom_to_ask():
    slugs = [chapter.slug for chapter in manual.CHAPTERS]
    assert len(set(slugs)) == len(slugs)
    assert [chapter.slug for chapter in manual.CHAPTERS if not chapter.ask] == []


def test_every_task_has_steps_and_its_page_exists():
    tasks = [task for chapter in manual.CHAPTERS for task in chapter.tasks]
    assert [task.name for task in tasks if not task.steps] == []
    assert all(reverse(task.page[0]).startswith("/") for task in tasks if task.page)


def test_a_step_is_short():
    assert [str(step) for step in STEPS if len(str(step)) > 170] == []


@pytest.mark.django_db
def test_the_help_page_leads_to_every_chapter_and_to_signing_up():
    page = Client().get("/hilfe/").content.decode()
    assert re.findall(r'href="/hilfe/([\w-]+)/"', page) == [chapter.slug for chapter in manual.CHAPTERS]
    account = Client().get("/hilfe/anmelden/").content.decode()
    assert f'href="{reverse("account_signup")}"' in account


@pytest.mark.django_db
def test_there_is_no_chapter_of_another_name():
    assert Client().get("/hilfe/gibt-es-nicht/").status_code == 404


PEOPLE = {"own": "frieda", "partner": "jonas", "authority": "karim", "jury": "merle", "everybody": "ole"}
APPLICATIONS = (
    access.own_applications,
    access.partner_applications,
    access.cases_for,
    access.applications_for_juror,
)


def row(what):
    """The readers that the manual names."""
    (found,) = (row for row in CHAPTER.readable if row.what == what)
    return set(found.readers)


def readers(cast, *scopes, **only):
    """Those of the cast who find something in one of these scopes."""
    return {
        name
        for name, who in PEOPLE.items()
        if any(scope(getattr(cast, who)).filter(**only).exists() for scope in scopes)
    }


def link_to(cast, draft):
    """Where somebody signs behind a link."""
    invitation, _code = actions.invite_signatory(
        draft, name="Kai Kämmerer", email="kai@lollar.example", by=cast.frieda, at=timezone.now()
    )
    return reverse("funding:sign_by_link", args=[actions.link_of(invitation)])


def to_centre(cast, draft):
    """Where the diversity centre of the county reads what it was shown."""
    county = Organisation.objects.create(
        kind="county", name="Landkreis Gießen", ags="06531", confirmed_at=NOW
    )
    showing = actions.show_to_centre(
        draft, centre=county, email="vielfalt@kreis.example", by=cast.frieda, at=timezone.now()
    )
    return reverse("funding:statement", args=[showing.link])


def behind(address, title):
    return {"link"} if title in Client().get(address).content.decode() else set()


@pytest.fixture
def handed_in(cast):
    """A joint application with a file, which also lies before the jury; and the link with which somebody could have signed."""
    draft = cast.joint_draft()
    cast.with_file(draft)
    link = link_to(cast, draft)
    actions.confirm(draft.partners.get(), seen=now_of(draft).digest, by=cast.jonas, at=NOW)
    actions.submit(draft, by=cast.frieda, on=TODAY)
    cast.reading_round(draft)
    return draft, link


@pytest.mark.django_db
def test_a_draft_is_read_as_the_manual_says(cast):
    draft = cast.joint_draft()
    found = readers(cast, *APPLICATIONS, pk=draft.pk) | behind(link_to(cast, draft), draft.title)
    if behind(to_centre(cast, draft), draft.title):
        found.add("centre")
    assert row("Ihr Entwurf") == found


@pytest.mark.django_db
def test_what_was_handed_in_is_read_as_the_manual_says(cast, handed_in):
    application, link = handed_in
    found = readers(cast, *APPLICATIONS, pk=application.pk) | behind(link, application.title)
    assert row("Ihr abgeschickter Antrag") == found


@pytest.mark.django_db
def test_files_are_read_as_the_manual_says(cast, handed_in):
    application, _link = handed_in
    found = readers(cast, access.attachments_for, access.attachments_for_juror, application=application.pk)
    assert row("Ihre Dateien") == found


@pytest.mark.django_db
def test_a_draft_of_a_refused_claim_is_read_by_nobody_but_its_author(cast):
    draft = cast.joint_draft()
    type(draft).objects.filter(pk=draft.pk).update(set_apart_at=NOW)
    assert row("Ein Entwurf, nachdem die Behörde Ihre Anmeldung abgelehnt hat") == readers(
        cast, *APPLICATIONS, pk=draft.pk
    )
    assert readers(cast, access.set_apart_for, pk=draft.pk) == {"own"}


@pytest.mark.django_db
def test_money_is_read_as_the_manual_says(cast):
    grant = cast.accepted().grant
    assert row("Abrufe, Zahlungen, Nachweise") == readers(
        cast, access.own_grants, access.grants_for, pk=grant.pk
    )


@pytest.mark.django_db
def test_how_a_signature_came_about_is_shown_as_the_manual_says(cast):
    application = cast.complete_draft()
    application.signatures.all().delete()
    actions.sign(application, seen=now_of(application).digest, by=cast.bea, at=NOW)
    actions.submit(application, by=cast.frieda, on=TODAY)
    shown = {
        "own": FOR_APPLICANTS,
        "authority": FOR_OFFICIALS,
    }
    found = {
        name
        for name, panels in shown.items()
        for panel in panels_of(panels, application, getattr(cast, PEOPLE[name]))
        if panel.name == "partner" and any(signed.how for signed in panel.context["signed"])
    }
    assert row("Wie eine Unterschrift zustande kam") == found


def test_readers_are_named_in_one_order_and_each_only_once():
    assert all(
        list(row.readers) == [name for name in READERS if name in row.readers] for row in CHAPTER.readable
    )
