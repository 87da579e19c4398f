"""Count that a resident opened an article."""

from django.conf import settings
from django.db import connection

from qala.public.faq.models import Opening
from qala.shared.clock import today

_COUNT = f"""
INSERT INTO {Opening._meta.db_table} AS known (article_id, "on", count) VALUES (%s, %s, 1)
ON CONFLICT (article_id, "on") DO UPDATE SET count = known.count + 1
"""


def count_opening(*, article_id: int) -> None:
    """One more today. One statement; who it was is not kept. The caller has found the article public. A portal that
    cannot write does not count."""
    if settings.PORTAL_ONLY:
        return
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [article_id, today()])
