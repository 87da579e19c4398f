"""Keep the vocabulary of the register."""

from django.db import connection

from qala.contact.appeals.models import VocabularyMark
from qala.shared.db import atomic

BATCH = 20_000
_LEARN = """
WITH latest AS (
    SELECT id, search_fold FROM appeals_appeal WHERE id > %s ORDER BY id LIMIT %s
), learnt AS (
    INSERT INTO appeals_searchword (word)
    SELECT DISTINCT left(word, 60) FROM latest, unnest(string_to_array(search_fold, ' ')) AS word
    WHERE length(word) > 3 AND word !~ '[0-9]'
    ON CONFLICT DO NOTHING
)
SELECT max(id) FROM latest
"""


def learn_words(*, batch: int = BATCH) -> int:
    """Add the words of appeals not yet read; returns the last id read. Safe to run twice and at once."""
    while True:
        with atomic():
            mark, _made = VocabularyMark.objects.select_for_update().get_or_create(pk=1)
            with connection.cursor() as cursor:
                cursor.execute(_LEARN, [mark.last_id, batch])
                last = cursor.fetchone()[0]
            if last is None:
                return mark.last_id
            mark.last_id = last
            mark.save()
