"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {"r.code": "r.value"}


class Migration(migrations.Migration):
    dependencies = [("contacts", "0001_initial"), ("shared", "0002_parameter")]

    operations = [
        carry("contacts", "contacts.contactparameter", FIGURES),
        migrations.DeleteModel(name="ContactParameterEvent"),
        migrations.DeleteModel(name="ContactParameter"),
    ]
