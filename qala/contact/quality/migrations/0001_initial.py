import django.contrib.postgres.fields
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
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="QualityTermsEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "photo_metres",
                    models.PositiveIntegerField(
                        default=150,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="proof photo at most so many metres away",
                    ),
                ),
                (
                    "photo_minutes",
                    models.PositiveIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="clock of the camera may be off by so many minutes",
                    ),
                ),
                (
                    "feedback_days",
                    models.PositiveIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="link “is it solved?” opens for so many days",
                    ),
                ),
                (
                    "reopen_days",
                    models.PositiveIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="the resident may open it again within so many days",
                    ),
                ),
                (
                    "call_percent",
                    models.FloatField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of those with only a phone who are called, %",
                    ),
                ),
                (
                    "call_attempts",
                    models.PositiveIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="calls before giving up",
                    ),
                ),
                (
                    "repeat_days",
                    models.PositiveIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="repeated within so many days",
                    ),
                ),
                (
                    "repeat_metres",
                    models.PositiveIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="same place: at most so many metres to each side",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportDelivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("first_on", models.DateField(verbose_name="from")),
                ("last_on", models.DateField(verbose_name="to")),
                ("due_at", models.DateTimeField(verbose_name="due")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sent", "Sent"),
                            ("no_right", "No right to read any more"),
                            ("no_address", "No e-mail address"),
                            ("failed", "Not delivered"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("attempt_count", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent out")),
            ],
            options={
                "verbose_name": "delivery of a report",
                "ordering": ["-due_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SampleRule",
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
                    "percent",
                    models.FloatField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the answers, %",
                    ),
                ),
                (
                    "seed",
                    models.CharField(
                        default="1",
                        help_text="The same seed draws the same appeals: anybody can repeat it.",
                        max_length=40,
                        verbose_name="seed of the draw",
                    ),
                ),
            ],
            options={
                "verbose_name": "sample rule",
                "ordering": ["executor", "topic", "-valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SampleRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "percent",
                    models.FloatField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of the answers, %",
                    ),
                ),
                (
                    "seed",
                    models.CharField(
                        default="1",
                        help_text="The same seed draws the same appeals: anybody can repeat it.",
                        max_length=40,
                        verbose_name="seed of the draw",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ScheduledReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=4000, verbose_name="filter")),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("daily", "Every day"),
                            ("weekly", "Every Monday"),
                            ("monthly", "On the first of the month"),
                        ],
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                ("at", models.TimeField(verbose_name="at (city time)")),
                ("has_pdf", models.BooleanField(default=True, verbose_name="with PDF")),
                ("has_xlsx", models.BooleanField(default=True, verbose_name="with XLSX")),
                ("next_at", models.DateTimeField(verbose_name="next")),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="stopped")),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "verbose_name": "scheduled report",
                "ordering": ["name", "id"],
            },
        ),
        migrations.CreateModel(
            name="ScheduledReportEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=4000, verbose_name="filter")),
                (
                    "frequency",
                    models.CharField(
                        choices=[
                            ("daily", "Every day"),
                            ("weekly", "Every Monday"),
                            ("monthly", "On the first of the month"),
                        ],
                        max_length=8,
                        verbose_name="how often",
                    ),
                ),
                ("at", models.TimeField(verbose_name="at (city time)")),
                ("has_pdf", models.BooleanField(default=True, verbose_name="with PDF")),
                ("has_xlsx", models.BooleanField(default=True, verbose_name="with XLSX")),
                ("next_at", models.DateTimeField(verbose_name="next")),
                ("stopped_at", models.DateTimeField(blank=True, null=True, verbose_name="stopped")),
                ("made_at", models.DateTimeField(verbose_name="made")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClosingCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answered_at", models.DateTimeField(verbose_name="answered")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("waiting", "Not yet compared"),
                            ("fits", "Fits place and time"),
                            ("far", "Taken far from the place"),
                            ("early", "Taken before the appeal"),
                            ("late", "Taken after the answer"),
                            ("unknown", "The photo says neither place nor time"),
                            ("no_photo", "Answered without a photo"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="photo",
                    ),
                ),
                ("metres", models.PositiveIntegerField(null=True, verbose_name="metres to the place")),
                ("minutes", models.IntegerField(null=True, verbose_name="minutes after receipt")),
                ("photo_count", models.PositiveSmallIntegerField(default=0, verbose_name="photos")),
                ("checked_at", models.DateTimeField(null=True)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "executor",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="executor",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.topic",
                        verbose_name="topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "closing check",
                "ordering": ["-answered_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ClosingReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("sample", "Random sample"),
                            ("photo", "The photo does not fit"),
                            ("resident", "The resident says it is not solved"),
                        ],
                        max_length=10,
                        verbose_name="why it is here",
                    ),
                ),
                ("queued_at", models.DateTimeField(verbose_name="in the queue since")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "Solved"),
                            ("poor_proof", "Poor proof"),
                            ("not_solved", "Not solved"),
                        ],
                        max_length=12,
                        verbose_name="verdict",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="what is missing")),
                ("judged_at", models.DateTimeField(null=True, verbose_name="judged")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "check_of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="review",
                        to="quality.closingcheck",
                    ),
                ),
            ],
            options={
                "verbose_name": "closing review",
                "ordering": ["queued_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ClosingReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("sample", "Random sample"),
                            ("photo", "The photo does not fit"),
                            ("resident", "The resident says it is not solved"),
                        ],
                        max_length=10,
                        verbose_name="why it is here",
                    ),
                ),
                ("queued_at", models.DateTimeField(verbose_name="in the queue since")),
                (
                    "verdict",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "Solved"),
                            ("poor_proof", "Poor proof"),
                            ("not_solved", "Not solved"),
                        ],
                        max_length=12,
                        verbose_name="verdict",
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=1000, verbose_name="what is missing")),
                ("judged_at", models.DateTimeField(null=True, verbose_name="judged")),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "by",
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
                    "check_of",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="quality.closingcheck",
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
                        to="quality.closingreview",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DailyFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "cut",
                    models.SmallIntegerField(
                        choices=[
                            (0, "each"),
                            (7, "topic"),
                            (11, "district"),
                            (13, "executor"),
                            (14, "channel"),
                            (15, "total"),
                        ]
                    ),
                ),
                ("topic_key", models.BigIntegerField(default=0)),
                ("district_key", models.BigIntegerField(default=0)),
                ("executor_key", models.BigIntegerField(default=0)),
                ("channel_key", models.BigIntegerField(default=0)),
                ("received", models.IntegerField(default=0)),
                ("answered", models.IntegerField(default=0)),
                ("late", models.IntegerField(default=0)),
                ("rejected", models.IntegerField(default=0)),
                ("merged", models.IntegerField(default=0)),
                ("open", models.IntegerField(default=0)),
                ("reopened", models.IntegerField(default=0)),
                ("repeated", models.IntegerField(default=0)),
                ("rated", models.IntegerField(default=0)),
                ("satisfied", models.IntegerField(default=0)),
                ("judged", models.IntegerField(default=0)),
                ("unsolved", models.IntegerField(default=0)),
                (
                    "hours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField(), size=24),
                ),
                ("response", models.JSONField(default=dict)),
            ],
            options={
                "verbose_name": "daily figure",
                "indexes": [
                    models.Index(
                        models.F("executor_key"),
                        models.F("day"),
                        condition=models.Q(("cut", 0)),
                        name="quality_figure_executor",
                    ),
                    models.Index(
                        models.F("topic_key"),
                        models.F("day"),
                        condition=models.Q(("cut", 0)),
                        name="quality_figure_topic",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("cut", "day", "topic_key", "district_key", "executor_key", "channel_key"),
                        name="quality_figure_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Feedback",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "Link by e-mail"),
                            ("call", "Call back"),
                            ("page", "On the appeal's page"),
                        ],
                        max_length=6,
                        verbose_name="asked by",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="question asked")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent out")),
                ("refused_at", models.DateTimeField(null=True, verbose_name="refused by the mail server")),
                ("expires_at", models.DateTimeField(verbose_name="open until")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="said")),
                ("is_solved", models.BooleanField(null=True, verbose_name="solved")),
                ("rating", models.PositiveSmallIntegerField(null=True, verbose_name="rating")),
                ("comment", models.TextField(blank=True, max_length=1000, verbose_name="comment")),
                ("attempt_count", models.PositiveSmallIntegerField(default=0, verbose_name="calls made")),
                ("last_attempt_at", models.DateTimeField(null=True, verbose_name="last call")),
                ("given_up_at", models.DateTimeField(null=True, verbose_name="given up")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "check_of",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feedback",
                        to="quality.closingcheck",
                    ),
                ),
            ],
            options={
                "verbose_name": "feedback",
                "ordering": ["asked_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="FeedbackEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("email", "Link by e-mail"),
                            ("call", "Call back"),
                            ("page", "On the appeal's page"),
                        ],
                        max_length=6,
                        verbose_name="asked by",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="question asked")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent out")),
                ("refused_at", models.DateTimeField(null=True, verbose_name="refused by the mail server")),
                ("expires_at", models.DateTimeField(verbose_name="open until")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="said")),
                ("is_solved", models.BooleanField(null=True, verbose_name="solved")),
                ("rating", models.PositiveSmallIntegerField(null=True, verbose_name="rating")),
                ("attempt_count", models.PositiveSmallIntegerField(default=0, verbose_name="calls made")),
                ("last_attempt_at", models.DateTimeField(null=True, verbose_name="last call")),
                ("given_up_at", models.DateTimeField(null=True, verbose_name="given up")),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
                (
                    "by",
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
                    "check_of",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="quality.closingcheck",
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
                        to="quality.feedback",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("built_to", models.DateField(null=True)),
                ("changed_to", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [models.UniqueConstraint(models.Value(1), name="quality_figure_mark_single")],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                (
                    "appeal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="judgement",
                        serialize=False,
                        to="appeals.appeal",
                    ),
                ),
                (
                    "repeat_kind",
                    models.CharField(
                        blank=True,
                        choices=[("person", "Same person and topic"), ("place", "Same place and topic")],
                        max_length=6,
                        verbose_name="what is the same",
                    ),
                ),
                ("rating", models.PositiveSmallIntegerField(null=True, verbose_name="rating")),
                ("resident_says_solved", models.BooleanField(null=True)),
                ("control_says_solved", models.BooleanField(null=True)),
                ("changed_at", models.DateTimeField()),
                (
                    "repeats",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="appeals.appeal",
                        verbose_name="repeats",
                    ),
                ),
            ],
            options={
                "verbose_name": "judgement",
            },
        ),
        migrations.CreateModel(
            name="QualityTerms",
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
                    "photo_metres",
                    models.PositiveIntegerField(
                        default=150,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(20000),
                        ],
                        verbose_name="proof photo at most so many metres away",
                    ),
                ),
                (
                    "photo_minutes",
                    models.PositiveIntegerField(
                        default=10,
                        validators=[django.core.validators.MaxValueValidator(1440)],
                        verbose_name="clock of the camera may be off by so many minutes",
                    ),
                ),
                (
                    "feedback_days",
                    models.PositiveIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="link “is it solved?” opens for so many days",
                    ),
                ),
                (
                    "reopen_days",
                    models.PositiveIntegerField(
                        default=14,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="the resident may open it again within so many days",
                    ),
                ),
                (
                    "call_percent",
                    models.FloatField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="share of those with only a phone who are called, %",
                    ),
                ),
                (
                    "call_attempts",
                    models.PositiveIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10),
                        ],
                        verbose_name="calls before giving up",
                    ),
                ),
                (
                    "repeat_days",
                    models.PositiveIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(365),
                        ],
                        verbose_name="repeated within so many days",
                    ),
                ),
                (
                    "repeat_metres",
                    models.PositiveIntegerField(
                        default=50,
                        validators=[
                            django.core.validators.MinValueValidator(5),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="same place: at most so many metres to each side",
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
            ],
            options={
                "verbose_name": "quality terms",
                "ordering": ["-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="quality_qualityterms_valid_span",
                    ),
                    models.UniqueConstraint(fields=("valid_from",), name="quality_terms_version"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityterms",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_qualitytermsevent" ("call_attempts", "call_percent", "feedback_days", "id", "is_sample", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_metres", "photo_minutes", "reopen_days", "repeat_days", "repeat_metres", "valid_from", "valid_to") VALUES (NEW."call_attempts", NEW."call_percent", NEW."feedback_days", NEW."id", NEW."is_sample", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."photo_metres", NEW."photo_minutes", NEW."reopen_days", NEW."repeat_days", NEW."repeat_metres", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="c0ff10d6c7d2122d5b4d2725d329c90582c9ca8f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_34ee7",
                    table="quality_qualityterms",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityterms",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "quality_qualitytermsevent" ("call_attempts", "call_percent", "feedback_days", "id", "is_sample", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_metres", "photo_minutes", "reopen_days", "repeat_days", "repeat_metres", "valid_from", "valid_to") VALUES (NEW."call_attempts", NEW."call_percent", NEW."feedback_days", NEW."id", NEW."is_sample", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."photo_metres", NEW."photo_minutes", NEW."reopen_days", NEW."repeat_days", NEW."repeat_metres", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="fda6fe7a9cf9375b072dda1306f51821a095ec1f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e4709",
                    table="quality_qualityterms",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityterms",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_qualitytermsevent" ("call_attempts", "call_percent", "feedback_days", "id", "is_sample", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "photo_metres", "photo_minutes", "reopen_days", "repeat_days", "repeat_metres", "valid_from", "valid_to") VALUES (OLD."call_attempts", OLD."call_percent", OLD."feedback_days", OLD."id", OLD."is_sample", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."photo_metres", OLD."photo_minutes", OLD."reopen_days", OLD."repeat_days", OLD."repeat_metres", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="5594f6abe5c1d940b236cd7f6a1157341fd4fde7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_16741",
                    table="quality_qualityterms",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="qualitytermsevent",
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
            model_name="qualitytermsevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="quality.qualityterms",
            ),
        ),
        migrations.AddField(
            model_name="reportdelivery",
            name="recipient",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="samplerule",
            name="executor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
                verbose_name="executor",
            ),
        ),
        migrations.AddField(
            model_name="samplerule",
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
            model_name="sampleruleevent",
            name="executor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
                verbose_name="executor",
            ),
        ),
        migrations.AddField(
            model_name="sampleruleevent",
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
            model_name="sampleruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="quality.samplerule",
            ),
        ),
        migrations.AddField(
            model_name="sampleruleevent",
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
        migrations.AddField(
            model_name="scheduledreport",
            name="made_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="scheduledreport",
            name="recipients",
            field=models.ManyToManyField(
                related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="recipients"
            ),
        ),
        migrations.AddField(
            model_name="reportdelivery",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="quality.scheduledreport",
            ),
        ),
        migrations.AddField(
            model_name="scheduledreportevent",
            name="made_by",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="scheduledreportevent",
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
            model_name="scheduledreportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="quality.scheduledreport",
            ),
        ),
        migrations.AddIndex(
            model_name="closingcheck",
            index=models.Index(
                models.F("id"), condition=models.Q(("verdict", "waiting")), name="quality_check_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="closingcheck",
            index=models.Index(models.F("answered_at"), models.F("id"), name="quality_check_answered"),
        ),
        migrations.AddConstraint(
            model_name="closingcheck",
            constraint=models.UniqueConstraint(fields=("appeal", "answered_at"), name="quality_check_once"),
        ),
        migrations.AddIndex(
            model_name="closingreview",
            index=models.Index(models.F("queued_at"), models.F("id"), name="quality_review_queued"),
        ),
        migrations.AddIndex(
            model_name="closingreview",
            index=models.Index(
                models.F("queued_at"),
                models.F("id"),
                condition=models.Q(("verdict", "")),
                name="quality_review_waiting",
            ),
        ),
        migrations.AddConstraint(
            model_name="closingreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("judged_at", None), ("verdict", "")),
                    models.Q(models.Q(("verdict", ""), _negated=True), ("judged_at__isnull", False)),
                    _connector="OR",
                ),
                name="quality_review_judged_once",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closingreview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_closingreviewevent" ("appeal_id", "by_id", "check_of_id", "id", "judged_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "reason", "verdict", "why") VALUES (NEW."appeal_id", NEW."by_id", NEW."check_of_id", NEW."id", NEW."judged_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."queued_at", NEW."reason", NEW."verdict", NEW."why"); RETURN NULL;',
                    hash="4836f16c7c89a6f3de4697f6d8019f9eb26abe6c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_43437",
                    table="quality_closingreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closingreview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "quality_closingreviewevent" ("appeal_id", "by_id", "check_of_id", "id", "judged_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "reason", "verdict", "why") VALUES (NEW."appeal_id", NEW."by_id", NEW."check_of_id", NEW."id", NEW."judged_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."queued_at", NEW."reason", NEW."verdict", NEW."why"); RETURN NULL;',
                    hash="14ab3768c8d590dee149cf0464313340625a28ce",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1d55c",
                    table="quality_closingreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="closingreview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_closingreviewevent" ("appeal_id", "by_id", "check_of_id", "id", "judged_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "queued_at", "reason", "verdict", "why") VALUES (OLD."appeal_id", OLD."by_id", OLD."check_of_id", OLD."id", OLD."judged_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."queued_at", OLD."reason", OLD."verdict", OLD."why"); RETURN NULL;',
                    hash="ce1a627aa4c76baa123367a34efd67aec19ca01b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a5576",
                    table="quality_closingreview",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(models.F("asked_at"), models.F("id"), name="quality_feedback_asked"),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                models.F("asked_at"),
                models.F("id"),
                condition=models.Q(("answered_at", None), ("given_up_at", None), ("way", "call")),
                name="quality_feedback_to_call",
            ),
        ),
        migrations.AddIndex(
            model_name="feedback",
            index=models.Index(
                models.F("id"),
                condition=models.Q(
                    ("answered_at", None), ("refused_at", None), ("sent_at", None), ("way", "email")
                ),
                name="quality_feedback_unsent",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("rating", None), models.Q(("rating__gte", 1), ("rating__lte", 5)), _connector="OR"
                ),
                name="quality_feedback_rating",
            ),
        ),
        migrations.AddConstraint(
            model_name="feedback",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at", None), ("is_solved", None)),
                    models.Q(("answered_at__isnull", False), ("is_solved__isnull", False)),
                    _connector="OR",
                ),
                name="quality_feedback_said",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feedback",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_feedbackevent" ("answered_at", "appeal_id", "asked_at", "attempt_count", "by_id", "check_of_id", "expires_at", "given_up_at", "id", "is_solved", "last_attempt_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "refused_at", "sent_at", "way") VALUES (NEW."answered_at", NEW."appeal_id", NEW."asked_at", NEW."attempt_count", NEW."by_id", NEW."check_of_id", NEW."expires_at", NEW."given_up_at", NEW."id", NEW."is_solved", NEW."last_attempt_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."rating", NEW."refused_at", NEW."sent_at", NEW."way"); RETURN NULL;',
                    hash="a81910dd4dd5c7790325eca557d1c950347cc7f5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4d325",
                    table="quality_feedback",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feedback",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."appeal_id" IS DISTINCT FROM (NEW."appeal_id") OR OLD."asked_at" IS DISTINCT FROM (NEW."asked_at") OR OLD."attempt_count" IS DISTINCT FROM (NEW."attempt_count") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."check_of_id" IS DISTINCT FROM (NEW."check_of_id") OR OLD."expires_at" IS DISTINCT FROM (NEW."expires_at") OR OLD."given_up_at" IS DISTINCT FROM (NEW."given_up_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_solved" IS DISTINCT FROM (NEW."is_solved") OR OLD."last_attempt_at" IS DISTINCT FROM (NEW."last_attempt_at") OR OLD."rating" IS DISTINCT FROM (NEW."rating") OR OLD."refused_at" IS DISTINCT FROM (NEW."refused_at") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                    func='INSERT INTO "quality_feedbackevent" ("answered_at", "appeal_id", "asked_at", "attempt_count", "by_id", "check_of_id", "expires_at", "given_up_at", "id", "is_solved", "last_attempt_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "refused_at", "sent_at", "way") VALUES (NEW."answered_at", NEW."appeal_id", NEW."asked_at", NEW."attempt_count", NEW."by_id", NEW."check_of_id", NEW."expires_at", NEW."given_up_at", NEW."id", NEW."is_solved", NEW."last_attempt_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."rating", NEW."refused_at", NEW."sent_at", NEW."way"); RETURN NULL;',
                    hash="d75bc73eac58d661bbdedfef468ee266246c55de",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_157ab",
                    table="quality_feedback",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="feedback",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_feedbackevent" ("answered_at", "appeal_id", "asked_at", "attempt_count", "by_id", "check_of_id", "expires_at", "given_up_at", "id", "is_solved", "last_attempt_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "rating", "refused_at", "sent_at", "way") VALUES (OLD."answered_at", OLD."appeal_id", OLD."asked_at", OLD."attempt_count", OLD."by_id", OLD."check_of_id", OLD."expires_at", OLD."given_up_at", OLD."id", OLD."is_solved", OLD."last_attempt_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."rating", OLD."refused_at", OLD."sent_at", OLD."way"); RETURN NULL;',
                    hash="3f8669d24527c6788295884e7173296f8af46bcf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a08b9",
                    table="quality_feedback",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="judgement",
            index=models.Index(models.F("changed_at"), name="quality_judgement_changed"),
        ),
        migrations.AddIndex(
            model_name="judgement",
            index=models.Index(
                models.F("appeal"),
                condition=models.Q(("repeat_kind", ""), _negated=True),
                name="quality_judgement_repeat",
            ),
        ),
        migrations.AddConstraint(
            model_name="samplerule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="quality_samplerule_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="samplerule",
            constraint=models.UniqueConstraint(
                fields=("executor", "topic", "valid_from"),
                name="quality_sample_version",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="samplerule",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__gte", 0), ("percent__lte", 100)), name="quality_sample_percent"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="samplerule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_sampleruleevent" ("executor_id", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "topic_id", "valid_from", "valid_to") VALUES (NEW."executor_id", NEW."id", NEW."percent", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."seed", NEW."topic_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="ad29d00c2ba43feadb2c8f79d8e9e5e445dfa93f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8e88e",
                    table="quality_samplerule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="samplerule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "quality_sampleruleevent" ("executor_id", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "topic_id", "valid_from", "valid_to") VALUES (NEW."executor_id", NEW."id", NEW."percent", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."seed", NEW."topic_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="99dcb12e26c3cc2fa39d658b7a53e9e008900c05",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_842db",
                    table="quality_samplerule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="samplerule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_sampleruleevent" ("executor_id", "id", "percent", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seed", "topic_id", "valid_from", "valid_to") VALUES (OLD."executor_id", OLD."id", OLD."percent", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."seed", OLD."topic_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="c4ed9767fb7ccfaaf2ef2dbdeb31e43d332f9064",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_daee0",
                    table="quality_samplerule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="scheduledreport",
            index=models.Index(
                models.F("next_at"), condition=models.Q(("stopped_at", None)), name="quality_report_next"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scheduledreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_scheduledreportevent" ("at", "frequency", "has_pdf", "has_xlsx", "id", "made_at", "made_by_id", "name", "next_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "stopped_at") VALUES (NEW."at", NEW."frequency", NEW."has_pdf", NEW."has_xlsx", NEW."id", NEW."made_at", NEW."made_by_id", NEW."name", NEW."next_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."query", NEW."stopped_at"); RETURN NULL;',
                    hash="f22871f6e654a2870ec5e332436a0603237b0d34",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d5b48",
                    table="quality_scheduledreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scheduledreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "quality_scheduledreportevent" ("at", "frequency", "has_pdf", "has_xlsx", "id", "made_at", "made_by_id", "name", "next_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "stopped_at") VALUES (NEW."at", NEW."frequency", NEW."has_pdf", NEW."has_xlsx", NEW."id", NEW."made_at", NEW."made_by_id", NEW."name", NEW."next_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."query", NEW."stopped_at"); RETURN NULL;',
                    hash="ed0fce10018c9fcd0a6f300ec758c61ee85bb1d0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a27ea",
                    table="quality_scheduledreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="scheduledreport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "quality_scheduledreportevent" ("at", "frequency", "has_pdf", "has_xlsx", "id", "made_at", "made_by_id", "name", "next_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "query", "stopped_at") VALUES (OLD."at", OLD."frequency", OLD."has_pdf", OLD."has_xlsx", OLD."id", OLD."made_at", OLD."made_by_id", OLD."name", OLD."next_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."query", OLD."stopped_at"); RETURN NULL;',
                    hash="62e6c776eb0e6c747dc7d115155e32caa741e535",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_167af",
                    table="quality_scheduledreport",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="reportdelivery",
            index=models.Index(models.F("due_at"), models.F("id"), name="quality_delivery_due"),
        ),
        migrations.AddIndex(
            model_name="reportdelivery",
            index=models.Index(
                models.F("id"), condition=models.Q(("outcome", "waiting")), name="quality_delivery_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportdelivery",
            constraint=models.UniqueConstraint(
                fields=("report", "recipient", "first_on"), name="quality_delivery_once"
            ),
        ),
    ]
