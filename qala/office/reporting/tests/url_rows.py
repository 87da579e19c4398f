"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import Row

# Whoever sees the sample project; inside: without those who build.
EVERY, INSIDE, SENDERS, WATCH, WORK = "pujdkaA", "pujdaA", "pjdk", "pujdaA", "pujdkaA"
WRONG = (409, 422)


def _code(city: Any) -> dict[str, Any]:
    from qala.office.projects.tests import samples

    return {"code": samples.project(city).code}


def _report(city: Any) -> dict[str, Any]:
    from qala.office.reporting.tests import samples

    return {**_code(city), "pk": samples.accepted(city).pk}


def _draft(city: Any) -> dict[str, Any]:
    from qala.office.reporting.tests import samples

    return {**_code(city), "pk": samples.draft(city).pk}


def _photo(city: Any) -> dict[str, Any]:
    from qala.office.reporting.tests import samples

    return {**_code(city), "pk": samples.photo(city).pk}


ROWS = {
    "reporting:reports": Row(INSIDE),
    "reporting:begin": Row(do="j", codes=WRONG),
    "reporting:report": Row(INSIDE),
    "reporting:write": Row("j", "j", WRONG),
    "reporting:keep": Row(do="j", codes=WRONG),
    "reporting:accept": Row(do="p", codes=WRONG),
    "reporting:return": Row(do="p", codes=WRONG),
    "reporting:publish": Row(do="p", codes=WRONG),
    "reporting:correct": Row("j", "j", WRONG),
    "reporting:photos": Row(EVERY),
    "reporting:add_photos": Row(SENDERS, SENDERS, WRONG),
    "reporting:photo_points": Row(INSIDE, is_page=False),
    # The sample's photo is the head's; of others only the office describes it.
    "reporting:photo": Row(EVERY, "pj", WRONG),
    "reporting:decide_photo": Row(do="p", codes=WRONG),
    "reporting:drop_photo": Row(do="j", codes=WRONG),
    "reporting:all_reports": Row(WATCH),
    "reporting:late": Row(WATCH),
    "reporting:all_photos": Row("p"),
    "reporting:work": Row(WORK),
}
ARGUMENTS = {
    **dict.fromkeys(
        [
            "reporting:reports",
            "reporting:begin",
            "reporting:photos",
            "reporting:add_photos",
            "reporting:photo_points",
        ],
        _code,
    ),
    **dict.fromkeys(
        [
            "reporting:report",
            "reporting:accept",
            "reporting:return",
            "reporting:publish",
            "reporting:correct",
        ],
        _report,
    ),
    **dict.fromkeys(["reporting:write", "reporting:keep"], _draft),
    **dict.fromkeys(["reporting:photo", "reporting:decide_photo", "reporting:drop_photo"], _photo),
}
