import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import qala.shared.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("appeals", "0002_initial"),
        ("catalog", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactParameterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="parameter")),
                ("value", models.CharField(max_length=250, verbose_name="value")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EmergencyQuestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("text_kk", models.CharField(max_length=250, verbose_name="question in Kazakh")),
                ("text_ru", models.CharField(max_length=250, verbose_name="question in Russian")),
                ("text_en", models.CharField(blank=True, max_length=250, verbose_name="question in English")),
                (
                    "priority",
                    models.SmallIntegerField(
                        choices=[(1, "High"), (2, "Urgent")], default=2, verbose_name="priority when yes"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "verbose_name": "emergency question",
                "ordering": ["topic", "order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EmergencyQuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("text_kk", models.CharField(max_length=250, verbose_name="question in Kazakh")),
                ("text_ru", models.CharField(max_length=250, verbose_name="question in Russian")),
                ("text_en", models.CharField(blank=True, max_length=250, verbose_name="question in English")),
                (
                    "priority",
                    models.SmallIntegerField(
                        choices=[(1, "High"), (2, "Urgent")], default=2, verbose_name="priority when yes"
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EmergencyService",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("number", models.CharField(max_length=10, verbose_name="number")),
            ],
            options={
                "verbose_name": "emergency service",
                "ordering": ["number", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EmergencyServiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("number", models.CharField(max_length=10, verbose_name="number")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HazardWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("word", models.CharField(max_length=60, verbose_name="word or its beginning")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Қазақша"), ("ru", "Русский")], max_length=2, verbose_name="language"
                    ),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        choices=[(1, "High"), (2, "Urgent")], default=1, verbose_name="priority"
                    ),
                ),
            ],
            options={
                "verbose_name": "hazard word",
                "ordering": ["language", "word", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HazardWordEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("word", models.CharField(max_length=60, verbose_name="word or its beginning")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Қазақша"), ("ru", "Русский")], max_length=2, verbose_name="language"
                    ),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        choices=[(1, "High"), (2, "Urgent")], default=1, verbose_name="priority"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("point", qala.shared.fields.MetrePointField(blank=True, editable=False, null=True)),
                ("h3", models.BigIntegerField(blank=True, editable=False, null=True)),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="phone")),
                ("full_name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("consultation", "Consultation"),
                            ("appeal", "Appeal registered"),
                            ("emergency", "Handed to an emergency service"),
                            ("transferred", "Transferred"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="began")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("ended_at", models.DateTimeField(verbose_name="ended")),
                ("wrapped_at", models.DateTimeField(verbose_name="work after the call until")),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="what was said")),
                ("article_id", models.BigIntegerField(blank=True, null=True, verbose_name="article")),
                (
                    "article_title",
                    models.CharField(blank=True, max_length=250, verbose_name="title of the article"),
                ),
                ("passed_to", models.CharField(blank=True, max_length=60, verbose_name="passed to")),
                ("danger", models.JSONField(blank=True, default=dict, verbose_name="signs of danger")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "appeal",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.building",
                        verbose_name="building",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.channel",
                        verbose_name="channel",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="operator",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resident",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["-started_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ContactDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(verbose_name="tab")),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="phone")),
                ("data", models.JSONField(default=dict)),
                ("opened_at", models.DateTimeField(verbose_name="began")),
                ("touched_at", models.DateTimeField(verbose_name="last typed")),
                (
                    "contact",
                    models.ForeignKey(
                        db_index=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contacts.contact",
                        verbose_name="contact",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="operator",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resident",
                    ),
                ),
            ],
            options={
                "verbose_name": "unfinished contact",
            },
        ),
        migrations.CreateModel(
            name="ContactEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("phone", models.CharField(blank=True, max_length=16, verbose_name="phone")),
                ("full_name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("consultation", "Consultation"),
                            ("appeal", "Appeal registered"),
                            ("emergency", "Handed to an emergency service"),
                            ("transferred", "Transferred"),
                            ("dropped", "Dropped"),
                        ],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="began")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="taken")),
                ("ended_at", models.DateTimeField(verbose_name="ended")),
                ("wrapped_at", models.DateTimeField(verbose_name="work after the call until")),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="what was said")),
                ("article_id", models.BigIntegerField(blank=True, null=True, verbose_name="article")),
                (
                    "article_title",
                    models.CharField(blank=True, max_length=250, verbose_name="title of the article"),
                ),
                ("passed_to", models.CharField(blank=True, max_length=60, verbose_name="passed to")),
                ("danger", models.JSONField(blank=True, default=dict, verbose_name="signs of danger")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "appeal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.building",
                        verbose_name="building",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.channel",
                        verbose_name="channel",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "operator",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="operator",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="audit_events",
                        to="contacts.contact",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resident",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactParameter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("code", models.SlugField(max_length=40, verbose_name="parameter")),
                ("value", models.CharField(max_length=250, verbose_name="value")),
            ],
            options={
                "verbose_name": "parameter of the desk",
                "ordering": ["code", "-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="contacts_contactparameter_valid_span",
                    ),
                    models.UniqueConstraint(fields=("code", "valid_from"), name="contact_parameter_version"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactparameter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_contactparameterevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to", "value") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to", NEW."value"); RETURN NULL;',
                    hash="664c72d87646c85e847472de80a56041bbf6d45e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a2973",
                    table="contacts_contactparameter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactparameter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "contacts_contactparameterevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to", "value") VALUES (NEW."code", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to", NEW."value"); RETURN NULL;',
                    hash="f2e28c209fb6735f908a0039c98b894d245c44fe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a58c6",
                    table="contacts_contactparameter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactparameter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_contactparameterevent" ("code", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to", "value") VALUES (OLD."code", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to", OLD."value"); RETURN NULL;',
                    hash="f2993c251ccc60c3a00c17b93d3a2696a03d7eca",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_48bd9",
                    table="contacts_contactparameter",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="contactparameterevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="contactparameterevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="contacts.contactparameter",
            ),
        ),
        migrations.AddField(
            model_name="emergencyquestion",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="emergencyquestionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="emergencyquestionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="contacts.emergencyquestion",
            ),
        ),
        migrations.AddField(
            model_name="emergencyquestionevent",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="catalog.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyservice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="contacts_emergencyservice_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyservice",
            constraint=models.UniqueConstraint(
                fields=("number", "valid_from"), name="emergency_service_version"
            ),
        ),
        migrations.AddField(
            model_name="emergencyquestionevent",
            name="service",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contacts.emergencyservice",
                verbose_name="belongs to",
            ),
        ),
        migrations.AddField(
            model_name="emergencyquestion",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contacts.emergencyservice",
                verbose_name="belongs to",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emergencyservice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_emergencyserviceevent" ("id", "name_en", "name_kk", "name_ru", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="ccc9f32c674e90979fe7964cb1aa000f514a89c0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d549",
                    table="contacts_emergencyservice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emergencyservice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "contacts_emergencyserviceevent" ("id", "name_en", "name_kk", "name_ru", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="f5e4b0dd4376291eae749245076d5350f5f7981b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_eea80",
                    table="contacts_emergencyservice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emergencyservice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_emergencyserviceevent" ("id", "name_en", "name_kk", "name_ru", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."id", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="c63392b6d12cd14b43cc689f764dca098554cc87",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9e21d",
                    table="contacts_emergencyservice",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="emergencyserviceevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="emergencyserviceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="contacts.emergencyservice",
            ),
        ),
        migrations.AddField(
            model_name="hazardword",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="contacts.emergencyservice",
                verbose_name="belongs to",
            ),
        ),
        migrations.AddField(
            model_name="hazardwordevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="hazardwordevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="contacts.hazardword",
            ),
        ),
        migrations.AddField(
            model_name="hazardwordevent",
            name="service",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="contacts.emergencyservice",
                verbose_name="belongs to",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(models.F("started_at"), models.F("id"), name="contact_started"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("operator"), models.F("started_at"), models.F("id"), name="contact_operator"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("topic"), models.F("started_at"), models.F("id"), name="contact_topic"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("outcome"), models.F("started_at"), models.F("id"), name="contact_outcome"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("phone"),
                models.F("started_at"),
                condition=models.Q(("phone", ""), _negated=True),
                name="contact_phone",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("resident"),
                models.F("started_at"),
                condition=models.Q(("resident__isnull", False)),
                name="contact_resident",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("building"),
                models.F("started_at"),
                condition=models.Q(("building__isnull", False)),
                name="contact_building",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("appeal"), condition=models.Q(("appeal__isnull", False)), name="contact_appeal"
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("started_at"),
                models.F("id"),
                condition=models.Q(("danger", {}), _negated=True),
                name="contact_danger",
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(
                models.F("started_at"),
                models.F("id"),
                condition=models.Q(("article_id__isnull", False)),
                name="contact_article",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at__gte", models.F("started_at")), ("wrapped_at__gte", models.F("ended_at"))
                ),
                name="contact_times_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""), ("phone__regex", "^(\\+[1-9][0-9]{6,14}|[0-9]{3,4})$"), _connector="OR"
                ),
                name="contact_phone_e164",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "appeal"), _negated=True), ("appeal__isnull", False), _connector="OR"
                ),
                name="contact_appeal_is_named",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."appeal_id" IS DISTINCT FROM (NEW."appeal_id") OR OLD."article_id" IS DISTINCT FROM (NEW."article_id") OR OLD."article_title" IS DISTINCT FROM (NEW."article_title") OR OLD."building_id" IS DISTINCT FROM (NEW."building_id") OR OLD."channel_id" IS DISTINCT FROM (NEW."channel_id") OR OLD."danger" IS DISTINCT FROM (NEW."danger") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."ended_at" IS DISTINCT FROM (NEW."ended_at") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."operator_id" IS DISTINCT FROM (NEW."operator_id") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."passed_to" IS DISTINCT FROM (NEW."passed_to") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."resident_id" IS DISTINCT FROM (NEW."resident_id") OR OLD."started_at" IS DISTINCT FROM (NEW."started_at") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."wrapped_at" IS DISTINCT FROM (NEW."wrapped_at"))',
                    func='INSERT INTO "contacts_contactevent" ("address", "answered_at", "appeal_id", "article_id", "article_title", "building_id", "channel_id", "danger", "district_id", "ended_at", "full_name", "id", "language", "lat", "lon", "note", "operator_id", "outcome", "passed_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "resident_id", "started_at", "topic_id", "wrapped_at") VALUES (NEW."address", NEW."answered_at", NEW."appeal_id", NEW."article_id", NEW."article_title", NEW."building_id", NEW."channel_id", NEW."danger", NEW."district_id", NEW."ended_at", NEW."full_name", NEW."id", NEW."language", NEW."lat", NEW."lon", NEW."note", NEW."operator_id", NEW."outcome", NEW."passed_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."resident_id", NEW."started_at", NEW."topic_id", NEW."wrapped_at"); RETURN NULL;',
                    hash="b01648ba00c635ff8bb93698fdd32b8b37c787a0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7498c",
                    table="contacts_contact",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_contactevent" ("address", "answered_at", "appeal_id", "article_id", "article_title", "building_id", "channel_id", "danger", "district_id", "ended_at", "full_name", "id", "language", "lat", "lon", "note", "operator_id", "outcome", "passed_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "resident_id", "started_at", "topic_id", "wrapped_at") VALUES (OLD."address", OLD."answered_at", OLD."appeal_id", OLD."article_id", OLD."article_title", OLD."building_id", OLD."channel_id", OLD."danger", OLD."district_id", OLD."ended_at", OLD."full_name", OLD."id", OLD."language", OLD."lat", OLD."lon", OLD."note", OLD."operator_id", OLD."outcome", OLD."passed_to", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."resident_id", OLD."started_at", OLD."topic_id", OLD."wrapped_at"); RETURN NULL;',
                    hash="9a09f81fc25f62ea5534953915949fe27a55a6b6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e2e36",
                    table="contacts_contact",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="contactdraft",
            index=models.Index(
                models.F("phone"),
                condition=models.Q(("phone", ""), _negated=True),
                name="contact_draft_phone",
            ),
        ),
        migrations.AddIndex(
            model_name="contactdraft",
            index=models.Index(
                models.F("resident"),
                condition=models.Q(("resident__isnull", False)),
                name="contact_draft_resident",
            ),
        ),
        migrations.AddIndex(
            model_name="contactdraft",
            index=models.Index(models.F("touched_at"), name="contact_draft_touched"),
        ),
        migrations.AddConstraint(
            model_name="contactdraft",
            constraint=models.UniqueConstraint(fields=("operator", "key"), name="contact_draft_once"),
        ),
        migrations.AddConstraint(
            model_name="contactdraft",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contact", None),
                    models.Q(("data", {}), ("phone", ""), ("resident", None)),
                    _connector="OR",
                ),
                name="contact_draft_gave_away",
            ),
        ),
        migrations.AddConstraint(
            model_name="emergencyquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="contacts_emergencyquestion_valid_span",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emergencyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_emergencyquestionevent" ("id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "service_id", "text_en", "text_kk", "text_ru", "topic_id", "valid_from", "valid_to") VALUES (NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."service_id", NEW."text_en", NEW."text_kk", NEW."text_ru", NEW."topic_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="c6ebda768cc447d4ecaec0b3fc437590b92bbc6d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7b828",
                    table="contacts_emergencyquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emergencyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "contacts_emergencyquestionevent" ("id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "service_id", "text_en", "text_kk", "text_ru", "topic_id", "valid_from", "valid_to") VALUES (NEW."id", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."service_id", NEW."text_en", NEW."text_kk", NEW."text_ru", NEW."topic_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="1055ade737374a3022c9c23d172675c6618e64f4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_51063",
                    table="contacts_emergencyquestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="emergencyquestion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_emergencyquestionevent" ("id", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "service_id", "text_en", "text_kk", "text_ru", "topic_id", "valid_from", "valid_to") VALUES (OLD."id", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priority", OLD."service_id", OLD."text_en", OLD."text_kk", OLD."text_ru", OLD."topic_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="ddfb3345929639359c63b64f56e1be24f507ce3d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_44327",
                    table="contacts_emergencyquestion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="hazardword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="contacts_hazardword_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="hazardword",
            constraint=models.UniqueConstraint(
                fields=("word", "language", "valid_from"), name="hazard_word_version"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hazardword",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_hazardwordevent" ("id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "service_id", "valid_from", "valid_to", "word") VALUES (NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."service_id", NEW."valid_from", NEW."valid_to", NEW."word"); RETURN NULL;',
                    hash="3cd7dc6358e81e88aa844fbe30785b538060391e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3e8bd",
                    table="contacts_hazardword",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hazardword",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "contacts_hazardwordevent" ("id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "service_id", "valid_from", "valid_to", "word") VALUES (NEW."id", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."service_id", NEW."valid_from", NEW."valid_to", NEW."word"); RETURN NULL;',
                    hash="7eb225de8243d3d2f3427c8f9ba1a1e3137492b5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fa17a",
                    table="contacts_hazardword",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="hazardword",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "contacts_hazardwordevent" ("id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "service_id", "valid_from", "valid_to", "word") VALUES (OLD."id", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priority", OLD."service_id", OLD."valid_from", OLD."valid_to", OLD."word"); RETURN NULL;',
                    hash="b96a2b777b73642e615a181a6239ed868578c5b2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a6c83",
                    table="contacts_hazardword",
                    when="AFTER",
                ),
            ),
        ),
    ]
