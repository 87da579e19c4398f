import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BreakLimit",
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
                    "minutes_each",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes of one break"
                    ),
                ),
                (
                    "minutes_per_shift",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes of all breaks on a shift"
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="sample")),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
            ],
            options={
                "verbose_name": "limit of a break",
                "ordering": ["reason", "-valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BreakReasonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreStandard",
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
                    "service_share",
                    models.FloatField(
                        default=0.8,
                        validators=[
                            django.core.validators.MinValueValidator(0.01),
                            django.core.validators.MaxValueValidator(0.999),
                        ],
                        verbose_name="share answered in time",
                    ),
                ),
                (
                    "within_seconds",
                    models.PositiveIntegerField(
                        default=20,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="answered within, seconds",
                    ),
                ),
                (
                    "occupancy_cap",
                    models.FloatField(
                        default=0.85,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="occupancy at most",
                    ),
                ),
                (
                    "shrinkage",
                    models.FloatField(
                        default=0.3,
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(0.9),
                        ],
                        verbose_name="shrinkage: paid but not available",
                    ),
                ),
                (
                    "patience_seconds",
                    models.PositiveIntegerField(
                        default=120,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="callers' patience, seconds",
                    ),
                ),
                (
                    "handle_seconds",
                    models.PositiveIntegerField(
                        default=180,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="handling time where none is measured, seconds",
                    ),
                ),
                (
                    "weeks_back",
                    models.PositiveIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(52),
                        ],
                        verbose_name="weeks of measured load",
                    ),
                ),
                (
                    "handover_minutes",
                    models.PositiveIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="a hand-over note is escalated after, minutes",
                    ),
                ),
                (
                    "forgotten_minutes",
                    models.PositiveIntegerField(
                        default=120,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="a forgotten sign-off is closed after, minutes",
                    ),
                ),
                (
                    "sample_size",
                    models.PositiveIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="contacts in a sample",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False,
                        help_text="Plausible figures, not ones that the city has adopted.",
                        verbose_name="sample",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
            ],
            options={
                "verbose_name": "standard of the centre",
                "ordering": ["-valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CentreStandardEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "service_share",
                    models.FloatField(
                        default=0.8,
                        validators=[
                            django.core.validators.MinValueValidator(0.01),
                            django.core.validators.MaxValueValidator(0.999),
                        ],
                        verbose_name="share answered in time",
                    ),
                ),
                (
                    "within_seconds",
                    models.PositiveIntegerField(
                        default=20,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="answered within, seconds",
                    ),
                ),
                (
                    "occupancy_cap",
                    models.FloatField(
                        default=0.85,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="occupancy at most",
                    ),
                ),
                (
                    "shrinkage",
                    models.FloatField(
                        default=0.3,
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(0.9),
                        ],
                        verbose_name="shrinkage: paid but not available",
                    ),
                ),
                (
                    "patience_seconds",
                    models.PositiveIntegerField(
                        default=120,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="callers' patience, seconds",
                    ),
                ),
                (
                    "handle_seconds",
                    models.PositiveIntegerField(
                        default=180,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="handling time where none is measured, seconds",
                    ),
                ),
                (
                    "weeks_back",
                    models.PositiveIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(52),
                        ],
                        verbose_name="weeks of measured load",
                    ),
                ),
                (
                    "handover_minutes",
                    models.PositiveIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="a hand-over note is escalated after, minutes",
                    ),
                ),
                (
                    "forgotten_minutes",
                    models.PositiveIntegerField(
                        default=120,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(100000),
                        ],
                        verbose_name="a forgotten sign-off is closed after, minutes",
                    ),
                ),
                (
                    "sample_size",
                    models.PositiveIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(200),
                        ],
                        verbose_name="contacts in a sample",
                    ),
                ),
                (
                    "is_sample",
                    models.BooleanField(
                        default=False,
                        help_text="Plausible figures, not ones that the city has adopted.",
                        verbose_name="sample",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HandoverNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000, verbose_name="what the next shift must know")),
                ("is_urgent", models.BooleanField(default=False, verbose_name="urgent")),
                ("written_at", models.DateTimeField(verbose_name="written")),
                (
                    "confirmed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="read and confirmed"),
                ),
                ("escalated_at", models.DateTimeField(blank=True, null=True, verbose_name="escalated")),
            ],
            options={
                "verbose_name": "hand-over note",
                "ordering": ["written_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="OperatorState",
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
                        choices=[
                            ("available", "Available"),
                            ("contact", "In contact"),
                            ("wrap", "After-call work"),
                            ("break", "On a break"),
                            ("away", "Away"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("began_at", models.DateTimeField(verbose_name="since")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="until")),
                (
                    "ended_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("operator", "the operator"),
                            ("supervisor", "the shift supervisor"),
                            ("system", "the system, as it was forgotten"),
                        ],
                        max_length=12,
                        verbose_name="ended by",
                    ),
                ),
            ],
            options={
                "verbose_name": "operator's state",
                "ordering": ["operator", "began_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="QualityReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.CharField(max_length=60, verbose_name="kind of work")),
                ("subject_id", models.BigIntegerField()),
                ("reviewed_at", models.DateTimeField(verbose_name="reviewed")),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="score",
                    ),
                ),
                ("has_failed", models.BooleanField(default=False, verbose_name="fatal mistake")),
                ("comment", models.TextField(blank=True, max_length=2000, verbose_name="comment")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("given", "given"),
                            ("objected", "objected to"),
                            ("upheld", "upheld after objection"),
                            ("changed", "changed after objection"),
                        ],
                        default="given",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("objection", models.TextField(blank=True, max_length=2000, verbose_name="objection")),
                ("objected_at", models.DateTimeField(blank=True, null=True, verbose_name="objected")),
                ("decision", models.TextField(blank=True, max_length=2000, verbose_name="decision")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
            ],
            options={
                "verbose_name": "quality review",
                "ordering": ["-reviewed_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="QualityReviewEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("subject_kind", models.CharField(max_length=60, verbose_name="kind of work")),
                ("subject_id", models.BigIntegerField()),
                ("reviewed_at", models.DateTimeField(verbose_name="reviewed")),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="score",
                    ),
                ),
                ("has_failed", models.BooleanField(default=False, verbose_name="fatal mistake")),
                ("comment", models.TextField(blank=True, max_length=2000, verbose_name="comment")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("given", "given"),
                            ("objected", "objected to"),
                            ("upheld", "upheld after objection"),
                            ("changed", "changed after objection"),
                        ],
                        default="given",
                        max_length=12,
                        verbose_name="stage",
                    ),
                ),
                ("objection", models.TextField(blank=True, max_length=2000, verbose_name="objection")),
                ("objected_at", models.DateTimeField(blank=True, null=True, verbose_name="objected")),
                ("decision", models.TextField(blank=True, max_length=2000, verbose_name="decision")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QueueHold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("channel", models.SlugField(max_length=40, verbose_name="channel")),
                ("key", models.CharField(max_length=80, verbose_name="item")),
                ("waiting_since", models.DateTimeField(verbose_name="waiting since")),
                ("taken_at", models.DateTimeField(verbose_name="taken")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("done", "done"), ("transferred", "passed on"), ("returned", "put back")],
                        max_length=12,
                        verbose_name="outcome",
                    ),
                ),
            ],
            options={
                "verbose_name": "hold of a queue item",
                "ordering": ["taken_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewCriterion",
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
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="weight",
                    ),
                ),
                ("is_fatal", models.BooleanField(default=False, verbose_name="fatal")),
            ],
            options={
                "verbose_name": "criterion",
                "ordering": ["order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewCriterionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "weight",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="weight",
                    ),
                ),
                ("is_fatal", models.BooleanField(default=False, verbose_name="fatal")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewForm",
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
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("is_sample", models.BooleanField(default=False, verbose_name="sample")),
            ],
            options={
                "verbose_name": "review form",
                "ordering": ["code", "-valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewFormEvent",
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
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("is_sample", models.BooleanField(default=False, verbose_name="sample")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReviewMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(100),
                        ],
                        verbose_name="mark",
                    ),
                ),
                (
                    "before",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="mark before"),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
            ],
            options={
                "verbose_name": "mark",
                "ordering": ["criterion__order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReviewSample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.CharField(max_length=60, verbose_name="kind of work")),
                ("from_on", models.DateField(verbose_name="from")),
                ("to_on", models.DateField(verbose_name="to")),
                ("seed", models.CharField(max_length=40, verbose_name="seed")),
                ("size", models.PositiveSmallIntegerField(verbose_name="how many")),
                ("found_count", models.PositiveIntegerField(verbose_name="out of")),
                ("subject_ids", models.JSONField(default=list)),
                ("drawn_at", models.DateTimeField(verbose_name="drawn")),
            ],
            options={
                "verbose_name": "sample for review",
                "ordering": ["-drawn_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "taken_over_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken over"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="cancelled"),
                ),
            ],
            options={
                "verbose_name": "shift",
                "ordering": ["-starts_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ShiftEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "taken_over_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="taken over"),
                ),
                (
                    "cancelled_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="cancelled"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShiftPattern",
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
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("begins", models.TimeField(verbose_name="begins")),
                ("ends", models.TimeField(verbose_name="ends")),
                ("is_sample", models.BooleanField(default=False, verbose_name="sample")),
            ],
            options={
                "verbose_name": "shift pattern",
                "ordering": ["begins", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShiftPatternEvent",
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
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("begins", models.TimeField(verbose_name="begins")),
                ("ends", models.TimeField(verbose_name="ends")),
                ("is_sample", models.BooleanField(default=False, verbose_name="sample")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ShiftPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "place on a shift",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="ShiftPlaceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="BreakReason",
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
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "reason of a break",
                "ordering": ["order", "code"],
                "constraints": [models.UniqueConstraint(fields=("code",), name="break_reason_code")],
            },
        ),
        migrations.CreateModel(
            name="BreakLimitEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "minutes_each",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes of one break"
                    ),
                ),
                (
                    "minutes_per_shift",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes of all breaks on a shift"
                    ),
                ),
                ("is_sample", models.BooleanField(default=False, verbose_name="sample")),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
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
                        to="shifts.breaklimit",
                    ),
                ),
                (
                    "reason",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="shifts.breakreason",
                        verbose_name="reason of a break",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="breaklimit",
            name="reason",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="limits",
                to="shifts.breakreason",
                verbose_name="reason of a break",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="breakreason",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_breakreasonevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="7481666f8f1011aa05efdcbeca78dd23ed3ab7cb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_463f8",
                    table="shifts_breakreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="breakreason",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_breakreasonevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="35f0e588c94757dd99dfbd93e9c053a451d77ca6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_70f6c",
                    table="shifts_breakreason",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="breakreason",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_breakreasonevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="195035d5d57a35516af57cccbde6a07a48739ed2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_74f62",
                    table="shifts_breakreason",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="breakreasonevent",
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
            model_name="breakreasonevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.breakreason",
            ),
        ),
        migrations.AddConstraint(
            model_name="centrestandard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="shifts_centrestandard_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="centrestandard",
            constraint=models.UniqueConstraint(fields=("valid_from",), name="centre_standard_version"),
        ),
        migrations.AddConstraint(
            model_name="centrestandard",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("service_share__gt", 0),
                    ("service_share__lt", 1),
                    ("occupancy_cap__gt", 0),
                    ("occupancy_cap__lte", 1),
                    ("shrinkage__gte", 0),
                    ("shrinkage__lt", 1),
                ),
                name="centre_standard_shares",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="centrestandard",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_centrestandardevent" ("forgotten_minutes", "handle_seconds", "handover_minutes", "id", "is_sample", "occupancy_cap", "patience_seconds", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sample_size", "service_share", "shrinkage", "source", "valid_from", "valid_to", "weeks_back", "within_seconds") VALUES (NEW."forgotten_minutes", NEW."handle_seconds", NEW."handover_minutes", NEW."id", NEW."is_sample", NEW."occupancy_cap", NEW."patience_seconds", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sample_size", NEW."service_share", NEW."shrinkage", NEW."source", NEW."valid_from", NEW."valid_to", NEW."weeks_back", NEW."within_seconds"); RETURN NULL;',
                    hash="0f0b7b09d751b4bb67d825c5b757c6ceedd46db2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_71e9b",
                    table="shifts_centrestandard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="centrestandard",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_centrestandardevent" ("forgotten_minutes", "handle_seconds", "handover_minutes", "id", "is_sample", "occupancy_cap", "patience_seconds", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sample_size", "service_share", "shrinkage", "source", "valid_from", "valid_to", "weeks_back", "within_seconds") VALUES (NEW."forgotten_minutes", NEW."handle_seconds", NEW."handover_minutes", NEW."id", NEW."is_sample", NEW."occupancy_cap", NEW."patience_seconds", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sample_size", NEW."service_share", NEW."shrinkage", NEW."source", NEW."valid_from", NEW."valid_to", NEW."weeks_back", NEW."within_seconds"); RETURN NULL;',
                    hash="4ef49d4b2dbbbb01a5532e581b2af7d448b1cf0f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_46aad",
                    table="shifts_centrestandard",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="centrestandard",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_centrestandardevent" ("forgotten_minutes", "handle_seconds", "handover_minutes", "id", "is_sample", "occupancy_cap", "patience_seconds", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sample_size", "service_share", "shrinkage", "source", "valid_from", "valid_to", "weeks_back", "within_seconds") VALUES (OLD."forgotten_minutes", OLD."handle_seconds", OLD."handover_minutes", OLD."id", OLD."is_sample", OLD."occupancy_cap", OLD."patience_seconds", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sample_size", OLD."service_share", OLD."shrinkage", OLD."source", OLD."valid_from", OLD."valid_to", OLD."weeks_back", OLD."within_seconds"); RETURN NULL;',
                    hash="73bca802840ee7463e0550d06978a190946830f7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_17b36",
                    table="shifts_centrestandard",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="centrestandardevent",
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
            model_name="centrestandardevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.centrestandard",
            ),
        ),
        migrations.AddField(
            model_name="handovernote",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="handovernote",
            name="written_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="operatorstate",
            name="operator",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="operator",
            ),
        ),
        migrations.AddField(
            model_name="operatorstate",
            name="reason",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="shifts.breakreason",
                verbose_name="reason of a break",
            ),
        ),
        migrations.AddField(
            model_name="qualityreview",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="qualityreview",
            name="operator",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="operator",
            ),
        ),
        migrations.AddField(
            model_name="qualityreview",
            name="reviewer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="reviewer",
            ),
        ),
        migrations.AddField(
            model_name="qualityreviewevent",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="qualityreviewevent",
            name="operator",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="operator",
            ),
        ),
        migrations.AddField(
            model_name="qualityreviewevent",
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
            model_name="qualityreviewevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.qualityreview",
            ),
        ),
        migrations.AddField(
            model_name="qualityreviewevent",
            name="reviewer",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="reviewer",
            ),
        ),
        migrations.AddField(
            model_name="queuehold",
            name="given_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="queuehold",
            name="operator",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="operator",
            ),
        ),
        migrations.AddField(
            model_name="reviewcriterionevent",
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
            model_name="reviewcriterionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.reviewcriterion",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewform",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="shifts_reviewform_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewform",
            constraint=models.UniqueConstraint(fields=("code", "valid_from"), name="review_form_version"),
        ),
        migrations.AddField(
            model_name="reviewcriterionevent",
            name="form",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="shifts.reviewform",
            ),
        ),
        migrations.AddField(
            model_name="reviewcriterion",
            name="form",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="shifts.reviewform"
            ),
        ),
        migrations.AddField(
            model_name="qualityreviewevent",
            name="form",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="shifts.reviewform",
                verbose_name="form",
            ),
        ),
        migrations.AddField(
            model_name="qualityreview",
            name="form",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="shifts.reviewform",
                verbose_name="form",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewform",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_reviewformevent" ("code", "id", "is_sample", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."is_sample", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="fa6180a55fddf0b1e03ce530a1b9e9cb7987ef54",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0a61b",
                    table="shifts_reviewform",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewform",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_reviewformevent" ("code", "id", "is_sample", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."code", NEW."id", NEW."is_sample", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="c27c9bd2ef1c29b8174a4a2478a81f486b67d2ab",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7b8bc",
                    table="shifts_reviewform",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewform",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_reviewformevent" ("code", "id", "is_sample", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."code", OLD."id", OLD."is_sample", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="d1126c5a7af4d15c784de8f48f3f1daf52bfb3b9",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_40282",
                    table="shifts_reviewform",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="reviewformevent",
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
            model_name="reviewformevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.reviewform",
            ),
        ),
        migrations.AddField(
            model_name="reviewmark",
            name="criterion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="shifts.reviewcriterion"
            ),
        ),
        migrations.AddField(
            model_name="reviewmark",
            name="review",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="shifts.qualityreview"
            ),
        ),
        migrations.AddField(
            model_name="reviewsample",
            name="drawn_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="reviewsample",
            name="operator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="qualityreviewevent",
            name="sample",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="shifts.reviewsample",
                verbose_name="sample",
            ),
        ),
        migrations.AddField(
            model_name="qualityreview",
            name="sample",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reviews",
                to="shifts.reviewsample",
                verbose_name="sample",
            ),
        ),
        migrations.AddField(
            model_name="shift",
            name="supervisor",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="shift supervisor",
            ),
        ),
        migrations.AddField(
            model_name="shift",
            name="taken_over_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="operatorstate",
            name="shift",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="states",
                to="shifts.shift",
                verbose_name="shift",
            ),
        ),
        migrations.AddField(
            model_name="handovernote",
            name="shift",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notes",
                to="shifts.shift",
                verbose_name="shift",
            ),
        ),
        migrations.AddField(
            model_name="shiftevent",
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
            model_name="shiftevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.shift",
            ),
        ),
        migrations.AddField(
            model_name="shiftevent",
            name="supervisor",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="shift supervisor",
            ),
        ),
        migrations.AddField(
            model_name="shiftevent",
            name="taken_over_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="shiftpattern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="shifts_shiftpattern_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="shiftpattern",
            constraint=models.UniqueConstraint(fields=("code", "valid_from"), name="shift_pattern_version"),
        ),
        migrations.AddField(
            model_name="shiftevent",
            name="pattern",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="shifts.shiftpattern",
                verbose_name="pattern",
            ),
        ),
        migrations.AddField(
            model_name="shift",
            name="pattern",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="shifts.shiftpattern",
                verbose_name="pattern",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shiftpattern",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_shiftpatternevent" ("begins", "code", "ends", "id", "is_sample", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."begins", NEW."code", NEW."ends", NEW."id", NEW."is_sample", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="67c2644b54dcca62e2a0a0d8da7786048a5030c6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_64734",
                    table="shifts_shiftpattern",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shiftpattern",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_shiftpatternevent" ("begins", "code", "ends", "id", "is_sample", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."begins", NEW."code", NEW."ends", NEW."id", NEW."is_sample", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="5d74c8ad65c5d3405cfc28d6833cf3132e2e3643",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ce0c3",
                    table="shifts_shiftpattern",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shiftpattern",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_shiftpatternevent" ("begins", "code", "ends", "id", "is_sample", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."begins", OLD."code", OLD."ends", OLD."id", OLD."is_sample", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="12cae3e454fe8e1c2fa4a07f962cb8aecf47c009",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4770c",
                    table="shifts_shiftpattern",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="shiftpatternevent",
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
            model_name="shiftpatternevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.shiftpattern",
            ),
        ),
        migrations.AddField(
            model_name="shiftplace",
            name="operator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shift_places",
                to=settings.AUTH_USER_MODEL,
                verbose_name="operator",
            ),
        ),
        migrations.AddField(
            model_name="shiftplace",
            name="shift",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="shifts.shift"
            ),
        ),
        migrations.AddField(
            model_name="shiftplaceevent",
            name="operator",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="operator",
            ),
        ),
        migrations.AddField(
            model_name="shiftplaceevent",
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
            model_name="shiftplaceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="shifts.shiftplace",
            ),
        ),
        migrations.AddField(
            model_name="shiftplaceevent",
            name="shift",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="shifts.shift",
            ),
        ),
        migrations.AddConstraint(
            model_name="breaklimit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="shifts_breaklimit_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="breaklimit",
            constraint=models.UniqueConstraint(fields=("reason", "valid_from"), name="break_limit_version"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="breaklimit",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_breaklimitevent" ("id", "is_sample", "minutes_each", "minutes_per_shift", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_id", "source", "valid_from", "valid_to") VALUES (NEW."id", NEW."is_sample", NEW."minutes_each", NEW."minutes_per_shift", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason_id", NEW."source", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="4910c5ab453329a98bce03d9317840dcccb0cfe6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b2418",
                    table="shifts_breaklimit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="breaklimit",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_breaklimitevent" ("id", "is_sample", "minutes_each", "minutes_per_shift", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_id", "source", "valid_from", "valid_to") VALUES (NEW."id", NEW."is_sample", NEW."minutes_each", NEW."minutes_per_shift", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason_id", NEW."source", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="2a7ed800669df44569598df12d2cd0f9846fff2b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6999e",
                    table="shifts_breaklimit",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="breaklimit",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_breaklimitevent" ("id", "is_sample", "minutes_each", "minutes_per_shift", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason_id", "source", "valid_from", "valid_to") VALUES (OLD."id", OLD."is_sample", OLD."minutes_each", OLD."minutes_per_shift", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason_id", OLD."source", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="d883135ba01f1456e247929b041174f90e4c74f8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7dc82",
                    table="shifts_breaklimit",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="queuehold",
            index=models.Index(fields=["operator", "taken_at"], name="queue_hold_operator"),
        ),
        migrations.AddIndex(
            model_name="queuehold",
            index=models.Index(fields=["channel", "key"], name="queue_hold_item"),
        ),
        migrations.AddConstraint(
            model_name="queuehold",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("channel", "key"),
                name="queue_hold_one_winner",
            ),
        ),
        migrations.AddConstraint(
            model_name="queuehold",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("outcome", "")),
                    models.Q(
                        ("ended_at__gte", models.F("taken_at")), models.Q(("outcome", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="queue_hold_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewcriterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1)), name="review_criterion_weight_positive"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_reviewcriterionevent" ("form_id", "id", "is_fatal", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight") VALUES (NEW."form_id", NEW."id", NEW."is_fatal", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."weight"); RETURN NULL;',
                    hash="4aba0c590e62ae0f8ca58e96b11c2d19b2ee0aeb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a34ab",
                    table="shifts_reviewcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_reviewcriterionevent" ("form_id", "id", "is_fatal", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight") VALUES (NEW."form_id", NEW."id", NEW."is_fatal", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."weight"); RETURN NULL;',
                    hash="36f6b0568a004eabdceaaf1cd41ceae3e9a238be",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b3717",
                    table="shifts_reviewcriterion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reviewcriterion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_reviewcriterionevent" ("form_id", "id", "is_fatal", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "weight") VALUES (OLD."form_id", OLD."id", OLD."is_fatal", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."weight"); RETURN NULL;',
                    hash="ced4d0ea9d69e119efd664413bb8dae76c799ead",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0d25a",
                    table="shifts_reviewcriterion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewmark",
            constraint=models.UniqueConstraint(fields=("review", "criterion"), name="review_mark_once"),
        ),
        migrations.AddConstraint(
            model_name="reviewmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__lte", 100)), name="review_mark_score"
            ),
        ),
        migrations.AddIndex(
            model_name="qualityreview",
            index=models.Index(fields=["reviewed_at", "id"], name="quality_review_reviewed"),
        ),
        migrations.AddIndex(
            model_name="qualityreview",
            index=models.Index(fields=["operator", "reviewed_at"], name="quality_review_operator"),
        ),
        migrations.AddConstraint(
            model_name="qualityreview",
            constraint=models.UniqueConstraint(
                fields=("subject_kind", "subject_id", "reviewer"), name="quality_review_once_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="qualityreview",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__lte", 100)), name="quality_review_score"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityreview",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_qualityreviewevent" ("comment", "decided_at", "decided_by_id", "decision", "form_id", "has_failed", "id", "objected_at", "objection", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "sample_id", "score", "stage", "subject_id", "subject_kind") VALUES (NEW."comment", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."form_id", NEW."has_failed", NEW."id", NEW."objected_at", NEW."objection", NEW."operator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reviewed_at", NEW."reviewer_id", NEW."sample_id", NEW."score", NEW."stage", NEW."subject_id", NEW."subject_kind"); RETURN NULL;',
                    hash="d5d69f410edb6cf0fbc4f2b4cf3ba67a3cf50e07",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4e7af",
                    table="shifts_qualityreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityreview",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_qualityreviewevent" ("comment", "decided_at", "decided_by_id", "decision", "form_id", "has_failed", "id", "objected_at", "objection", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "sample_id", "score", "stage", "subject_id", "subject_kind") VALUES (NEW."comment", NEW."decided_at", NEW."decided_by_id", NEW."decision", NEW."form_id", NEW."has_failed", NEW."id", NEW."objected_at", NEW."objection", NEW."operator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reviewed_at", NEW."reviewer_id", NEW."sample_id", NEW."score", NEW."stage", NEW."subject_id", NEW."subject_kind"); RETURN NULL;',
                    hash="d4be76e4494c0f7fb3bdf2273eeb39ac953157a9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_60933",
                    table="shifts_qualityreview",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="qualityreview",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_qualityreviewevent" ("comment", "decided_at", "decided_by_id", "decision", "form_id", "has_failed", "id", "objected_at", "objection", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reviewed_at", "reviewer_id", "sample_id", "score", "stage", "subject_id", "subject_kind") VALUES (OLD."comment", OLD."decided_at", OLD."decided_by_id", OLD."decision", OLD."form_id", OLD."has_failed", OLD."id", OLD."objected_at", OLD."objection", OLD."operator_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reviewed_at", OLD."reviewer_id", OLD."sample_id", OLD."score", OLD."stage", OLD."subject_id", OLD."subject_kind"); RETURN NULL;',
                    hash="1faf1c6109724ec702e26ab711bf316280206afc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cbb13",
                    table="shifts_qualityreview",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="operatorstate",
            index=models.Index(fields=["operator", "began_at", "id"], name="operator_state_line"),
        ),
        migrations.AddIndex(
            model_name="operatorstate",
            index=models.Index(fields=["began_at", "id"], name="operator_state_began"),
        ),
        migrations.AddConstraint(
            model_name="operatorstate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("operator",), name="operator_state_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="operatorstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"
                ),
                name="operator_state_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="operatorstate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason__isnull", False), ("state", "break")),
                    models.Q(models.Q(("state", "break"), _negated=True), ("reason", None)),
                    _connector="OR",
                ),
                name="operator_state_break_has_reason",
            ),
        ),
        migrations.AddIndex(
            model_name="handovernote",
            index=models.Index(
                condition=models.Q(("confirmed_at", None)), fields=["written_at"], name="handover_note_unread"
            ),
        ),
        migrations.AddConstraint(
            model_name="handovernote",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="handover_note_confirmed_by_someone",
            ),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["starts_at", "id"], name="shift_starts"),
        ),
        migrations.AddIndex(
            model_name="shift",
            index=models.Index(fields=["ends_at"], name="shift_ends"),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="shift_span"
            ),
        ),
        migrations.AddConstraint(
            model_name="shift",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("taken_over_at", None), ("taken_over_by", None)),
                    models.Q(("taken_over_at__isnull", False), ("taken_over_by__isnull", False)),
                    _connector="OR",
                ),
                name="shift_taken_over_by_someone",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shift",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_shiftevent" ("cancelled_at", "ends_at", "id", "pattern_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "supervisor_id", "taken_over_at", "taken_over_by_id") VALUES (NEW."cancelled_at", NEW."ends_at", NEW."id", NEW."pattern_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."starts_at", NEW."supervisor_id", NEW."taken_over_at", NEW."taken_over_by_id"); RETURN NULL;',
                    hash="5b1d7f5bc54e80c62c6f64a64217803921d7f9be",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_78e78",
                    table="shifts_shift",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shift",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_shiftevent" ("cancelled_at", "ends_at", "id", "pattern_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "supervisor_id", "taken_over_at", "taken_over_by_id") VALUES (NEW."cancelled_at", NEW."ends_at", NEW."id", NEW."pattern_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_at", NEW."supervisor_id", NEW."taken_over_at", NEW."taken_over_by_id"); RETURN NULL;',
                    hash="8c362c0744022dd112b5383b0df7124cee070893",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6fcc8",
                    table="shifts_shift",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shift",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_shiftevent" ("cancelled_at", "ends_at", "id", "pattern_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "supervisor_id", "taken_over_at", "taken_over_by_id") VALUES (OLD."cancelled_at", OLD."ends_at", OLD."id", OLD."pattern_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."supervisor_id", OLD."taken_over_at", OLD."taken_over_by_id"); RETURN NULL;',
                    hash="ee455dd796c09287d68eb1c825b54a4a9ac4f4cd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cfa05",
                    table="shifts_shift",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="shiftplace",
            constraint=models.UniqueConstraint(fields=("shift", "operator"), name="shift_place_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shiftplace",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_shiftplaceevent" ("id", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id") VALUES (NEW."id", NEW."operator_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shift_id"); RETURN NULL;',
                    hash="0d2c43248957a4cbc3ca9a60433cda1dd88cdb3c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7c968",
                    table="shifts_shiftplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shiftplace",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "shifts_shiftplaceevent" ("id", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id") VALUES (NEW."id", NEW."operator_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shift_id"); RETURN NULL;',
                    hash="78e5a05f44361bdaaee329f06d9aa689c5302b3d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a6ed",
                    table="shifts_shiftplace",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="shiftplace",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "shifts_shiftplaceevent" ("id", "operator_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shift_id") VALUES (OLD."id", OLD."operator_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."shift_id"); RETURN NULL;',
                    hash="cb9b3dad45d3f47307f28f1ff67d981dd7a86967",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_115b5",
                    table="shifts_shiftplace",
                    when="AFTER",
                ),
            ),
        ),
    ]
