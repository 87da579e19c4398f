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
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="SuggestionRuleEvent",
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
                        choices=[("topic", "Topic"), ("executor", "Executor"), ("priority", "Urgency")],
                        max_length=10,
                        verbose_name="what is suggested",
                    ),
                ),
                (
                    "least_probability",
                    models.FloatField(
                        default=0.35,
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="nothing is suggested below this probability",
                    ),
                ),
                (
                    "least_gain",
                    models.FloatField(
                        default=0.005,
                        help_text="Difference of the shares of right first guesses on the same held-out appeals.",
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="a new classifier must be better by",
                    ),
                ),
                (
                    "held_out_share",
                    models.FloatField(
                        default=0.2,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(0.5),
                        ],
                        verbose_name="share of the newest appeals held out",
                    ),
                ),
                (
                    "least_rows",
                    models.PositiveIntegerField(
                        default=300,
                        validators=[django.core.validators.MinValueValidator(20)],
                        verbose_name="appeals needed to learn at all",
                    ),
                ),
                (
                    "least_label_rows",
                    models.PositiveIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="appeals needed for one answer",
                    ),
                ),
                (
                    "most_rows",
                    models.PositiveIntegerField(
                        default=30000,
                        validators=[
                            django.core.validators.MinValueValidator(100),
                            django.core.validators.MaxValueValidator(200000),
                        ],
                        verbose_name="newest appeals used",
                    ),
                ),
                ("is_automatic", models.BooleanField(default=True, verbose_name="trained anew every week")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClassifierModel",
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
                        choices=[("topic", "Topic"), ("executor", "Executor"), ("priority", "Urgency")],
                        max_length=10,
                        verbose_name="what it suggests",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "In use"),
                            ("retired", "Was in use"),
                            ("weaker", "Not better"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("packed", models.BinaryField(default=b"")),
                ("checksum", models.CharField(max_length=64, verbose_name="checksum")),
                ("size_bytes", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("row_count", models.PositiveIntegerField(verbose_name="appeals learnt from")),
                ("label_count", models.PositiveIntegerField(verbose_name="answers it knows")),
                ("term_count", models.PositiveIntegerField(verbose_name="terms")),
                ("since", models.DateTimeField(null=True, verbose_name="first appeal learnt from")),
                ("until", models.DateTimeField(null=True, verbose_name="last appeal learnt from")),
                ("scores", models.JSONField(default=dict, verbose_name="held-out scores")),
                ("compared", models.JSONField(default=dict, verbose_name="scores of the one in use")),
                ("made_at", models.DateTimeField(verbose_name="trained")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="suggestions.classifiermodel",
                        verbose_name="compared with",
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
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "classifier",
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="ClassifierModelEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("topic", "Topic"), ("executor", "Executor"), ("priority", "Urgency")],
                        max_length=10,
                        verbose_name="what it suggests",
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="version")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("active", "In use"),
                            ("retired", "Was in use"),
                            ("weaker", "Not better"),
                            ("dismissed", "Dismissed"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("checksum", models.CharField(max_length=64, verbose_name="checksum")),
                ("size_bytes", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("row_count", models.PositiveIntegerField(verbose_name="appeals learnt from")),
                ("label_count", models.PositiveIntegerField(verbose_name="answers it knows")),
                ("term_count", models.PositiveIntegerField(verbose_name="terms")),
                ("since", models.DateTimeField(null=True, verbose_name="first appeal learnt from")),
                ("until", models.DateTimeField(null=True, verbose_name="last appeal learnt from")),
                ("scores", models.JSONField(default=dict, verbose_name="held-out scores")),
                ("compared", models.JSONField(default=dict, verbose_name="scores of the one in use")),
                ("made_at", models.DateTimeField(verbose_name="trained")),
                ("decided_at", models.DateTimeField(null=True, verbose_name="decided")),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="suggestions.classifiermodel",
                        verbose_name="compared with",
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
                    "made_by",
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
                        to="suggestions.classifiermodel",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
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
                        choices=[("topic", "Topic"), ("executor", "Executor"), ("priority", "Urgency")],
                        max_length=10,
                        verbose_name="what was suggested",
                    ),
                ),
                ("offered", models.JSONField(default=list, verbose_name="offered")),
                ("chosen_id", models.BigIntegerField(null=True, verbose_name="chosen")),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="place of the choice among the offered"
                    ),
                ),
                ("final_id", models.BigIntegerField(null=True, verbose_name="corrected to")),
                ("at", models.DateTimeField(verbose_name="chosen at")),
                ("corrected_at", models.DateTimeField(null=True, verbose_name="corrected")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="appeals.appeal"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "classifier",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggestions",
                        to="suggestions.classifiermodel",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggestion",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="SuggestionRule",
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
                        choices=[("topic", "Topic"), ("executor", "Executor"), ("priority", "Urgency")],
                        max_length=10,
                        verbose_name="what is suggested",
                    ),
                ),
                (
                    "least_probability",
                    models.FloatField(
                        default=0.35,
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="nothing is suggested below this probability",
                    ),
                ),
                (
                    "least_gain",
                    models.FloatField(
                        default=0.005,
                        help_text="Difference of the shares of right first guesses on the same held-out appeals.",
                        validators=[
                            django.core.validators.MinValueValidator(0.0),
                            django.core.validators.MaxValueValidator(1.0),
                        ],
                        verbose_name="a new classifier must be better by",
                    ),
                ),
                (
                    "held_out_share",
                    models.FloatField(
                        default=0.2,
                        validators=[
                            django.core.validators.MinValueValidator(0.05),
                            django.core.validators.MaxValueValidator(0.5),
                        ],
                        verbose_name="share of the newest appeals held out",
                    ),
                ),
                (
                    "least_rows",
                    models.PositiveIntegerField(
                        default=300,
                        validators=[django.core.validators.MinValueValidator(20)],
                        verbose_name="appeals needed to learn at all",
                    ),
                ),
                (
                    "least_label_rows",
                    models.PositiveIntegerField(
                        default=5,
                        validators=[
                            django.core.validators.MinValueValidator(3),
                            django.core.validators.MaxValueValidator(1000),
                        ],
                        verbose_name="appeals needed for one answer",
                    ),
                ),
                (
                    "most_rows",
                    models.PositiveIntegerField(
                        default=30000,
                        validators=[
                            django.core.validators.MinValueValidator(100),
                            django.core.validators.MaxValueValidator(200000),
                        ],
                        verbose_name="newest appeals used",
                    ),
                ),
                ("is_automatic", models.BooleanField(default=True, verbose_name="trained anew every week")),
            ],
            options={
                "verbose_name": "rule of suggestions",
                "ordering": ["kind", "-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="suggestions_suggestionrule_valid_span",
                    ),
                    models.UniqueConstraint(fields=("kind", "valid_from"), name="suggestion_rule_version"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestionrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "suggestions_suggestionruleevent" ("held_out_share", "id", "is_automatic", "kind", "least_gain", "least_label_rows", "least_probability", "least_rows", "most_rows", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."held_out_share", NEW."id", NEW."is_automatic", NEW."kind", NEW."least_gain", NEW."least_label_rows", NEW."least_probability", NEW."least_rows", NEW."most_rows", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="a12cfecda3fc806cbbb6f310f06be3190a75416e",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d42f2",
                    table="suggestions_suggestionrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestionrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "suggestions_suggestionruleevent" ("held_out_share", "id", "is_automatic", "kind", "least_gain", "least_label_rows", "least_probability", "least_rows", "most_rows", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."held_out_share", NEW."id", NEW."is_automatic", NEW."kind", NEW."least_gain", NEW."least_label_rows", NEW."least_probability", NEW."least_rows", NEW."most_rows", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="fc83b8673c7384f9b4a62e2cfc1d2f53c471c83d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_12691",
                    table="suggestions_suggestionrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="suggestionrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "suggestions_suggestionruleevent" ("held_out_share", "id", "is_automatic", "kind", "least_gain", "least_label_rows", "least_probability", "least_rows", "most_rows", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."held_out_share", OLD."id", OLD."is_automatic", OLD."kind", OLD."least_gain", OLD."least_label_rows", OLD."least_probability", OLD."least_rows", OLD."most_rows", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="ccdacaf30297a36d8e7caf582f8e64a48a79cfdc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_06b91",
                    table="suggestions_suggestionrule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="suggestionruleevent",
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
            model_name="suggestionruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="suggestions.suggestionrule",
            ),
        ),
        migrations.AddConstraint(
            model_name="classifiermodel",
            constraint=models.UniqueConstraint(fields=("kind", "version"), name="classifier_version_once"),
        ),
        migrations.AddConstraint(
            model_name="classifiermodel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "active")), fields=("kind",), name="classifier_one_active"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classifiermodel",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "suggestions_classifiermodelevent" ("against_id", "checksum", "compared", "decided_at", "decided_by_id", "id", "kind", "label_count", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "scores", "since", "size_bytes", "state", "term_count", "until", "version") VALUES (NEW."against_id", NEW."checksum", NEW."compared", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."label_count", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."row_count", NEW."scores", NEW."since", NEW."size_bytes", NEW."state", NEW."term_count", NEW."until", NEW."version"); RETURN NULL;',
                    hash="057e0fbf90f6aa2fcad4eeab3f05e18f4fe65509",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0caf8",
                    table="suggestions_classifiermodel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classifiermodel",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."against_id" IS DISTINCT FROM (NEW."against_id") OR OLD."checksum" IS DISTINCT FROM (NEW."checksum") OR OLD."compared" IS DISTINCT FROM (NEW."compared") OR OLD."decided_at" IS DISTINCT FROM (NEW."decided_at") OR OLD."decided_by_id" IS DISTINCT FROM (NEW."decided_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."label_count" IS DISTINCT FROM (NEW."label_count") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."made_by_id" IS DISTINCT FROM (NEW."made_by_id") OR OLD."row_count" IS DISTINCT FROM (NEW."row_count") OR OLD."scores" IS DISTINCT FROM (NEW."scores") OR OLD."since" IS DISTINCT FROM (NEW."since") OR OLD."size_bytes" IS DISTINCT FROM (NEW."size_bytes") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."term_count" IS DISTINCT FROM (NEW."term_count") OR OLD."until" IS DISTINCT FROM (NEW."until") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "suggestions_classifiermodelevent" ("against_id", "checksum", "compared", "decided_at", "decided_by_id", "id", "kind", "label_count", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "scores", "since", "size_bytes", "state", "term_count", "until", "version") VALUES (NEW."against_id", NEW."checksum", NEW."compared", NEW."decided_at", NEW."decided_by_id", NEW."id", NEW."kind", NEW."label_count", NEW."made_at", NEW."made_by_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."row_count", NEW."scores", NEW."since", NEW."size_bytes", NEW."state", NEW."term_count", NEW."until", NEW."version"); RETURN NULL;',
                    hash="ef630571f195a13ae3d699cb61feb176dfb7910e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f3a4f",
                    table="suggestions_classifiermodel",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="classifiermodel",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "suggestions_classifiermodelevent" ("against_id", "checksum", "compared", "decided_at", "decided_by_id", "id", "kind", "label_count", "made_at", "made_by_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_count", "scores", "since", "size_bytes", "state", "term_count", "until", "version") VALUES (OLD."against_id", OLD."checksum", OLD."compared", OLD."decided_at", OLD."decided_by_id", OLD."id", OLD."kind", OLD."label_count", OLD."made_at", OLD."made_by_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."row_count", OLD."scores", OLD."since", OLD."size_bytes", OLD."state", OLD."term_count", OLD."until", OLD."version"); RETURN NULL;',
                    hash="dc746136cbf8dba89145ee57c9d5c9708866bf09",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a93db",
                    table="suggestions_classifiermodel",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(models.F("classifier"), models.F("at"), name="suggestion_classifier"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(fields=("appeal", "kind"), name="suggestion_once"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("place__lte", 3)), name="suggestion_place_of_three"
            ),
        ),
    ]
