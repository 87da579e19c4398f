import django.contrib.postgres.search
import django.db.models.deletion
import qala.contact.catalog.rules.routing
import qala.shared.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_unfavourable",
                    models.BooleanField(default=False, verbose_name="unfavourable for the applicant"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnswerNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("sent_at", models.DateTimeField(null=True, verbose_name="sent out")),
                ("given_up_at", models.DateTimeField(null=True, verbose_name="given up")),
            ],
            options={
                "verbose_name": "notice of an answer",
            },
        ),
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
                (
                    "origin_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "On its own"),
                            ("converted", "An operational case became an appeal under the law"),
                            ("part", "A part was forwarded to another body"),
                        ],
                        max_length=10,
                        verbose_name="how it came out",
                    ),
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
            ],
            options={
                "verbose_name": "appeal",
                "verbose_name_plural": "appeals",
                "ordering": ["-received_at", "-id"],
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
                (
                    "origin_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "On its own"),
                            ("converted", "An operational case became an appeal under the law"),
                            ("part", "A part was forwarded to another body"),
                        ],
                        max_length=10,
                        verbose_name="how it came out",
                    ),
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
                ("iin", models.CharField(blank=True, max_length=12, verbose_name="IIN")),
                ("home_address", models.CharField(blank=True, max_length=300, verbose_name="postal address")),
                ("flat", models.CharField(blank=True, max_length=20, verbose_name="flat")),
                (
                    "has_agreed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="agreed to the use of personal data"
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
            ],
            options={
                "verbose_name": "attachment",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="EscalationNotice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=0, verbose_name="round")),
                ("share", models.PositiveSmallIntegerField(verbose_name="per cent of the term")),
                ("role", models.CharField(max_length=40, verbose_name="duty")),
                ("at", models.DateTimeField(verbose_name="told")),
                ("seen_at", models.DateTimeField(null=True, verbose_name="read")),
            ],
            options={
                "verbose_name": "escalation notice",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Hearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("planned_at", models.DateTimeField(verbose_name="when")),
                ("place", models.CharField(max_length=300, verbose_name="where it is held")),
                ("draft", models.TextField(max_length=2000, verbose_name="intended decision")),
                ("called_at", models.DateTimeField(verbose_name="called")),
                ("held_at", models.DateTimeField(null=True, verbose_name="held")),
                ("has_come", models.BooleanField(default=False, verbose_name="the applicant came")),
                ("minutes", models.TextField(blank=True, max_length=4000, verbose_name="minutes")),
                ("cancelled_at", models.DateTimeField(null=True, verbose_name="called off")),
            ],
            options={
                "verbose_name": "hearing",
                "ordering": ["called_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="HearingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("planned_at", models.DateTimeField(verbose_name="when")),
                ("place", models.CharField(max_length=300, verbose_name="where it is held")),
                ("draft", models.TextField(max_length=2000, verbose_name="intended decision")),
                ("called_at", models.DateTimeField(verbose_name="called")),
                ("held_at", models.DateTimeField(null=True, verbose_name="held")),
                ("has_come", models.BooleanField(default=False, verbose_name="the applicant came")),
                ("minutes", models.TextField(blank=True, max_length=4000, verbose_name="minutes")),
                ("cancelled_at", models.DateTimeField(null=True, verbose_name="called off")),
            ],
            options={
                "abstract": False,
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
            ],
        ),
        migrations.CreateModel(
            name="OfficialLetter",
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
                            ("slip", "Registration slip"),
                            ("extension", "Notice of a longer term"),
                            ("redirect", "Notice of forwarding"),
                            ("hearing", "Invitation to a hearing"),
                            ("answer", "Letter with the answer"),
                        ],
                        max_length=20,
                        verbose_name="letter",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("body", models.TextField(max_length=12000, verbose_name="text")),
                ("at", models.DateTimeField(verbose_name="written")),
            ],
            options={
                "verbose_name": "letter to the applicant",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="OfficialLetterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("slip", "Registration slip"),
                            ("extension", "Notice of a longer term"),
                            ("redirect", "Notice of forwarding"),
                            ("hearing", "Invitation to a hearing"),
                            ("answer", "Letter with the answer"),
                        ],
                        max_length=20,
                        verbose_name="letter",
                    ),
                ),
                ("language", models.CharField(max_length=2, verbose_name="language")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("body", models.TextField(max_length=12000, verbose_name="text")),
                ("at", models.DateTimeField(verbose_name="written")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Reporter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.CharField(editable=False, max_length=20, unique=True, verbose_name="number"),
                ),
                ("secret_hash", models.CharField(editable=False, max_length=64)),
                ("full_name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "has_agreed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="agreed to the use of personal data"
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="what they added")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("joined_at", models.DateTimeField(verbose_name="joined")),
            ],
            options={
                "verbose_name": "reporter",
                "ordering": ["joined_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="ReporterEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("number", models.CharField(editable=False, max_length=20, verbose_name="number")),
                ("secret_hash", models.CharField(editable=False, max_length=64)),
                ("full_name", models.CharField(blank=True, max_length=200, verbose_name="full name")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "has_agreed_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="agreed to the use of personal data"
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000, verbose_name="what they added")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("joined_at", models.DateTimeField(verbose_name="joined")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("word", models.CharField(max_length=60, primary_key=True, serialize=False)),
            ],
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
                            ("redirect", "Take on or forward"),
                            ("notice", "Tell the applicant"),
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
                ("escalate_at", models.DateTimeField(null=True, verbose_name="next step of the ladder")),
                (
                    "escalated_share",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="last step of the ladder, per cent"
                    ),
                ),
                (
                    "extended_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times extended"),
                ),
                ("is_late", models.BooleanField(default=False, verbose_name="late")),
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
                            ("redirect", "Take on or forward"),
                            ("notice", "Tell the applicant"),
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
                ("escalate_at", models.DateTimeField(null=True, verbose_name="next step of the ladder")),
                (
                    "escalated_share",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="last step of the ladder, per cent"
                    ),
                ),
                (
                    "extended_count",
                    models.PositiveSmallIntegerField(default=0, verbose_name="times extended"),
                ),
                ("is_late", models.BooleanField(default=False, verbose_name="late")),
            ],
            options={
                "abstract": False,
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
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("kk", "Kazakh"), ("ru", "Russian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "is_unfavourable",
                    models.BooleanField(default=False, verbose_name="unfavourable for the applicant"),
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
            ],
            options={
                "verbose_name": "answer",
                "ordering": ["at", "id"],
            },
        ),
    ]
