"""The kernel's live news asks this room as whom a person hears."""

import pytest

from qala.shared.live import recipients_of
from tests.personas import controller, executor, stranger


@pytest.mark.django_db
def test_the_kernel_knows_rights_and_organisations() -> None:
    chief, worker, nobody = controller(), executor(), stranger()
    assert {f"user:{chief.pk}", "perm:appeals.view"} <= set(recipients_of(chief))
    organisations = [each for each in recipients_of(worker) if each.startswith("org:")]
    assert len(organisations) == 1
    assert "perm:appeals.view" not in recipients_of(worker)
    assert recipients_of(nobody) == [f"user:{nobody.pk}"]
