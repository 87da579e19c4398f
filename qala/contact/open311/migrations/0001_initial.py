import django.core.validators
import django.db.models.constraints
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
            name="Jurisdiction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="The city's domain without “www”. Empty: any is taken.",
                        max_length=100,
                        verbose_name="jurisdiction_id",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                (
                    "kind",
                    models.CharField(
                        choices=[("production", "production"), ("test", "test")],
                        default="production",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "shows_text",
                    models.BooleanField(
                        default=True,
                        help_text="Numbers, addresses and introduced names in them are hidden always.",
                        verbose_name="descriptions are shown",
                    ),
                ),
            ],
            options={
                "verbose_name": "jurisdiction",
            },
        ),
        migrations.CreateModel(
            name="JurisdictionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "code",
                    models.CharField(
                        blank=True,
                        help_text="The city's domain without “www”. Empty: any is taken.",
                        max_length=100,
                        verbose_name="jurisdiction_id",
                    ),
                ),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="contact")),
                (
                    "kind",
                    models.CharField(
                        choices=[("production", "production"), ("test", "test")],
                        default="production",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "shows_text",
                    models.BooleanField(
                        default=True,
                        help_text="Numbers, addresses and introduced names in them are hidden always.",
                        verbose_name="descriptions are shown",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequestOrigin",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("answers", models.JSONField(default=dict, verbose_name="answers")),
                ("chosen", models.JSONField(default=list)),
                ("media_url", models.URLField(blank=True, max_length=1000, verbose_name="address of media")),
            ],
            options={
                "verbose_name": "origin of a request",
            },
        ),
        migrations.CreateModel(
            name="ServiceChoice",
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
                ("key", models.CharField(max_length=60, verbose_name="what is sent")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "verbose_name": "value of a list",
                "ordering": ["question", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ServiceChoiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("key", models.CharField(max_length=60, verbose_name="what is sent")),
                ("order", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceOffer",
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
                            ("realtime", "number at once"),
                            ("batch", "token at once, number later"),
                            ("blackbox", "no number"),
                        ],
                        default="realtime",
                        max_length=10,
                        verbose_name="how a request is answered",
                    ),
                ),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered by Open311")),
            ],
            options={
                "verbose_name": "Open311 service",
            },
        ),
        migrations.CreateModel(
            name="ServiceOfferEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("realtime", "number at once"),
                            ("batch", "token at once, number later"),
                            ("blackbox", "no number"),
                        ],
                        default="realtime",
                        max_length=10,
                        verbose_name="how a request is answered",
                    ),
                ),
                ("is_offered", models.BooleanField(default=True, verbose_name="offered by Open311")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceQuestion",
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
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z_][A-Za-z0-9_-]*$", "Latin letters, digits, - and _, first a letter."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "datatype",
                    models.CharField(
                        choices=[
                            ("string", "one line"),
                            ("number", "a number"),
                            ("datetime", "day and time"),
                            ("text", "several lines"),
                            ("singlevaluelist", "one of a list"),
                            ("multivaluelist", "some of a list"),
                        ],
                        default="string",
                        max_length=20,
                        verbose_name="kind of answer",
                    ),
                ),
                (
                    "is_variable",
                    models.BooleanField(
                        default=True, help_text="Off: a text that is only shown.", verbose_name="is answered"
                    ),
                ),
                ("is_required", models.BooleanField(default=False, verbose_name="must be answered")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="order",
                    ),
                ),
                ("hint_kk", models.CharField(blank=True, max_length=250, verbose_name="hint in Kazakh")),
                ("hint_ru", models.CharField(blank=True, max_length=250, verbose_name="hint in Russian")),
                ("hint_en", models.CharField(blank=True, max_length=250, verbose_name="hint in English")),
            ],
            options={
                "verbose_name": "extra question",
                "ordering": ["topic", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="ServiceQuestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                (
                    "code",
                    models.CharField(
                        max_length=40,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z_][A-Za-z0-9_-]*$", "Latin letters, digits, - and _, first a letter."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "datatype",
                    models.CharField(
                        choices=[
                            ("string", "one line"),
                            ("number", "a number"),
                            ("datetime", "day and time"),
                            ("text", "several lines"),
                            ("singlevaluelist", "one of a list"),
                            ("multivaluelist", "some of a list"),
                        ],
                        default="string",
                        max_length=20,
                        verbose_name="kind of answer",
                    ),
                ),
                (
                    "is_variable",
                    models.BooleanField(
                        default=True, help_text="Off: a text that is only shown.", verbose_name="is answered"
                    ),
                ),
                ("is_required", models.BooleanField(default=False, verbose_name="must be answered")),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="order",
                    ),
                ),
                ("hint_kk", models.CharField(blank=True, max_length=250, verbose_name="hint in Kazakh")),
                ("hint_ru", models.CharField(blank=True, max_length=250, verbose_name="hint in Russian")),
                ("hint_en", models.CharField(blank=True, max_length=250, verbose_name="hint in English")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=40, unique=True, verbose_name="token")),
                ("waiting", models.JSONField(blank=True, editable=False, null=True)),
                ("made_at", models.DateTimeField(verbose_name="came in")),
            ],
            options={
                "verbose_name": "token of a request",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="ApiClient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                (
                    "contact",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of who answers for it"
                    ),
                ),
                ("scopes", models.JSONField(default=list, verbose_name="scopes")),
                ("key_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("key_hint", models.CharField(editable=False, max_length=12, verbose_name="key begins with")),
                (
                    "minute_limit",
                    models.PositiveIntegerField(
                        default=60,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="calls a minute",
                    ),
                ),
                (
                    "day_limit",
                    models.PositiveIntegerField(
                        default=5000,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="calls a day",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="issued")),
                ("key_made_at", models.DateTimeField(verbose_name="key issued")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                (
                    "acts_as",
                    models.ForeignKey(
                        blank=True,
                        help_text="Its duties decide which appeals a key with an “appeals” scope reaches.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="acts for the account",
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
            ],
            options={
                "verbose_name": "API client",
                "verbose_name_plural": "API clients",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="ApiClientEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "contact",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of who answers for it"
                    ),
                ),
                ("scopes", models.JSONField(default=list, verbose_name="scopes")),
                ("key_hint", models.CharField(editable=False, max_length=12, verbose_name="key begins with")),
                (
                    "minute_limit",
                    models.PositiveIntegerField(
                        default=60,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="calls a minute",
                    ),
                ),
                (
                    "day_limit",
                    models.PositiveIntegerField(
                        default=5000,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="calls a day",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="issued")),
                ("key_made_at", models.DateTimeField(verbose_name="key issued")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked")),
                (
                    "acts_as",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Its duties decide which appeals a key with an “appeals” scope reaches.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="acts for the account",
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
                        to="open311.apiclient",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ClientUsage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("call_count", models.PositiveIntegerField(default=0, verbose_name="calls")),
                ("refused_count", models.PositiveIntegerField(default=0, verbose_name="over the limit")),
                ("last_at", models.DateTimeField(verbose_name="last call")),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="usage",
                        to="open311.apiclient",
                    ),
                ),
            ],
            options={
                "verbose_name": "usage of an API client",
                "ordering": ["-on"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jurisdiction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_jurisdictionevent" ("code", "contact", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shows_text") VALUES (NEW."code", NEW."contact", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."shows_text"); RETURN NULL;',
                    hash="d20ce36c1ee76afc08f685ebd4833396a9072327",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_899e0",
                    table="open311_jurisdiction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jurisdiction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "open311_jurisdictionevent" ("code", "contact", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shows_text") VALUES (NEW."code", NEW."contact", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."shows_text"); RETURN NULL;',
                    hash="d481cc5c95faf6f00be4bacfdd221aa1a4c782f2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ac8b7",
                    table="open311_jurisdiction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jurisdiction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_jurisdictionevent" ("code", "contact", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "shows_text") VALUES (OLD."code", OLD."contact", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."shows_text"); RETURN NULL;',
                    hash="da17c17a83dc95e91832b4e6e06e5362fc9d11a3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_46639",
                    table="open311_jurisdiction",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="jurisdictionevent",
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
            model_name="jurisdictionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="open311.jurisdiction",
            ),
        ),
        migrations.AddField(
            model_name="requestorigin",
            name="appeal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="appeals.appeal",
                verbose_name="appeal",
            ),
        ),
        migrations.AddField(
            model_name="requestorigin",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="requests",
                to="open311.apiclient",
                verbose_name="client",
            ),
        ),
        migrations.AddField(
            model_name="servicechoiceevent",
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
            model_name="servicechoiceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="open311.servicechoice",
            ),
        ),
        migrations.AddField(
            model_name="serviceoffer",
            name="topic",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="catalog.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="serviceofferevent",
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
            model_name="serviceofferevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="open311.serviceoffer",
            ),
        ),
        migrations.AddField(
            model_name="serviceofferevent",
            name="topic",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="catalog.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="servicequestion",
            name="topic",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="questions",
                to="catalog.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="servicechoiceevent",
            name="question",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="open311.servicequestion",
                verbose_name="question",
            ),
        ),
        migrations.AddField(
            model_name="servicechoice",
            name="question",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="choices",
                to="open311.servicequestion",
                verbose_name="question",
            ),
        ),
        migrations.AddField(
            model_name="servicequestionevent",
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
            model_name="servicequestionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="open311.servicequestion",
            ),
        ),
        migrations.AddField(
            model_name="servicequestionevent",
            name="topic",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="catalog.topic",
                verbose_name="topic",
            ),
        ),
        migrations.AddField(
            model_name="servicetoken",
            name="appeal",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="appeals.appeal",
                verbose_name="appeal",
            ),
        ),
        migrations.AddField(
            model_name="servicetoken",
            name="client",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tokens",
                to="open311.apiclient",
                verbose_name="client",
            ),
        ),
        migrations.AddConstraint(
            model_name="apiclient",
            constraint=models.CheckConstraint(
                condition=models.Q(("minute_limit__gt", 0), ("day_limit__gt", 0)),
                name="api_client_limits_positive",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="apiclient",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_apiclientevent" ("acts_as_id", "contact", "day_limit", "id", "key_hint", "key_made_at", "made_at", "minute_limit", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") VALUES (NEW."acts_as_id", NEW."contact", NEW."day_limit", NEW."id", NEW."key_hint", NEW."key_made_at", NEW."made_at", NEW."minute_limit", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revoked_at", NEW."scopes"); RETURN NULL;',
                    hash="4e414fea570e8f58d093e68ffa7a39807f2a4149",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f85b2",
                    table="open311_apiclient",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="apiclient",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acts_as_id" IS DISTINCT FROM (NEW."acts_as_id") OR OLD."contact" IS DISTINCT FROM (NEW."contact") OR OLD."day_limit" IS DISTINCT FROM (NEW."day_limit") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."key_hint" IS DISTINCT FROM (NEW."key_hint") OR OLD."key_made_at" IS DISTINCT FROM (NEW."key_made_at") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."minute_limit" IS DISTINCT FROM (NEW."minute_limit") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."revoked_at" IS DISTINCT FROM (NEW."revoked_at") OR OLD."scopes" IS DISTINCT FROM (NEW."scopes"))',
                    func='INSERT INTO "open311_apiclientevent" ("acts_as_id", "contact", "day_limit", "id", "key_hint", "key_made_at", "made_at", "minute_limit", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") VALUES (NEW."acts_as_id", NEW."contact", NEW."day_limit", NEW."id", NEW."key_hint", NEW."key_made_at", NEW."made_at", NEW."minute_limit", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revoked_at", NEW."scopes"); RETURN NULL;',
                    hash="bdfa94317871b9d3f6dd86198a73bf8a496a6abc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8d677",
                    table="open311_apiclient",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="apiclient",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_apiclientevent" ("acts_as_id", "contact", "day_limit", "id", "key_hint", "key_made_at", "made_at", "minute_limit", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revoked_at", "scopes") VALUES (OLD."acts_as_id", OLD."contact", OLD."day_limit", OLD."id", OLD."key_hint", OLD."key_made_at", OLD."made_at", OLD."minute_limit", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revoked_at", OLD."scopes"); RETURN NULL;',
                    hash="98af902afd21b91ca511bcb7efaf2f39683d4456",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0dbec",
                    table="open311_apiclient",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="clientusage",
            constraint=models.UniqueConstraint(fields=("client", "on"), name="client_usage_day"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceoffer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_serviceofferevent" ("id", "is_offered", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."id", NEW."is_offered", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic_id"); RETURN NULL;',
                    hash="0e8b8983fa6c356768d44fdf253a9a74ac421db4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_25239",
                    table="open311_serviceoffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceoffer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "open311_serviceofferevent" ("id", "is_offered", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."id", NEW."is_offered", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic_id"); RETURN NULL;',
                    hash="d1b4ff76b1586844da81a02ba3e26e3cb2526b03",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e6ff6",
                    table="open311_serviceoffer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceoffer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_serviceofferevent" ("id", "is_offered", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."id", OLD."is_offered", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic_id"); RETURN NULL;',
                    hash="108dccdded9fa6d93b1058101b518944936214c3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5712",
                    table="open311_serviceoffer",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="servicequestion",
            constraint=models.UniqueConstraint(fields=("topic", "code"), name="service_question_code"),
        ),
        migrations.AddConstraint(
            model_name="servicequestion",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("topic", "order"),
                name="service_question_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="servicequestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("order__gt", 0)), name="service_question_order_positive"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicequestion",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_servicequestionevent" ("code", "datatype", "hint_en", "hint_kk", "hint_ru", "id", "is_required", "is_variable", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."code", NEW."datatype", NEW."hint_en", NEW."hint_kk", NEW."hint_ru", NEW."id", NEW."is_required", NEW."is_variable", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."topic_id"); RETURN NULL;',
                    hash="96159a1919e1d3c2f403d797a776f9b8628d1130",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cdbab",
                    table="open311_servicequestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicequestion",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "open311_servicequestionevent" ("code", "datatype", "hint_en", "hint_kk", "hint_ru", "id", "is_required", "is_variable", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."code", NEW."datatype", NEW."hint_en", NEW."hint_kk", NEW."hint_ru", NEW."id", NEW."is_required", NEW."is_variable", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."topic_id"); RETURN NULL;',
                    hash="42df09ff1c8d8449450ba32c019d3f421a93c825",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8f0de",
                    table="open311_servicequestion",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicequestion",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_servicequestionevent" ("code", "datatype", "hint_en", "hint_kk", "hint_ru", "id", "is_required", "is_variable", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."code", OLD."datatype", OLD."hint_en", OLD."hint_kk", OLD."hint_ru", OLD."id", OLD."is_required", OLD."is_variable", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."topic_id"); RETURN NULL;',
                    hash="c7b60a9d8e5e372660e84b154cdd71b1652ec8c6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_61d55",
                    table="open311_servicequestion",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="servicechoice",
            constraint=models.UniqueConstraint(fields=("question", "key"), name="service_choice_key"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicechoice",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_servicechoiceevent" ("id", "key", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id") VALUES (NEW."id", NEW."key", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."question_id"); RETURN NULL;',
                    hash="31a62591645f1e6df8c3368888a46bca01eb87ae",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7188a",
                    table="open311_servicechoice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicechoice",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "open311_servicechoiceevent" ("id", "key", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id") VALUES (NEW."id", NEW."key", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."order", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."question_id"); RETURN NULL;',
                    hash="28c7559f37777b312956bb1d3f90d1c382e71a09",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_fa97f",
                    table="open311_servicechoice",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="servicechoice",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "open311_servicechoiceevent" ("id", "key", "name_en", "name_kk", "name_ru", "order", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id") VALUES (OLD."id", OLD."key", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."order", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."question_id"); RETURN NULL;',
                    hash="ef002414c16dec58da29a4813dd55f8100e25bdc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ded0e",
                    table="open311_servicechoice",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="servicetoken",
            index=models.Index(
                models.F("id"), condition=models.Q(("appeal", None)), name="service_token_waiting"
            ),
        ),
        migrations.AddConstraint(
            model_name="servicetoken",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("appeal", None), ("waiting__isnull", False)),
                    models.Q(("appeal__isnull", False), ("waiting", None)),
                    _connector="OR",
                ),
                name="service_token_waits_or_is_settled",
            ),
        ),
    ]
