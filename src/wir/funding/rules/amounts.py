"""The amount that is asked for, held against a ceiling."""

from wir.core.dated import Dated
from wir.core.findings import Finding
from wir.core.money import euro_round, plain_euro
from wir.funding.rules.case import Case
from wir.funding.rules.common import ask_for, own_share_hints
from wir.guidelines import Law

ASK_AMOUNT = "Bitte nennen Sie den Betrag, den Sie beantragen wollen."


def cents(value: Dated) -> int:
    """The number in a value that is known to hold one."""
    return int(str(value.value))


def against(case: Case, law: Law, ceiling: int, source: str, how: str) -> Finding:
    """The finding on the amount. `ceiling` in cents; `how` is the sentence that says where it comes from."""
    if case.amount is None:
        return ask_for(
            "amount", "amount", f"Der Betrag ist noch nicht genannt. {how}", source, advice=ASK_AMOUNT, max_amount=plain_euro(ceiling)
        )  # fmt: skip
    facts: dict[str, object] = {"amount": plain_euro(case.amount), "max_amount": plain_euro(ceiling)}
    if case.amount == 0:
        says = f"Beantragt sind 0 Euro; dann gibt es nichts zu bewilligen. {how}"
        advice = "Nennen Sie den Betrag, den Sie brauchen."
        return Finding(rule="amount", met=False, says=says, source=source, facts=facts, advice=advice)
    says = f"Beantragt sind {euro_round(case.amount)}. {how}"
    if case.amount > ceiling:
        over = case.amount - ceiling
        facts["over"] = plain_euro(over)
        advice = f"Senken Sie den Betrag um {euro_round(over)} oder tragen Sie diesen Teil selbst."
        return Finding(rule="amount", met=False, says=says, source=source, facts=facts, advice=advice)
    return Finding(rule="amount", met=True, says=says, source=source, facts=facts, hints=own_share_hints(law))
