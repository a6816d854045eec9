from dataclasses import replace

import pytest

from wir.documents import kinds
from wir.funding.documents import GRANT_NOTICE


def test_every_kind_has_a_template_inside_the_product():
    assert [kind.template.is_file() for kind in kinds.kinds()] == [True for _kind in kinds.kinds()]


def test_funding_registers_the_grant_notice():
    assert kinds.kind("grant_notice") is GRANT_NOTICE


def test_registering_again_changes_nothing_and_another_of_that_name_is_refused():
    before = kinds.kinds()
    assert kinds.register(GRANT_NOTICE) is GRANT_NOTICE
    with pytest.raises(ValueError, match=r"^Two document kinds are named 'grant_notice'\.$"):
        kinds.register(replace(GRANT_NOTICE, label="Anderes"))
    assert kinds.kinds() == before
