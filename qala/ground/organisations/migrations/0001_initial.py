import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import qala.ground.organisations.models.organisation
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calendars", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("code", models.SlugField(max_length=60, unique=True, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("department", "city department"),
                            ("district_akimat", "akimat of a district"),
                            ("utility", "utility service"),
                            ("emergency", "emergency service"),
                            ("housing", "housing organisation"),
                            ("lift", "lift company"),
                            ("contractor", "contractor"),
                            ("other", "other organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "bin",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        validators=[qala.ground.organisations.models.organisation.valid_bin],
                        verbose_name="BIN",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "district_kato",
                    models.CharField(blank=True, max_length=9, verbose_name="KATO code of the district"),
                ),
                ("search_key", models.TextField(default="", editable=False)),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="calendars.workcalendar",
                        verbose_name="work calendar",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organisations.organisation",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                        choices=[("phone", "telephone"), ("email", "e-mail")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=120, verbose_name="number or address")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("general", "general"),
                            ("dispatch", "dispatcher, day and night"),
                            ("reception", "reception"),
                            ("head", "head of the organisation"),
                            ("press", "press service"),
                        ],
                        default="general",
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to residents")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_points",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact point",
                "verbose_name_plural": "contact points",
                "ordering": ["kind", "id"],
            },
        ),
        migrations.CreateModel(
            name="Function",
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
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order on screens")),
            ],
            options={
                "verbose_name": "function",
                "verbose_name_plural": "functions",
                "ordering": ["position", "code"],
            },
        ),
        migrations.CreateModel(
            name="Competence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="basis")),
                (
                    "function",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="competences",
                        to="organisations.function",
                        verbose_name="function",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competences",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "competence",
                "verbose_name_plural": "competences",
                "ordering": ["function__position", "valid_from"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FunctionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order on screens")),
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
                        to="organisations.function",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ContactPointEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("phone", "telephone"), ("email", "e-mail")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=120, verbose_name="number or address")),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("general", "general"),
                            ("dispatch", "dispatcher, day and night"),
                            ("reception", "reception"),
                            ("head", "head of the organisation"),
                            ("press", "press service"),
                        ],
                        default="general",
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to residents")),
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
                        to="organisations.contactpoint",
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
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CompetenceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="basis")),
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
                        to="organisations.competence",
                    ),
                ),
                (
                    "function",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.function",
                        verbose_name="function",
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
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("department", "city department"),
                            ("district_akimat", "akimat of a district"),
                            ("utility", "utility service"),
                            ("emergency", "emergency service"),
                            ("housing", "housing organisation"),
                            ("lift", "lift company"),
                            ("contractor", "contractor"),
                            ("other", "other organisation"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "bin",
                    models.CharField(
                        blank=True,
                        max_length=12,
                        validators=[qala.ground.organisations.models.organisation.valid_bin],
                        verbose_name="BIN",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="address")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "district_kato",
                    models.CharField(blank=True, max_length=9, verbose_name="KATO code of the district"),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendars.workcalendar",
                        verbose_name="work calendar",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="part of",
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
                        to="organisations.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Succession",
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
                            ("dissolved", "dissolved, all passed on"),
                            ("merged", "merged"),
                            ("split", "split"),
                            ("handed_over", "function handed over"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="basis")),
                (
                    "function",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="organisations.function",
                        verbose_name="function",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="succeeded_by",
                        to="organisations.organisation",
                        verbose_name="predecessor",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="succeeds",
                        to="organisations.organisation",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession",
                "verbose_name_plural": "successions",
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="SuccessionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dissolved", "dissolved, all passed on"),
                            ("merged", "merged"),
                            ("split", "split"),
                            ("handed_over", "function handed over"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="basis")),
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
                        verbose_name="function",
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
                        to="organisations.succession",
                    ),
                ),
                (
                    "predecessor",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="predecessor",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="organisations.organisation",
                        verbose_name="successor",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(models.F("kind"), models.F("code"), name="organisation_kind"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(models.F("valid_from"), models.F("valid_to"), name="organisation_span"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="organisations_organisation_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("bin", ""), _negated=True), fields=("bin",), name="organisation_bin_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("parent", None), models.Q(("parent", models.F("id")), _negated=True), _connector="OR"
                ),
                name="organisation_not_own_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("name_en", ""), ("name_kk", ""), ("name_ru", ""), _negated=True),
                name="organisation_has_name",
                violation_error_message="Give the name in at least one language.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("organisation", "kind", "value"), name="contactpoint_once"
            ),
        ),
        migrations.AddIndex(
            model_name="competence",
            index=models.Index(
                models.F("function"),
                models.F("valid_from"),
                models.F("valid_to"),
                name="competence_function_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="competence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="organisations_competence_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="competence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("organisation", "function"),
                name="competence_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="competence",
            constraint=models.UniqueConstraint(
                fields=("organisation", "function", "valid_from"), name="competence_one_per_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                name="succession_not_to_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(("function", None), ("kind", "handed_over"), _connector="OR"),
                name="succession_function_only_handed_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.UniqueConstraint(
                fields=("predecessor", "successor", "function", "on"),
                name="succession_once",
                nulls_distinct=False,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="function",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_functionevent" ("code", "id", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                    hash="b6bba267d7339b7f74421d4d3d8015178dc4a711",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_77de0",
                    table="organisations_function",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="function",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_functionevent" ("code", "id", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."code", NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                    hash="1f4da2d016de5e182c3f328c8bbebc354d53af03",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4c3f4",
                    table="organisations_function",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="function",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_functionevent" ("code", "id", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."code", OLD."id", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                    hash="a4777aa6a0aee90a1982fe9fdef4ab7b1dc2b7c2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ca21f",
                    table="organisations_function",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_organisationevent" ("address", "bin", "calendar_id", "code", "created_at", "district_kato", "email", "id", "kind", "name_en", "name_kk", "name_ru", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "valid_from", "valid_to", "website") VALUES (NEW."address", NEW."bin", NEW."calendar_id", NEW."code", NEW."created_at", NEW."district_kato", NEW."email", NEW."id", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."valid_from", NEW."valid_to", NEW."website"); RETURN NULL;',
                    hash="0d9d461de512e17b438ab378cee78bf2e3d17d4e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_040c9",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."address" IS DISTINCT FROM (NEW."address") OR OLD."bin" IS DISTINCT FROM (NEW."bin") OR OLD."calendar_id" IS DISTINCT FROM (NEW."calendar_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."district_kato" IS DISTINCT FROM (NEW."district_kato") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_kk" IS DISTINCT FROM (NEW."name_kk") OR OLD."name_ru" IS DISTINCT FROM (NEW."name_ru") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."valid_from" IS DISTINCT FROM (NEW."valid_from") OR OLD."valid_to" IS DISTINCT FROM (NEW."valid_to") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func='INSERT INTO "organisations_organisationevent" ("address", "bin", "calendar_id", "code", "created_at", "district_kato", "email", "id", "kind", "name_en", "name_kk", "name_ru", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "valid_from", "valid_to", "website") VALUES (NEW."address", NEW."bin", NEW."calendar_id", NEW."code", NEW."created_at", NEW."district_kato", NEW."email", NEW."id", NEW."kind", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."valid_from", NEW."valid_to", NEW."website"); RETURN NULL;',
                    hash="4f7d08d297818e42f3060121a42ca64d03d2d8fa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0b99b",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_organisationevent" ("address", "bin", "calendar_id", "code", "created_at", "district_kato", "email", "id", "kind", "name_en", "name_kk", "name_ru", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "valid_from", "valid_to", "website") VALUES (OLD."address", OLD."bin", OLD."calendar_id", OLD."code", OLD."created_at", OLD."district_kato", OLD."email", OLD."id", OLD."kind", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."valid_from", OLD."valid_to", OLD."website"); RETURN NULL;',
                    hash="245289da5e78d631415f101565455513c48e3c61",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_57a4b",
                    table="organisations_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_contactpointevent" ("id", "is_public", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "value") VALUES (NEW."id", NEW."is_public", NEW."kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."purpose", NEW."value"); RETURN NULL;',
                    hash="ddff23bbc166e0e8f8261cebbbffa586d3170017",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b2696",
                    table="organisations_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_contactpointevent" ("id", "is_public", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "value") VALUES (NEW."id", NEW."is_public", NEW."kind", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."purpose", NEW."value"); RETURN NULL;',
                    hash="ff071303991e160a542af218192f847edbd7a56e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_566c7",
                    table="organisations_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_contactpointevent" ("id", "is_public", "kind", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "value") VALUES (OLD."id", OLD."is_public", OLD."kind", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."purpose", OLD."value"); RETURN NULL;',
                    hash="aa86916566e7a24e5d1e3770fe6777f135e8f1da",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_80034",
                    table="organisations_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="competence",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_competenceevent" ("function_id", "id", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."function_id", NEW."id", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="ab67bda4393daa7defb04f5b1b82bc04204523a9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d773b",
                    table="organisations_competence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="competence",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_competenceevent" ("function_id", "id", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."function_id", NEW."id", NEW."note", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="dba06836d951a3e5d968d047b11b0b9f96134cc3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_84b71",
                    table="organisations_competence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="competence",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_competenceevent" ("function_id", "id", "note", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."function_id", OLD."id", OLD."note", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="abde00956166b1b52bb2376147aab7fb5b99acb0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f1c56",
                    table="organisations_competence",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_successionevent" ("function_id", "id", "kind", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."function_id", NEW."id", NEW."kind", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;',
                    hash="d67a046173fdc33e1d882317d63c0e4046f5383f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74ed8",
                    table="organisations_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "organisations_successionevent" ("function_id", "id", "kind", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (NEW."function_id", NEW."id", NEW."kind", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."predecessor_id", NEW."successor_id"); RETURN NULL;',
                    hash="ae5092c9b477fe022350050cdbfae2704a4f511f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b7b33",
                    table="organisations_succession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="succession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "organisations_successionevent" ("function_id", "id", "kind", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "predecessor_id", "successor_id") VALUES (OLD."function_id", OLD."id", OLD."kind", OLD."note", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."predecessor_id", OLD."successor_id"); RETURN NULL;',
                    hash="51b1e85226d186a99753b33abdf24a657aa8b9a6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e2371",
                    table="organisations_succession",
                    when="AFTER",
                ),
            ),
        ),
    ]
