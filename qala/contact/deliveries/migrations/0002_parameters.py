"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {"'keep_days'": "r.keep_days::text"}


class Migration(migrations.Migration):
    dependencies = [("deliveries", "0001_initial"), ("shared", "0002_parameter")]

    operations = [
        carry("deliveries", "deliveries.deliveryrule", FIGURES),
        migrations.DeleteModel(name="DeliveryRuleEvent"),
        migrations.DeleteModel(name="DeliveryRule"),
    ]
