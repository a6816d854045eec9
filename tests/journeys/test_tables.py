"""Where money is decided no column of a table is cut: not on a telephone, and not beside what stands at its side."""

CUT = """() => [...document.querySelectorAll('.wir-scroll')].map(box => box.scrollWidth - box.clientWidth)"""


def cut(reader, page, width):
    """How many tables the page has, and the pixels of any of them that are out of sight."""
    reader.page.set_viewport_size({"width": width, "height": 900})
    reader.page.goto(page)
    found = reader.page.evaluate(CUT)
    return len(found), sum(found)


def test_the_plan_of_an_application_is_whole_on_a_telephone(person):
    official = person("sabine@behoerde.example")
    assert cut(official, "/foerderung/arbeit/antraege/2/", 320) == (6, 0)


def test_the_ranking_of_a_jury_is_whole_on_a_screen(person):
    assert cut(person("sabine@behoerde.example"), "/foerderung/arbeit/jury/1/", 1280) == (1, 0)
