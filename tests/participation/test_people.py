"""People are asked by e-mail, take their part, and see what belongs to it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from wir.accounts.models import Organisation
from wir.core.refusal import Refused
from wir.participation.jobs import people as jobs
from wir.strategy import actions
from wir.strategy.models import Member, PartInvitation

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 2)
DESK = "/beteiligung/lollar/arbeit/"


def _link(invitation):
    return f"/beteiligung/einladung/{invitation.token}/"


def test_an_invitation_goes_by_mail_and_the_table_does_not_give_it_away(cast):
    cast.process()
    with time_machine.travel(ON, tick=False):
        answer = cast.client("frieda").post(
            f"{DESK}menschen/einladen/", {"email": "Ole@Example.org", "role": "steering_group"}
        )
    invitation = PartInvitation.objects.get()
    assert (answer.status_code, invitation.email) == (302, "ole@example.org")
    jobs.send_part_invitation(invitation.pk)
    assert mail.outbox[0].to == ["ole@example.org"]
    assert invitation.token in mail.outbox[0].body
    assert invitation.token not in str(list(PartInvitation.objects.values()))


def test_a_mail_that_is_sent_twice_after_the_yes_is_sent_once(cast):
    invitation = cast.part_invitation()
    actions.accept_part(invitation, by=cast.ole, on=ON)
    jobs.send_part_invitation(invitation.pk)
    assert mail.outbox == []


@pytest.mark.parametrize(("day", "status"), [(date(2026, 11, 16), 200), (date(2026, 11, 17), 410)])
def test_an_invitation_can_be_accepted_for_fourteen_days(cast, day, status):
    invitation = cast.part_invitation()
    with time_machine.travel(day, tick=False):
        assert cast.client().get(_link(invitation)).status_code == status
        cast.client("ole").post(_link(invitation))
    assert Member.objects.filter(user=cast.ole).exists() == (status == 200)


def test_only_who_has_the_address_takes_the_part_and_only_once(cast):
    invitation = cast.part_invitation()
    with time_machine.travel(ON, tick=False):
        cast.client("ayla").post(_link(invitation))
        assert not Member.objects.filter(user=cast.ayla).exists()
        assert cast.client("ole").post(_link(invitation))["Location"] == "/beteiligung/meine/"
        assert cast.client("ole").get(_link(invitation)).status_code == 410


def test_reading_the_link_takes_nothing(cast):
    invitation = cast.part_invitation()
    with time_machine.travel(ON, tick=False):
        cast.client("ole").get(_link(invitation))
    assert not Member.objects.filter(user=cast.ole).exists()


def test_what_is_taken_back_no_longer_works(cast):
    invitation = cast.part_invitation()
    with time_machine.travel(ON, tick=False):
        cast.client("frieda").post(f"{DESK}menschen/{invitation.pk}/zuruecknehmen/")
        assert cast.client("ole").post(_link(invitation)).status_code == 410


def test_nobody_is_invited_twice_for_the_same_part(cast):
    invitation = cast.part_invitation()
    with pytest.raises(Refused):
        cast.part_invitation(invitation.process)
    assert cast.part_invitation(invitation.process, role="translator").state == "open"


def test_the_facilitator_invites_nobody(cast):
    cast.process()
    given = {"email": "ole@example.org", "role": "steering_group"}
    assert cast.client("miriam").post(f"{DESK}menschen/einladen/", given).status_code == 404


def test_a_part_that_is_ended_is_over_at_once(cast):
    process = cast.process()
    member = process.members.get()
    cast.client("frieda").post(f"{DESK}menschen/{member.pk}/beenden/")
    assert cast.client("miriam").get(DESK).status_code == 404


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("steering_group", {"plan", "stock", "writing", "desk_measures", "comment_queue", "council_pack"}),
        ("political_body", {"plan", "stock", "text", "council_pack", "decisions"}),
        ("diversity_centre", {"plan", "stock", "text"}),
        ("foreigners_council", {"plan", "stock", "text", "measures", "council_pack", "decisions"}),
        ("translator", {"plan"}),
    ],
)
def test_each_part_has_its_own_view_and_every_link_on_it_works(cast, role, sees):
    process = cast.process()
    actions.add_member(process, user=cast.ole, role=role, by=cast.frieda)
    ole = cast.client("ole")
    tools = ole.get(DESK).context["tools"]
    read = {"writing", "text", "desk_measures", "measures", "comment_queue", "council_pack", "decisions"}
    own = read | {
        "plan",
        "stock",
        "people",
        "facilitation",
        "administration",
        "formats",
        "describe",
        "standing",
    }
    assert {tool.url_name.split(":")[1] for tool, _waits in tools} & own == sees
    assert {ole.get(reverse(tool.url_name, args=["lollar"])).status_code for tool, _waits in tools} == {200}
    refused = {
        "bestand/": "stock",
        "menschen/": "people",
        "moderation/": "facilitation",
        "verwaltung/": "administration",
    }
    assert {ole.get(DESK + path).status_code for path, name in refused.items() if name not in sees} == {404}
    assert {
        ole.get(DESK + path).status_code
        for path, name in {"plan/": "plan", **refused}.items()
        if name in sees
    } == {200}


def test_a_format_that_is_not_wanted_hides_its_tool(cast, monkeypatch):
    from wir.participation import desk

    process = cast.process()
    tool = desk.Tool("Los", "participation:plan", "", format="assembly")
    monkeypatch.setattr(desk, "TOOLS", (tool,))
    assert desk.tools_for({"office"}, process) == []
    cast.client("frieda").post(f"{DESK}formate/", {"formats": ["survey", "assembly", "unbekannt"]})
    process.refresh_from_db()
    assert process.formats == ["survey", "assembly"]
    assert desk.tools_for({"office"}, process) == [(tool, 0)]


def test_what_waits_in_a_format_that_is_not_wanted_is_still_seen(cast, monkeypatch):
    from wir.participation import desk

    tool = desk.Tool("Los", "participation:plan", "", lambda process: 3, format="assembly")
    monkeypatch.setattr(desk, "TOOLS", (tool,))
    assert desk.tools_for({"office"}, cast.process()) == [(tool, 3)]


def test_the_days_of_a_new_facilitator_are_those_of_the_contract(cast):
    process = cast.contract()
    invitation = cast.part_invitation(process, role="facilitator", until_day=ON + timedelta(days=400))
    actions.accept_part(invitation, by=cast.ole, on=ON)
    member = process.members.get(user=cast.ole)
    assert (member.from_day, member.until_day) == (date(2026, 11, 1), date(2026, 11, 30))


INVITE = {"email": "ole@example.org", "role": "steering_group"}


def test_in_a_joint_process_everybody_stands_for_a_town_or_the_page_says_why_not(cast):
    process = cast.joint_process()
    frieda = cast.client("frieda")
    with time_machine.travel(ON, tick=False):
        page = frieda.post(f"{DESK}menschen/einladen/", INVITE).content.decode()
        assert "Wählen Sie die Gemeinde, oder schreiben Sie, warum keine." in page
        assert not PartInvitation.objects.exists()
        frieda.post(f"{DESK}menschen/einladen/", {**INVITE, "town": cast.neighbour.pk})
        invitation = PartInvitation.objects.get()
        actions.accept_part(invitation, by=cast.ole, on=ON)
        listed = frieda.get(f"{DESK}menschen/").content.decode()
    member = Member.objects.get(user=cast.ole)
    assert (member.town, member.town_unknown) == (cast.neighbour, "")
    assert f"{cast.neighbour.name}: 1, nicht bekannt: 1" in listed
    assert "Gemeinde nicht bekannt: Moderiert für alle." in listed
    assert process.members.count() == 2


def test_a_town_is_named_later_and_a_reason_goes_with_it(cast):
    member = cast.joint_member()
    place, frieda = f"{DESK}menschen/{member.pk}/gemeinde/", cast.client("frieda")
    with time_machine.travel(ON, tick=False):
        frieda.post(place, {"town": cast.town.pk, "town_unknown": "Moderiert für alle."})
        member.refresh_from_db()
        assert (member.town, member.town_unknown) == (cast.town, "")
        page = frieda.post(place, {"town_unknown": ""}).content.decode()
        assert "Wählen Sie die Gemeinde" in page
        frieda.post(place, {"town_unknown": "Zieht um"})
    member.refresh_from_db()
    assert (member.town, member.town_unknown) == (None, "Zieht um")


def test_a_town_that_is_not_in_the_process_is_refused(cast):
    member = cast.joint_member()
    elsewhere = Organisation.objects.exclude(pk__in=[cast.town.pk, cast.neighbour.pk]).first()
    with pytest.raises(Refused, match="gehört nicht zu diesem Prozess"):
        actions.name_town(member, town=elsewhere, town_unknown="", by=cast.frieda)
    with pytest.raises(PermissionDenied):
        actions.name_town(member, town=cast.town, town_unknown="", by=cast.ole)


def test_a_process_of_one_town_asks_for_none(cast):
    process = cast.process()
    with time_machine.travel(ON, tick=False):
        assert "Für welche Gemeinde?" not in cast.client("frieda").get(f"{DESK}menschen/einladen/").content.decode()  # fmt: skip
        assert "Gemeinde" not in cast.client("frieda").get(f"{DESK}menschen/").context["by_town"]
        place = f"{DESK}menschen/{process.members.get().pk}/gemeinde/"
        assert cast.client("frieda").get(place).status_code == 404
