"""An applicant without a mouse: every step by Tab, Space and Enter, what has the focus is always seen, errors come first."""

FRIEDA = "frieda@lollar.example"
MOST_TABS = 120
FOCUS = """() => {
  const e = document.activeElement, s = getComputedStyle(e), box = e.getBoundingClientRect();
  const choice = e.closest('.wir-choice'), t = choice ? getComputedStyle(choice) : s;
  const marked = s.outlineStyle !== 'none' || s.boxShadow !== 'none' || t.outlineStyle !== 'none';
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {what: e.outerHTML.slice(0, 120), seen: e === document.body || (marked && inside), tabindex: e.tabIndex};
}"""


def tab_to(somebody, selector):
    """Press Tab until that has the focus; on the way everything that gets it must be seen."""
    page = somebody.page
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["seen"], focus
        assert focus["tabindex"] == 0, focus
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way to {selector} by Tab on {page.url}")


def has_focus(somebody, selector):
    return somebody.page.evaluate("selector => document.activeElement.matches(selector)", selector)


def follow(somebody, selector):
    """Tab to a link or button, press Enter, and wait for the page behind it."""
    tab_to(somebody, selector)
    with somebody.page.expect_navigation():
        somebody.page.keyboard.press("Enter")


def test_from_the_tasks_to_a_mended_mistake_without_a_mouse(person):
    frieda = person(FRIEDA, reduced_motion="reduce")
    page = frieda.page
    follow(frieda, "main a.kern-btn--primary")
    assert page.url.endswith("/kosten/")
    tab_to(frieda, "input[name=costs-0-cents]")
    page.keyboard.press("Control+A")
    page.keyboard.type("viel")
    follow(frieda, "main button[type=submit]")
    assert has_focus(frieda, ".wir-errors")
    assert page.title().startswith("Fehler: ")
    tab_to(frieda, ".wir-errors a")
    page.keyboard.press("Enter")
    assert has_focus(frieda, "input[name=costs-0-cents]")
    assert page.evaluate(FOCUS)["seen"]
    assert page.input_value("input[name=costs-0-cents]") == "viel"
    page.keyboard.press("Control+A")
    page.keyboard.type("15.000,00")
    follow(frieda, "main button[type=submit]")
    assert "Gespeichert um" in frieda.says()


def test_every_field_of_every_section_is_reached_in_the_order_in_which_it_is_read(person):
    frieda = person(FRIEDA, reduced_motion="reduce")
    for section in (
        "antragsteller",
        "vorhaben",
        "beteiligung",
        "zeitplan",
        "kosten",
        "erklaerungen",
        "unterlagen",
        "unterschreiben",
    ):
        frieda.page.goto(f"/foerderung/antraege/1/{section}/")
        expected = frieda.page.evaluate(FIELDS)
        assert expected
        reached = []
        for _ in range(MOST_TABS):
            frieda.page.keyboard.press("Tab")
            focus = frieda.page.evaluate(FOCUS)
            assert focus["seen"], (section, focus)
            name = frieda.page.evaluate(NAME)
            if name and (not reached or reached[-1] != name):
                reached.append(name)
            if reached and reached[-1] == expected[-1]:
                break
        assert reached == expected, section


def test_a_closed_box_opens_and_closes_by_keyboard_and_hides_its_content_from_tab(person):
    frieda = person(FRIEDA, reduced_motion="reduce")
    page, inside = frieda.page, "input[name=lead_population]"
    page.goto("/foerderung/duerfen-wir/")
    box = page.locator(f"details:has({inside})")
    summary = f"details:has({inside}) > summary"

    def after_the_box():
        """What gets the focus with the next Tab."""
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS)["seen"]
        return has_focus(frieda, f"details:has({inside}) :is(input, select, a, button)")

    tab_to(frieda, summary)
    assert box.get_attribute("open") is None
    assert after_the_box() is False
    page.keyboard.press("Shift+Tab")
    assert has_focus(frieda, summary)
    page.keyboard.press("Enter")
    assert box.get_attribute("open") is not None
    assert after_the_box() is True
    page.keyboard.press("Shift+Tab")
    assert has_focus(frieda, summary)
    page.keyboard.press("Space")
    assert box.get_attribute("open") is None
    assert after_the_box() is False


# A group of choices is one stop: the arrows move inside it.
NAME = """() => { const e = document.activeElement; return e.closest('main form') && e.name || '' }"""
FIELDS = """() => {
  const names = [], shown = e => e.type !== 'hidden' && !e.disabled && (e.offsetParent !== null || e.closest('.wir-choice'));
  for (const e of document.querySelectorAll('main form :is(input, select, textarea, button)')) {
    if (!e.name || !shown(e) || e.closest('details:not([open])')) continue;
    if (names[names.length - 1] !== e.name) names.push(e.name);
  }
  return names;
}"""
