from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("projection", "0005_faults"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicproject",
            name="sums",
            field=models.GeneratedField(
                db_persist=True, expression=models.F("document__money__sums"), output_field=models.JSONField()
            ),
        ),
    ]
