import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("appeals", "0002_initial"),
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DeliveryRuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "keep_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Afterwards news that were sent or given up are forgotten; the appeals stay.",
                        validators=[
                            django.core.validators.MinValueValidator(7),
                            django.core.validators.MaxValueValidator(1100),
                        ],
                        verbose_name="days that deliveries are kept",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutgoingRequest",
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
                            ("pending", "Waits"),
                            ("sending", "Under way"),
                            ("sent", "Sent"),
                            ("failed", "Failed, will be tried again"),
                            ("dead", "Given up"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("next_try_at", models.DateTimeField(verbose_name="next attempt")),
                ("leased_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("last_error", models.CharField(blank=True, max_length=200, verbose_name="last error")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("token", models.CharField(blank=True, max_length=200, verbose_name="token")),
                ("remote_id", models.CharField(blank=True, max_length=200, verbose_name="number there")),
                ("remote_status", models.CharField(blank=True, max_length=20, verbose_name="state there")),
                ("remote_notes", models.CharField(blank=True, max_length=1000, verbose_name="said there")),
                ("is_settled", models.BooleanField(default=False, verbose_name="nothing more is expected")),
            ],
            options={
                "verbose_name": "outgoing request",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="OutsideSystem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "fail_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="failures in a row"),
                ),
                (
                    "failing_since",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="does not answer since"
                    ),
                ),
                ("made_at", models.DateTimeField(editable=False, verbose_name="made")),
                (
                    "url",
                    models.URLField(
                        help_text="As in its discovery document.",
                        max_length=500,
                        verbose_name="address of the endpoint",
                    ),
                ),
                (
                    "jurisdiction_id",
                    models.CharField(blank=True, max_length=100, verbose_name="jurisdiction_id"),
                ),
                ("sealed_key", models.TextField(blank=True, editable=False)),
                ("codes", models.JSONField(blank=True, default=dict, verbose_name="service codes")),
                (
                    "usual_code",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="service code of all other topics"
                    ),
                ),
                (
                    "sends_person",
                    models.BooleanField(
                        default=False, verbose_name="name and contacts of who wrote are sent along"
                    ),
                ),
                (
                    "knows_updates",
                    models.BooleanField(default=False, verbose_name="understands updated_after"),
                ),
                ("seen_until", models.DateTimeField(blank=True, editable=False, null=True)),
            ],
            options={
                "verbose_name": "outside system",
                "ordering": ["organisation"],
            },
        ),
        migrations.CreateModel(
            name="OutsideSystemEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="made")),
                (
                    "url",
                    models.URLField(
                        help_text="As in its discovery document.",
                        max_length=500,
                        verbose_name="address of the endpoint",
                    ),
                ),
                (
                    "jurisdiction_id",
                    models.CharField(blank=True, max_length=100, verbose_name="jurisdiction_id"),
                ),
                ("codes", models.JSONField(blank=True, default=dict, verbose_name="service codes")),
                (
                    "usual_code",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="service code of all other topics"
                    ),
                ),
                (
                    "sends_person",
                    models.BooleanField(
                        default=False, verbose_name="name and contacts of who wrote are sent along"
                    ),
                ),
                (
                    "knows_updates",
                    models.BooleanField(default=False, verbose_name="understands updated_after"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Webhook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "fail_count",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="failures in a row"),
                ),
                (
                    "failing_since",
                    models.DateTimeField(
                        blank=True, editable=False, null=True, verbose_name="does not answer since"
                    ),
                ),
                ("made_at", models.DateTimeField(editable=False, verbose_name="made")),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                ("verbs", models.JSONField(blank=True, default=list, verbose_name="news")),
                ("fields", models.JSONField(blank=True, default=list, verbose_name="what is told")),
                ("salt", models.CharField(editable=False, max_length=64)),
            ],
            options={
                "verbose_name": "webhook",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="WebhookEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("made_at", models.DateTimeField(editable=False, verbose_name="made")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                ("verbs", models.JSONField(blank=True, default=list, verbose_name="news")),
                ("fields", models.JSONField(blank=True, default=list, verbose_name="what is told")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Delivery",
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
                            ("pending", "Waits"),
                            ("sending", "Under way"),
                            ("sent", "Sent"),
                            ("failed", "Failed, will be tried again"),
                            ("dead", "Given up"),
                        ],
                        default="pending",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("next_try_at", models.DateTimeField(verbose_name="next attempt")),
                ("leased_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("last_error", models.CharField(blank=True, max_length=200, verbose_name="last error")),
                ("made_at", models.DateTimeField(verbose_name="made")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("verb", models.CharField(max_length=30, verbose_name="news")),
                ("facts", models.JSONField(default=dict)),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="appeals.appeal",
                        verbose_name="appeal",
                    ),
                ),
            ],
            options={
                "verbose_name": "delivery",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="DeliveryRule",
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
                    "keep_days",
                    models.PositiveSmallIntegerField(
                        default=90,
                        help_text="Afterwards news that were sent or given up are forgotten; the appeals stay.",
                        validators=[
                            django.core.validators.MinValueValidator(7),
                            django.core.validators.MaxValueValidator(1100),
                        ],
                        verbose_name="days that deliveries are kept",
                    ),
                ),
            ],
            options={
                "verbose_name": "rule of deliveries",
                "ordering": ["-valid_from"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                        ),
                        name="deliveries_deliveryrule_valid_span",
                    ),
                    models.UniqueConstraint(fields=("valid_from",), name="deliveryrule_version"),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryrule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deliveries_deliveryruleevent" ("id", "keep_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."id", NEW."keep_days", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="048e7ff1a0d37222d3183e9ae20d20fad8f058f2",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_74dca",
                    table="deliveries_deliveryrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryrule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "deliveries_deliveryruleevent" ("id", "keep_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."id", NEW."keep_days", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="f1e6bdd06f864be8a3dae9f292c0cec6bfdbd8a9",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_68e2e",
                    table="deliveries_deliveryrule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="deliveryrule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deliveries_deliveryruleevent" ("id", "keep_days", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."id", OLD."keep_days", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="bd02a739ab8497109e4d692559a3228c2b0cb4ee",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_99bf2",
                    table="deliveries_deliveryrule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="deliveryruleevent",
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
            model_name="deliveryruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="deliveries.deliveryrule",
            ),
        ),
        migrations.AddField(
            model_name="outgoingrequest",
            name="appeal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="appeals.appeal",
                verbose_name="appeal",
            ),
        ),
        migrations.AddField(
            model_name="outsidesystem",
            name="acts_as",
            field=models.ForeignKey(
                help_text="An executor of the organisation: the other system's words are written in its name.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="writes steps as",
            ),
        ),
        migrations.AddField(
            model_name="outsidesystem",
            name="organisation",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="outgoingrequest",
            name="system",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="requests",
                to="deliveries.outsidesystem",
                verbose_name="system",
            ),
        ),
        migrations.AddField(
            model_name="outsidesystemevent",
            name="acts_as",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                help_text="An executor of the organisation: the other system's words are written in its name.",
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="writes steps as",
            ),
        ),
        migrations.AddField(
            model_name="outsidesystemevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="outsidesystemevent",
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
            model_name="outsidesystemevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="deliveries.outsidesystem",
            ),
        ),
        migrations.AddField(
            model_name="webhook",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.organisation",
                verbose_name="only appeals executed by",
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="webhook",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="deliveries.webhook",
                verbose_name="webhook",
            ),
        ),
        migrations.AddField(
            model_name="webhookevent",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="organisations.organisation",
                verbose_name="only appeals executed by",
            ),
        ),
        migrations.AddField(
            model_name="webhookevent",
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
            model_name="webhookevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="audit_events",
                to="deliveries.webhook",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsidesystem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deliveries_outsidesystemevent" ("acts_as_id", "codes", "id", "is_active", "jurisdiction_id", "knows_updates", "made_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sends_person", "url", "usual_code") VALUES (NEW."acts_as_id", NEW."codes", NEW."id", NEW."is_active", NEW."jurisdiction_id", NEW."knows_updates", NEW."made_at", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sends_person", NEW."url", NEW."usual_code"); RETURN NULL;',
                    hash="9073e2cd9548090f339caccec8786d29bc297b95",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a03b7",
                    table="deliveries_outsidesystem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsidesystem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."acts_as_id" IS DISTINCT FROM (NEW."acts_as_id") OR OLD."codes" IS DISTINCT FROM (NEW."codes") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."jurisdiction_id" IS DISTINCT FROM (NEW."jurisdiction_id") OR OLD."knows_updates" IS DISTINCT FROM (NEW."knows_updates") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."sends_person" IS DISTINCT FROM (NEW."sends_person") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."usual_code" IS DISTINCT FROM (NEW."usual_code"))',
                    func='INSERT INTO "deliveries_outsidesystemevent" ("acts_as_id", "codes", "id", "is_active", "jurisdiction_id", "knows_updates", "made_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sends_person", "url", "usual_code") VALUES (NEW."acts_as_id", NEW."codes", NEW."id", NEW."is_active", NEW."jurisdiction_id", NEW."knows_updates", NEW."made_at", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sends_person", NEW."url", NEW."usual_code"); RETURN NULL;',
                    hash="5921ce18ba954946cf0d86e90b8975164b076020",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_49e01",
                    table="deliveries_outsidesystem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="outsidesystem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deliveries_outsidesystemevent" ("acts_as_id", "codes", "id", "is_active", "jurisdiction_id", "knows_updates", "made_at", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sends_person", "url", "usual_code") VALUES (OLD."acts_as_id", OLD."codes", OLD."id", OLD."is_active", OLD."jurisdiction_id", OLD."knows_updates", OLD."made_at", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."sends_person", OLD."url", OLD."usual_code"); RETURN NULL;',
                    hash="9c7c0fbe2a7cc46c3add5aeba725a2fd2a4647af",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bf7fe",
                    table="deliveries_outsidesystem",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="outgoingrequest",
            index=models.Index(
                models.F("next_try_at"),
                models.F("id"),
                condition=models.Q(("state__in", ("pending", "sending", "failed"))),
                name="outgoing_request_due",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoingrequest",
            index=models.Index(
                models.F("system"),
                models.F("id"),
                condition=models.Q(("is_settled", False), ("state", "sent")),
                name="outgoing_request_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoingrequest",
            constraint=models.UniqueConstraint(fields=("system", "appeal"), name="outgoing_request_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deliveries_webhookevent" ("fields", "id", "is_active", "made_at", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url", "verbs") VALUES (NEW."fields", NEW."id", NEW."is_active", NEW."made_at", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."url", NEW."verbs"); RETURN NULL;',
                    hash="d03a248e64a922fee41ce3d172441aa769946afa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1327a",
                    table="deliveries_webhook",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."fields" IS DISTINCT FROM (NEW."fields") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."verbs" IS DISTINCT FROM (NEW."verbs"))',
                    func='INSERT INTO "deliveries_webhookevent" ("fields", "id", "is_active", "made_at", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url", "verbs") VALUES (NEW."fields", NEW."id", NEW."is_active", NEW."made_at", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."url", NEW."verbs"); RETURN NULL;',
                    hash="0a87554b8dc85ce5ce4297ec1d4437f33dfc1506",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e7b18",
                    table="deliveries_webhook",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="webhook",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "deliveries_webhookevent" ("fields", "id", "is_active", "made_at", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "url", "verbs") VALUES (OLD."fields", OLD."id", OLD."is_active", OLD."made_at", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."url", OLD."verbs"); RETURN NULL;',
                    hash="35eea2a41bb4b62cf850f2ed491abbe0625e7b94",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a79e0",
                    table="deliveries_webhook",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                models.F("webhook"), models.F("appeal"), models.F("id"), name="delivery_order"
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                models.F("next_try_at"),
                models.F("id"),
                condition=models.Q(("state__in", ("pending", "sending", "failed"))),
                name="delivery_due",
            ),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(models.F("made_at"), models.F("id"), name="delivery_made"),
        ),
    ]
