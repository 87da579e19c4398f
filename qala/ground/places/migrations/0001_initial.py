import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import qala.ground.places.models.district
import qala.shared.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organisations", "0001_initial"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("places", "0000_extensions"),
    ]

    operations = [
        migrations.CreateModel(
            name="City",
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
                ("code", models.SlugField(max_length=40, verbose_name="code")),
                ("kato", models.CharField(blank=True, max_length=9, verbose_name="KATO code")),
                (
                    "epsg",
                    models.PositiveIntegerField(
                        help_text="EPSG code of a projection in metres; all points are stored in it.",
                        verbose_name="projection",
                    ),
                ),
                (
                    "centre_lon",
                    models.FloatField(blank=True, null=True, verbose_name="longitude of the centre"),
                ),
                (
                    "centre_lat",
                    models.FloatField(blank=True, null=True, verbose_name="latitude of the centre"),
                ),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Whose data the map shows; printed on every map.",
                        max_length=300,
                        verbose_name="attribution",
                    ),
                ),
                ("data_version", models.PositiveBigIntegerField(default=1, editable=False)),
            ],
            options={
                "verbose_name": "city",
                "verbose_name_plural": "cities",
                "constraints": [
                    models.UniqueConstraint(fields=("code",), name="places_city_code"),
                    models.UniqueConstraint(models.Value(1), name="places_city_single"),
                ],
            },
        ),
        migrations.CreateModel(
            name="District",
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
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                ("kato", models.CharField(blank=True, max_length=9, verbose_name="KATO code")),
                ("outline", models.JSONField(blank=True, null=True, verbose_name="outline")),
                ("bbox", models.JSONField(blank=True, editable=False, null=True)),
                ("search_key", models.TextField(default="", editable=False)),
                ("area_km2", models.FloatField(blank=True, null=True, verbose_name="area, km²")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="places.city",
                        verbose_name="city",
                    ),
                ),
            ],
            options={
                "verbose_name": "district",
                "verbose_name_plural": "districts",
                "ordering": ["name_kk", "id"],
            },
        ),
        migrations.CreateModel(
            name="Quarter",
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
                ("code", models.SlugField(max_length=60, verbose_name="code")),
                ("outline", models.JSONField(blank=True, null=True, verbose_name="outline")),
                ("search_key", models.TextField(default="", editable=False)),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quarters",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "quarter",
                "verbose_name_plural": "quarters",
                "ordering": ["name_kk", "id"],
            },
        ),
        migrations.CreateModel(
            name="Street",
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
                ("code", models.CharField(max_length=180, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("street", "street"),
                            ("avenue", "avenue"),
                            ("highway", "highway"),
                            ("lane", "lane"),
                            ("boulevard", "boulevard"),
                            ("dead_end", "dead-end street"),
                            ("microdistrict", "microdistrict"),
                            ("residential", "residential area"),
                            ("drive", "drive"),
                            ("square", "square"),
                            ("alley", "alley"),
                            ("road", "road"),
                            ("bridge", "bridge"),
                            ("", "not stated"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other and former names",
                    ),
                ),
                ("search_key", models.TextField(default="", editable=False)),
                ("lines", models.JSONField(blank=True, null=True, verbose_name="lines")),
                (
                    "length_m",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="length, m"),
                ),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="streets",
                        to="places.city",
                        verbose_name="city",
                    ),
                ),
            ],
            options={
                "verbose_name": "street",
                "verbose_name_plural": "streets",
                "ordering": ["search_key", "id"],
            },
        ),
        migrations.CreateModel(
            name="Building",
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
                ("number", models.CharField(max_length=30, verbose_name="house number")),
                ("number_key", models.CharField(editable=False, max_length=30)),
                (
                    "source_key",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source register"),
                ),
                (
                    "storeys_count",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="storeys"),
                ),
                ("flats_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="flats")),
                (
                    "built_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of construction"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="buildings",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "quarter",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="buildings",
                        to="places.quarter",
                        verbose_name="quarter",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="buildings",
                        to="places.street",
                        verbose_name="street",
                    ),
                ),
            ],
            options={
                "verbose_name": "building",
                "verbose_name_plural": "buildings",
                "ordering": ["street", "number_key"],
            },
        ),
        migrations.CreateModel(
            name="BuildingCare",
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
                    "building",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cares",
                        to="places.building",
                        verbose_name="building",
                    ),
                ),
                (
                    "function",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organisations.function",
                        verbose_name="function",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="building_cares",
                        to="organisations.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "care of a building",
                "verbose_name_plural": "care of buildings",
                "ordering": ["building", "function", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="BuildingCareEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "building",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.building",
                        verbose_name="building",
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
                        to="places.buildingcare",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CityEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("kato", models.CharField(blank=True, max_length=9, verbose_name="KATO code")),
                (
                    "epsg",
                    models.PositiveIntegerField(
                        help_text="EPSG code of a projection in metres; all points are stored in it.",
                        verbose_name="projection",
                    ),
                ),
                (
                    "centre_lon",
                    models.FloatField(blank=True, null=True, verbose_name="longitude of the centre"),
                ),
                (
                    "centre_lat",
                    models.FloatField(blank=True, null=True, verbose_name="latitude of the centre"),
                ),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Whose data the map shows; printed on every map.",
                        max_length=300,
                        verbose_name="attribution",
                    ),
                ),
                ("data_version", models.PositiveBigIntegerField(default=1, editable=False)),
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
                        to="places.city",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DistrictEvent",
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
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                ("kato", models.CharField(blank=True, max_length=9, verbose_name="KATO code")),
                ("outline", models.JSONField(blank=True, null=True, verbose_name="outline")),
                ("bbox", models.JSONField(blank=True, editable=False, null=True)),
                ("search_key", models.TextField(default="", editable=False)),
                ("area_km2", models.FloatField(blank=True, null=True, verbose_name="area, km²")),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.city",
                        verbose_name="city",
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
                        to="places.district",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DistrictOutline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("outline", models.JSONField(verbose_name="outline")),
                ("bbox", models.JSONField(editable=False)),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        help_text="The decision that drew this border, or the source file.",
                        max_length=300,
                        verbose_name="basis",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outlines",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "outline of a district",
                "verbose_name_plural": "outlines of districts",
                "ordering": ["district", "valid_from"],
            },
        ),
        migrations.CreateModel(
            name="DistrictOutlineEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("outline", models.JSONField(verbose_name="outline")),
                ("bbox", models.JSONField(editable=False)),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        help_text="The decision that drew this border, or the source file.",
                        max_length=300,
                        verbose_name="basis",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                        to="places.districtoutline",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Landmark",
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
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("point", qala.shared.fields.MetrePointField(blank=True, editable=False, null=True)),
                ("h3", models.BigIntegerField(blank=True, editable=False, null=True)),
                ("code", models.CharField(max_length=120, verbose_name="code")),
                ("kind", models.CharField(blank=True, max_length=60, verbose_name="kind")),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other names",
                    ),
                ),
                ("search_key", models.TextField(default="", editable=False)),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="landmarks",
                        to="places.building",
                        verbose_name="building",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="landmarks",
                        to="places.city",
                        verbose_name="city",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "landmark",
                "verbose_name_plural": "landmarks",
                "ordering": ["search_key", "id"],
            },
        ),
        migrations.CreateModel(
            name="LandmarkEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("code", models.CharField(max_length=120, verbose_name="code")),
                ("kind", models.CharField(blank=True, max_length=60, verbose_name="kind")),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other names",
                    ),
                ),
                (
                    "building",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.building",
                        verbose_name="building",
                    ),
                ),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.city",
                        verbose_name="city",
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
                        to="places.landmark",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="QuarterEvent",
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
                ("code", models.SlugField(db_index=False, max_length=60, verbose_name="code")),
                ("outline", models.JSONField(blank=True, null=True, verbose_name="outline")),
                ("search_key", models.TextField(default="", editable=False)),
                (
                    "district",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
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
                        to="places.quarter",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Crossing",
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
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="places.district",
                        verbose_name="district",
                    ),
                ),
                (
                    "street_a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="crossings_a",
                        to="places.street",
                        verbose_name="street",
                    ),
                ),
                (
                    "street_b",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="crossings_b",
                        to="places.street",
                        verbose_name="crossing street",
                    ),
                ),
            ],
            options={
                "verbose_name": "crossing",
                "verbose_name_plural": "crossings",
            },
        ),
        migrations.CreateModel(
            name="BuildingEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("number", models.CharField(max_length=30, verbose_name="house number")),
                ("number_key", models.CharField(editable=False, max_length=30)),
                (
                    "source_key",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source register"),
                ),
                (
                    "storeys_count",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="storeys"),
                ),
                ("flats_count", models.PositiveIntegerField(blank=True, null=True, verbose_name="flats")),
                (
                    "built_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of construction"
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
                        to="places.building",
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
                    "quarter",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.quarter",
                        verbose_name="quarter",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.street",
                        verbose_name="street",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StreetEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name_kk", models.CharField(blank=True, max_length=250, verbose_name="name in Kazakh")),
                ("name_ru", models.CharField(blank=True, max_length=250, verbose_name="name in Russian")),
                ("name_en", models.CharField(blank=True, max_length=250, verbose_name="name in English")),
                ("code", models.CharField(max_length=180, verbose_name="code")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("street", "street"),
                            ("avenue", "avenue"),
                            ("highway", "highway"),
                            ("lane", "lane"),
                            ("boulevard", "boulevard"),
                            ("dead_end", "dead-end street"),
                            ("microdistrict", "microdistrict"),
                            ("residential", "residential area"),
                            ("drive", "drive"),
                            ("square", "square"),
                            ("alley", "alley"),
                            ("road", "road"),
                            ("bridge", "bridge"),
                            ("", "not stated"),
                        ],
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="other and former names",
                    ),
                ),
                (
                    "length_m",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="length, m"),
                ),
                ("lon", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("lat", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                (
                    "city",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="places.city",
                        verbose_name="city",
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
                        to="places.street",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="buildingcare",
            index=models.Index(fields=["building", "function"], name="places_care_of_building"),
        ),
        migrations.AddConstraint(
            model_name="buildingcare",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="places_buildingcare_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="buildingcare",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("building"), "="),
                    (models.F("function"), "="),
                    (
                        qala.ground.places.models.district.DayRange(
                            "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                        ),
                        "&&",
                    ),
                ],
                name="places_buildingcare_no_overlap",
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="places_district_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="district",
            constraint=models.UniqueConstraint(fields=("city", "code"), name="places_district_code"),
        ),
        migrations.AddConstraint(
            model_name="districtoutline",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="places_districtoutline_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="districtoutline",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("district"), "="),
                    (
                        qala.ground.places.models.district.DayRange(
                            "valid_from", "valid_to", django.contrib.postgres.fields.ranges.RangeBoundary()
                        ),
                        "&&",
                    ),
                ],
                name="places_districtoutline_no_overlap",
            ),
        ),
        migrations.AddIndex(
            model_name="landmark",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="places_landmark_trigrams", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="landmark",
            index=qala.shared.fields.SpGistPointIndex(fields=["point"], name="places_landmark_point"),
        ),
        migrations.AddConstraint(
            model_name="landmark",
            constraint=models.UniqueConstraint(fields=("city", "code"), name="places_landmark_code"),
        ),
        migrations.AddConstraint(
            model_name="quarter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gt", models.F("valid_from")), _connector="OR"
                ),
                name="places_quarter_valid_span",
            ),
        ),
        migrations.AddConstraint(
            model_name="quarter",
            constraint=models.UniqueConstraint(fields=("code",), name="places_quarter_code"),
        ),
        migrations.AddIndex(
            model_name="street",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["search_key"], name="places_street_trigrams", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="street",
            index=models.Index(fields=["search_key", "id"], name="places_street_order"),
        ),
        migrations.AddConstraint(
            model_name="street",
            constraint=models.UniqueConstraint(fields=("city", "code"), name="places_street_code"),
        ),
        migrations.AddIndex(
            model_name="crossing",
            index=qala.shared.fields.SpGistPointIndex(fields=["point"], name="places_crossing_point"),
        ),
        migrations.AddConstraint(
            model_name="crossing",
            constraint=models.CheckConstraint(
                condition=models.Q(("street_a__lt", models.F("street_b"))), name="places_crossing_pair_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="crossing",
            constraint=models.UniqueConstraint(
                fields=("street_b", "street_a", "lon", "lat"), name="places_crossing_once"
            ),
        ),
        migrations.AddIndex(
            model_name="building",
            index=qala.shared.fields.SpGistPointIndex(fields=["point"], name="places_building_point"),
        ),
        migrations.AddIndex(
            model_name="building",
            index=models.Index(
                condition=models.Q(("source_key", ""), _negated=True),
                fields=["source_key"],
                name="places_building_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="building",
            constraint=models.UniqueConstraint(
                fields=("street", "number_key"), name="places_building_number"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="city",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_cityevent" ("attribution", "centre_lat", "centre_lon", "code", "data_version", "epsg", "id", "kato", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."attribution", NEW."centre_lat", NEW."centre_lon", NEW."code", NEW."data_version", NEW."epsg", NEW."id", NEW."kato", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="129d9b97e74496591b1e169534efb1c4bea2abcb",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b4cf2",
                    table="places_city",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="city",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_cityevent" ("attribution", "centre_lat", "centre_lon", "code", "data_version", "epsg", "id", "kato", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."attribution", NEW."centre_lat", NEW."centre_lon", NEW."code", NEW."data_version", NEW."epsg", NEW."id", NEW."kato", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="f89068e62aff694c1b013df51c8d6aebe4ae84ca",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a37ca",
                    table="places_city",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="city",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_cityevent" ("attribution", "centre_lat", "centre_lon", "code", "data_version", "epsg", "id", "kato", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."attribution", OLD."centre_lat", OLD."centre_lon", OLD."code", OLD."data_version", OLD."epsg", OLD."id", OLD."kato", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="e231d4e36f9647b37aadc8f3da02041a9871a937",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_24355",
                    table="places_city",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildingcare",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_buildingcareevent" ("building_id", "function_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."building_id", NEW."function_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="0ad4f7374f39acbf45669d0b232f5d982f15e676",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_92ed3",
                    table="places_buildingcare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildingcare",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_buildingcareevent" ("building_id", "function_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."building_id", NEW."function_id", NEW."id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="cd635465c7a49d264e80faac96843826e5c830db",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_52647",
                    table="places_buildingcare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="buildingcare",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_buildingcareevent" ("building_id", "function_id", "id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."building_id", OLD."function_id", OLD."id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="b52606c16fe9c047de6737455cfe6844ffdab7d8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_10eba",
                    table="places_buildingcare",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="district",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_districtevent" ("area_km2", "bbox", "city_id", "code", "id", "kato", "name_en", "name_kk", "name_ru", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "valid_from", "valid_to") VALUES (NEW."area_km2", NEW."bbox", NEW."city_id", NEW."code", NEW."id", NEW."kato", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."outline", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."search_key", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="d350803219812ad8c2ce5e628eab58758d30d9a5",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_db7cd",
                    table="places_district",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="district",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_districtevent" ("area_km2", "bbox", "city_id", "code", "id", "kato", "name_en", "name_kk", "name_ru", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "valid_from", "valid_to") VALUES (NEW."area_km2", NEW."bbox", NEW."city_id", NEW."code", NEW."id", NEW."kato", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."outline", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."search_key", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="c0ef39f4f960f76e5181c5297ca6cf11d7b8bd7c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_49137",
                    table="places_district",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="district",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_districtevent" ("area_km2", "bbox", "city_id", "code", "id", "kato", "name_en", "name_kk", "name_ru", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "valid_from", "valid_to") VALUES (OLD."area_km2", OLD."bbox", OLD."city_id", OLD."code", OLD."id", OLD."kato", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."outline", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."search_key", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="40dc3ec81f46d12944668adf5c83afa434a56aaa",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_34363",
                    table="places_district",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="districtoutline",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_districtoutlineevent" ("basis", "bbox", "district_id", "id", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."basis", NEW."bbox", NEW."district_id", NEW."id", NEW."outline", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="3628b9e1aaa063e979f439126b91a425b7105560",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_a3ef8",
                    table="places_districtoutline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="districtoutline",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_districtoutlineevent" ("basis", "bbox", "district_id", "id", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (NEW."basis", NEW."bbox", NEW."district_id", NEW."id", NEW."outline", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="b64426eb08d9eb91da7d4f3e30516d0e88221ab3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c8d8c",
                    table="places_districtoutline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="districtoutline",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_districtoutlineevent" ("basis", "bbox", "district_id", "id", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valid_from", "valid_to") VALUES (OLD."basis", OLD."bbox", OLD."district_id", OLD."id", OLD."outline", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="31baee0455a50a1c9aae1905f275e148c8c32ea4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_bc865",
                    table="places_districtoutline",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="landmark",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_landmarkevent" ("aliases", "building_id", "city_id", "code", "district_id", "id", "kind", "lat", "lon", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."building_id", NEW."city_id", NEW."code", NEW."district_id", NEW."id", NEW."kind", NEW."lat", NEW."lon", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="63488509d79afd6b3bc1db0b03095f81778ce081",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d31be",
                    table="places_landmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="landmark",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."building_id" IS DISTINCT FROM (NEW."building_id") OR OLD."city_id" IS DISTINCT FROM (NEW."city_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_kk" IS DISTINCT FROM (NEW."name_kk") OR OLD."name_ru" IS DISTINCT FROM (NEW."name_ru"))',
                    func='INSERT INTO "places_landmarkevent" ("aliases", "building_id", "city_id", "code", "district_id", "id", "kind", "lat", "lon", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."building_id", NEW."city_id", NEW."code", NEW."district_id", NEW."id", NEW."kind", NEW."lat", NEW."lon", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="8497dc20de1234c32c74218573e0e761bfc74b26",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2082e",
                    table="places_landmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="landmark",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_landmarkevent" ("aliases", "building_id", "city_id", "code", "district_id", "id", "kind", "lat", "lon", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."building_id", OLD."city_id", OLD."code", OLD."district_id", OLD."id", OLD."kind", OLD."lat", OLD."lon", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="393c935963d96d749340ebf3842392d0e67b567d",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ebdc1",
                    table="places_landmark",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarter",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_quarterevent" ("code", "district_id", "id", "name_en", "name_kk", "name_ru", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "valid_from", "valid_to") VALUES (NEW."code", NEW."district_id", NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."outline", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."search_key", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="c4f7c8daea536684a1135d99e14e4c3e42ea5fc8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1a20",
                    table="places_quarter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarter",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "places_quarterevent" ("code", "district_id", "id", "name_en", "name_kk", "name_ru", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "valid_from", "valid_to") VALUES (NEW."code", NEW."district_id", NEW."id", NEW."name_en", NEW."name_kk", NEW."name_ru", NEW."outline", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."search_key", NEW."valid_from", NEW."valid_to"); RETURN NULL;',
                    hash="cb8f4b38dbc7b60613e4b3111a719d80240da7e2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_e3b6d",
                    table="places_quarter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="quarter",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_quarterevent" ("code", "district_id", "id", "name_en", "name_kk", "name_ru", "outline", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_key", "valid_from", "valid_to") VALUES (OLD."code", OLD."district_id", OLD."id", OLD."name_en", OLD."name_kk", OLD."name_ru", OLD."outline", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."search_key", OLD."valid_from", OLD."valid_to"); RETURN NULL;',
                    hash="d53fca522f47c16caf2767dde476268d0282e461",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c3d74",
                    table="places_quarter",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="street",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_streetevent" ("aliases", "city_id", "code", "id", "kind", "lat", "length_m", "lon", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."city_id", NEW."code", NEW."id", NEW."kind", NEW."lat", NEW."length_m", NEW."lon", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="6dd974a6552876ba08e7e260f85fb62235f64c2c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_80876",
                    table="places_street",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="street",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."city_id" IS DISTINCT FROM (NEW."city_id") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."length_m" IS DISTINCT FROM (NEW."length_m") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."name_en" IS DISTINCT FROM (NEW."name_en") OR OLD."name_kk" IS DISTINCT FROM (NEW."name_kk") OR OLD."name_ru" IS DISTINCT FROM (NEW."name_ru"))',
                    func='INSERT INTO "places_streetevent" ("aliases", "city_id", "code", "id", "kind", "lat", "length_m", "lon", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."aliases", NEW."city_id", NEW."code", NEW."id", NEW."kind", NEW."lat", NEW."length_m", NEW."lon", NEW."name_en", NEW."name_kk", NEW."name_ru", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="4fc9be43a7c2e4ad84e2933fabd5fe1ccb6c3fba",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_38e04",
                    table="places_street",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="street",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_streetevent" ("aliases", "city_id", "code", "id", "kind", "lat", "length_m", "lon", "name_en", "name_kk", "name_ru", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."aliases", OLD."city_id", OLD."code", OLD."id", OLD."kind", OLD."lat", OLD."length_m", OLD."lon", OLD."name_en", OLD."name_kk", OLD."name_ru", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="887f20089e77ef607515c5f658a741c3797c8f1b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_310c4",
                    table="places_street",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_buildingevent" ("built_year", "district_id", "flats_count", "id", "lat", "lon", "number", "number_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter_id", "source_key", "storeys_count", "street_id") VALUES (NEW."built_year", NEW."district_id", NEW."flats_count", NEW."id", NEW."lat", NEW."lon", NEW."number", NEW."number_key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."quarter_id", NEW."source_key", NEW."storeys_count", NEW."street_id"); RETURN NULL;',
                    hash="83b29512b587a4717b3142ad769b8c416d8e98d7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_bdf0a",
                    table="places_building",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."built_year" IS DISTINCT FROM (NEW."built_year") OR OLD."district_id" IS DISTINCT FROM (NEW."district_id") OR OLD."flats_count" IS DISTINCT FROM (NEW."flats_count") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."lat" IS DISTINCT FROM (NEW."lat") OR OLD."lon" IS DISTINCT FROM (NEW."lon") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."number_key" IS DISTINCT FROM (NEW."number_key") OR OLD."quarter_id" IS DISTINCT FROM (NEW."quarter_id") OR OLD."source_key" IS DISTINCT FROM (NEW."source_key") OR OLD."storeys_count" IS DISTINCT FROM (NEW."storeys_count") OR OLD."street_id" IS DISTINCT FROM (NEW."street_id"))',
                    func='INSERT INTO "places_buildingevent" ("built_year", "district_id", "flats_count", "id", "lat", "lon", "number", "number_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter_id", "source_key", "storeys_count", "street_id") VALUES (NEW."built_year", NEW."district_id", NEW."flats_count", NEW."id", NEW."lat", NEW."lon", NEW."number", NEW."number_key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."quarter_id", NEW."source_key", NEW."storeys_count", NEW."street_id"); RETURN NULL;',
                    hash="46a723f86a577000326d61dfd476c7b07c797508",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0bfe7",
                    table="places_building",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="building",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "places_buildingevent" ("built_year", "district_id", "flats_count", "id", "lat", "lon", "number", "number_key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quarter_id", "source_key", "storeys_count", "street_id") VALUES (OLD."built_year", OLD."district_id", OLD."flats_count", OLD."id", OLD."lat", OLD."lon", OLD."number", OLD."number_key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."quarter_id", OLD."source_key", OLD."storeys_count", OLD."street_id"); RETURN NULL;',
                    hash="5e8f6abd9b7dafb35b205514a0715e24cc55ff21",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f08a5",
                    table="places_building",
                    when="AFTER",
                ),
            ),
        ),
    ]
