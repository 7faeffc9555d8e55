import django.db.models.deletion
import django.db.models.functions.datetime
import empact.history.records
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Threat assessment"),
                            (2, "Priorities and G-MASP"),
                            (3, "Plans and implementation"),
                            (4, "Independent evaluation"),
                        ],
                        verbose_name="step",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("data_collection", "Data collection and analysis"),
                            ("socta", "SOCTA published"),
                            ("advisory_document", "Policy advisory document"),
                            ("priorities", "Council priorities"),
                            ("terms_of_reference", "Terms of reference"),
                            ("g_masp", "G-MASP"),
                            ("drafting", "OAP drafting"),
                            ("validation", "National validation"),
                            ("adoption", "OAP adoption"),
                            ("kick_off", "Kick-off meetings"),
                            ("oap_period", "OAP period"),
                            ("reporting", "Reporting"),
                            ("results", "Results published"),
                            ("interim_assessment", "Interim assessment"),
                            ("mid_term_review", "Mid-term review"),
                            ("evaluation", "Independent evaluation"),
                            ("roadmap", "Implementation roadmap"),
                            ("conclusions", "Council conclusions"),
                            ("meeting", "Meeting"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("starts", models.DateField(verbose_name="from, or on")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                ("is_deadline", models.BooleanField(default=False, verbose_name="is a deadline")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "calendar entry",
                "verbose_name_plural": "calendar entries",
                "ordering": ("starts", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CycleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                ("code", models.SlugField(db_index=False, max_length=9, verbose_name="code")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("starts", models.DateField(verbose_name="starts")),
                ("ends", models.DateField(verbose_name="ends")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("preparing", "preparing"),
                            ("running", "running"),
                            ("closing", "closing"),
                            ("closed", "closed"),
                        ],
                        default="planned",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyThreat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("crime_area", "Crime area"),
                            ("networks", "Criminal networks and individuals"),
                            ("cross_cutting", "Cross-cutting factor"),
                            ("emerging", "Emerging threat"),
                        ],
                        default="crime_area",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "level",
                    models.CharField(
                        choices=[("high", "high"), ("medium", "medium"), ("low", "low"), ("not_stated", "not stated")],
                        default="not_stated",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "trend",
                    models.CharField(
                        choices=[
                            ("rising", "rising"),
                            ("stable", "stable"),
                            ("falling", "falling"),
                            ("not_stated", "not stated"),
                        ],
                        default="not_stated",
                        max_length=12,
                        verbose_name="trend",
                    ),
                ),
                ("justification", models.TextField(blank=True, verbose_name="justification of level and trend")),
                ("recommended_priority", models.BooleanField(default=False, verbose_name="recommended as a priority")),
            ],
            options={
                "verbose_name": "key threat",
                "verbose_name_plural": "key threats",
                "ordering": ("assessment", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyThreatEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("crime_area", "Crime area"),
                            ("networks", "Criminal networks and individuals"),
                            ("cross_cutting", "Cross-cutting factor"),
                            ("emerging", "Emerging threat"),
                        ],
                        default="crime_area",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("description", models.TextField(blank=True, verbose_name="description")),
                (
                    "level",
                    models.CharField(
                        choices=[("high", "high"), ("medium", "medium"), ("low", "low"), ("not_stated", "not stated")],
                        default="not_stated",
                        max_length=12,
                        verbose_name="level",
                    ),
                ),
                (
                    "trend",
                    models.CharField(
                        choices=[
                            ("rising", "rising"),
                            ("stable", "stable"),
                            ("falling", "falling"),
                            ("not_stated", "not stated"),
                        ],
                        default="not_stated",
                        max_length=12,
                        verbose_name="trend",
                    ),
                ),
                ("justification", models.TextField(blank=True, verbose_name="justification of level and trend")),
                ("recommended_priority", models.BooleanField(default=False, verbose_name="recommended as a priority")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="number")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="date")),
                ("issued_by", models.CharField(blank=True, max_length=80, verbose_name="issued by")),
                (
                    "marking",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("bpl", "Europol Unclassified – Basic Protection Level"),
                            ("limite", "LIMITE"),
                            ("restricted", "RESTREINT UE/EU RESTRICTED"),
                            ("confidential", "CONFIDENTIEL UE/EU CONFIDENTIAL"),
                            ("secret", "SECRET UE/EU SECRET"),
                        ],
                        default="public",
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                ("registry", models.CharField(blank=True, max_length=160, verbose_name="where it is kept")),
                ("url", models.URLField(blank=True, verbose_name="public address")),
            ],
            options={
                "verbose_name": "reference document",
                "verbose_name_plural": "reference documents",
                "ordering": (models.OrderBy(models.F("issued_on"), descending=True, nulls_last=True), "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReferenceDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                ("number", models.CharField(max_length=40, verbose_name="number")),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("issued_on", models.DateField(blank=True, null=True, verbose_name="date")),
                ("issued_by", models.CharField(blank=True, max_length=80, verbose_name="issued by")),
                (
                    "marking",
                    models.CharField(
                        choices=[
                            ("public", "Public"),
                            ("bpl", "Europol Unclassified – Basic Protection Level"),
                            ("limite", "LIMITE"),
                            ("restricted", "RESTREINT UE/EU RESTRICTED"),
                            ("confidential", "CONFIDENTIEL UE/EU CONFIDENTIAL"),
                            ("secret", "SECRET UE/EU SECRET"),
                        ],
                        default="public",
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                ("registry", models.CharField(blank=True, max_length=160, verbose_name="where it is kept")),
                ("url", models.URLField(blank=True, verbose_name="public address")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThreatAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("socta", "SOCTA"),
                            ("interim", "Interim assessment"),
                            ("mid_term_review", "Mid-term review"),
                        ],
                        default="socta",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("code", models.SlugField(max_length=24, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("method", models.TextField(blank=True, verbose_name="method and its version")),
                ("data_from", models.DateField(blank=True, null=True, verbose_name="data from")),
                ("data_until", models.DateField(blank=True, null=True, verbose_name="data until")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "drafting"),
                            ("consulted", "consulted"),
                            ("published", "published"),
                            ("superseded", "superseded"),
                        ],
                        default="drafting",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "threat assessment",
                "verbose_name_plural": "threat assessments",
                "ordering": (models.OrderBy(models.F("published_on"), descending=True, nulls_first=True), "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ThreatAssessmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("socta", "SOCTA"),
                            ("interim", "Interim assessment"),
                            ("mid_term_review", "Mid-term review"),
                        ],
                        default="socta",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("code", models.SlugField(db_index=False, max_length=24, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("method", models.TextField(blank=True, verbose_name="method and its version")),
                ("data_from", models.DateField(blank=True, null=True, verbose_name="data from")),
                ("data_until", models.DateField(blank=True, null=True, verbose_name="data until")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="published on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "drafting"),
                            ("consulted", "consulted"),
                            ("published", "published"),
                            ("superseded", "superseded"),
                        ],
                        default="drafting",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Cycle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                ("code", models.SlugField(max_length=9, unique=True, verbose_name="code")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("starts", models.DateField(verbose_name="starts")),
                ("ends", models.DateField(verbose_name="ends")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("preparing", "preparing"),
                            ("running", "running"),
                            ("closing", "closing"),
                            ("closed", "closed"),
                        ],
                        default="planned",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "cycle",
                "verbose_name_plural": "cycles",
                "ordering": ("-starts",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts__lt", models.F("ends"))),
                        name="cycle_ends_after_start",
                        violation_error_message="A cycle ends after it starts.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarEntryEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("version", empact.history.records.Counter(db_default=1, editable=False, verbose_name="version")),
                (
                    "updated_at",
                    empact.history.records.Stamp(
                        db_default=django.db.models.functions.datetime.Now(), editable=False, verbose_name="updated"
                    ),
                ),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("sourced", "Sourced"),
                            ("customary", "Customary"),
                            ("to_confirm", "To be confirmed"),
                            ("fictitious", "Fictitious"),
                        ],
                        db_default="to_confirm",
                        default="to_confirm",
                        max_length=12,
                        verbose_name="standing",
                    ),
                ),
                ("source", models.TextField(blank=True, db_default="", default="", verbose_name="source")),
                (
                    "step",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Threat assessment"),
                            (2, "Priorities and G-MASP"),
                            (3, "Plans and implementation"),
                            (4, "Independent evaluation"),
                        ],
                        verbose_name="step",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("data_collection", "Data collection and analysis"),
                            ("socta", "SOCTA published"),
                            ("advisory_document", "Policy advisory document"),
                            ("priorities", "Council priorities"),
                            ("terms_of_reference", "Terms of reference"),
                            ("g_masp", "G-MASP"),
                            ("drafting", "OAP drafting"),
                            ("validation", "National validation"),
                            ("adoption", "OAP adoption"),
                            ("kick_off", "Kick-off meetings"),
                            ("oap_period", "OAP period"),
                            ("reporting", "Reporting"),
                            ("results", "Results published"),
                            ("interim_assessment", "Interim assessment"),
                            ("mid_term_review", "Mid-term review"),
                            ("evaluation", "Independent evaluation"),
                            ("roadmap", "Implementation roadmap"),
                            ("conclusions", "Council conclusions"),
                            ("meeting", "Meeting"),
                        ],
                        max_length=24,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("starts", models.DateField(verbose_name="from, or on")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                ("is_deadline", models.BooleanField(default=False, verbose_name="is a deadline")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="cycles.calendarentry",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cycles.cycle",
                        verbose_name="cycle",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calendar",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycle",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_cycleevent" ("code", "ends", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "starts", "status", "summary", "title", "updated_at", "version") VALUES (NEW."code", NEW."ends", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."starts", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="ecabd981fbff27e60f6759d0efebca7351b3d7ca",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ef7ea",
                    table="cycles_cycle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycle",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cycles_cycleevent" ("code", "ends", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "starts", "status", "summary", "title", "updated_at", "version") VALUES (NEW."code", NEW."ends", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."starts", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f0e0181c2ae3ea574e94a23922f45dae709d49b8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_bd06d",
                    table="cycles_cycle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycle",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_cycleevent" ("code", "ends", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "starts", "status", "summary", "title", "updated_at", "version") VALUES (OLD."code", OLD."ends", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."starts", OLD."status", OLD."summary", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="cc4ec1699537a162f41d2c42a211d7fd9cd4561b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_cc714",
                    table="cycles_cycle",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycle",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="e10d8cebdd1556f586912241393bba6d8ef54c24",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_111cd",
                    table="cycles_cycle",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycle",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'planned' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="d36f8593c6d58f2291a9e1b60247872cb9e2afe6",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_d1355",
                    table="cycles_cycle",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="cycleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="cycles.cycle",
            ),
        ),
        migrations.AddField(
            model_name="keythreatevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="cycles.keythreat",
            ),
        ),
        migrations.AddField(
            model_name="calendarentryevent",
            name="document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.referencedocument",
                verbose_name="document",
            ),
        ),
        migrations.AddField(
            model_name="calendarentry",
            name="document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calendar",
                to="cycles.referencedocument",
                verbose_name="document",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_referencedocumentevent" ("id", "issued_by", "issued_on", "marking", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registry", "source", "standing", "title", "updated_at", "url", "version") VALUES (NEW."id", NEW."issued_by", NEW."issued_on", NEW."marking", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."registry", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."url", NEW."version"); RETURN NULL;',
                    hash="13d83031ca74e0ef6a612bd85a026f097165da0a",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_84806",
                    table="cycles_referencedocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cycles_referencedocumentevent" ("id", "issued_by", "issued_on", "marking", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registry", "source", "standing", "title", "updated_at", "url", "version") VALUES (NEW."id", NEW."issued_by", NEW."issued_on", NEW."marking", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."registry", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."url", NEW."version"); RETURN NULL;',
                    hash="597af347eff45a8fa03ca0ea5062abc44c54564e",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ed9b0",
                    table="cycles_referencedocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_referencedocumentevent" ("id", "issued_by", "issued_on", "marking", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registry", "source", "standing", "title", "updated_at", "url", "version") VALUES (OLD."id", OLD."issued_by", OLD."issued_on", OLD."marking", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."registry", OLD."source", OLD."standing", OLD."title", OLD."updated_at", OLD."url", OLD."version"); RETURN NULL;',
                    hash="81f308f2b5dff7caa045087a48cb8c0327d89b82",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_90b32",
                    table="cycles_referencedocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencedocument",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."issued_by" IS DISTINCT FROM (NEW."issued_by") OR OLD."issued_on" IS DISTINCT FROM (NEW."issued_on") OR OLD."marking" IS DISTINCT FROM (NEW."marking") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."registry" IS DISTINCT FROM (NEW."registry") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."url" IS DISTINCT FROM (NEW."url")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="a6530312b6a90d4c98d669d1a8a82c2f609c693b",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_46135",
                    table="cycles_referencedocument",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="referencedocumentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="cycles.referencedocument",
            ),
        ),
        migrations.AddField(
            model_name="threatassessment",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="cycles.cycle",
                verbose_name="cycle it feeds",
            ),
        ),
        migrations.AddField(
            model_name="threatassessment",
            name="full_document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cycles.referencedocument",
                verbose_name="full version (reference only)",
            ),
        ),
        migrations.AddField(
            model_name="threatassessment",
            name="public_document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cycles.referencedocument",
                verbose_name="public version",
            ),
        ),
        migrations.AddField(
            model_name="threatassessment",
            name="supersedes",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successors",
                to="cycles.threatassessment",
                verbose_name="supersedes",
            ),
        ),
        migrations.AddField(
            model_name="keythreatevent",
            name="assessment",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.threatassessment",
                verbose_name="assessment",
            ),
        ),
        migrations.AddField(
            model_name="keythreat",
            name="assessment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="threats",
                to="cycles.threatassessment",
                verbose_name="assessment",
            ),
        ),
        migrations.AddField(
            model_name="threatassessmentevent",
            name="cycle",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.cycle",
                verbose_name="cycle it feeds",
            ),
        ),
        migrations.AddField(
            model_name="threatassessmentevent",
            name="full_document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.referencedocument",
                verbose_name="full version (reference only)",
            ),
        ),
        migrations.AddField(
            model_name="threatassessmentevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="cycles.threatassessment",
            ),
        ),
        migrations.AddField(
            model_name="threatassessmentevent",
            name="public_document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.referencedocument",
                verbose_name="public version",
            ),
        ),
        migrations.AddField(
            model_name="threatassessmentevent",
            name="supersedes",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.threatassessment",
                verbose_name="supersedes",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="20f28c9080636247f27709fffce452d084b8765d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_fd330",
                    table="cycles_cycleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="cycleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="eeb66b64c0d31786e25f4bd9b2e03d8b74e7fea9",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_d34a2",
                    table="cycles_cycleevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="70ac9a6a74143c31c76028249f9c4debcdfa44e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_7ce28",
                    table="cycles_calendarentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="51d44fdc1eb35446ff1c86a3705a20feb33235c0",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_b0c11",
                    table="cycles_calendarentryevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="calendarentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__isnull", True), ("starts__lte", models.F("ends")), _connector="OR"),
                name="calendar_entry_ends_after_start",
                violation_error_message="The entry ends on or after the day it starts.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_calendarentryevent" ("cycle_id", "document_id", "done_on", "ends", "id", "is_deadline", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "starts", "step", "title", "updated_at", "version") VALUES (NEW."cycle_id", NEW."document_id", NEW."done_on", NEW."ends", NEW."id", NEW."is_deadline", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."starts", NEW."step", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5102eae34c8ec3730536360de8eaccfd404b8595",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4ee1d",
                    table="cycles_calendarentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cycles_calendarentryevent" ("cycle_id", "document_id", "done_on", "ends", "id", "is_deadline", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "starts", "step", "title", "updated_at", "version") VALUES (NEW."cycle_id", NEW."document_id", NEW."done_on", NEW."ends", NEW."id", NEW."is_deadline", NEW."kind", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."starts", NEW."step", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5b6a7aca0ac46518a5de6b3c959706bd4f92c766",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_052c6",
                    table="cycles_calendarentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_calendarentryevent" ("cycle_id", "document_id", "done_on", "ends", "id", "is_deadline", "kind", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "starts", "step", "title", "updated_at", "version") VALUES (OLD."cycle_id", OLD."document_id", OLD."done_on", OLD."ends", OLD."id", OLD."is_deadline", OLD."kind", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."starts", OLD."step", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="71552d42cf5d2c0c2290addfdab6f0c3934fbc75",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b772d",
                    table="cycles_calendarentry",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="calendarentry",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."document_id" IS DISTINCT FROM (NEW."document_id") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_deadline" IS DISTINCT FROM (NEW."is_deadline") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."step" IS DISTINCT FROM (NEW."step") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="0ac79a624deb59a5011a333c1077d03a37e89470",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_5543c",
                    table="cycles_calendarentry",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencedocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="6bf2f2f2a57a4b1cdd9cf874bb7d0a62886c10c6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_ab6f4",
                    table="cycles_referencedocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="referencedocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="6b115494c0c2d230446dd63037b7969322a0913e",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_eee13",
                    table="cycles_referencedocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="threatassessment",
            constraint=models.UniqueConstraint(
                fields=("cycle", "code"),
                name="threat_assessment_code_once_per_cycle",
                violation_error_message="An assessment with this code exists in the cycle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="threatassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("data_from__isnull", True),
                    ("data_until__isnull", True),
                    ("data_from__lte", models.F("data_until")),
                    _connector="OR",
                ),
                name="threat_assessment_data_ends_after_start",
                violation_error_message="The data period ends on or after the day it starts.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_threatassessmentevent" ("code", "cycle_id", "data_from", "data_until", "full_document_id", "id", "kind", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_document_id", "published_on", "source", "standing", "status", "summary", "supersedes_id", "title", "updated_at", "version") VALUES (NEW."code", NEW."cycle_id", NEW."data_from", NEW."data_until", NEW."full_document_id", NEW."id", NEW."kind", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."public_document_id", NEW."published_on", NEW."source", NEW."standing", NEW."status", NEW."summary", NEW."supersedes_id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="639ceea7a3b42c81f043b23747e3cafb6ccbd40b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1d6b5",
                    table="cycles_threatassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cycles_threatassessmentevent" ("code", "cycle_id", "data_from", "data_until", "full_document_id", "id", "kind", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_document_id", "published_on", "source", "standing", "status", "summary", "supersedes_id", "title", "updated_at", "version") VALUES (NEW."code", NEW."cycle_id", NEW."data_from", NEW."data_until", NEW."full_document_id", NEW."id", NEW."kind", NEW."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."public_document_id", NEW."published_on", NEW."source", NEW."standing", NEW."status", NEW."summary", NEW."supersedes_id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8602036e8673caf2d6084d6e27a1cf21823c2301",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c57e9",
                    table="cycles_threatassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_threatassessmentevent" ("code", "cycle_id", "data_from", "data_until", "full_document_id", "id", "kind", "method", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "public_document_id", "published_on", "source", "standing", "status", "summary", "supersedes_id", "title", "updated_at", "version") VALUES (OLD."code", OLD."cycle_id", OLD."data_from", OLD."data_until", OLD."full_document_id", OLD."id", OLD."kind", OLD."method", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."public_document_id", OLD."published_on", OLD."source", OLD."standing", OLD."status", OLD."summary", OLD."supersedes_id", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="9e36ddef1d375d6b4b528cd0412c0ab9a03c9ca3",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_93dbe",
                    table="cycles_threatassessment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."data_from" IS DISTINCT FROM (NEW."data_from") OR OLD."data_until" IS DISTINCT FROM (NEW."data_until") OR OLD."full_document_id" IS DISTINCT FROM (NEW."full_document_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."method" IS DISTINCT FROM (NEW."method") OR OLD."public_document_id" IS DISTINCT FROM (NEW."public_document_id") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."supersedes_id" IS DISTINCT FROM (NEW."supersedes_id") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="b06da3b56d9d35e7cdc3964702e7f4df9f5c5b09",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_86146",
                    table="cycles_threatassessment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessment",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'drafting' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="e1af39a1a5425fb91aeddfc8ffff3bdf64fc2a55",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_03b31",
                    table="cycles_threatassessment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keythreatevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="74024e8730898b948a39ab15bf18065cfcc051ff",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_e8381",
                    table="cycles_keythreatevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keythreatevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="4618781913b886261455088f47b617479814c023",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_072b0",
                    table="cycles_keythreatevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="keythreat",
            constraint=models.UniqueConstraint(
                fields=("assessment", "number"),
                name="key_threat_number_once",
                violation_error_message="Another threat of the assessment has this number.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_keythreatevent" ("assessment_id", "description", "id", "justification", "kind", "level", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommended_priority", "source", "standing", "title", "trend", "updated_at", "version") VALUES (NEW."assessment_id", NEW."description", NEW."id", NEW."justification", NEW."kind", NEW."level", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recommended_priority", NEW."source", NEW."standing", NEW."title", NEW."trend", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="d19d04852f11295c40af785d4205505fcbf8f572",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_283e6",
                    table="cycles_keythreat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "cycles_keythreatevent" ("assessment_id", "description", "id", "justification", "kind", "level", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommended_priority", "source", "standing", "title", "trend", "updated_at", "version") VALUES (NEW."assessment_id", NEW."description", NEW."id", NEW."justification", NEW."kind", NEW."level", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recommended_priority", NEW."source", NEW."standing", NEW."title", NEW."trend", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="7e74277235d150261def440fa76926bafe9df3e8",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_112b9",
                    table="cycles_keythreat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "cycles_keythreatevent" ("assessment_id", "description", "id", "justification", "kind", "level", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommended_priority", "source", "standing", "title", "trend", "updated_at", "version") VALUES (OLD."assessment_id", OLD."description", OLD."id", OLD."justification", OLD."kind", OLD."level", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recommended_priority", OLD."source", OLD."standing", OLD."title", OLD."trend", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="e9e32bae1844d29f21274c329dd1ca53ea3df2d5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_dd42e",
                    table="cycles_keythreat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="keythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."assessment_id" IS DISTINCT FROM (NEW."assessment_id") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."justification" IS DISTINCT FROM (NEW."justification") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."level" IS DISTINCT FROM (NEW."level") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."recommended_priority" IS DISTINCT FROM (NEW."recommended_priority") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."trend" IS DISTINCT FROM (NEW."trend")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="8ee1fe06953c6d226b2efe05ef17d17ba2098cc2",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_08262",
                    table="cycles_keythreat",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="3a44e30ac881e82e3653e66eacd1ed598953f305",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_6ca69",
                    table="cycles_threatassessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="threatassessmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="71c00440c011ae6c84fceb4589dc58b91b7cff2f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_5d5b2",
                    table="cycles_threatassessmentevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
