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
    "accounts.user": {"language": CODE},
    "accounts.organisation": {
        "name": "name of an organisation", "sort_key": "made from the name", "find_key": "made from the name", "ags": CODE,
        "seat": "a town", "register_court": "a court", "register_number": "stands in a public register",
    },
    "accounts.invitation": {"seed": CODE, "token_hash": CODE},
    "accounts.lettercode": {"code_hash": CODE, "seed": CODE},
    "documents.checkrequest": {"answer": "the verdict on a file, gone within the hour"},
    "documents.document": {"number": CODE, "kind": CODE, "title": "kind and project", "sha256": CODE, "certificate": CODE},
    "funding.application": {
        "line": CODE, "state": CODE, "guideline": CODE, "content_hash": CODE, "findings": "verdicts of rules, no names",
        "title": "name of a project", "purpose": "what a town plans", "groups": "what a town plans",
        "other_formats": "what a town plans", "facilitation": "what a town plans", "other_grants": "other public money",
    },
    "funding.attachment": {"kind": CODE, "sha256": CODE, "content_type": CODE},
    "funding.costitem": {"label": "kind of cost"},
    "funding.fundingitem": {"label": "kind of money"},
    "funding.involvement": {"reason": "why a public body is not involved"},
    "funding.schedulestep": {"what": "what a town plans"},
    "funding.sectionsave": {"section": CODE},
    "funding.decision": {"content_hash": CODE},
    "funding.correction": {"state": CODE},
    "funding.daycorrection": {"state": CODE},
    "funding.earlystart": {"state": CODE},
    "funding.formalcheck": {"content_hash": CODE, "points": "names of points and yes or no"},
    "funding.partneranswer": {"digest": CODE, "parts": "sha256 of each part"},
    "funding.submission": {"content_hash": CODE, "guideline": CODE, "form": CODE},
    "funding.showing": {"seed": CODE, "link_hash": CODE},
    "funding.signature": {"digest": CODE, "parts": "sha256 of each part"},
    "funding.signatureinvitation": {"nonce": CODE, "link_hash": CODE, "code_hash": CODE},
    "funding.requestitem": {"section": CODE},
    "funding.appropriation": {"line": CODE},
    "funding.grant": {"state": CODE},
    "funding.disbursement": {"state": CODE, "once": "mark of a page"},
    "funding.proof": {"state": CODE},
    "funding.proofline": {"label": "kind of cost"},
    "funding.settlement": {"line": CODE, "rule": CODE},
    "funding.linenotice": {"line": CODE, "contact": "the authority's public desk"},
    "funding.juryround": {"line": CODE, "state": CODE, "name": "name of a round", "sheet_name": CODE, "sheet": "criteria of the sheet"},
    "funding.juryinvitation": {"seed": CODE, "token_hash": CODE},
    "funding.jurycase": {"by_constituency": "figures by bench", "votes": "counts"},
    "funding.juryassessment": {"state": CODE},
    "funding.juryscore": {"criterion": CODE},
    "funding.question": {"line": CODE, "answer": "the authority's public answer"},
    "strategy.process": {
        "slug": CODE, "name": "name of a process", "question": "what a town asks", "about": "what a town says", "state": CODE,
        "file_number": CODE, "ended_because": "why a town ends it",
    },
    "strategy.partinvitation": {"seed": CODE, "token_hash": CODE, "state": CODE},
    "strategy.facilitation": {"need": "what a town needs"},
    "strategy.facilitationday": {"what": "what was done for a town"},
    "strategy.facilitationinvoice": {"number": CODE, "correction": "why a town puts an invoice right"},
    "strategy.baselineitem": {
        "name": "name of an offer", "provider": "name of an organisation", "audience": "a group of people", "note": "what a town says of an offer",
    },
    "strategy.department": {"name": "name of an office"},
    "strategy.departmenttask": {"label": "what an office has to do"},
    "strategy.barriercheck": {"barrier": CODE, "note": "what a town changed"},
    "strategy.calendarlink": {"seed": CODE, "token_hash": CODE},
    "strategy.deadline": {"kind": CODE, "label": "what a town has to do"},
    "strategy.extension": {"reason": "why a town needs more time"},
    "strategy.receipt": {"code_hash": CODE, "thing": CODE},
    "strategy.voice": {"language": CODE, "origin": "where it was said", "thing": CODE},
    "strategy.recommendation": {
        "text": "public words of a town", "reason": "public words of a town", "state": CODE, "dropped_because": "public words of a town",
    },
    "strategy.source": {"because": "public words of a town"},
    "strategy.fieldofaction": {
        "name": "what a town plans", "long_term_goal": "what a town plans", "interim_goal": "what a town plans", "annual_goal": "what a town plans",
    },
    "strategy.measure": {
        "title": "what a town plans", "text": "what a town plans", "indicator": "what a town plans", "line": CODE, "rank_because": "public words of a town",
        "without_basis_because": "public words of a town", "dropped_because": "public words of a town", "state": CODE,
    },
    "strategy.measurecorrection": {
        "reason": "why a town puts a measure right", "before": "what a town planned", "after": "what a town plans",
    },
    "strategy.statusnote": {"state": CODE, "text": "public words of a town"},
    "strategy.section": {"heading": "public words of a town"},
    "strategy.paragraph": {"key": CODE, "text": "public words of a town"},
    "strategy.version": {
        "content": "public words of a town", "sha256": CODE, "reason": "public words of a town", "comments_moved": "public words of a town",
        "measures": "public words of a town",
    },
    "strategy.withdrawal": {"reason": "public words of a town"},
    "strategy.processtown": {"left_because": "public words of a town"},
    "strategy.comment": {"paragraph": CODE, "answer": "public words of a town"},
    "strategy.station": {
        "name": "a public body", "paper_number": CODE, "paper_url": "address of a public paper", "opinion": "public words of a body",
        "not_needed_because": "public words of a town", "early_because": "public words of a town",
        "version_because": "public words of a town",
        "correction": "public words of a town", "moved": "public words of a town",
    },
    "strategy.measuredecision": {"change": "public words of a council"},
    "strategy.translation": {"thing": CODE, "thing_id": CODE, "field": CODE, "language": CODE, "text": "public words"},
    "participation.survey": {
        "title": "what a town asks", "intro": "what a town says", "language": CODE, "state": CODE, "promise": "what a town promises",
    },
    "participation.question": {
        "code": CODE, "kind": CODE, "text": "what a town asks", "hint": "what a town asks", "settings": "numbers and codes",
        "condition": "codes", "bank": CODE,
    },
    "participation.option": {"code": CODE, "text": "what a town asks"},
    "participation.correction": {"before": "what a town asks", "after": "what a town asks", "note": "why a typo was put right"},
    "participation.draft": {"code_hash": CODE},
    "participation.invitecode": {"code_hash": CODE, "batch": "name of a heap of letters"},
    "participation.paperbatch": {"name": "name of a heap of sheets"},
    "participation.paperentry": {"language": CODE},
    "participation.snapshot": {"table": "rounded counts"},
    "gatherings.gathering": {
        "title": "public words of an organiser", "says": "public words of an organiser", "state": CODE, "place": "a public place", "street": "a public place",
        "town": "a town", "link": "a public address", "cancelled_because": "public words of an organiser", "minutes": "what came out, without names",
    },
    "gatherings.registration": {"code_hash": CODE, "language": CODE},
    "participation.minutesline": {"table": "a table or theme"},
    "participation.reachcount": {"occasion": CODE, "dimension": CODE, "value": "a group or neighbourhood, counted"},
    "participation.machinetask": {"language": CODE, "problem": "a sentence of the product"},
    "participation.recording": {"language": CODE, "sha256": CODE, "content_type": CODE, "words": "what a town asks"},
    "participation.reachsnapshot": {"dimension": CODE, "table": "rounded counts"},
    "strategy.populationshare": {"dimension": CODE, "value": "a group or neighbourhood, counted", "source": "where a figure stands"},
    "participation.conversation": {
        "title": "public words of a town", "about": "public words of a town", "state": CODE, "reads": "codes of languages",
    },
    "participation.statement": {"state": CODE, "language": CODE},
    "participation.poll": {"title": "public words of a town", "about": "public words of a town", "state": CODE},
    "participation.candidate": {"title": "what a town plans", "text": "what a town plans"},
    "participation.ballotcode": {"code_hash": CODE, "batch": "name of a heap of letters"},
    "participation.ballotsheet": {"batch": "name of a heap of sheets"},
    "participation.pollresult": {
        "by_channel": "counts of many", "version": CODE, "input_hash": CODE, "result_hash": CODE, "told": "counts of many",
        "public": "rounded counts",
    },
    "participation.opinionresult": {
        "parameters": "numbers", "version": CODE, "input_hash": CODE, "result_hash": CODE, "told": "counts of many", "picture": "places of many",
    },
    "participation.assembly": {
        "title": "public words of a town", "purpose": "public words of a town", "state": CODE, "where": "a public place",
        "cancelled_because": "public words of a town",
    },
    "participation.quota": {"feature": CODE, "value": "a group or neighbourhood"},
    "participation.loosening": {"reason": "public words of a town", "changes": "quotas"},
    "participation.poolentry": {"household": CODE, "language": CODE},
    "participation.poolcode": {"code_hash": CODE, "batch": "name of a heap of letters"},
    "participation.draw": {
        "version": CODE, "quota_file": "quotas", "list_file": "numbers that belong to nobody once entries are gone", "list_hash": CODE,
        "told": "smallest and largest chances of many", "proposal": "quotas", "drawn_at": "a public place",
    },
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
