"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {"r.code": "r.value"}


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial"), ("shared", "0002_parameter")]

    operations = [
        carry("portal", "portal.formparameter", FIGURES),
        migrations.DeleteModel(name="FormParameterEvent"),
        migrations.DeleteModel(name="FormParameter"),
    ]
