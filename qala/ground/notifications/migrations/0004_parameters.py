"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {
    "'quiet_from'": "to_char(r.quiet_from, 'HH24:MI')",
    "'quiet_to'": "to_char(r.quiet_to, 'HH24:MI')",
    "'digest_hour'": "r.digest_hour::text",
    "'keep_days'": "r.keep_days::text",
}


class Migration(migrations.Migration):
    dependencies = [("notifications", "0003_keyed_silences"), ("shared", "0002_parameter")]

    operations = [
        carry("notifications", "notifications.notificationrule", FIGURES),
        migrations.DeleteModel(name="NotificationRuleEvent"),
        migrations.DeleteModel(name="NotificationRule"),
    ]
