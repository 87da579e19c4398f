"""The head's word and the independent one stand side by side."""

import pytest

from qala.office.reporting.tests.factories import Site
from qala.office.risks.queries.confidence import opinions
from qala.shared.clock import today

pytestmark = pytest.mark.django_db


def test_the_heads_word_comes_from_the_newest_accepted_report(site: Site) -> None:
    site.sent()
    assert opinions(site.project, today()).head is None


def test_an_accepted_report_speaks(site: Site) -> None:
    site.accepted()
    word = opinions(site.project, today()).head
    assert word is not None
    assert (word.rating, word.said_on, word.by) == ("probable", today(), site.head.full_name)
