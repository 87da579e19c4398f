"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {
    "'least_confidence'": "r.least_confidence::text",
    "'keep_days'": "r.keep_days::text",
    "'payload_days'": "r.payload_days::text",
    "'minute_limit'": "r.minute_limit::text",
    "'finds_limit'": "r.finds_limit::text",
}


class Migration(migrations.Migration):
    dependencies = [("assistant", "0001_initial"), ("shared", "0002_parameter")]

    operations = [
        carry("assistant", "assistant.assistantrule", FIGURES),
        migrations.DeleteModel(name="AssistantRuleEvent"),
        migrations.DeleteModel(name="AssistantRule"),
    ]
