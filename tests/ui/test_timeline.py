"""Stretches of time as a drawing."""

from datetime import date

from wir.ui.timeline import Stretch, timeline

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
HALVES = [Stretch("A", FIRST, date(2026, 7, 1)), Stretch("B", date(2026, 6, 1), LAST)]


def _draw(stretches=HALVES, days=(), today=date(2026, 6, 15), mirrored=False, last=LAST):
    return timeline(stretches, days, first=FIRST, last=last, today=today, says="Ein Jahr", mirrored=mirrored)


def _number(percent):
    return float(percent.rstrip("%"))


def test_nothing_to_draw_is_no_drawing():
    assert _draw([]) is None


def test_stretches_that_overlap_both_go_on():
    assert [bar.is_now for bar in _draw().bars] == [True, True]


def test_a_stretch_is_now_on_its_first_and_on_its_last_day():
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 7, 1), date(2026, 7, 2)]
    assert [[bar.is_now for bar in _draw(today=day).bars] for day in days] == [
        [True, False], [True, True], [True, True], [False, True],
    ]  # fmt: skip


def test_the_whole_time_fills_the_whole_width():
    bar = _draw([Stretch("A", FIRST, LAST)]).bars[0]
    assert (bar.x, bar.width) == ("0.00%", "100.00%")


def test_what_is_over_is_dark_up_to_today_and_no_further():
    before, after = _draw(today=date(2025, 12, 31)).bars[0], _draw(today=date(2027, 1, 1)).bars[0]
    assert before.done_width == "0.00%"
    assert after.done_width == after.width


def test_today_outside_has_no_line():
    assert [bool(_draw(today=day).today) for day in (date(2025, 12, 31), FIRST, LAST, date(2027, 1, 1))] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_day_stands_on_the_stretch_that_began_last():
    marks = _draw(days=[date(2026, 2, 1), date(2026, 6, 20), date(2026, 12, 1)]).marks
    rows = [bar.y + 11 for bar in _draw().bars]
    assert [mark.y for mark in marks] == [rows[0], rows[1], rows[1]]


def test_a_date_that_would_be_covered_by_the_next_mark_is_left_out():
    marks = _draw(days=[date(2026, 8, 1), date(2026, 8, 5)]).marks
    assert [mark.has_room for mark in marks] == [False, True]


def test_a_date_on_the_dark_is_light_and_none_stands_across_the_end_of_the_dark():
    marks = _draw(days=[date(2026, 2, 1), date(2026, 6, 1), date(2026, 9, 1)], today=date(2026, 6, 15)).marks
    assert [(mark.on_dark, mark.has_room) for mark in marks] == [(True, True), (True, False), (False, True)]


def test_the_word_for_what_is_over_gives_way_to_a_mark_that_would_cover_it():
    near, far = date(2026, 1, 20), date(2026, 3, 20)
    rooms = [_draw(days=[day], today=date(2026, 12, 31)).bars[0].has_room for day in (near, far)]
    assert rooms == [False, True]


def test_mirrored_everything_begins_on_the_other_side():
    plain, mirrored = _draw(), _draw(mirrored=True)
    for one, other in zip(plain.bars, mirrored.bars, strict=True):
        assert abs(_number(one.x) + _number(one.width) + _number(other.x) - 100) < 0.02


def test_many_years_have_few_columns():
    assert len(_draw(last=date(2031, 12, 31)).columns) <= 20
    assert len(_draw().columns) == 12
