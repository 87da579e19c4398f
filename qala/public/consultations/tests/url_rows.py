"""Who may open what of this room."""

from typing import Any

from tests.url_matrix import ALL, Row

SEE, OFFICE, MODERATORS = "pujdaA", "p", "ct"
ROWS = {
    "consultations:list": Row(ALL),
    "consultations:feed": Row(ALL, is_page=False),
    "consultations:consultation": Row(ALL),
    "consultations:write": Row(ALL, ALL, (422,)),
    "consultations:feed_of": Row(ALL, is_page=False),
    "consultations:table": Row(ALL, is_page=False),
    "consultations:office": Row(SEE),
    "consultations:new": Row(OFFICE, OFFICE, (422,)),
    "consultations:card": Row(SEE),
    "consultations:edit": Row(OFFICE, OFFICE, (422,)),
    "consultations:step": Row(OFFICE, OFFICE, (422,)),
    "consultations:reply": Row(OFFICE, OFFICE, (422,)),
    "consultations:queue": Row(MODERATORS),
    "consultations:moderate": Row(MODERATORS, MODERATORS, (422,)),
}


def _opened(city: Any) -> dict[str, Any]:
    from qala.public.consultations.tests import samples

    return {"pk": samples.opened(city).pk}


def _draft(city: Any) -> dict[str, Any]:
    from qala.public.consultations.tests import samples

    return {"pk": samples.draft(city).pk}


def _reply(city: Any) -> dict[str, Any]:
    from qala.public.consultations.tests import samples

    return {"pk": samples.public_remark(city).pk}


def _moderate(city: Any) -> dict[str, Any]:
    from qala.public.consultations.tests import samples

    return {"pk": samples.waiting_remark(city).pk}


ARGUMENTS = {
    **dict.fromkeys(
        (
            "consultations:consultation",
            "consultations:write",
            "consultations:feed_of",
            "consultations:card",
        ),
        _opened,
    ),
    "consultations:edit": _draft,
    "consultations:table": lambda city: {**_opened(city), "what": "plan"},
    "consultations:step": lambda city: {**_opened(city), "verb": "prolong"},
    "consultations:reply": _reply,
    "consultations:moderate": _moderate,
}
