"""Whatever could hold something personal has an entry that says why, how long, and what happens then."""

import pytest
from django.apps import apps
from django.db import models

from wir.journal.retention import entries

FREE_TEXT = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.GenericIPAddressField,
    models.FileField,
)
CODE = "a code that the product sets, nobody's words"
# Text fields that hold nothing personal, each with its reason. A new field belongs into retention.py or here.
NOT_PERSONAL = {
    "accounts.organisation": {"name": "name of an organisation", "sort_key": "made from the name", "ags": CODE},
    "documents.document": {"number": CODE, "kind": CODE, "title": "kind and project", "sha256": CODE, "certificate": CODE},
    "funding.application": {
        "line": CODE, "state": CODE, "guideline": CODE, "content_hash": CODE, "findings": "verdicts of rules, no names",
        "title": "name of a project", "purpose": "what a town plans", "groups": "what a town plans",
    },
    "funding.costitem": {"label": "kind of cost"},
    "funding.fundingitem": {"label": "kind of money"},
    "funding.decision": {"content_hash": CODE},
    "funding.appropriation": {"line": CODE},
    "funding.settlement": {"line": CODE, "rule": CODE},
    "funding.linenotice": {"line": CODE, "contact": "the authority's public desk"},
    "funding.question": {"line": CODE, "answer": "the authority's public answer"},
    "journal.entry": {"act": CODE, "thing": CODE, "facts": "numbers and codes, checked by the door", "payload_digest": CODE},
    "journal.erasure": {"rule": CODE},
    "journal.link": {"hash": CODE},
}  # fmt: skip
OURS = [m for m in apps.get_models() if m.__module__.startswith("wir.") and m._meta.app_label != "territory"]


def _could_be_personal(model):
    return {f.name for f in model._meta.fields if isinstance(f, FREE_TEXT) and not f.choices}


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label_lower)
def test_every_text_field_has_an_entry_or_a_reason_why_not(model):
    label = model._meta.label_lower
    named = {field for entry in entries() if entry.model == label for field in entry.fields}
    excused = set(NOT_PERSONAL.get(label, ()))
    assert named & excused == set()
    assert _could_be_personal(model) - named == excused


def test_every_entry_names_a_model_and_fields_that_exist():
    wrong = {}
    for entry in entries():
        known = {field.name for field in apps.get_model(entry.model)._meta.fields}
        if missing := set(entry.fields) - known:
            wrong[entry.model] = missing
    assert wrong == {}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.model)
def test_an_entry_answers_all_questions_of_article_13(entry):
    assert all((entry.label, entry.controller, entry.purpose, entry.basis, entry.starts, entry.then))
    assert entry.days is None or entry.days > 0
