"""`{% url … as up %}` names an address for the whole page: Django forgets it at the end of the block in which it stands.

Most pages name the page above them in their breadcrumb and link to it once more below; there the link led nowhere. This
tag stands in for the built-in one (see TEMPLATES in the settings). What a view or a later tag calls the same goes first.
"""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as built_in

register = template.Library()


class NamedAddress(URLNode):
    """The built-in node, whose name also holds in the outermost layer of the page's context."""

    def render(self, context: template.Context) -> Any:
        said = super().render(context)
        if self.asvar:
            context.dicts[0][self.asvar] = context[self.asvar]
        return said


@register.tag
def url(parser: Parser, token: Token) -> NamedAddress:
    found = built_in(parser, token)
    return NamedAddress(found.view_name, found.args, found.kwargs, found.asvar)
