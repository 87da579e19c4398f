"""The real registers: the report equals the facts that stand in their README."""

import pytest

from qala.contact.appeals.importing import Options, find_profile, import_file, read_profile
from qala.contact.appeals.models import Appeal, Target
from qala.contact.catalog.models import Topic
from qala.ground.organisations.models import Organisation

pytestmark = [pytest.mark.shared_data, pytest.mark.slow]


@pytest.fixture
def take_real(shared_data, catalogue, tmp_path):
    def run(name, profile, **options):
        path = shared_data(f"service_requests/{name}.csv.gz")
        chosen = Options(rejects=tmp_path / "rejects.jsonl", is_threaded=False, **options)
        return import_file(path, read_profile(find_profile(profile)), chosen).tally

    return run


def test_baltimore(take_real):
    tally = take_real("baltimore_311_sample", "baltimore_311")
    report = tally.as_json()
    assert {name: report[name] for name in (
        "rows", "new", "rejected", "with_due", "with_closed", "late", "duplicates", "dummy_positions", "agency_count",
        "topic_count",
    )} == {
        "rows": 10_000, "new": 10_000, "rejected": 0, "with_due": 9_714, "with_closed": 9_792, "late": 1_567,
        "duplicates": 217, "dummy_positions": 885, "agency_count": 16, "topic_count": 231,
    }  # fmt: skip
    assert round(tally.late_share, 3) == 0.157
    assert report["first_received"].startswith("2014-01-01")
    assert not report["unknown_statuses"]
    # And so say the register, the targets and the map.
    assert Appeal.objects.filter(source="baltimore_311", was_late=True).count() == 1_567
    assert Target.objects.filter(is_late=True).count() == 1_567
    assert Target.objects.count() == 9_714
    assert Appeal.objects.filter(place_quality="dummy", lon=None).count() == 885
    assert Appeal.objects.filter(status__code="merged").count() == 217
    assert Organisation.objects.filter(code__startswith="baltimore-").count() == 16
    assert Topic.objects.filter(needs_review=True, is_public=False).count() == 231
    again = take_real("baltimore_311_sample", "baltimore_311")
    assert (again.plain["new"], again.plain["unchanged"]) == (0, 10_000)


def test_new_york_day(take_real):
    report = take_real("nyc_311_2018-10-21", "nyc_311").as_json()
    assert (report["rows"], report["new"], report["rejected"]) == (6_765, 6_765, 0)
    assert (report["agency_count"], report["topic_count"]) == (19, 116)
    assert (report["first_received"], report["last_received"]) == (
        "2018-10-21 04:00:00+00",
        "2018-10-22 06:41:00+00",
    )
    assert report["positions"] == {"exact": 6_650, "none": 115}
    assert not report["unknown_statuses"]


def test_new_york_animals_in_the_other_date_form(take_real):
    report = take_real("nyc_311_dohmh_animals", "nyc_311", is_dry_run=True).as_json()
    assert (report["rows"], report["new"], report["rejected"]) == (5_895, 5_895, 0)
    assert (report["agency_count"], report["topic_count"]) == (1, 2)
    assert (report["with_due"], report["with_closed"]) == (2_793, 2_464)
