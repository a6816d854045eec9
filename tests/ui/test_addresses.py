"""An address that a page names once holds below, in other blocks."""

import pytest
from django.template import Context, Template, engines
from django.template.loader import get_template

PARENT = "{% block trail %}{% endblock %}|{% block content %}{% endblock %}"


def page(text, **context):
    engine = engines["django"].engine
    parent = engine.from_string(PARENT)
    return engine.from_string("{% extends parent %}" + text).render(Context({"parent": parent, **context}))


def test_an_address_named_in_the_breadcrumb_is_known_below():
    named = "{% block trail %}{% url 'home' as up %}{% endblock %}{% block content %}{{ up }}{% endblock %}"
    assert page(named) == "|/"
    assert page("{% block content %}{{ up }}{% endblock %}") == "|"


def test_what_the_view_calls_the_same_goes_first():
    named = "{% block trail %}{% url 'home' as up %}{{ up }}{% endblock %}{% block content %}{{ up }}{% endblock %}"
    assert page(named, up="gesagt") == "/|gesagt"


@pytest.mark.parametrize(
    ("text", "told"), [("{% url 'home' %}", "/"), ("{% url 'nirgends' as up %}{{ up }}", "")]
)
def test_everything_else_is_as_it_was(text, told):
    assert Template(text).render(Context()) == told
    assert get_template("404.html").render().count("<h1") == 1
