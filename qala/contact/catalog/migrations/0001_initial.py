import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
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
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_staff_only", models.BooleanField(default=False, verbose_name="entered by staff")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "channel",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="Status",
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
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("active", "In progress"),
                            ("waiting", "Waiting for the resident"),
                            ("done", "Done"),
                            ("rejected", "Closed without work"),
                        ],
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_default", models.BooleanField(default=False, verbose_name="default of its stage")),
            ],
            options={
                "verbose_name": "status",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="TopicGroup",
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
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                ("icon", models.CharField(blank=True, max_length=40, verbose_name="icon")),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "topic group",
                "ordering": ["order", "code"],
            },
        ),
        migrations.CreateModel(
            name="ChannelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_staff_only", models.BooleanField(default=False, verbose_name="entered by staff")),
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
                        to="catalog.channel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Topic",
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
                ("code", models.SlugField(max_length=80, unique=True, verbose_name="code")),
                ("description_kk", models.TextField(blank=True, verbose_name="description in Kazakh")),
                ("description_ru", models.TextField(blank=True, verbose_name="description in Russian")),
                ("description_en", models.TextField(blank=True, verbose_name="description in English")),
                ("keywords", models.TextField(blank=True, verbose_name="words that people use")),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to everybody")),
                ("is_emergency", models.BooleanField(default=False, verbose_name="may be an emergency")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "needs_review",
                    models.BooleanField(default=False, verbose_name="came in by import and waits for review"),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                (
                    "function",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.function",
                        verbose_name="function that answers for it",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="topics",
                        to="catalog.topicgroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic",
                "ordering": ["group__order", "group__code", "order", "code"],
            },
        ),
        migrations.CreateModel(
            name="ServiceTerm",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("accept", "Take on"),
                            ("first_answer", "First answer"),
                            ("resolve", "Resolve"),
                        ],
                        max_length=20,
                        verbose_name="what is promised",
                    ),
                ),
                (
                    "amount",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="amount",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("minutes", "minutes"),
                            ("hours", "hours"),
                            ("working_hours", "working hours"),
                            ("calendar_days", "calendar days"),
                            ("working_days", "working days"),
                        ],
                        max_length=20,
                        verbose_name="unit",
                    ),
                ),
                (
                    "warn_share",
                    models.FloatField(
                        default=0.75,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="warn after this share of the time",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False,
                        help_text="A plausible figure, not one that the city has adopted.",
                        verbose_name="sample",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: the executor's own calendar, or the city's.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.workcalendar",
                        verbose_name="calendar",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "service term",
                "ordering": ["topic", "kind", "district", "-valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StatusEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("active", "In progress"),
                            ("waiting", "Waiting for the resident"),
                            ("done", "Done"),
                            ("rejected", "Closed without work"),
                        ],
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_default", models.BooleanField(default=False, verbose_name="default of its stage")),
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
                        to="catalog.status",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceTermEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("accept", "Take on"),
                            ("first_answer", "First answer"),
                            ("resolve", "Resolve"),
                        ],
                        max_length=20,
                        verbose_name="what is promised",
                    ),
                ),
                (
                    "amount",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="amount",
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("minutes", "minutes"),
                            ("hours", "hours"),
                            ("working_hours", "working hours"),
                            ("calendar_days", "calendar days"),
                            ("working_days", "working days"),
                        ],
                        max_length=20,
                        verbose_name="unit",
                    ),
                ),
                (
                    "warn_share",
                    models.FloatField(
                        default=0.75,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="warn after this share of the time",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False,
                        help_text="A plausible figure, not one that the city has adopted.",
                        verbose_name="sample",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: the executor's own calendar, or the city's.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendars.workcalendar",
                        verbose_name="calendar",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.district",
                        verbose_name="district",
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
                        to="catalog.serviceterm",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
            name="Route",
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
                    "by_building",
                    models.BooleanField(
                        default=False,
                        help_text="To whoever cares for the building in the topic's function.",
                        verbose_name="by the building",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "executor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="organisations.organisation",
                        verbose_name="executor",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="catalog.topicgroup",
                        verbose_name="topic group",
                    ),
                ),
            ],
            options={
                "verbose_name": "route",
                "ordering": ["topic", "group", "district"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TopicEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=80, verbose_name="code")),
                ("description_kk", models.TextField(blank=True, verbose_name="description in Kazakh")),
                ("description_ru", models.TextField(blank=True, verbose_name="description in Russian")),
                ("description_en", models.TextField(blank=True, verbose_name="description in English")),
                ("keywords", models.TextField(blank=True, verbose_name="words that people use")),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to everybody")),
                ("is_emergency", models.BooleanField(default=False, verbose_name="may be an emergency")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "needs_review",
                    models.BooleanField(default=False, verbose_name="came in by import and waits for review"),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                (
                    "function",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.function",
                        verbose_name="function that answers for it",
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
                        to="catalog.topic",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.topicgroup",
                        verbose_name="group",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RouteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "by_building",
                    models.BooleanField(
                        default=False,
                        help_text="To whoever cares for the building in the topic's function.",
                        verbose_name="by the building",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "executor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="executor",
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
                        to="catalog.route",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.topicgroup",
                        verbose_name="topic group",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TopicGroupEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                ("icon", models.CharField(blank=True, max_length=40, verbose_name="icon")),
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
                        to="catalog.topicgroup",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_default", True)), fields=("stage",), name="status_one_default"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceterm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="catalog_serviceterm_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceterm",
            constraint=models.UniqueConstraint(
                fields=("topic", "district", "kind", "valid_from"),
                name="service_term_version",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="service_term_amount_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("warn_share__gt", 0), ("warn_share__lte", 1)),
                name="service_term_warn_share_range",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="catalog_route_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("by_building", True), ("executor", None)),
                    models.Q(("by_building", False), ("executor__isnull", False)),
                    _connector="OR",
                ),
                name="route_one_goal",
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.CheckConstraint(
                condition=models.Q(("topic", None), ("group", None), _connector="OR"), name="route_one_level"
            ),
        ),
        migrations.AddConstraint(
            model_name="route",
            constraint=models.UniqueConstraint(
                fields=("topic", "group", "district", "by_building", "valid_from"),
                name="route_version",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="channel",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_channelevent" ("code", "id", "is_active", "is_staff_only", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."is_staff_only", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="97aa5fae85168c5e75686a073cd3765a85c34c36",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0d1de",
                    table="catalog_channel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="channel",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_channelevent" ("code", "id", "is_active", "is_staff_only", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."is_staff_only", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="46ba3e249d8092a6c8385c1e2c5bc366460894b8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_59cf4",
                    table="catalog_channel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="channel",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_channelevent" ("code", "id", "is_active", "is_staff_only", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."is_staff_only", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="133bdda72dabf765d88e1af10443c70471beb2af",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_94129",
                    table="catalog_channel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="status",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_statusevent" ("code", "id", "is_default", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage") VALUES (NEW."code", NEW."id", NEW."is_default", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."stage"); RETURN NULL;',
                    hash="0124c3745ce66cb0f75eb8187c25035556fdf3e8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7c7f6",
                    table="catalog_status",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="status",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_statusevent" ("code", "id", "is_default", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage") VALUES (NEW."code", NEW."id", NEW."is_default", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."stage"); RETURN NULL;',
                    hash="92b6c8c16a2ec2639b5de5e303cd33d083c225e2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c7377",
                    table="catalog_status",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="status",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_statusevent" ("code", "id", "is_default", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "stage") VALUES (OLD."code", OLD."id", OLD."is_default", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."stage"); RETURN NULL;',
                    hash="c51a87b73e8590f6749750da1c1fd218297b35a3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0a6fd",
                    table="catalog_status",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_topicgroupevent" ("code", "icon", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="2f2dd075f4b5ef65e91d77e70f020d7afe44405e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a260a",
                    table="catalog_topicgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_topicgroupevent" ("code", "icon", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."icon", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="c9ac89b7fb9df29315d12dfc054ec957fa023290",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_28d4c",
                    table="catalog_topicgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topicgroup",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_topicgroupevent" ("code", "icon", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."icon", OLD."id", OLD."is_active", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="0c7cc2a84aad5211b06d53949c8aaf2659432e94",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5fbb4",
                    table="catalog_topicgroup",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_servicetermevent" ("amount", "calendar_id", "district_id", "id", "is_sample", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "topic_id", "unit", "valid_from", "valid_to", "warn_share") VALUES (NEW."amount", NEW."calendar_id", NEW."district_id", NEW."id", NEW."is_sample", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source", NEW."topic_id", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."warn_share"); RETURN NULL;',
                    hash="2dd76b2969cc3307ac12b5252f5c43d24e203588",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b6d87",
                    table="catalog_serviceterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_servicetermevent" ("amount", "calendar_id", "district_id", "id", "is_sample", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "topic_id", "unit", "valid_from", "valid_to", "warn_share") VALUES (NEW."amount", NEW."calendar_id", NEW."district_id", NEW."id", NEW."is_sample", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source", NEW."topic_id", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."warn_share"); RETURN NULL;',
                    hash="7f37922d9a5c198695213c87240e39d684d0767d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c7568",
                    table="catalog_serviceterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_servicetermevent" ("amount", "calendar_id", "district_id", "id", "is_sample", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "topic_id", "unit", "valid_from", "valid_to", "warn_share") VALUES (OLD."amount", OLD."calendar_id", OLD."district_id", OLD."id", OLD."is_sample", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source", OLD."topic_id", OLD."unit", OLD."valid_from", OLD."valid_to", OLD."warn_share"); RETURN NULL;',
                    hash="1717a0a0909d5e3a1b918be882ca65dd2aab7615",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_37327",
                    table="catalog_serviceterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_topicevent" ("code", "description_en", "description_kk", "description_ru", "function_id", "group_id", "id", "is_active", "is_emergency", "is_public", "keywords", "name_en", "name_kk", "name_ru", "needs_review", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."description_en", NEW."description_kk", NEW."description_ru", NEW."function_id", NEW."group_id", NEW."id", NEW."is_active", NEW."is_emergency", NEW."is_public", NEW."keywords", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."needs_review", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="f383d0878f8f53481a5f559171a58aa5b365966c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_05eb9",
                    table="catalog_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_topicevent" ("code", "description_en", "description_kk", "description_ru", "function_id", "group_id", "id", "is_active", "is_emergency", "is_public", "keywords", "name_en", "name_kk", "name_ru", "needs_review", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."description_en", NEW."description_kk", NEW."description_ru", NEW."function_id", NEW."group_id", NEW."id", NEW."is_active", NEW."is_emergency", NEW."is_public", NEW."keywords", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."needs_review", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="c826a61456cbc00ae74a2a69454228d5d3ffbc46",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ca7fa",
                    table="catalog_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="topic",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_topicevent" ("code", "description_en", "description_kk", "description_ru", "function_id", "group_id", "id", "is_active", "is_emergency", "is_public", "keywords", "name_en", "name_kk", "name_ru", "needs_review", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."description_en", OLD."description_kk", OLD."description_ru", OLD."function_id", OLD."group_id", OLD."id", OLD."is_active", OLD."is_emergency", OLD."is_public", OLD."keywords", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."needs_review", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="8f3935e2fdaf61a88ba1dd224c81d82541714cef",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_76470",
                    table="catalog_topic",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_routeevent" ("by_building", "district_id", "executor_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id", "valid_from", "valid_to") VALUES (NEW."by_building", NEW."district_id", NEW."executor_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="a7d633ef236390785476f7b532424b44bc06c463",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0aee7",
                    table="catalog_route",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_routeevent" ("by_building", "district_id", "executor_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id", "valid_from", "valid_to") VALUES (NEW."by_building", NEW."district_id", NEW."executor_id", NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="e4d99e487c9096a3b8fe7eca18c3f7f7e663e6fb",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_196d9",
                    table="catalog_route",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="route",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_routeevent" ("by_building", "district_id", "executor_id", "group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id", "valid_from", "valid_to") VALUES (OLD."by_building", OLD."district_id", OLD."executor_id", OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="e05df55bd4153d101fa249f858fe8c17ebe36524",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e4323",
                    table="catalog_route",
                    when="AFTER",
                ),
            ),
        ),
    ]
