from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("projection", "0003_generations_of_each"),
    ]

    operations = [
        migrations.AddField(
            model_name="publicproject",
            name="title",
            field=models.GeneratedField(
                db_persist=True, expression=models.F("document__title"), output_field=models.JSONField()
            ),
        ),
    ]
