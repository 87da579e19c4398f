import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import qala.contact.catalog.rules.routing
import qala.shared.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("catalog", "0001_initial"),
        ("files", "0001_initial"),
        ("organisations", "0001_initial"),
        ("people", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Appeal",
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
                ("number", models.CharField(editable=False, max_length=20, verbose_name="number")),
                ("secret_hash", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="what happened")),
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
                        default="new",
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        choices=[(0, "Normal"), (1, "High"), (2, "Urgent")],
                        default=0,
                        verbose_name="priority",
                    ),
                ),
                (
                    "route_reason",
                    models.CharField(
                        default=qala.contact.catalog.rules.routing.Reason["FALLBACK"],
                        max_length=20,
                        verbose_name="why there",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "place_note",
                    models.CharField(blank=True, max_length=300, verbose_name="how to find the place"),
                ),
                (
                    "place_quality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No position"),
                            ("exact", "Exact"),
                            ("approximate", "Approximate"),
                            ("outside", "Outside the city"),
                            ("dummy", "Placeholder position of the source"),
                        ],
                        max_length=12,
                        verbose_name="position",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "registered_at",
                    models.DateTimeField(help_text="When the terms start to run.", verbose_name="registered"),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="taken on")),
                (
                    "first_answer_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first answered"),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="work planned for")),
                ("resolved_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
                (
                    "reopened_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times reopened"),
                ),
                (
                    "returned_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times returned"),
                ),
                ("next_due_at", models.DateTimeField(blank=True, null=True, verbose_name="next term")),
                ("is_overdue", models.BooleanField(default=False, verbose_name="overdue")),
                ("was_late", models.BooleanField(default=False, verbose_name="answered late")),
                ("is_public", models.BooleanField(default=False, verbose_name="shown to everybody")),
                (
                    "source",
                    models.CharField(
                        blank=True, editable=False, max_length=60, verbose_name="imported by profile"
                    ),
                ),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=120, verbose_name="number in the other register"),
                ),
                ("search_fold", models.TextField(blank=True, editable=False)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.SearchVector("text", config="russian"),
                            "||",
                            django.contrib.postgres.search.SearchVector("search_fold", config="simple"),
                            django.contrib.postgres.search.SearchConfig("russian"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
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
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="appeals.appeal",
                        verbose_name="duplicate of",
                    ),
                ),
                (
                    "executor",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                        verbose_name="executor",
                    ),
                ),
                (
                    "quarter",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.quarter",
                        verbose_name="quarter",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
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
                    "status",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.status",
                        verbose_name="status",
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
                "verbose_name": "appeal",
                "verbose_name_plural": "appeals",
                "ordering": ["-received_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="VocabularyMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_id", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="answer")),
                ("at", models.DateTimeField(verbose_name="answered")),
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
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="appeals.appeal",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Applicant",
            fields=[
                (
                    "appeal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="applicant",
                        serialize=False,
                        to="appeals.appeal",
                    ),
                ),
                ("full_name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("flat", models.CharField(blank=True, max_length=20, verbose_name="flat")),
                (
                    "has_agreed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="agreed to the use of personal data"
                    ),
                ),
            ],
            options={
                "verbose_name": "applicant",
            },
        ),
        migrations.CreateModel(
            name="AnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.TextField(max_length=4000, verbose_name="answer")),
                ("at", models.DateTimeField(verbose_name="answered")),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
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
                        null=True,
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
                        to="appeals.answer",
                    ),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AppealEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("number", models.CharField(editable=False, max_length=20, verbose_name="number")),
                ("secret_hash", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="what happened")),
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
                        default="new",
                        max_length=20,
                        verbose_name="stage",
                    ),
                ),
                (
                    "priority",
                    models.SmallIntegerField(
                        choices=[(0, "Normal"), (1, "High"), (2, "Urgent")],
                        default=0,
                        verbose_name="priority",
                    ),
                ),
                (
                    "route_reason",
                    models.CharField(
                        default=qala.contact.catalog.rules.routing.Reason["FALLBACK"],
                        max_length=20,
                        verbose_name="why there",
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                (
                    "place_note",
                    models.CharField(blank=True, max_length=300, verbose_name="how to find the place"),
                ),
                (
                    "place_quality",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "No position"),
                            ("exact", "Exact"),
                            ("approximate", "Approximate"),
                            ("outside", "Outside the city"),
                            ("dummy", "Placeholder position of the source"),
                        ],
                        max_length=12,
                        verbose_name="position",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "registered_at",
                    models.DateTimeField(help_text="When the terms start to run.", verbose_name="registered"),
                ),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="taken on")),
                (
                    "first_answer_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first answered"),
                ),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="work planned for")),
                ("resolved_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                ("changed_at", models.DateTimeField(verbose_name="changed")),
                (
                    "reopened_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times reopened"),
                ),
                (
                    "returned_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times returned"),
                ),
                ("next_due_at", models.DateTimeField(blank=True, null=True, verbose_name="next term")),
                ("is_overdue", models.BooleanField(default=False, verbose_name="overdue")),
                ("was_late", models.BooleanField(default=False, verbose_name="answered late")),
                ("is_public", models.BooleanField(default=False, verbose_name="shown to everybody")),
                (
                    "source",
                    models.CharField(
                        blank=True, editable=False, max_length=60, verbose_name="imported by profile"
                    ),
                ),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=120, verbose_name="number in the other register"),
                ),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
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
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "duplicate_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                        verbose_name="duplicate of",
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
                        to="appeals.appeal",
                    ),
                ),
                (
                    "quarter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.quarter",
                        verbose_name="quarter",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="operator",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="resident",
                    ),
                ),
                (
                    "status",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.status",
                        verbose_name="status",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
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
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=20, verbose_name="why")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                ("since", models.DateTimeField(verbose_name="since")),
                ("until", models.DateTimeField(null=True, verbose_name="until")),
                ("outcome", models.CharField(blank=True, max_length=20, verbose_name="how it ended")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="appeals.appeal",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "ordering": ["since", "id"],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("report", "From the resident"),
                            ("proof", "Proof of work"),
                            ("note", "For staff only"),
                        ],
                        max_length=10,
                        verbose_name="role",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="added")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="appeals.appeal",
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
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ImportRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("profile", models.CharField(max_length=60, verbose_name="profile")),
                ("file_name", models.CharField(max_length=250, verbose_name="file")),
                ("fingerprint", models.CharField(max_length=64)),
                ("started_at", models.DateTimeField(verbose_name="started")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished")),
                ("done_rows", models.PositiveBigIntegerField(default=0, verbose_name="rows read")),
                ("counts", models.JSONField(default=dict, verbose_name="report")),
            ],
            options={
                "verbose_name": "import",
                "ordering": ["-started_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("profile", "fingerprint"), name="import_run_file")
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.TextField(max_length=2000, verbose_name="question")),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("reply", models.TextField(blank=True, max_length=4000, verbose_name="reply")),
                ("replied_at", models.DateTimeField(null=True, verbose_name="replied")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inquiries",
                        to="appeals.appeal",
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
                    "replied_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "question to the resident",
                "ordering": ["asked_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="why")),
                ("at", models.DateTimeField(verbose_name="linked")),
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
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_up",
                        to="appeals.appeal",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_down",
                        to="appeals.appeal",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["word"], name="search_word_trigram", opclasses=["gin_trgm_ops"]
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Target",
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
                            ("accept", "Take on"),
                            ("first_answer", "First answer"),
                            ("resolve", "Resolve"),
                        ],
                        max_length=20,
                        verbose_name="what is promised",
                    ),
                ),
                ("amount", models.PositiveIntegerField(null=True, verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        blank=True,
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
                ("warn_share", models.FloatField(default=0.75)),
                ("starts_at", models.DateTimeField(verbose_name="runs from")),
                ("due_at", models.DateTimeField(verbose_name="due")),
                ("warn_at", models.DateTimeField(null=True, verbose_name="warns")),
                ("warned_at", models.DateTimeField(null=True)),
                ("breached_at", models.DateTimeField(null=True, verbose_name="passed")),
                ("met_at", models.DateTimeField(null=True, verbose_name="met")),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("paused_since", models.DateTimeField(null=True, verbose_name="stands since")),
                ("pauses", models.JSONField(default=list)),
                (
                    "extended_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times extended"),
                ),
                ("is_late", models.BooleanField(default=False, verbose_name="late")),
                (
                    "appeal",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="appeals.appeal",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="calendars.workcalendar",
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
                    ),
                ),
            ],
            options={
                "verbose_name": "target",
                "ordering": ["starts_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="TargetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
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
                ("amount", models.PositiveIntegerField(null=True, verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        blank=True,
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
                ("warn_share", models.FloatField(default=0.75)),
                ("starts_at", models.DateTimeField(verbose_name="runs from")),
                ("due_at", models.DateTimeField(verbose_name="due")),
                ("warn_at", models.DateTimeField(null=True, verbose_name="warns")),
                ("warned_at", models.DateTimeField(null=True)),
                ("breached_at", models.DateTimeField(null=True, verbose_name="passed")),
                ("met_at", models.DateTimeField(null=True, verbose_name="met")),
                ("cancelled_at", models.DateTimeField(null=True)),
                ("paused_since", models.DateTimeField(null=True, verbose_name="stands since")),
                ("pauses", models.JSONField(default=list)),
                (
                    "extended_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times extended"),
                ),
                ("is_late", models.BooleanField(default=False, verbose_name="late")),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="appeals.appeal",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendars.workcalendar",
                    ),
                ),
                (
                    "executor",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
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
                        to="appeals.target",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApplicantEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("full_name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("flat", models.CharField(blank=True, max_length=20, verbose_name="flat")),
                (
                    "has_agreed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="agreed to the use of personal data"
                    ),
                ),
                (
                    "appeal",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        serialize=False,
                        to="appeals.appeal",
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
                        to="appeals.applicant",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(
                models.F("phone"), condition=models.Q(("phone", ""), _negated=True), name="applicant_phone"
            ),
        ),
        migrations.AddIndex(
            model_name="applicant",
            index=models.Index(
                models.F("email"), condition=models.Q(("email", ""), _negated=True), name="applicant_email"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(models.F("received_at"), models.F("id"), name="appeal_received"),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("stage"), models.F("received_at"), models.F("id"), name="appeal_stage"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("executor"), models.F("received_at"), models.F("id"), name="appeal_executor"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("topic"), models.F("received_at"), models.F("id"), name="appeal_topic"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("district"), models.F("received_at"), models.F("id"), name="appeal_district"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("next_due_at"),
                models.F("id"),
                condition=models.Q(("next_due_at__isnull", False)),
                name="appeal_due",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("executor"),
                models.F("next_due_at"),
                models.F("id"),
                condition=models.Q(("stage__in", ["new", "active", "waiting"])),
                name="appeal_desk",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("received_at"),
                models.F("id"),
                condition=models.Q(("executor", None), ("stage__in", ["new", "active", "waiting"])),
                name="appeal_fallback",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("received_at"),
                models.F("id"),
                condition=models.Q(("is_overdue", True)),
                name="appeal_overdue",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("building"), condition=models.Q(("building__isnull", False)), name="appeal_building"
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("resident"),
                models.F("id"),
                condition=models.Q(("resident__isnull", False)),
                name="appeal_resident",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=models.Index(
                models.F("duplicate_of"),
                condition=models.Q(("duplicate_of__isnull", False)),
                name="appeal_duplicate",
            ),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=qala.shared.fields.SpGistPointIndex(fields=["point"], name="appeal_point"),
        ),
        migrations.AddIndex(
            model_name="appeal",
            index=django.contrib.postgres.indexes.GinIndex(fields=["search"], name="appeal_search"),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(fields=("number",), name="appeal_number_once"),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source", ""), _negated=True),
                fields=("source", "external_id"),
                name="appeal_imported_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="appeal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("duplicate_of", None),
                    models.Q(("duplicate_of", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="appeal_not_its_own_duplicate",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)), fields=("appeal",), name="assignment_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="inquiry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replied_at", None)), fields=("appeal",), name="inquiry_one_open"
            ),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(fields=("one", "other"), name="link_once"),
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(("one__lt", models.F("other"))), name="link_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(models.F("appeal"), models.F("kind"), name="target_appeal"),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(
                models.F("due_at"),
                condition=models.Q(
                    ("cancelled_at", None), ("met_at", None), ("breached_at", None), ("paused_since", None)
                ),
                name="target_due_running",
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(
                models.F("warn_at"),
                condition=models.Q(
                    ("cancelled_at", None),
                    ("met_at", None),
                    ("breached_at", None),
                    ("paused_since", None),
                    ("warn_at__isnull", False),
                    ("warned_at", None),
                ),
                name="target_warn_running",
            ),
        ),
        migrations.AddIndex(
            model_name="target",
            index=models.Index(models.F("executor"), models.F("due_at"), name="target_executor"),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None), ("met_at", None)),
                fields=("appeal", "kind"),
                name="target_one_running",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("met_at", None), ("cancelled_at", None), _connector="OR"),
                name="target_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="target",
            constraint=models.CheckConstraint(
                condition=models.Q(("warn_at", None), ("warn_at__lte", models.F("due_at")), _connector="OR"),
                name="target_warns_before_due",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_applicantevent" ("appeal_id", "email", "flat", "full_name", "has_agreed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."appeal_id", NEW."email", NEW."flat", NEW."full_name", NEW."has_agreed_at", _pgh_attach_context(), NOW(), \'insert\', NEW."appeal_id", NEW."phone"); RETURN NULL;',
                    hash="e0111d8bb595ae92451bd1da2b3e58fa2bef908b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9e560",
                    table="appeals_applicant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "appeals_applicantevent" ("appeal_id", "email", "flat", "full_name", "has_agreed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (NEW."appeal_id", NEW."email", NEW."flat", NEW."full_name", NEW."has_agreed_at", _pgh_attach_context(), NOW(), \'update\', NEW."appeal_id", NEW."phone"); RETURN NULL;',
                    hash="b79ec801a11375a14b41bfe698cc30da36ac55e9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d1fdc",
                    table="appeals_applicant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="applicant",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_applicantevent" ("appeal_id", "email", "flat", "full_name", "has_agreed_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone") VALUES (OLD."appeal_id", OLD."email", OLD."flat", OLD."full_name", OLD."has_agreed_at", _pgh_attach_context(), NOW(), \'delete\', OLD."appeal_id", OLD."phone"); RETURN NULL;',
                    hash="a02e2eee7ebf9812c898586762c04da05b43aedf",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_df2e8",
                    table="appeals_applicant",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_appealevent" ("accepted_at", "address", "assignee_id", "building_id", "changed_at", "channel_id", "closed_at", "district_id", "duplicate_of_id", "executor_id", "external_id", "first_answer_at", "id", "is_overdue", "is_public", "language", "lat", "lon", "next_due_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_note", "place_quality", "planned_on", "priority", "quarter_id", "received_at", "registered_at", "registered_by_id", "reopened_count", "resident_id", "resolved_at", "returned_count", "route_reason", "secret_hash", "source", "stage", "status_id", "text", "topic_id", "was_late") VALUES (NEW."accepted_at", NEW."address", NEW."assignee_id", NEW."building_id", NEW."changed_at", NEW."channel_id", NEW."closed_at", NEW."district_id", NEW."duplicate_of_id", NEW."executor_id", NEW."external_id", NEW."first_answer_at", NEW."id", NEW."is_overdue", NEW."is_public", NEW."language", NEW."lat", NEW."lon", NEW."next_due_at", NEW."number", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place_note", NEW."place_quality", NEW."planned_on", NEW."priority", NEW."quarter_id", NEW."received_at", NEW."registered_at", NEW."registered_by_id", NEW."reopened_count", NEW."resident_id", NEW."resolved_at", NEW."returned_count", NEW."route_reason", NEW."secret_hash", NEW."source", NEW."stage", NEW."status_id", NEW."text", NEW."topic_id", NEW."was_late"); RETURN NULL;',
                    hash="762aec1d67b4206b0a3226a220c894bef485eef9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c93ea",
                    table="appeals_appeal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."assignee_id" IS DISTINCT FROM (NEW."assignee_id") OR OLD."building_id" IS DISTINCT FROM (NEW."building_id") OR OLD."changed_at" IS DISTINCT FROM (NEW."changed_at") OR OLD."channel_id" IS DISTINCT FROM (NEW."channel_id") OR OLD."closed_at" IS DISTINCT FROM (NEW."closed_at") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."duplicate_of_id" IS DISTINCT FROM (NEW."duplicate_of_id") OR OLD."executor_id" IS DISTINCT FROM (NEW."executor_id") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."first_answer_at" IS DISTINCT FROM (NEW."first_answer_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_overdue" IS DISTINCT FROM (NEW."is_overdue") OR OLD."is_public" IS DISTINCT FROM (NEW."is_public") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."next_due_at" IS DISTINCT FROM (NEW."next_due_at") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."place_note" IS DISTINCT FROM (NEW."place_note") OR OLD."place_quality" IS DISTINCT FROM (NEW."place_quality") OR OLD."planned_on" IS DISTINCT FROM (NEW."planned_on") OR OLD."priority" IS DISTINCT FROM (NEW."priority") OR OLD."quarter_id" IS DISTINCT FROM (NEW."quarter_id") OR OLD."received_at" IS DISTINCT FROM (NEW."received_at") OR OLD."registered_at" IS DISTINCT FROM (NEW."registered_at") OR OLD."registered_by_id" IS DISTINCT FROM (NEW."registered_by_id") OR OLD."reopened_count" IS DISTINCT FROM (NEW."reopened_count") OR OLD."resident_id" IS DISTINCT FROM (NEW."resident_id") OR OLD."resolved_at" IS DISTINCT FROM (NEW."resolved_at") OR OLD."returned_count" IS DISTINCT FROM (NEW."returned_count") OR OLD."route_reason" IS DISTINCT FROM (NEW."route_reason") OR OLD."secret_hash" IS DISTINCT FROM (NEW."secret_hash") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."status_id" IS DISTINCT FROM (NEW."status_id") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."topic_id" IS DISTINCT FROM (NEW."topic_id") OR OLD."was_late" IS DISTINCT FROM (NEW."was_late"))',
                    func='INSERT INTO "appeals_appealevent" ("accepted_at", "address", "assignee_id", "building_id", "changed_at", "channel_id", "closed_at", "district_id", "duplicate_of_id", "executor_id", "external_id", "first_answer_at", "id", "is_overdue", "is_public", "language", "lat", "lon", "next_due_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_note", "place_quality", "planned_on", "priority", "quarter_id", "received_at", "registered_at", "registered_by_id", "reopened_count", "resident_id", "resolved_at", "returned_count", "route_reason", "secret_hash", "source", "stage", "status_id", "text", "topic_id", "was_late") VALUES (NEW."accepted_at", NEW."address", NEW."assignee_id", NEW."building_id", NEW."changed_at", NEW."channel_id", NEW."closed_at", NEW."district_id", NEW."duplicate_of_id", NEW."executor_id", NEW."external_id", NEW."first_answer_at", NEW."id", NEW."is_overdue", NEW."is_public", NEW."language", NEW."lat", NEW."lon", NEW."next_due_at", NEW."number", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place_note", NEW."place_quality", NEW."planned_on", NEW."priority", NEW."quarter_id", NEW."received_at", NEW."registered_at", NEW."registered_by_id", NEW."reopened_count", NEW."resident_id", NEW."resolved_at", NEW."returned_count", NEW."route_reason", NEW."secret_hash", NEW."source", NEW."stage", NEW."status_id", NEW."text", NEW."topic_id", NEW."was_late"); RETURN NULL;',
                    hash="d9acc49ec2de165343071470c25ef797ca5cf3bf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bd9e6",
                    table="appeals_appeal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appeal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_appealevent" ("accepted_at", "address", "assignee_id", "building_id", "changed_at", "channel_id", "closed_at", "district_id", "duplicate_of_id", "executor_id", "external_id", "first_answer_at", "id", "is_overdue", "is_public", "language", "lat", "lon", "next_due_at", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_note", "place_quality", "planned_on", "priority", "quarter_id", "received_at", "registered_at", "registered_by_id", "reopened_count", "resident_id", "resolved_at", "returned_count", "route_reason", "secret_hash", "source", "stage", "status_id", "text", "topic_id", "was_late") VALUES (OLD."accepted_at", OLD."address", OLD."assignee_id", OLD."building_id", OLD."changed_at", OLD."channel_id", OLD."closed_at", OLD."district_id", OLD."duplicate_of_id", OLD."executor_id", OLD."external_id", OLD."first_answer_at", OLD."id", OLD."is_overdue", OLD."is_public", OLD."language", OLD."lat", OLD."lon", OLD."next_due_at", OLD."number", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place_note", OLD."place_quality", OLD."planned_on", OLD."priority", OLD."quarter_id", OLD."received_at", OLD."registered_at", OLD."registered_by_id", OLD."reopened_count", OLD."resident_id", OLD."resolved_at", OLD."returned_count", OLD."route_reason", OLD."secret_hash", OLD."source", OLD."stage", OLD."status_id", OLD."text", OLD."topic_id", OLD."was_late"); RETURN NULL;',
                    hash="a6c3defa23a6958f041c8ad2596f803189d58717",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_95ad7",
                    table="appeals_appeal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_answerevent" ("appeal_id", "at", "by_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."appeal_id", NEW."at", NEW."by_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="bd1ad82098a0976ba2ba9b11305a5fd920fd865f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d7f12",
                    table="appeals_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "appeals_answerevent" ("appeal_id", "at", "by_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (NEW."appeal_id", NEW."at", NEW."by_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text"); RETURN NULL;',
                    hash="6c5f2b0c53c173259c808ad312af3fdb336ae7e9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c343b",
                    table="appeals_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_answerevent" ("appeal_id", "at", "by_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text") VALUES (OLD."appeal_id", OLD."at", OLD."by_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."text"); RETURN NULL;',
                    hash="a15d54f2fcfd746590dc9353a55f3058d9b2c94b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a6d0b",
                    table="appeals_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "appeals_targetevent" ("amount", "appeal_id", "breached_at", "calendar_id", "cancelled_at", "due_at", "executor_id", "extended_count", "id", "is_late", "kind", "met_at", "paused_since", "pauses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "unit", "warn_at", "warn_share", "warned_at") VALUES (NEW."amount", NEW."appeal_id", NEW."breached_at", NEW."calendar_id", NEW."cancelled_at", NEW."due_at", NEW."executor_id", NEW."extended_count", NEW."id", NEW."is_late", NEW."kind", NEW."met_at", NEW."paused_since", NEW."pauses", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."starts_at", NEW."unit", NEW."warn_at", NEW."warn_share", NEW."warned_at"); RETURN NULL;',
                    hash="2f126f4473a171ca23dff9c9c885d3e69aa69854",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2eb1a",
                    table="appeals_target",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="target",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "appeals_targetevent" ("amount", "appeal_id", "breached_at", "calendar_id", "cancelled_at", "due_at", "executor_id", "extended_count", "id", "is_late", "kind", "met_at", "paused_since", "pauses", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "unit", "warn_at", "warn_share", "warned_at") VALUES (OLD."amount", OLD."appeal_id", OLD."breached_at", OLD."calendar_id", OLD."cancelled_at", OLD."due_at", OLD."executor_id", OLD."extended_count", OLD."id", OLD."is_late", OLD."kind", OLD."met_at", OLD."paused_since", OLD."pauses", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."unit", OLD."warn_at", OLD."warn_share", OLD."warned_at"); RETURN NULL;',
                    hash="fb60dac0b863dff1c5f4a0b56de2edd14c394ef3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f4554",
                    table="appeals_target",
                    when="AFTER",
                ),
            ),
        ),
    ]
