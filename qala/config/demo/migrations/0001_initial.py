from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="DemoRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("making", "being made"), ("made", "made")], default="making", max_length=10
                    ),
                ),
                ("seed", models.IntegerField()),
                ("appeals_count", models.PositiveIntegerField()),
                ("until", models.DateTimeField()),
                ("password", models.CharField(max_length=40)),
            ],
            options={
                "verbose_name": "demonstration",
                "constraints": [models.UniqueConstraint(models.Value(1), name="demo_run_single")],
            },
        ),
    ]
