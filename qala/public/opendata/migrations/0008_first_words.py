"""The words of uses that are known already become their first version."""

from typing import Any

from django.db import migrations

STATES = {"proposed": "waits", "declined": "declined"}
WORDS = ("title", "address", "maker", "about", "datasets")


def write(apps: Any, _editor: Any) -> None:
    uses, versions = apps.get_model("opendata", "Reuse"), apps.get_model("opendata", "ReuseVersion")
    versions.objects.bulk_create(
        [
            versions(
                reuse=row,
                number=1,
                given_at=row.proposed_at,
                state=STATES.get(row.state, "shown"),
                decided_at=row.decided_at,
                decided_by=row.decided_by,
                **{name: getattr(row, name) for name in WORDS},
            )
            for row in uses.objects.filter(versions=None).iterator(chunk_size=500)
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("opendata", "0007_words_of_uses")]
    operations = [migrations.RunPython(write, migrations.RunPython.noop, elidable=True)]
