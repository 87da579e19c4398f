"""The room's table of figures becomes parameters of the kernel."""

from django.db import migrations

from qala.shared.parameters.carrying import carry

FIGURES = {
    "'photo_metres'": "r.photo_metres::text",
    "'photo_minutes'": "r.photo_minutes::text",
    "'feedback_days'": "r.feedback_days::text",
    "'reopen_days'": "r.reopen_days::text",
    "'call_percent'": "r.call_percent::text",
    "'call_attempts'": "r.call_attempts::text",
    "'repeat_days'": "r.repeat_days::text",
    "'repeat_metres'": "r.repeat_metres::text",
}


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_initial"), ("shared", "0002_parameter")]

    operations = [
        carry("quality", "quality.qualityterms", FIGURES, verified="NOT r.is_sample"),
        migrations.DeleteModel(name="QualityTermsEvent"),
        migrations.DeleteModel(name="QualityTerms"),
    ]
