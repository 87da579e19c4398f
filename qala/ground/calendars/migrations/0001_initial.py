import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import qala.ground.calendars.models.calendar
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="WorkCalendar",
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
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two letters, for example KZ. Empty: no public holidays.",
                        max_length=2,
                        verbose_name="country of public holidays",
                    ),
                ),
                (
                    "weekly_hours",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        validators=[qala.ground.calendars.models.calendar.valid_week],
                        verbose_name="weekly hours",
                    ),
                ),
                (
                    "is_round_the_clock",
                    models.BooleanField(default=False, verbose_name="works round the clock"),
                ),
                (
                    "is_default",
                    models.BooleanField(default=False, verbose_name="used where no other is chosen"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "work calendar",
                "verbose_name_plural": "work calendars",
                "ordering": ["-is_default", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)),
                        fields=("is_default",),
                        name="workcalendar_one_default",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarDay",
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
                ("on", models.DateField(verbose_name="day")),
                ("is_working", models.BooleanField(default=False, verbose_name="working day")),
                ("hours", models.JSONField(blank=True, null=True, verbose_name="hours")),
                (
                    "source",
                    models.CharField(
                        choices=[("library", "public holidays"), ("edited", "set by a person")],
                        default="edited",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "calendar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="days",
                        to="calendars.workcalendar",
                        verbose_name="calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar day",
                "verbose_name_plural": "calendar days",
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="CalendarDayEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("on", models.DateField(verbose_name="day")),
                ("is_working", models.BooleanField(default=False, verbose_name="working day")),
                ("hours", models.JSONField(blank=True, null=True, verbose_name="hours")),
                (
                    "source",
                    models.CharField(
                        choices=[("library", "public holidays"), ("edited", "set by a person")],
                        default="edited",
                        max_length=10,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="reason")),
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
                        to="calendars.calendarday",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="calendars.workcalendar",
                        verbose_name="calendar",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WorkCalendarEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="updated at")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                (
                    "country",
                    models.CharField(
                        blank=True,
                        help_text="Two letters, for example KZ. Empty: no public holidays.",
                        max_length=2,
                        verbose_name="country of public holidays",
                    ),
                ),
                (
                    "weekly_hours",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        validators=[qala.ground.calendars.models.calendar.valid_week],
                        verbose_name="weekly hours",
                    ),
                ),
                (
                    "is_round_the_clock",
                    models.BooleanField(default=False, verbose_name="works round the clock"),
                ),
                (
                    "is_default",
                    models.BooleanField(default=False, verbose_name="used where no other is chosen"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        to="calendars.workcalendar",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="calendarday",
            constraint=models.UniqueConstraint(fields=("calendar", "on"), name="calendarday_one_per_day"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="workcalendar",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendars_workcalendarevent" ("code", "country", "created_at", "id", "is_default", "is_round_the_clock", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version", "weekly_hours") VALUES (NEW."code", NEW."country", NEW."created_at", NEW."id", NEW."is_default", NEW."is_round_the_clock", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."updated_at", NEW."version", NEW."weekly_hours"); RETURN NULL;',
                    hash="84fad6c004bb316ae06aa55fabddb390bc8626fa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_66eb5",
                    table="calendars_workcalendar",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="workcalendar",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "calendars_workcalendarevent" ("code", "country", "created_at", "id", "is_default", "is_round_the_clock", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version", "weekly_hours") VALUES (NEW."code", NEW."country", NEW."created_at", NEW."id", NEW."is_default", NEW."is_round_the_clock", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."updated_at", NEW."version", NEW."weekly_hours"); RETURN NULL;',
                    hash="f1344dc3739cb75bc9e365dcd6354cf733e0aeb5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_419d1",
                    table="calendars_workcalendar",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="workcalendar",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendars_workcalendarevent" ("code", "country", "created_at", "id", "is_default", "is_round_the_clock", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "updated_at", "version", "weekly_hours") VALUES (OLD."code", OLD."country", OLD."created_at", OLD."id", OLD."is_default", OLD."is_round_the_clock", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."updated_at", OLD."version", OLD."weekly_hours"); RETURN NULL;',
                    hash="897a0436a06ab0bf41ce7fce4cff3aa4dae0746c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_94127",
                    table="calendars_workcalendar",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarday",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendars_calendardayevent" ("calendar_id", "hours", "id", "is_working", "name_en", "name_kk", "name_ru", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."calendar_id", NEW."hours", NEW."id", NEW."is_working", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."source"); RETURN NULL;',
                    hash="3d1c1325cefdec2a387c275ea96a698e93ea435d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fb9a6",
                    table="calendars_calendarday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarday",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "calendars_calendardayevent" ("calendar_id", "hours", "id", "is_working", "name_en", "name_kk", "name_ru", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (NEW."calendar_id", NEW."hours", NEW."id", NEW."is_working", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."note", NEW."on", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."source"); RETURN NULL;',
                    hash="9e4db0bb80bc85615b8d28e50046eae83bfcb512",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_902d8",
                    table="calendars_calendarday",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarday",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "calendars_calendardayevent" ("calendar_id", "hours", "id", "is_working", "name_en", "name_kk", "name_ru", "note", "on", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source") VALUES (OLD."calendar_id", OLD."hours", OLD."id", OLD."is_working", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."note", OLD."on", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."source"); RETURN NULL;',
                    hash="def762d9e885c15c9c559c80173bcdaeaf7a8ab7",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4fea7",
                    table="calendars_calendarday",
                    when="AFTER",
                ),
            ),
        ),
    ]
