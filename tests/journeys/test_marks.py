"""The marks beside states: as large as a letter, without a frame, in every direction of writing."""

MARKS = """() => [...new Set([...document.querySelectorAll('.wir-state .kern-icon')].map(mark => {
  const box = mark.getBoundingClientRect(), style = getComputedStyle(mark);
  return [box.width, box.height, style.borderTopWidth, style.position].join(' ');
}))]"""


def test_the_mark_of_a_state_is_a_small_square_without_a_frame(person):
    reader = person()
    reader.page.goto("/ui/")
    assert reader.page.evaluate(MARKS) == ["20 20 0px static"]
