"""Extensions that places need: trigrams for names, btree_gist for "one at a time" constraints.

A file of its own, so that 0001 can be made again without losing it.
"""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies: list[tuple[str, str]] = []
    operations = [TrigramExtension(), BtreeGistExtension()]
