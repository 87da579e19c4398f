"""Digests of addresses that want nothing more get a key: without the server's secret nobody can try numbers on them."""

from typing import Any

from django.conf import settings
from django.db import migrations

from qala.ground.notifications.rules.once import keyed


def key_all(apps: Any, schema_editor: Any) -> None:
    """Safe to run again: what is keyed stays."""
    rows = apps.get_model("notifications", "Silence").objects.all()
    for pk, digest in rows.values_list("pk", "address_key").iterator():
        rows.filter(pk=pk).update(address_key=keyed(digest, settings.SECRET_KEY))


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_messages_and_deliveries")]

    operations = [migrations.RunPython(key_all, migrations.RunPython.noop)]
