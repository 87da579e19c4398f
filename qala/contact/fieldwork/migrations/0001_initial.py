import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("appeals", "0002_initial"),
        ("catalog", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="NavigationLink",
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
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("template", models.CharField(max_length=300, verbose_name="address with {lat} and {lon}")),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "navigation link",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="AnswerTemplate",
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("answer", "Answer"),
                            ("ask", "Question to the resident"),
                            ("give_back", "Return: not ours"),
                        ],
                        default="answer",
                        max_length=20,
                        verbose_name="step",
                    ),
                ),
                ("text_kk", models.TextField(max_length=4000, verbose_name="text in Kazakh")),
                ("text_ru", models.TextField(max_length=4000, verbose_name="text in Russian")),
                ("text_en", models.TextField(blank=True, max_length=4000, verbose_name="text in English")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "used_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="times used"),
                ),
                ("last_used_at", models.DateTimeField(editable=False, null=True, verbose_name="last used")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.topicgroup",
                        verbose_name="topic group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer template",
                "ordering": ["purpose", "name_kk", "id"],
            },
        ),
        migrations.CreateModel(
            name="AnswerTemplateEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("answer", "Answer"),
                            ("ask", "Question to the resident"),
                            ("give_back", "Return: not ours"),
                        ],
                        default="answer",
                        max_length=20,
                        verbose_name="step",
                    ),
                ),
                ("text_kk", models.TextField(max_length=4000, verbose_name="text in Kazakh")),
                ("text_ru", models.TextField(max_length=4000, verbose_name="text in Russian")),
                ("text_en", models.TextField(blank=True, max_length=4000, verbose_name="text in English")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.topicgroup",
                        verbose_name="topic group",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="organisation",
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
                        to="fieldwork.answertemplate",
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
            name="BulkRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assign", "Give to a person"),
                            ("redirect", "Redirect"),
                            ("answer", "Answer by a template"),
                            ("merge", "Merge into one"),
                        ],
                        max_length=20,
                        verbose_name="step",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("ready", "Previewed"),
                            ("running", "Running"),
                            ("done", "Finished"),
                            ("stopped", "Stopped"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("words", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "bulk run",
                "verbose_name_plural": "bulk runs",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="BulkRow",
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
                        choices=[("waiting", "Waiting"), ("done", "Done"), ("refused", "Refused")],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "forecast",
                    models.CharField(blank=True, max_length=300, verbose_name="what speaks against it"),
                ),
                ("message", models.CharField(blank=True, max_length=300, verbose_name="outcome")),
                ("at", models.DateTimeField(null=True)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="appeals.appeal"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="fieldwork.bulkrun",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of a bulk run",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="BulkRunEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assign", "Give to a person"),
                            ("redirect", "Redirect"),
                            ("answer", "Answer by a template"),
                            ("merge", "Merge into one"),
                        ],
                        max_length=20,
                        verbose_name="step",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being prepared"),
                            ("ready", "Previewed"),
                            ("running", "Running"),
                            ("done", "Finished"),
                            ("stopped", "Stopped"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("words", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("started_at", models.DateTimeField(null=True, verbose_name="started")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        to="fieldwork.bulkrun",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="away from")),
                ("valid_to", models.DateField(verbose_name="first day back")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="taken back")),
                (
                    "absent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is away",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who stands in",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "stand-in",
                "verbose_name_plural": "stand-ins",
                "ordering": ["-valid_from", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DelegationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="away from")),
                ("valid_to", models.DateField(verbose_name="first day back")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="taken back")),
                (
                    "absent",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who is away",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deputy",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who stands in",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
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
                        to="fieldwork.delegation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExtensionRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("amount", models.PositiveIntegerField(verbose_name="extend by")),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                ("is_granted", models.BooleanField(null=True, verbose_name="granted")),
                (
                    "decision",
                    models.CharField(blank=True, max_length=500, verbose_name="word on the decision"),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="appeals.appeal"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "request for extension",
                "ordering": ["asked_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ExtensionRequestEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("amount", models.PositiveIntegerField(verbose_name="extend by")),
                ("unit", models.CharField(max_length=20, verbose_name="unit")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                ("is_granted", models.BooleanField(null=True, verbose_name="granted")),
                (
                    "decision",
                    models.CharField(blank=True, max_length=500, verbose_name="word on the decision"),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
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
                        to="fieldwork.extensionrequest",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FieldRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "returns_limit",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="After so many returns only control and the shift supervisor may send the appeal on.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="returns before control routes",
                    ),
                ),
                (
                    "offline_hours",
                    models.PositiveSmallIntegerField(
                        default=12,
                        help_text="Afterwards the phone forgets what it read; steps not yet sent stay.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(72),
                        ],
                        verbose_name="hours that a phone keeps appeals",
                    ),
                ),
                (
                    "bulk_limit",
                    models.PositiveSmallIntegerField(
                        default=500,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="most rows of a bulk run",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of field work",
                "ordering": ["-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="fieldwork_fieldrule_valid_span",
                    ),
                    models.UniqueConstraint(fields=("valid_from",), name="fieldrule_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "returns_limit",
                    models.PositiveSmallIntegerField(
                        default=2,
                        help_text="After so many returns only control and the shift supervisor may send the appeal on.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(20),
                        ],
                        verbose_name="returns before control routes",
                    ),
                ),
                (
                    "offline_hours",
                    models.PositiveSmallIntegerField(
                        default=12,
                        help_text="Afterwards the phone forgets what it read; steps not yet sent stay.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(72),
                        ],
                        verbose_name="hours that a phone keeps appeals",
                    ),
                ),
                (
                    "bulk_limit",
                    models.PositiveSmallIntegerField(
                        default=500,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(2000),
                        ],
                        verbose_name="most rows of a bulk run",
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
                        to="fieldwork.fieldrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NavigationLinkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("template", models.CharField(max_length=300, verbose_name="address with {lat} and {lon}")),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
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
                        to="fieldwork.navigationlink",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="answertemplate",
            index=models.Index(
                models.F("purpose"),
                models.F("organisation"),
                condition=models.Q(("is_active", True)),
                name="answertemplate_in_use",
            ),
        ),
        migrations.AddIndex(
            model_name="bulkrun",
            index=models.Index(
                models.F("by"),
                models.OrderBy(models.F("made_at"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                name="bulkrun_by",
            ),
        ),
        migrations.AddIndex(
            model_name="bulkrow",
            index=models.Index(
                models.F("run"),
                models.F("id"),
                condition=models.Q(("state", "waiting")),
                name="bulkrow_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="bulkrow",
            constraint=models.UniqueConstraint(fields=("run", "appeal"), name="bulkrow_once"),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(
                models.F("deputy"),
                models.F("valid_to"),
                condition=models.Q(("ended_at", None)),
                name="delegation_deputy",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_to__gt", models.F("valid_from"))), name="delegation_span"
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(("absent", models.F("deputy")), _negated=True),
                name="delegation_not_oneself",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("organisation", "absent", "valid_from"),
                name="delegation_once",
            ),
        ),
        migrations.AddIndex(
            model_name="extensionrequest",
            index=models.Index(
                models.F("organisation"),
                models.F("asked_at"),
                condition=models.Q(("decided_at", None)),
                name="extensionrequest_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)), fields=("appeal",), name="extensionrequest_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="extensionrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("is_granted", None)),
                    models.Q(("decided_at__isnull", False), ("is_granted__isnull", False)),
                    _connector="OR",
                ),
                name="extensionrequest_decided_whole",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fieldrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_fieldruleevent" ("bulk_limit", "id", "offline_hours", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returns_limit", "valid_from", "valid_to") VALUES (NEW."bulk_limit", NEW."id", NEW."offline_hours", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."returns_limit", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="f08372c5dc21c05740e7b7970d093da006d0385c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1e740",
                    table="fieldwork_fieldrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fieldrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "fieldwork_fieldruleevent" ("bulk_limit", "id", "offline_hours", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returns_limit", "valid_from", "valid_to") VALUES (NEW."bulk_limit", NEW."id", NEW."offline_hours", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."returns_limit", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="4e22d1577384362044e2861d6c8c3169510d7fd1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f0516",
                    table="fieldwork_fieldrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fieldrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_fieldruleevent" ("bulk_limit", "id", "offline_hours", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "returns_limit", "valid_from", "valid_to") VALUES (OLD."bulk_limit", OLD."id", OLD."offline_hours", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."returns_limit", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="1199b7232c23fbe800864688db041dc3bfd8c0d7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e0c5b",
                    table="fieldwork_fieldrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="navigationlink",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_navigationlinkevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "template") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."template"); RETURN NULL;',
                    hash="d792bddd85ace011622d88d66d90db98113c6a98",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_50795",
                    table="fieldwork_navigationlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="navigationlink",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "fieldwork_navigationlinkevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "template") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."template"); RETURN NULL;',
                    hash="edebbae1b26038f77deb456d77361814b99487de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_15610",
                    table="fieldwork_navigationlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="navigationlink",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_navigationlinkevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "template") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."template"); RETURN NULL;',
                    hash="e8f1a7eed23b130ca6d1504e9c450b5f1d4f835a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_073b4",
                    table="fieldwork_navigationlink",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_answertemplateevent" ("created_at", "group_id", "id", "is_active", "name_en", "name_kk", "name_ru", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_en", "text_kk", "text_ru", "topic_id", "updated_at") VALUES (NEW."created_at", NEW."group_id", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."text_en", NEW."text_kk", NEW."text_ru", NEW."topic_id", NEW."updated_at"); RETURN NULL;',
                    hash="ab17900a00bc856f3236c67174d3685403277ad2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f560c",
                    table="fieldwork_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_kk" IS DISTINCT FROM (NEW."name_kk") OR OLD."name_ru" IS DISTINCT FROM (NEW."name_ru") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."text_en" IS DISTINCT FROM (NEW."text_en") OR OLD."text_kk" IS DISTINCT FROM (NEW."text_kk") OR OLD."text_ru" IS DISTINCT FROM (NEW."text_ru") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                    func='INSERT INTO "fieldwork_answertemplateevent" ("created_at", "group_id", "id", "is_active", "name_en", "name_kk", "name_ru", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_en", "text_kk", "text_ru", "topic_id", "updated_at") VALUES (NEW."created_at", NEW."group_id", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."text_en", NEW."text_kk", NEW."text_ru", NEW."topic_id", NEW."updated_at"); RETURN NULL;',
                    hash="f7d159a638a840583fc9b96b0cb7096656947cd6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f842a",
                    table="fieldwork_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_answertemplateevent" ("created_at", "group_id", "id", "is_active", "name_en", "name_kk", "name_ru", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "text_en", "text_kk", "text_ru", "topic_id", "updated_at") VALUES (OLD."created_at", OLD."group_id", OLD."id", OLD."is_active", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."text_en", OLD."text_kk", OLD."text_ru", OLD."topic_id", OLD."updated_at"); RETURN NULL;',
                    hash="c59ca9b0fd535581eab40fef8f86968c6a7cce5b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bb302",
                    table="fieldwork_answertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bulkrun",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_bulkrunevent" ("by_id", "finished_at", "id", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "state", "words") VALUES (NEW."by_id", NEW."finished_at", NEW."id", NEW."kind", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."started_at", NEW."state", NEW."words"); RETURN NULL;',
                    hash="c8dc009f966519ca65d7fb1f73fc3065465632db",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e29cb",
                    table="fieldwork_bulkrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bulkrun",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "fieldwork_bulkrunevent" ("by_id", "finished_at", "id", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "state", "words") VALUES (NEW."by_id", NEW."finished_at", NEW."id", NEW."kind", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."started_at", NEW."state", NEW."words"); RETURN NULL;',
                    hash="31f2d1706ae1f42c03db7b5f2777eb403acb0c67",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_72948",
                    table="fieldwork_bulkrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bulkrun",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_bulkrunevent" ("by_id", "finished_at", "id", "kind", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "started_at", "state", "words") VALUES (OLD."by_id", OLD."finished_at", OLD."id", OLD."kind", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."started_at", OLD."state", OLD."words"); RETURN NULL;',
                    hash="4131186d091358d7eaa62eef3cebb9e9b8c9633b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e3570",
                    table="fieldwork_bulkrun",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_delegationevent" ("absent_id", "by_id", "deputy_id", "ended_at", "ended_by_id", "id", "made_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "valid_from", "valid_to") VALUES (NEW."absent_id", NEW."by_id", NEW."deputy_id", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."made_at", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="3688327504bfc7224bb5c91d627bcbd1c7804604",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5cbba",
                    table="fieldwork_delegation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "fieldwork_delegationevent" ("absent_id", "by_id", "deputy_id", "ended_at", "ended_by_id", "id", "made_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "valid_from", "valid_to") VALUES (NEW."absent_id", NEW."by_id", NEW."deputy_id", NEW."ended_at", NEW."ended_by_id", NEW."id", NEW."made_at", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="4408ed5f08c0c2973ac619c91c8c28b5ab6fa323",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d278f",
                    table="fieldwork_delegation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="delegation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_delegationevent" ("absent_id", "by_id", "deputy_id", "ended_at", "ended_by_id", "id", "made_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "valid_from", "valid_to") VALUES (OLD."absent_id", OLD."by_id", OLD."deputy_id", OLD."ended_at", OLD."ended_by_id", OLD."id", OLD."made_at", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="8953cb47e9614db643a96ae66567b5f5404f2eea",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_2788d",
                    table="fieldwork_delegation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_extensionrequestevent" ("amount", "appeal_id", "asked_at", "by_id", "decided_at", "decided_by_id", "decision", "id", "is_granted", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit") VALUES (NEW."amount", NEW."appeal_id", NEW."asked_at", NEW."by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."id", NEW."is_granted", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."unit"); RETURN NULL;',
                    hash="3f690fbdb08376a1169917e6bd42c59a8c6023a3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dcaea",
                    table="fieldwork_extensionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "fieldwork_extensionrequestevent" ("amount", "appeal_id", "asked_at", "by_id", "decided_at", "decided_by_id", "decision", "id", "is_granted", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit") VALUES (NEW."amount", NEW."appeal_id", NEW."asked_at", NEW."by_id", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."id", NEW."is_granted", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."unit"); RETURN NULL;',
                    hash="55909d24412b4d8b4d52699490e27ad1bb4e9840",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e77c5",
                    table="fieldwork_extensionrequest",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="extensionrequest",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "fieldwork_extensionrequestevent" ("amount", "appeal_id", "asked_at", "by_id", "decided_at", "decided_by_id", "decision", "id", "is_granted", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "unit") VALUES (OLD."amount", OLD."appeal_id", OLD."asked_at", OLD."by_id", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."id", OLD."is_granted", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."unit"); RETURN NULL;',
                    hash="1563713750967928799c3fdafc116df16fa72b57",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8cbd5",
                    table="fieldwork_extensionrequest",
                    when="AFTER",
                ),
            ),
        ),
    ]
