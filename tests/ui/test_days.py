"""A day stands in the words and in the order of the reader's language, its digits in all of them the same."""

from datetime import date

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

DAY = date(2026, 9, 30)
SAID = {
    "de": "Mittwoch, 30. September 2026",
    "de-simple": "Mittwoch, 30. September 2026",
    "en": "Wednesday, 30 September 2026",
    "tr": "30 Eylül 2026 Çarşamba",
    "ar": "الأربعاء، 30 سبتمبر 2026",
    "uk": "середа, 30 вересня 2026\u202fр.",
    "prs": "چهارشنبه 30 سپتمبر 2026",
}


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_a_day_is_said_in_the_language_of_the_page(code):
    page = Template("{% load ui %}{{ day|long_day }}")
    with override(code):
        assert page.render(Context({"day": DAY})) == SAID[code]


def test_no_day_is_nothing():
    assert Template("{% load ui %}{{ day|long_day }}").render(Context({"day": None})) == ""
