import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "__first__"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoredFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "photo"), ("video", "video"), ("document", "document")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "being prepared"),
                            ("ready", "ready"),
                            ("rejected", "not accepted"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20, verbose_name="reason code")),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name given by the sender"),
                ),
                ("media_type", models.CharField(max_length=40, verbose_name="media type")),
                ("sha256", models.CharField(max_length=64)),
                ("byte_count", models.BigIntegerField(verbose_name="size in bytes")),
                ("width", models.PositiveIntegerField(blank=True, null=True)),
                ("height", models.PositiveIntegerField(blank=True, null=True)),
                ("duration_s", models.FloatField(blank=True, null=True)),
                ("original_key", models.CharField(blank=True, max_length=120)),
                ("clean_key", models.CharField(blank=True, max_length=120)),
                ("poster_key", models.CharField(blank=True, max_length=120)),
                ("thumb_keys", models.JSONField(blank=True, default=dict)),
                (
                    "keeps_position",
                    models.BooleanField(
                        default=False, verbose_name="the sender agreed to keep place and time"
                    ),
                ),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("taken_lon", models.FloatField(blank=True, null=True)),
                ("taken_lat", models.FloatField(blank=True, null=True)),
                ("uploader_key", models.CharField(blank=True, max_length=64)),
                ("address_key", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField(verbose_name="sent at")),
                ("attached_at", models.DateTimeField(blank=True, null=True, verbose_name="attached at")),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "stored file",
                "verbose_name_plural": "stored files",
            },
        ),
        migrations.CreateModel(
            name="StoredFileEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "photo"), ("video", "video"), ("document", "document")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "being prepared"),
                            ("ready", "ready"),
                            ("rejected", "not accepted"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=20, verbose_name="reason code")),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name given by the sender"),
                ),
                ("media_type", models.CharField(max_length=40, verbose_name="media type")),
                ("sha256", models.CharField(max_length=64)),
                ("byte_count", models.BigIntegerField(verbose_name="size in bytes")),
                ("width", models.PositiveIntegerField(blank=True, null=True)),
                ("height", models.PositiveIntegerField(blank=True, null=True)),
                ("duration_s", models.FloatField(blank=True, null=True)),
                ("original_key", models.CharField(blank=True, max_length=120)),
                ("clean_key", models.CharField(blank=True, max_length=120)),
                ("poster_key", models.CharField(blank=True, max_length=120)),
                ("thumb_keys", models.JSONField(blank=True, default=dict)),
                (
                    "keeps_position",
                    models.BooleanField(
                        default=False, verbose_name="the sender agreed to keep place and time"
                    ),
                ),
                ("created_at", models.DateTimeField(verbose_name="sent at")),
                ("attached_at", models.DateTimeField(blank=True, null=True, verbose_name="attached at")),
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
                        to="files.storedfile",
                    ),
                ),
                (
                    "uploaded_by",
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
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "original_name",
                    models.CharField(blank=True, max_length=120, verbose_name="name given by the sender"),
                ),
                ("total_bytes", models.BigIntegerField()),
                ("received_bytes", models.BigIntegerField(default=0)),
                ("allowed_kinds", models.JSONField(default=list)),
                ("keeps_position", models.BooleanField(default=False)),
                ("uploader_key", models.CharField(blank=True, max_length=64)),
                ("address_key", models.CharField(blank=True, max_length=64)),
                ("created_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "upload",
                "verbose_name_plural": "uploads",
            },
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(
                condition=models.Q(("attached_at", None)), fields=["created_at"], name="files_unattached"
            ),
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(fields=["sha256"], name="files_sha256"),
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(fields=["uploaded_by", "created_at"], name="files_by_person"),
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(
                condition=models.Q(("uploader_key", ""), _negated=True),
                fields=["uploader_key", "created_at"],
                name="files_by_session",
            ),
        ),
        migrations.AddIndex(
            model_name="storedfile",
            index=models.Index(
                condition=models.Q(("address_key", ""), _negated=True),
                fields=["address_key", "created_at"],
                name="files_by_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["photo", "video", "document"])), name="files_storedfile_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["pending", "ready", "rejected"])),
                name="files_storedfile_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "ready"), _negated=True),
                    models.Q(("clean_key", ""), _negated=True),
                    _connector="OR",
                ),
                name="files_storedfile_ready_has_copy",
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "rejected"), ("reason", ""), _connector="XOR"),
                name="files_storedfile_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("keeps_position", True),
                    models.Q(("taken_at", None), ("taken_lat", None), ("taken_lon", None)),
                    _connector="OR",
                ),
                name="files_storedfile_position_agreed",
            ),
        ),
        migrations.AddIndex(
            model_name="upload",
            index=models.Index(fields=["expires_at"], name="files_upload_expires"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("received_bytes__gte", 0), ("received_bytes__lte", models.F("total_bytes"))
                ),
                name="files_upload_received",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "files_storedfileevent" ("attached_at", "byte_count", "clean_key", "created_at", "duration_s", "height", "id", "keeps_position", "kind", "media_type", "original_key", "original_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poster_key", "reason", "sha256", "state", "thumb_keys", "uploaded_by_id", "width") VALUES (NEW."attached_at", NEW."byte_count", NEW."clean_key", NEW."created_at", NEW."duration_s", NEW."height", NEW."id", NEW."keeps_position", NEW."kind", NEW."media_type", NEW."original_key", NEW."original_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."poster_key", NEW."reason", NEW."sha256", NEW."state", NEW."thumb_keys", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                    hash="b2909f4a8ebccaa92ad82529b385b257504d8d83",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a0d7d",
                    table="files_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."attached_at" IS DISTINCT FROM (NEW."attached_at") OR OLD."byte_count" IS DISTINCT FROM (NEW."byte_count") OR OLD."clean_key" IS DISTINCT FROM (NEW."clean_key") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."duration_s" IS DISTINCT FROM (NEW."duration_s") OR OLD."height" IS DISTINCT FROM (NEW."height") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."keeps_position" IS DISTINCT FROM (NEW."keeps_position") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."media_type" IS DISTINCT FROM (NEW."media_type") OR OLD."original_key" IS DISTINCT FROM (NEW."original_key") OR OLD."original_name" IS DISTINCT FROM (NEW."original_name") OR OLD."poster_key" IS DISTINCT FROM (NEW."poster_key") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."sha256" IS DISTINCT FROM (NEW."sha256") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."thumb_keys" IS DISTINCT FROM (NEW."thumb_keys") OR OLD."uploaded_by_id" IS DISTINCT FROM (NEW."uploaded_by_id") OR OLD."width" IS DISTINCT FROM (NEW."width"))',
                    func='INSERT INTO "files_storedfileevent" ("attached_at", "byte_count", "clean_key", "created_at", "duration_s", "height", "id", "keeps_position", "kind", "media_type", "original_key", "original_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poster_key", "reason", "sha256", "state", "thumb_keys", "uploaded_by_id", "width") VALUES (NEW."attached_at", NEW."byte_count", NEW."clean_key", NEW."created_at", NEW."duration_s", NEW."height", NEW."id", NEW."keeps_position", NEW."kind", NEW."media_type", NEW."original_key", NEW."original_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."poster_key", NEW."reason", NEW."sha256", NEW."state", NEW."thumb_keys", NEW."uploaded_by_id", NEW."width"); RETURN NULL;',
                    hash="89d27c82cc0b24112d233052669b3bf1858a7ea7",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8c2ef",
                    table="files_storedfile",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="storedfile",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "files_storedfileevent" ("attached_at", "byte_count", "clean_key", "created_at", "duration_s", "height", "id", "keeps_position", "kind", "media_type", "original_key", "original_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poster_key", "reason", "sha256", "state", "thumb_keys", "uploaded_by_id", "width") VALUES (OLD."attached_at", OLD."byte_count", OLD."clean_key", OLD."created_at", OLD."duration_s", OLD."height", OLD."id", OLD."keeps_position", OLD."kind", OLD."media_type", OLD."original_key", OLD."original_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."poster_key", OLD."reason", OLD."sha256", OLD."state", OLD."thumb_keys", OLD."uploaded_by_id", OLD."width"); RETURN NULL;',
                    hash="ea5b9aefc16d327418a76da13e29a101636a5828",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ad157",
                    table="files_storedfile",
                    when="AFTER",
                ),
            ),
        ),
    ]
