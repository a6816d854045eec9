"""`{% load privacy %}`: the short information under a form (Art. 13 GDPR), taken from the register of retention."""

from django import template

from wir.journal import retention

register = template.Library()


@register.inclusion_tag("journal/privacy_note.html")
def privacy_note(*models: str) -> dict[str, object]:
    """Who reads this, what for, how long: one line for each model that the form writes."""
    return {"entries": [retention.entry(model) for model in models]}
