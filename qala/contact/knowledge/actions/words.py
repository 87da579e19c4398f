"""The vocabulary of the knowledge base."""

from django.db import connection

from qala.contact.knowledge.models import ArticleVersion, KnowledgeWord


def learn(version: ArticleVersion) -> None:
    """Add the words of a version. In order, so that two who publish at once wait and never block each other."""
    table = KnowledgeWord._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (word) SELECT DISTINCT left(word, 60) AS word"
            " FROM unnest(string_to_array(%s, ' ')) AS word WHERE length(word) > 3 AND word !~ '[0-9]'"
            " ORDER BY word ON CONFLICT DO NOTHING",
            [f"{version.head_fold} {version.body_fold}"],
        )
