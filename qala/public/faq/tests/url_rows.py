"""Addresses of the room (see tests/url_matrix.py for the others)."""

from tests.url_matrix import ALL, EDITORS, Row

ROWS = {
    "faq:questions": Row(ALL),
    "faq:article": Row(ALL),
    "faq:opinion": Row(do=ALL, codes=(422,)),
    "faq:opinions": Row(EDITORS),
}


def _article(_city: object) -> dict[str, int]:
    from qala.public.faq.access import visible_questions

    return {"pk": visible_questions().values_list("pk", flat=True).get()}


ARGUMENTS = {"faq:article": _article, "faq:opinion": _article}
