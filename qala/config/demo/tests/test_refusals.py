"""What the commands do where there is nothing to show, or where a city of its own stands."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from qala.config.demo import making
from qala.ground.organisations.models import Organisation
from qala.ground.places.models import City


def test_a_city_that_stands_is_left_alone(db: None):
    Organisation.objects.create(code="own", kind="other", name_en="Own", valid_from=date(2020, 1, 1))
    with pytest.raises(CommandError, match="serves a city already"):
        call_command("make_demo", stdout=StringIO())
    out = StringIO()
    call_command("make_demo", "--if-empty", stdout=out)
    assert "serves a city already" in out.getvalue()
    assert not City.objects.exists()
    assert making.is_taken()


def test_no_sign_ins_without_a_demonstration(db: None):
    out = StringIO()
    call_command("demo_signins", stdout=out)
    assert not out.getvalue()
