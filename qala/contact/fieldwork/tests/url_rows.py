"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import ALL, Row

HEAD, CONTROL, BULKERS = "h", "sc", "sch"
FIELD = "ehx"
ROWS = {
    "fieldwork:home": Row(FIELD),
    "fieldwork:data": Row(FIELD, is_page=False),
    "fieldwork:send": Row(do=FIELD, codes=(404,)),
    "fieldwork:look": Row(do=FIELD, codes=(404,)),
    "fieldwork:map": Row(FIELD),
    "fieldwork:points": Row(FIELD, is_page=False),
    "fieldwork:manifest": Row(ALL, is_page=False),
    "fieldwork:team": Row(HEAD),
    "fieldwork:give": Row(do=HEAD),
    "fieldwork:absences": Row(HEAD),
    "fieldwork:new_absence": Row(HEAD, HEAD),
    "fieldwork:end_absence": Row(do=HEAD),
    "fieldwork:decide": Row(HEAD, HEAD),
    "fieldwork:bulk": Row(BULKERS, BULKERS),
    "fieldwork:bulk_run": Row("c"),
    "fieldwork:bulk_words": Row(do="c"),
    "fieldwork:bulk_start": Row(do="c"),
    "fieldwork:bulk_stop": Row(do="c"),
    "fieldwork:triage": Row(CONTROL),
    "fieldwork:templates": Row("ehxctA"),
    "fieldwork:new_template": Row("hctA", "hctA"),
    "fieldwork:edit_template": Row("ehxctA", "ctA"),
    "fieldwork:rules": Row("A"),
    "fieldwork:new_link": Row("A", "A"),
    "fieldwork:edit_link": Row("A", "A"),
}


def _absence(city: Any) -> dict[str, Any]:
    from qala.contact.fieldwork.tests import samples

    return {"pk": samples.absence(city).pk}


def _extension(city: Any) -> dict[str, Any]:
    from qala.contact.fieldwork.tests import samples

    return {"pk": samples.extension(city).pk}


def _run(city: Any) -> dict[str, Any]:
    from qala.contact.fieldwork.tests import samples

    return {"pk": samples.run(city).pk}


def _template(city: Any) -> dict[str, Any]:
    from qala.contact.fieldwork.tests import samples

    return {"pk": samples.template(city).pk}


def _link(city: Any) -> dict[str, Any]:
    from qala.contact.fieldwork.tests import samples

    return {"code": samples.link().code}


ARGUMENTS = {
    "fieldwork:new_absence": lambda c: {"code": c.home.code},
    "fieldwork:end_absence": _absence,
    "fieldwork:decide": _extension,
    "fieldwork:bulk_run": _run,
    "fieldwork:bulk_words": _run,
    "fieldwork:bulk_start": _run,
    "fieldwork:bulk_stop": _run,
    "fieldwork:edit_template": _template,
    "fieldwork:edit_link": _link,
}
