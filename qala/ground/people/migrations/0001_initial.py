import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, null=True, unique=True, verbose_name="e-mail"
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=16, null=True, unique=True, verbose_name="phone"),
                ),
                ("unproven_phone", models.CharField(blank=True, editable=False, max_length=16)),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="full name")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("resident", "Resident"), ("staff", "Staff")],
                        default="resident",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("iin", models.CharField(blank=True, max_length=12, verbose_name="IIN")),
                ("iin_verified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "indexes": [
                    models.Index(
                        models.F("kind"),
                        models.F("is_active"),
                        django.db.models.functions.text.Lower("full_name"),
                        models.F("id"),
                        name="people_user_list",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="people_user_email_lower",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("phone__regex", "^\\+[1-9][0-9]{6,14}$")),
                        name="people_user_phone_e164",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("iin", ""), ("iin__regex", "^[0-9]{12}$"), _connector="OR"),
                        name="people_user_iin_digits",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("iin_verified_at__isnull", False)),
                        fields=("iin",),
                        name="people_user_iin_verified",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("role", models.CharField(max_length=40, verbose_name="role")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("end_reason", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="appointed by",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duties",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty",
                "verbose_name_plural": "duties",
                "ordering": ["-valid_from", "-id"],
            },
        ),
        migrations.CreateModel(
            name="DutyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("role", models.CharField(max_length=40, verbose_name="role")),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("end_reason", models.CharField(blank=True, max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="appointed by",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
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
                        to="people.duty",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PersonalDataView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.CharField(max_length=60)),
                ("subject_id", models.BigIntegerField()),
                ("purpose", models.CharField(max_length=200, verbose_name="why")),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                (
                    "viewer",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="UserEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("email", models.EmailField(blank=True, max_length=254, null=True, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=16, null=True, verbose_name="phone")),
                ("unproven_phone", models.CharField(blank=True, editable=False, max_length=16)),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="full name")),
                (
                    "language",
                    models.CharField(
                        choices=[("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")],
                        default="kk",
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("resident", "Resident"), ("staff", "Staff")],
                        default="resident",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("iin", models.CharField(blank=True, max_length=12, verbose_name="IIN")),
                ("iin_verified_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
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
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SharedCacheRow",
            fields=[
                ("key", models.CharField(max_length=255, primary_key=True, serialize=False)),
                ("value", models.JSONField()),
                ("expires_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "people_shared_cache",
                "indexes": [models.Index(models.F("expires_at"), name="people_cache_expires")],
            },
        ),
        migrations.AddIndex(
            model_name="duty",
            index=models.Index(
                models.F("organisation"), models.F("role"), name="people_duty_organisation_role"
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="people_duty_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="duty",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to__isnull", True)),
                fields=("user", "role", "organisation"),
                name="people_duty_open_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("used_at__isnull", True)),
                fields=("user",),
                name="people_invitation_open_once",
            ),
        ),
        migrations.AddIndex(
            model_name="personaldataview",
            index=models.Index(fields=["subject_kind", "subject_id", "-at"], name="people_seen_subject"),
        ),
        migrations.AddIndex(
            model_name="personaldataview",
            index=models.Index(fields=["viewer", "-at"], name="people_seen_viewer"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_userevent" ("created_at", "email", "full_name", "id", "iin", "iin_verified_at", "is_active", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unproven_phone", "updated_at") VALUES (NEW."created_at", NEW."email", NEW."full_name", NEW."id", NEW."iin", NEW."iin_verified_at", NEW."is_active", NEW."kind", NEW."language", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."unproven_phone", NEW."updated_at"); RETURN NULL;',
                    hash="9d6e6d8c6081c3671f35ac49dad5df1882a90fb4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7e9ab",
                    table="people_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."full_name" IS DISTINCT FROM (NEW."full_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."iin" IS DISTINCT FROM (NEW."iin") OR OLD."iin_verified_at" IS DISTINCT FROM (NEW."iin_verified_at") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."unproven_phone" IS DISTINCT FROM (NEW."unproven_phone") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at"))',
                    func='INSERT INTO "people_userevent" ("created_at", "email", "full_name", "id", "iin", "iin_verified_at", "is_active", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unproven_phone", "updated_at") VALUES (NEW."created_at", NEW."email", NEW."full_name", NEW."id", NEW."iin", NEW."iin_verified_at", NEW."is_active", NEW."kind", NEW."language", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."unproven_phone", NEW."updated_at"); RETURN NULL;',
                    hash="32415ce8f0f7a5a7b23fcd6100181706f9f6e945",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_86e64",
                    table="people_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="user",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_userevent" ("created_at", "email", "full_name", "id", "iin", "iin_verified_at", "is_active", "kind", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "unproven_phone", "updated_at") VALUES (OLD."created_at", OLD."email", OLD."full_name", OLD."id", OLD."iin", OLD."iin_verified_at", OLD."is_active", OLD."kind", OLD."language", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."phone", OLD."unproven_phone", OLD."updated_at"); RETURN NULL;',
                    hash="607d7e51b0e4841494afaa3079646192b073adf0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bec80",
                    table="people_user",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_dutyevent" ("by_id", "created_at", "end_reason", "ended_by_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "updated_at", "user_id", "valid_from", "valid_to") VALUES (NEW."by_id", NEW."created_at", NEW."end_reason", NEW."ended_by_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."role", NEW."updated_at", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="09ba6c8641d34c411210a5058fbb42d15d09e03a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3dfe4",
                    table="people_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "people_dutyevent" ("by_id", "created_at", "end_reason", "ended_by_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "updated_at", "user_id", "valid_from", "valid_to") VALUES (NEW."by_id", NEW."created_at", NEW."end_reason", NEW."ended_by_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."role", NEW."updated_at", NEW."user_id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="84781bef303fdf48bc98a4020371b182f6ff3360",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1eae5",
                    table="people_duty",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="duty",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "people_dutyevent" ("by_id", "created_at", "end_reason", "ended_by_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "role", "updated_at", "user_id", "valid_from", "valid_to") VALUES (OLD."by_id", OLD."created_at", OLD."end_reason", OLD."ended_by_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."role", OLD."updated_at", OLD."user_id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="ae98cc963f8021b959a877fa039e3a7549d1ffb2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_411c5",
                    table="people_duty",
                    when="AFTER",
                ),
            ),
        ),
    ]
