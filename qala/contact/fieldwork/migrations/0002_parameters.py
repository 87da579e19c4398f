"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {
    "'returns_limit'": "r.returns_limit::text",
    "'offline_hours'": "r.offline_hours::text",
    "'bulk_limit'": "r.bulk_limit::text",
}


class Migration(migrations.Migration):
    dependencies = [("fieldwork", "0001_initial"), ("shared", "0002_parameter")]

    operations = [
        carry("fieldwork", "fieldwork.fieldrule", FIGURES),
        migrations.DeleteModel(name="FieldRuleEvent"),
        migrations.DeleteModel(name="FieldRule"),
    ]
