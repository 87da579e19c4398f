import django.contrib.postgres.fields
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
            name="Cause",
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
                    "use",
                    models.CharField(
                        choices=[("pause", "The clock stands still"), ("late", "The answer is late")],
                        max_length=10,
                        verbose_name="for what",
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "listed reason",
                "ordering": ["use", "order", "code"],
            },
        ),
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
            name="EscalationStep",
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
                            ("redirect", "Take on or forward"),
                            ("notice", "Tell the applicant"),
                        ],
                        default="resolve",
                        max_length=20,
                        verbose_name="which term",
                    ),
                ),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="per cent of the term",
                    ),
                ),
                ("role", models.CharField(max_length=40, verbose_name="duty")),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("executor", "in the executor's organisation"),
                            ("centre", "in the city's centre"),
                        ],
                        max_length=10,
                        verbose_name="where",
                    ),
                ),
            ],
            options={
                "verbose_name": "escalation step",
                "ordering": ["procedure", "kind", "share", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LetterTemplate",
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
                        unique=True,
                        verbose_name="letter",
                    ),
                ),
                ("title_kk", models.CharField(max_length=200, verbose_name="title in Kazakh")),
                ("title_ru", models.CharField(max_length=200, verbose_name="title in Russian")),
                ("body_kk", models.TextField(max_length=4000, verbose_name="text in Kazakh")),
                ("body_ru", models.TextField(max_length=4000, verbose_name="text in Russian")),
            ],
            options={
                "verbose_name": "letter template",
                "ordering": ["kind"],
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
            name="CauseEvent",
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
                    "use",
                    models.CharField(
                        choices=[("pause", "The clock stands still"), ("late", "The answer is late")],
                        max_length=10,
                        verbose_name="for what",
                    ),
                ),
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
                        to="catalog.cause",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
            name="LetterTemplateEvent",
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
                ("title_kk", models.CharField(max_length=200, verbose_name="title in Kazakh")),
                ("title_ru", models.CharField(max_length=200, verbose_name="title in Russian")),
                ("body_kk", models.TextField(max_length=4000, verbose_name="text in Kazakh")),
                ("body_ru", models.TextField(max_length=4000, verbose_name="text in Russian")),
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
                        to="catalog.lettertemplate",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Procedure",
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
                (
                    "prefix",
                    models.CharField(
                        blank=True,
                        help_text="One or two of A B E K M H O P C T X. A number once given keeps its letters.",
                        max_length=2,
                        validators=[django.core.validators.RegexValidator("^[ABEKMHOPCTX]*$")],
                        verbose_name="letters before the number",
                    ),
                ),
                (
                    "is_legal",
                    models.BooleanField(
                        default=False,
                        help_text="With its own register numbers, notices to the applicant and decisions of the head.",
                        verbose_name="procedure of the law",
                    ),
                ),
                (
                    "required",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("full_name", "Full name"),
                                ("iin", "IIN"),
                                ("home_address", "Postal address"),
                                ("phone", "Phone"),
                                ("email", "E-mail"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what the applicant must give",
                    ),
                ),
                (
                    "needs_hearing",
                    models.BooleanField(
                        default=False,
                        help_text="APPC, art. 73.",
                        verbose_name="hearing before an unfavourable answer",
                    ),
                ),
                (
                    "needs_late_cause",
                    models.BooleanField(
                        default=True, verbose_name="a late answer needs a reason from the list"
                    ),
                ),
                (
                    "checks_language",
                    models.BooleanField(default=False, verbose_name="answer in the language of the appeal"),
                ),
                (
                    "takes_appeals",
                    models.BooleanField(
                        default=True,
                        help_text="A consultation ends in the conversation and leaves no appeal.",
                        verbose_name="appeals are registered under it",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
            ],
            options={
                "verbose_name": "procedure",
                "ordering": ["order", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("prefix", ""), _negated=True),
                        fields=("prefix",),
                        name="procedure_prefix_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_legal", False), models.Q(("prefix", ""), _negated=True), _connector="OR"
                        ),
                        name="procedure_legal_has_numbers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EscalationStepEvent",
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
                            ("redirect", "Take on or forward"),
                            ("notice", "Tell the applicant"),
                        ],
                        default="resolve",
                        max_length=20,
                        verbose_name="which term",
                    ),
                ),
                (
                    "share",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="per cent of the term",
                    ),
                ),
                ("role", models.CharField(max_length=40, verbose_name="duty")),
                (
                    "where",
                    models.CharField(
                        choices=[
                            ("executor", "in the executor's organisation"),
                            ("centre", "in the city's centre"),
                        ],
                        max_length=10,
                        verbose_name="where",
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
                        to="catalog.escalationstep",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.procedure",
                        verbose_name="procedure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="escalationstep",
            name="procedure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ladder",
                to="catalog.procedure",
                verbose_name="procedure",
            ),
        ),
        migrations.CreateModel(
            name="ProcedureEvent",
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
                (
                    "prefix",
                    models.CharField(
                        blank=True,
                        help_text="One or two of A B E K M H O P C T X. A number once given keeps its letters.",
                        max_length=2,
                        validators=[django.core.validators.RegexValidator("^[ABEKMHOPCTX]*$")],
                        verbose_name="letters before the number",
                    ),
                ),
                (
                    "is_legal",
                    models.BooleanField(
                        default=False,
                        help_text="With its own register numbers, notices to the applicant and decisions of the head.",
                        verbose_name="procedure of the law",
                    ),
                ),
                (
                    "required",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("full_name", "Full name"),
                                ("iin", "IIN"),
                                ("home_address", "Postal address"),
                                ("phone", "Phone"),
                                ("email", "E-mail"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="what the applicant must give",
                    ),
                ),
                (
                    "needs_hearing",
                    models.BooleanField(
                        default=False,
                        help_text="APPC, art. 73.",
                        verbose_name="hearing before an unfavourable answer",
                    ),
                ),
                (
                    "needs_late_cause",
                    models.BooleanField(
                        default=True, verbose_name="a late answer needs a reason from the list"
                    ),
                ),
                (
                    "checks_language",
                    models.BooleanField(default=False, verbose_name="answer in the language of the appeal"),
                ),
                (
                    "takes_appeals",
                    models.BooleanField(
                        default=True,
                        help_text="A consultation ends in the conversation and leaves no appeal.",
                        verbose_name="appeals are registered under it",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
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
                        to="catalog.procedure",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcedureTerm",
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
                            ("redirect", "Take on or forward"),
                            ("notice", "Tell the applicant"),
                            ("extend_most", "Extension, at most"),
                            ("hearing_ahead", "Hearing called ahead by"),
                        ],
                        max_length=20,
                        verbose_name="what is counted",
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
                        help_text="A figure that nobody has checked against the law yet.",
                        verbose_name="not confirmed",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=250, verbose_name="source")),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="catalog.procedure",
                        verbose_name="procedure",
                    ),
                ),
            ],
            options={
                "verbose_name": "term of a procedure",
                "ordering": ["procedure", "kind", "-valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProcedureTermEvent",
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
                            ("redirect", "Take on or forward"),
                            ("notice", "Tell the applicant"),
                            ("extend_most", "Extension, at most"),
                            ("hearing_ahead", "Hearing called ahead by"),
                        ],
                        max_length=20,
                        verbose_name="what is counted",
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
                        help_text="A figure that nobody has checked against the law yet.",
                        verbose_name="not confirmed",
                    ),
                ),
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
                        to="catalog.procedureterm",
                    ),
                ),
                (
                    "procedure",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="catalog.procedure",
                        verbose_name="procedure",
                    ),
                ),
            ],
            options={
                "abstract": False,
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
            ],
            options={
                "verbose_name": "service term",
                "ordering": ["topic", "kind", "district", "-valid_from"],
                "abstract": False,
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
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("stage",), name="status_one_default"
                    )
                ],
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
                (
                    "near_metres",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Open appeals within it are shown before a copy is registered. Empty: 250.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="radius of the same matter, metres",
                    ),
                ),
                (
                    "near_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Older open appeals are not taken for the same. Empty: 60.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="days of the same matter",
                    ),
                ),
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
                        db_index=False,
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
        migrations.AddField(
            model_name="serviceterm",
            name="topic",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="catalog.topic",
                verbose_name="topic",
            ),
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
                (
                    "near_metres",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Open appeals within it are shown before a copy is registered. Empty: 250.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(10),
                            django.core.validators.MaxValueValidator(5000),
                        ],
                        verbose_name="radius of the same matter, metres",
                    ),
                ),
                (
                    "near_days",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Older open appeals are not taken for the same. Empty: 60.",
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(730),
                        ],
                        verbose_name="days of the same matter",
                    ),
                ),
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
                        db_index=False,
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
                        db_index=False,
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
                    "executor",
                    models.ForeignKey(
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
                        db_index=False,
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
                        db_index=False,
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
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("last", models.PositiveIntegerField(default=0, verbose_name="last number")),
                (
                    "procedure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="catalog.procedure"
                    ),
                ),
            ],
            options={
                "verbose_name": "number series",
                "constraints": [
                    models.UniqueConstraint(fields=("procedure", "year"), name="number_series_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="catalog_escalationstep_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.UniqueConstraint(
                fields=("procedure", "kind", "share", "role", "where", "valid_from"),
                name="escalation_step_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="escalationstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gt", 0)), name="escalation_step_share_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureterm",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="catalog_procedureterm_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureterm",
            constraint=models.UniqueConstraint(
                fields=("procedure", "kind", "valid_from"), name="procedure_term_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="procedureterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="procedure_term_amount_positive"
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
            model_name="cause",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_causeevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "use") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."use"); RETURN NULL;',
                    hash="1995107e130e8bc1a2227e05e478e487fce2a991",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_349a0",
                    table="catalog_cause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cause",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_causeevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "use") VALUES (NEW."code", NEW."id", NEW."is_active", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."use"); RETURN NULL;',
                    hash="365cc0ed8a673658ef76e90f11450ef8cdd3d32f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cf2d1",
                    table="catalog_cause",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cause",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_causeevent" ("code", "id", "is_active", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "use") VALUES (OLD."code", OLD."id", OLD."is_active", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."use"); RETURN NULL;',
                    hash="3e3d8df821100f04c892d4722c48c8c084021c68",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_057eb",
                    table="catalog_cause",
                    when="AFTER",
                ),
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
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_lettertemplateevent" ("body_kk", "body_ru", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_kk", "title_ru") VALUES (NEW."body_kk", NEW."body_ru", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title_kk", NEW."title_ru"); RETURN NULL;',
                    hash="f9e23792be120c12d5b40bfd98e4d6c45a1c58ff",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b289d",
                    table="catalog_lettertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_lettertemplateevent" ("body_kk", "body_ru", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_kk", "title_ru") VALUES (NEW."body_kk", NEW."body_ru", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title_kk", NEW."title_ru"); RETURN NULL;',
                    hash="48034419171f21734879e58a85ef4fdbf4544c6e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4fe9",
                    table="catalog_lettertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="lettertemplate",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_lettertemplateevent" ("body_kk", "body_ru", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title_kk", "title_ru") VALUES (OLD."body_kk", OLD."body_ru", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title_kk", OLD."title_ru"); RETURN NULL;',
                    hash="b8d7cd33800306172a6c7b1f5fa9f718911074ef",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0087f",
                    table="catalog_lettertemplate",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_procedureevent" ("checks_language", "code", "id", "is_active", "is_legal", "name_en", "name_kk", "name_ru", "needs_hearing", "needs_late_cause", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "required", "source", "takes_appeals") VALUES (NEW."checks_language", NEW."code", NEW."id", NEW."is_active", NEW."is_legal", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."needs_hearing", NEW."needs_late_cause", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prefix", NEW."required", NEW."source", NEW."takes_appeals"); RETURN NULL;',
                    hash="a5625cd5093bd64d734c3ebfd14c9a3dab5db5fc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_380c9",
                    table="catalog_procedure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_procedureevent" ("checks_language", "code", "id", "is_active", "is_legal", "name_en", "name_kk", "name_ru", "needs_hearing", "needs_late_cause", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "required", "source", "takes_appeals") VALUES (NEW."checks_language", NEW."code", NEW."id", NEW."is_active", NEW."is_legal", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."needs_hearing", NEW."needs_late_cause", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prefix", NEW."required", NEW."source", NEW."takes_appeals"); RETURN NULL;',
                    hash="ed17ee5cb546987f1fd1b6238c91d29eca5bd1b7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6801f",
                    table="catalog_procedure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_procedureevent" ("checks_language", "code", "id", "is_active", "is_legal", "name_en", "name_kk", "name_ru", "needs_hearing", "needs_late_cause", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prefix", "required", "source", "takes_appeals") VALUES (OLD."checks_language", OLD."code", OLD."id", OLD."is_active", OLD."is_legal", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."needs_hearing", OLD."needs_late_cause", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prefix", OLD."required", OLD."source", OLD."takes_appeals"); RETURN NULL;',
                    hash="08567a5f45b43ab76166a2f4ba2d1015ed889145",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_923f0",
                    table="catalog_procedure",
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
            model_name="escalationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_escalationstepevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "role", "share", "valid_from", "valid_to", "where") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."procedure_id", NEW."role", NEW."share", NEW."valid_from", NEW."valid_to", NEW."where"); RETURN NULL;',
                    hash="13787d296dd57cc587157682e8e6560b1f5fb71d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e0346",
                    table="catalog_escalationstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_escalationstepevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "role", "share", "valid_from", "valid_to", "where") VALUES (NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."procedure_id", NEW."role", NEW."share", NEW."valid_from", NEW."valid_to", NEW."where"); RETURN NULL;',
                    hash="b583c1e83ba777f7452525250ec760960af4f6a1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_02de0",
                    table="catalog_escalationstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="escalationstep",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_escalationstepevent" ("id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "role", "share", "valid_from", "valid_to", "where") VALUES (OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."procedure_id", OLD."role", OLD."share", OLD."valid_from", OLD."valid_to", OLD."where"); RETURN NULL;',
                    hash="ede206d2ccd316bb65b71a17b81aff23b879d0b4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_155fc",
                    table="catalog_escalationstep",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureterm",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_proceduretermevent" ("amount", "id", "is_sample", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "source", "unit", "valid_from", "valid_to", "warn_share") VALUES (NEW."amount", NEW."id", NEW."is_sample", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."procedure_id", NEW."source", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."warn_share"); RETURN NULL;',
                    hash="691e1cab8734dfdb13431c8220439ff648791d41",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fff35",
                    table="catalog_procedureterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureterm",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "catalog_proceduretermevent" ("amount", "id", "is_sample", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "source", "unit", "valid_from", "valid_to", "warn_share") VALUES (NEW."amount", NEW."id", NEW."is_sample", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."procedure_id", NEW."source", NEW."unit", NEW."valid_from", NEW."valid_to", NEW."warn_share"); RETURN NULL;',
                    hash="ee4f30c117fe0113f10a19ec0ac1a8e155d61cbe",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97cae",
                    table="catalog_procedureterm",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="procedureterm",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "catalog_proceduretermevent" ("amount", "id", "is_sample", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "procedure_id", "source", "unit", "valid_from", "valid_to", "warn_share") VALUES (OLD."amount", OLD."id", OLD."is_sample", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."procedure_id", OLD."source", OLD."unit", OLD."valid_from", OLD."valid_to", OLD."warn_share"); RETURN NULL;',
                    hash="d4d51f983cfdc205fa12475ba2d188d7d76477cd",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3f500",
                    table="catalog_procedureterm",
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
                    func='INSERT INTO "catalog_topicevent" ("code", "description_en", "description_kk", "description_ru", "function_id", "group_id", "id", "is_active", "is_emergency", "is_public", "keywords", "name_en", "name_kk", "name_ru", "near_days", "near_metres", "needs_review", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."description_en", NEW."description_kk", NEW."description_ru", NEW."function_id", NEW."group_id", NEW."id", NEW."is_active", NEW."is_emergency", NEW."is_public", NEW."keywords", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."near_days", NEW."near_metres", NEW."needs_review", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="66bb52136214c1544ab2ea27ca3e6b0fb64abb26",
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
                    func='INSERT INTO "catalog_topicevent" ("code", "description_en", "description_kk", "description_ru", "function_id", "group_id", "id", "is_active", "is_emergency", "is_public", "keywords", "name_en", "name_kk", "name_ru", "near_days", "near_metres", "needs_review", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."description_en", NEW."description_kk", NEW."description_ru", NEW."function_id", NEW."group_id", NEW."id", NEW."is_active", NEW."is_emergency", NEW."is_public", NEW."keywords", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."near_days", NEW."near_metres", NEW."needs_review", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="e2293847dedf838f4c4d2f63a60a06fecae17960",
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
                    func='INSERT INTO "catalog_topicevent" ("code", "description_en", "description_kk", "description_ru", "function_id", "group_id", "id", "is_active", "is_emergency", "is_public", "keywords", "name_en", "name_kk", "name_ru", "near_days", "near_metres", "needs_review", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."description_en", OLD."description_kk", OLD."description_ru", OLD."function_id", OLD."group_id", OLD."id", OLD."is_active", OLD."is_emergency", OLD."is_public", OLD."keywords", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."near_days", OLD."near_metres", OLD."needs_review", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="6f68f4cf9b45e5d21f6844bb7349ea3746c55fa0",
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
