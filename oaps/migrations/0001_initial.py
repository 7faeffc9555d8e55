import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import empact.history.records
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("cycles", "0001_initial"),
        ("priorities", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AnalysisProject",
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
                ("code", models.SlugField(max_length=32, unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("is_current", models.BooleanField(default=True, verbose_name="current")),
            ],
            options={
                "verbose_name": "Analysis Project",
                "verbose_name_plural": "Analysis Projects",
                "ordering": ("name",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AnalysisProjectEvent",
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
                ("code", models.SlugField(db_index=False, max_length=32, verbose_name="code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("is_current", models.BooleanField(default=True, verbose_name="current")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Indicator",
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
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="indicator")),
                ("unit", models.CharField(max_length=60, verbose_name="unit")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="baseline"
                    ),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="target"),
                ),
                (
                    "no_target_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why there is no target"),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("sum", "sum"),
                            ("latest", "latest value"),
                            ("maximum", "maximum"),
                            ("average", "average"),
                        ],
                        default="sum",
                        max_length=10,
                        verbose_name="adds up as",
                    ),
                ),
                ("frequency", models.CharField(blank=True, max_length=60, verbose_name="frequency")),
            ],
            options={
                "verbose_name": "indicator",
                "verbose_name_plural": "indicators",
                "ordering": ("action", "position", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorEvent",
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
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="order")),
                ("title", models.CharField(max_length=200, verbose_name="indicator")),
                ("unit", models.CharField(max_length=60, verbose_name="unit")),
                (
                    "baseline",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="baseline"
                    ),
                ),
                (
                    "target",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="target"),
                ),
                (
                    "no_target_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="why there is no target"),
                ),
                (
                    "aggregation",
                    models.CharField(
                        choices=[
                            ("sum", "sum"),
                            ("latest", "latest value"),
                            ("maximum", "maximum"),
                            ("average", "average"),
                        ],
                        default="sum",
                        max_length=10,
                        verbose_name="adds up as",
                    ),
                ),
                ("frequency", models.CharField(blank=True, max_length=60, verbose_name="frequency")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorValue",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("nothing_reported", "nothing reported"),
                            ("reported", "reported"),
                            ("not_applicable", "not applicable"),
                        ],
                        default="nothing_reported",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="value"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "verbose_name": "indicator value",
                "verbose_name_plural": "indicator values",
                "ordering": ("report", "indicator__position"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IndicatorValueEvent",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("nothing_reported", "nothing reported"),
                            ("reported", "reported"),
                            ("not_applicable", "not applicable"),
                        ],
                        default="nothing_reported",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
                (
                    "number",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name="value"),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Measure",
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
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                ("group", models.CharField(max_length=60, verbose_name="group")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
            ],
            options={
                "verbose_name": "measure",
                "verbose_name_plural": "measures",
                "ordering": ("group", "title"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MeasureEvent",
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
                ("code", models.SlugField(db_index=False, max_length=40, verbose_name="code")),
                ("group", models.CharField(max_length=60, verbose_name="group")),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("unit", models.CharField(max_length=40, verbose_name="unit")),
                ("definition", models.TextField(blank=True, verbose_name="definition")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                        choices=[("milestone", "milestone"), ("joint_action_day", "joint action day")],
                        default="milestone",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("starts", models.DateField(verbose_name="from, or on")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "place",
                    models.CharField(blank=True, max_length=120, verbose_name="place of the coordination centre"),
                ),
            ],
            options={
                "verbose_name": "milestone",
                "verbose_name_plural": "milestones",
                "ordering": ("starts", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MilestoneEvent",
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
                        choices=[("milestone", "milestone"), ("joint_action_day", "joint action day")],
                        default="milestone",
                        max_length=16,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("starts", models.DateField(verbose_name="from, or on")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "place",
                    models.CharField(blank=True, max_length=120, verbose_name="place of the coordination centre"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NationalPosition",
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
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="asked for the n-th time")),
                ("due", models.DateTimeField(verbose_name="due")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("content_seen", models.PositiveIntegerField(blank=True, null=True, verbose_name="given on content")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "pending"),
                            ("agreed", "agrees"),
                            ("agreed_with_comment", "agrees with comment"),
                            ("reserved", "reserves its position"),
                            ("objected", "objects"),
                            ("overtaken", "overtaken"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "verbose_name": "national position",
                "verbose_name_plural": "national positions",
                "ordering": ("oap", "round", "country__protocol_order"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NationalPositionEvent",
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
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="asked for the n-th time")),
                ("due", models.DateTimeField(verbose_name="due")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("content_seen", models.PositiveIntegerField(blank=True, null=True, verbose_name="given on content")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("pending", "pending"),
                            ("agreed", "agrees"),
                            ("agreed_with_comment", "agrees with comment"),
                            ("reserved", "reserves its position"),
                            ("objected", "objects"),
                            ("overtaken", "overtaken"),
                        ],
                        default="pending",
                        max_length=20,
                        verbose_name="position",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OAP",
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
                ("content", empact.history.records.Counter(db_default=1, editable=False, verbose_name="content")),
                ("code", models.SlugField(max_length=32, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("period_start", models.DateField(verbose_name="period starts")),
                ("period_end", models.DateField(verbose_name="period ends")),
                ("introduction", models.TextField(blank=True, verbose_name="context from the threat assessment")),
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
                        default="limite",
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                (
                    "opened_to_states_on",
                    models.DateField(blank=True, null=True, verbose_name="opened to the Member States on"),
                ),
                ("drafting_due", models.DateTimeField(blank=True, null=True, verbose_name="draft due")),
                ("check_due", models.DateTimeField(blank=True, null=True, verbose_name="EST check due")),
                ("positions_due", models.DateTimeField(blank=True, null=True, verbose_name="national positions due")),
                ("tabling_due", models.DateTimeField(blank=True, null=True, verbose_name="tabling due")),
                ("decision_due", models.DateTimeField(blank=True, null=True, verbose_name="decision due")),
                ("final_report_due", models.DateTimeField(blank=True, null=True, verbose_name="final report due")),
                ("cosi_sg_on", models.DateField(blank=True, null=True, verbose_name="COSI Support Group on")),
                (
                    "decision_method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "at a meeting"),
                            ("written", "by written procedure"),
                            ("silence", "by silence procedure"),
                        ],
                        max_length=10,
                        verbose_name="how COSI decides",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "adopted"),
                            ("adopted_with_changes", "adopted with changes noted in the document"),
                        ],
                        max_length=24,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "drafting"),
                            ("submitted", "submitted"),
                            ("checked", "checked"),
                            ("validated", "validated"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("in_force", "in force"),
                            ("reported", "reported"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="drafting",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "OAP",
                "verbose_name_plural": "OAPs",
                "ordering": ("-period_start", "sub_priority__number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OAPEvent",
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
                ("content", empact.history.records.Counter(db_default=1, editable=False, verbose_name="content")),
                ("code", models.SlugField(db_index=False, max_length=32, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("period_start", models.DateField(verbose_name="period starts")),
                ("period_end", models.DateField(verbose_name="period ends")),
                ("introduction", models.TextField(blank=True, verbose_name="context from the threat assessment")),
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
                        default="limite",
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                (
                    "opened_to_states_on",
                    models.DateField(blank=True, null=True, verbose_name="opened to the Member States on"),
                ),
                ("drafting_due", models.DateTimeField(blank=True, null=True, verbose_name="draft due")),
                ("check_due", models.DateTimeField(blank=True, null=True, verbose_name="EST check due")),
                ("positions_due", models.DateTimeField(blank=True, null=True, verbose_name="national positions due")),
                ("tabling_due", models.DateTimeField(blank=True, null=True, verbose_name="tabling due")),
                ("decision_due", models.DateTimeField(blank=True, null=True, verbose_name="decision due")),
                ("final_report_due", models.DateTimeField(blank=True, null=True, verbose_name="final report due")),
                ("cosi_sg_on", models.DateField(blank=True, null=True, verbose_name="COSI Support Group on")),
                (
                    "decision_method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("meeting", "at a meeting"),
                            ("written", "by written procedure"),
                            ("silence", "by silence procedure"),
                        ],
                        max_length=10,
                        verbose_name="how COSI decides",
                    ),
                ),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adopted", "adopted"),
                            ("adopted_with_changes", "adopted with changes noted in the document"),
                        ],
                        max_length=24,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "drafting"),
                            ("submitted", "submitted"),
                            ("checked", "checked"),
                            ("validated", "validated"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("in_force", "in force"),
                            ("reported", "reported"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
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
            name="OapSupport",
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
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("analysis", "analysis"),
                                ("training", "training"),
                                ("funding", "funding"),
                                ("expertise", "expertise"),
                            ],
                            max_length=12,
                        ),
                        default=list,
                        verbose_name="kinds of support",
                    ),
                ),
                (
                    "goals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        verbose_name="under goals number",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "verbose_name": "agency support",
                "verbose_name_plural": "agency support",
                "ordering": ("oap", "organisation__short_name"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OapSupportEvent",
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
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("analysis", "analysis"),
                                ("training", "training"),
                                ("funding", "funding"),
                                ("expertise", "expertise"),
                            ],
                            max_length=12,
                        ),
                        default=list,
                        verbose_name="kinds of support",
                    ),
                ),
                (
                    "goals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        verbose_name="under goals number",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="note")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OperationalAction",
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
                ("goal_number", models.PositiveSmallIntegerField(verbose_name="number of the goal")),
                ("sequence", models.PositiveSmallIntegerField(verbose_name="number under the goal")),
                (
                    "other_goals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        verbose_name="also serves goals number",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("code_name", models.CharField(blank=True, max_length=60, verbose_name="name of the operation")),
                (
                    "objective",
                    models.TextField(
                        blank=True,
                        help_text="What will be different at the end? One or two sentences.",
                        verbose_name="objective",
                    ),
                ),
                ("background", models.TextField(blank=True, verbose_name="background")),
                ("activities", models.TextField(blank=True, verbose_name="activities")),
                ("expected_results", models.TextField(blank=True, verbose_name="expected results and deliverables")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("operation", "operation and investigation"),
                            ("intelligence", "intelligence"),
                            ("joint_action_day", "joint action day"),
                            ("training", "training"),
                            ("prevention", "prevention"),
                            ("strategic", "legal and strategic"),
                            ("innovation", "innovation"),
                        ],
                        max_length=20,
                        verbose_name="kind of action",
                    ),
                ),
                ("is_preventive", models.BooleanField(default=False, verbose_name="preventive")),
                ("is_repressive", models.BooleanField(default=False, verbose_name="repressive")),
                ("starts", models.DateField(blank=True, null=True, verbose_name="starts")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="ends")),
                (
                    "analysis_projects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=32),
                        blank=True,
                        default=list,
                        verbose_name="Analysis Projects",
                    ),
                ),
                (
                    "siena_note",
                    models.TextField(
                        blank=True,
                        help_text="Which channel, never what goes through it: no operational data here.",
                        verbose_name="information flow over SIENA",
                    ),
                ),
                (
                    "funding",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("none", "none needed"),
                                ("low_value_grant", "low-value grant (LVG)"),
                                ("high_value_grant", "high-value grant (HVG)"),
                                ("isf", "Internal Security Fund (ISF)"),
                                ("ipa", "pre-accession assistance (IPA)"),
                                ("agency", "agency budget"),
                                ("national", "national budget"),
                                ("other", "other"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="funding sources",
                    ),
                ),
                (
                    "funding_need",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="funding needed, in euro",
                    ),
                ),
                ("funding_note", models.TextField(blank=True, verbose_name="note on funding")),
                ("training", models.TextField(blank=True, verbose_name="training, with CEPOL or others")),
                (
                    "fundamental_rights",
                    models.TextField(blank=True, verbose_name="fundamental rights and protection of victims"),
                ),
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
                        default="limite",
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("adopted", "adopted"),
                            ("in_progress", "in progress"),
                            ("delayed", "delayed"),
                            ("completed", "completed"),
                            ("partially_completed", "partially completed"),
                            ("not_completed", "not completed"),
                            ("cancelled", "cancelled"),
                            ("carried_over", "carried over"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "operational action",
                "verbose_name_plural": "operational actions",
                "ordering": ("oap", "goal_number", "sequence"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OperationalActionEvent",
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
                ("goal_number", models.PositiveSmallIntegerField(verbose_name="number of the goal")),
                ("sequence", models.PositiveSmallIntegerField(verbose_name="number under the goal")),
                (
                    "other_goals",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        verbose_name="also serves goals number",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("code_name", models.CharField(blank=True, max_length=60, verbose_name="name of the operation")),
                (
                    "objective",
                    models.TextField(
                        blank=True,
                        help_text="What will be different at the end? One or two sentences.",
                        verbose_name="objective",
                    ),
                ),
                ("background", models.TextField(blank=True, verbose_name="background")),
                ("activities", models.TextField(blank=True, verbose_name="activities")),
                ("expected_results", models.TextField(blank=True, verbose_name="expected results and deliverables")),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("operation", "operation and investigation"),
                            ("intelligence", "intelligence"),
                            ("joint_action_day", "joint action day"),
                            ("training", "training"),
                            ("prevention", "prevention"),
                            ("strategic", "legal and strategic"),
                            ("innovation", "innovation"),
                        ],
                        max_length=20,
                        verbose_name="kind of action",
                    ),
                ),
                ("is_preventive", models.BooleanField(default=False, verbose_name="preventive")),
                ("is_repressive", models.BooleanField(default=False, verbose_name="repressive")),
                ("starts", models.DateField(blank=True, null=True, verbose_name="starts")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="ends")),
                (
                    "analysis_projects",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=32),
                        blank=True,
                        default=list,
                        verbose_name="Analysis Projects",
                    ),
                ),
                (
                    "siena_note",
                    models.TextField(
                        blank=True,
                        help_text="Which channel, never what goes through it: no operational data here.",
                        verbose_name="information flow over SIENA",
                    ),
                ),
                (
                    "funding",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("none", "none needed"),
                                ("low_value_grant", "low-value grant (LVG)"),
                                ("high_value_grant", "high-value grant (HVG)"),
                                ("isf", "Internal Security Fund (ISF)"),
                                ("ipa", "pre-accession assistance (IPA)"),
                                ("agency", "agency budget"),
                                ("national", "national budget"),
                                ("other", "other"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        verbose_name="funding sources",
                    ),
                ),
                (
                    "funding_need",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=12,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(Decimal("0"))],
                        verbose_name="funding needed, in euro",
                    ),
                ),
                ("funding_note", models.TextField(blank=True, verbose_name="note on funding")),
                ("training", models.TextField(blank=True, verbose_name="training, with CEPOL or others")),
                (
                    "fundamental_rights",
                    models.TextField(blank=True, verbose_name="fundamental rights and protection of victims"),
                ),
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
                        default="limite",
                        max_length=12,
                        verbose_name="marking",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("adopted", "adopted"),
                            ("in_progress", "in progress"),
                            ("delayed", "delayed"),
                            ("completed", "completed"),
                            ("partially_completed", "partially completed"),
                            ("not_completed", "not completed"),
                            ("cancelled", "cancelled"),
                            ("carried_over", "carried over"),
                            ("dropped", "dropped"),
                        ],
                        default="proposed",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Participation",
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
                    "role",
                    models.CharField(
                        choices=[("lead", "lead"), ("co_lead", "co-lead"), ("participant", "participant")],
                        default="participant",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order among co-leads")),
                ("contribution", models.TextField(blank=True, verbose_name="contribution")),
                ("answer_due", models.DateTimeField(blank=True, null=True, verbose_name="answer due")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("reason", models.TextField(blank=True, verbose_name="reason given")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("offered", "offered"),
                            ("confirmed", "confirmed"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="invited",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation",
                "verbose_name_plural": "participations",
                "ordering": ("action", "role", "position", "organisation__short_name"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
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
                    "role",
                    models.CharField(
                        choices=[("lead", "lead"), ("co_lead", "co-lead"), ("participant", "participant")],
                        default="participant",
                        max_length=12,
                        verbose_name="role",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="order among co-leads")),
                ("contribution", models.TextField(blank=True, verbose_name="contribution")),
                ("answer_due", models.DateTimeField(blank=True, null=True, verbose_name="answer due")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="answered")),
                ("reason", models.TextField(blank=True, verbose_name="reason given")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("invited", "invited"),
                            ("offered", "offered"),
                            ("confirmed", "confirmed"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="invited",
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
            name="PlanGoal",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("objective", models.TextField(blank=True, verbose_name="objective")),
            ],
            options={
                "verbose_name": "goal of the plan",
                "verbose_name_plural": "goals of the plan",
                "ordering": ("oap", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PlanGoalEvent",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("objective", models.TextField(blank=True, verbose_name="objective")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgressReport",
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
                ("revision", models.PositiveSmallIntegerField(default=0, verbose_name="revision")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "not started"),
                            ("on_track", "on track"),
                            ("delayed", "delayed"),
                            ("completed", "completed"),
                            ("partially_completed", "partially completed"),
                            ("not_completed", "not completed"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=20,
                        verbose_name="state of the action",
                    ),
                ),
                ("narrative", models.TextField(blank=True, verbose_name="what was done")),
                ("obstacles", models.TextField(blank=True, verbose_name="obstacles")),
                ("next_steps", models.TextField(blank=True, verbose_name="next steps")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="accepted")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("expected", "expected"),
                            ("drafting", "drafting"),
                            ("submitted", "submitted"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("superseded", "superseded"),
                        ],
                        default="expected",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "progress report",
                "verbose_name_plural": "progress reports",
                "ordering": ("round", "action", "-revision"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgressReportEvent",
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
                ("revision", models.PositiveSmallIntegerField(default=0, verbose_name="revision")),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("not_started", "not started"),
                            ("on_track", "on track"),
                            ("delayed", "delayed"),
                            ("completed", "completed"),
                            ("partially_completed", "partially completed"),
                            ("not_completed", "not completed"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=20,
                        verbose_name="state of the action",
                    ),
                ),
                ("narrative", models.TextField(blank=True, verbose_name="what was done")),
                ("obstacles", models.TextField(blank=True, verbose_name="obstacles")),
                ("next_steps", models.TextField(blank=True, verbose_name="next steps")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted")),
                ("accepted_at", models.DateTimeField(blank=True, null=True, verbose_name="accepted")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("expected", "expected"),
                            ("drafting", "drafting"),
                            ("submitted", "submitted"),
                            ("accepted", "accepted"),
                            ("returned", "returned"),
                            ("superseded", "superseded"),
                        ],
                        default="expected",
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
            name="PublishedFigure",
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
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                ("scope", models.CharField(max_length=120, verbose_name="scope")),
                ("number", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="number")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("preliminary", "preliminary"),
                            ("final", "final"),
                        ],
                        default="exact",
                        max_length=12,
                        verbose_name="qualifier",
                    ),
                ),
            ],
            options={
                "verbose_name": "published figure",
                "verbose_name_plural": "published figures",
                "ordering": (models.OrderBy(models.F("year"), nulls_first=True), "measure"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublishedFigureEvent",
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
                ("year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year")),
                ("scope", models.CharField(max_length=120, verbose_name="scope")),
                ("number", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="number")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("preliminary", "preliminary"),
                            ("final", "final"),
                        ],
                        default="exact",
                        max_length=12,
                        verbose_name="qualifier",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportingRound",
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
                ("code", models.SlugField(max_length=32, verbose_name="code")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("period_start", models.DateField(verbose_name="plans of the period from")),
                ("period_end", models.DateField(verbose_name="until")),
                ("is_final", models.BooleanField(default=False, verbose_name="final report")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("due_action_leader", models.DateTimeField(verbose_name="due from Action Leaders")),
                ("due_driver", models.DateTimeField(verbose_name="due from Drivers")),
                ("due_est", models.DateTimeField(verbose_name="due from the EMPACT Support Team")),
                ("due_cosi", models.DateTimeField(verbose_name="due at COSI")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("open", "open"), ("closed", "closed")],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "verbose_name": "reporting round",
                "verbose_name_plural": "reporting rounds",
                "ordering": ("-opens_on", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ReportingRoundEvent",
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
                ("code", models.SlugField(db_index=False, max_length=32, verbose_name="code")),
                ("title", models.CharField(max_length=160, verbose_name="title")),
                ("period_start", models.DateField(verbose_name="plans of the period from")),
                ("period_end", models.DateField(verbose_name="until")),
                ("is_final", models.BooleanField(default=False, verbose_name="final report")),
                ("opens_on", models.DateField(verbose_name="opens on")),
                ("due_action_leader", models.DateTimeField(verbose_name="due from Action Leaders")),
                ("due_driver", models.DateTimeField(verbose_name="due from Drivers")),
                ("due_est", models.DateTimeField(verbose_name="due from the EMPACT Support Team")),
                ("due_cosi", models.DateTimeField(verbose_name="due at COSI")),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("open", "open"), ("closed", "closed")],
                        default="planned",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Result",
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
                ("number", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="number")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("preliminary", "preliminary"),
                            ("final", "final"),
                        ],
                        default="exact",
                        max_length=12,
                        verbose_name="qualifier",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("crime_type", models.CharField(blank=True, max_length=120, verbose_name="type of crime")),
                ("commodity", models.CharField(blank=True, max_length=120, verbose_name="commodity")),
                ("origin", models.CharField(blank=True, max_length=300, verbose_name="where the number comes from")),
            ],
            options={
                "verbose_name": "result",
                "verbose_name_plural": "results",
                "ordering": ("report", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResultEvent",
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
                ("number", models.DecimalField(decimal_places=2, max_digits=18, verbose_name="number")),
                (
                    "qualifier",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("at_least", "at least"),
                            ("about", "about"),
                            ("preliminary", "preliminary"),
                            ("final", "final"),
                        ],
                        default="exact",
                        max_length=12,
                        verbose_name="qualifier",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("crime_type", models.CharField(blank=True, max_length=120, verbose_name="type of crime")),
                ("commodity", models.CharField(blank=True, max_length=120, verbose_name="commodity")),
                ("origin", models.CharField(blank=True, max_length=300, verbose_name="where the number comes from")),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="analysisproject",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_analysisprojectevent" ("code", "id", "is_current", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."code", NEW."id", NEW."is_current", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="44c4c0bab536ba3b656aafc127137cc38247cc1d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3cf03",
                    table="oaps_analysisproject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="analysisproject",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_analysisprojectevent" ("code", "id", "is_current", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."code", NEW."id", NEW."is_current", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f7803e4b2fdcdb3df4cadce9a63800a1fbab91c4",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4f9c7",
                    table="oaps_analysisproject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="analysisproject",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_analysisprojectevent" ("code", "id", "is_current", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (OLD."code", OLD."id", OLD."is_current", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="18e1317f2efe9045319f722c60f333d6a11a7a9b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d9e7e",
                    table="oaps_analysisproject",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="analysisproject",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_current" IS DISTINCT FROM (NEW."is_current") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="c13d02dcc5382619bbd33f5c15ef932eda6f8872",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_e9bab",
                    table="oaps_analysisproject",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="analysisprojectevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.analysisproject",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.indicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatorvalue",
            name="indicator",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="values",
                to="oaps.indicator",
                verbose_name="indicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatorvalueevent",
            name="indicator",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.indicator",
                verbose_name="indicator",
            ),
        ),
        migrations.AddField(
            model_name="indicatorvalueevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.indicatorvalue",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_measureevent" ("code", "definition", "group", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "title", "unit", "updated_at", "version") VALUES (NEW."code", NEW."definition", NEW."group", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."title", NEW."unit", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f2ac3da08d9db4cf2e213c9336b29f6d1b841a03",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_837bd",
                    table="oaps_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_measureevent" ("code", "definition", "group", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "title", "unit", "updated_at", "version") VALUES (NEW."code", NEW."definition", NEW."group", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."title", NEW."unit", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e44a4d4f1391baeeb983f9cbd8401aa5930a1ae3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_47835",
                    table="oaps_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_measureevent" ("code", "definition", "group", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "title", "unit", "updated_at", "version") VALUES (OLD."code", OLD."definition", OLD."group", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."title", OLD."unit", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="530dcea1b40df67defc74c819da14a2b445134af",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_95117",
                    table="oaps_measure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measure",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."definition" IS DISTINCT FROM (NEW."definition") OR OLD."group" IS DISTINCT FROM (NEW."group") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."unit" IS DISTINCT FROM (NEW."unit")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="35c992278f9feff09899de9ad352f5c8b0582d4d",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_7fb81",
                    table="oaps_measure",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="measureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.measure",
            ),
        ),
        migrations.AddField(
            model_name="milestoneevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.milestone",
            ),
        ),
        migrations.AddField(
            model_name="nationalposition",
            name="country",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="accounts.country",
                verbose_name="Member State",
            ),
        ),
        migrations.AddField(
            model_name="nationalpositionevent",
            name="country",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.country",
                verbose_name="Member State",
            ),
        ),
        migrations.AddField(
            model_name="nationalpositionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.nationalposition",
            ),
        ),
        migrations.AddField(
            model_name="oap",
            name="adoption_document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cycles.referencedocument",
                verbose_name="adopted by",
            ),
        ),
        migrations.AddField(
            model_name="oap",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="oaps",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        migrations.AddField(
            model_name="oap",
            name="sub_priority",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="oaps",
                to="priorities.subpriority",
                verbose_name="OAP area",
            ),
        ),
        migrations.AddField(
            model_name="oap",
            name="tabled_document",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="cycles.referencedocument",
                verbose_name="tabled as",
            ),
        ),
        migrations.AddField(
            model_name="nationalpositionevent",
            name="oap",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.oap",
                verbose_name="OAP",
            ),
        ),
        migrations.AddField(
            model_name="nationalposition",
            name="oap",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="oaps.oap", verbose_name="OAP"
            ),
        ),
        migrations.AddField(
            model_name="oapevent",
            name="adoption_document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.referencedocument",
                verbose_name="adopted by",
            ),
        ),
        migrations.AddField(
            model_name="oapevent",
            name="cycle",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        migrations.AddField(
            model_name="oapevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.oap",
            ),
        ),
        migrations.AddField(
            model_name="oapevent",
            name="sub_priority",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="priorities.subpriority",
                verbose_name="OAP area",
            ),
        ),
        migrations.AddField(
            model_name="oapevent",
            name="tabled_document",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.referencedocument",
                verbose_name="tabled as",
            ),
        ),
        migrations.AddField(
            model_name="oapsupport",
            name="oap",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="supports", to="oaps.oap", verbose_name="OAP"
            ),
        ),
        migrations.AddField(
            model_name="oapsupport",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="supports",
                to="accounts.organisation",
                verbose_name="agency or body",
            ),
        ),
        migrations.AddField(
            model_name="oapsupportevent",
            name="oap",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.oap",
                verbose_name="OAP",
            ),
        ),
        migrations.AddField(
            model_name="oapsupportevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.organisation",
                verbose_name="agency or body",
            ),
        ),
        migrations.AddField(
            model_name="oapsupportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.oapsupport",
            ),
        ),
        migrations.AddField(
            model_name="operationalaction",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_by",
                to="oaps.operationalaction",
                verbose_name="continues",
            ),
        ),
        migrations.AddField(
            model_name="operationalaction",
            name="oap",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="actions", to="oaps.oap", verbose_name="OAP"
            ),
        ),
        migrations.AddField(
            model_name="milestoneevent",
            name="action",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="milestones",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="indicatorevent",
            name="action",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="indicators",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="operationalactionevent",
            name="continues",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.operationalaction",
                verbose_name="continues",
            ),
        ),
        migrations.AddField(
            model_name="operationalactionevent",
            name="oap",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.oap",
                verbose_name="OAP",
            ),
        ),
        migrations.AddField(
            model_name="operationalactionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.operationalaction",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="participations",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="contact",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="contact person",
            ),
        ),
        migrations.AddField(
            model_name="participation",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="participations",
                to="accounts.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="participationevent",
            name="action",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="participationevent",
            name="contact",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="contact person",
            ),
        ),
        migrations.AddField(
            model_name="participationevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="participationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.participation",
            ),
        ),
        migrations.AddField(
            model_name="plangoal",
            name="oap",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="goals", to="oaps.oap", verbose_name="OAP"
            ),
        ),
        migrations.AddField(
            model_name="plangoal",
            name="strategic_goal",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty for a targeted goal of this plan alone.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan_goals",
                to="priorities.strategicgoal",
                verbose_name="strategic goal",
            ),
        ),
        migrations.AddField(
            model_name="operationalactionevent",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="The first part of the action's number.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.plangoal",
                verbose_name="goal",
            ),
        ),
        migrations.AddField(
            model_name="operationalaction",
            name="goal",
            field=models.ForeignKey(
                blank=True,
                help_text="The first part of the action's number.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="actions",
                to="oaps.plangoal",
                verbose_name="goal",
            ),
        ),
        migrations.AddField(
            model_name="plangoalevent",
            name="oap",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.oap",
                verbose_name="OAP",
            ),
        ),
        migrations.AddField(
            model_name="plangoalevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.plangoal",
            ),
        ),
        migrations.AddField(
            model_name="plangoalevent",
            name="strategic_goal",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                help_text="Empty for a targeted goal of this plan alone.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="priorities.strategicgoal",
                verbose_name="strategic goal",
            ),
        ),
        migrations.AddField(
            model_name="progressreport",
            name="action",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="indicatorvalueevent",
            name="report",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.progressreport",
                verbose_name="report",
            ),
        ),
        migrations.AddField(
            model_name="indicatorvalue",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="values",
                to="oaps.progressreport",
                verbose_name="report",
            ),
        ),
        migrations.AddField(
            model_name="progressreportevent",
            name="action",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.operationalaction",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="progressreportevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.progressreport",
            ),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published_figures",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        migrations.AddField(
            model_name="publishedfigure",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="published",
                to="oaps.measure",
                verbose_name="measure",
            ),
        ),
        migrations.AddField(
            model_name="publishedfigureevent",
            name="cycle",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        migrations.AddField(
            model_name="publishedfigureevent",
            name="measure",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.measure",
                verbose_name="measure",
            ),
        ),
        migrations.AddField(
            model_name="publishedfigureevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.publishedfigure",
            ),
        ),
        migrations.AddField(
            model_name="reportinground",
            name="cycle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reporting_rounds",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        migrations.AddField(
            model_name="progressreportevent",
            name="round",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.reportinground",
                verbose_name="round",
            ),
        ),
        migrations.AddField(
            model_name="progressreport",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="reports",
                to="oaps.reportinground",
                verbose_name="round",
            ),
        ),
        migrations.AddField(
            model_name="reportingroundevent",
            name="cycle",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="cycles.cycle",
                verbose_name="cycle",
            ),
        ),
        migrations.AddField(
            model_name="reportingroundevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.reportinground",
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="country",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="results",
                to="accounts.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="results",
                to="oaps.measure",
                verbose_name="measure",
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="replaces",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="oaps.result",
                verbose_name="replaces",
            ),
        ),
        migrations.AddField(
            model_name="result",
            name="report",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="results",
                to="oaps.progressreport",
                verbose_name="report",
            ),
        ),
        migrations.AddField(
            model_name="resultevent",
            name="country",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="resultevent",
            name="measure",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.measure",
                verbose_name="measure",
            ),
        ),
        migrations.AddField(
            model_name="resultevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="oaps.result",
            ),
        ),
        migrations.AddField(
            model_name="resultevent",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.result",
                verbose_name="replaces",
            ),
        ),
        migrations.AddField(
            model_name="resultevent",
            name="report",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="oaps.progressreport",
                verbose_name="report",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="analysisprojectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="cbd3c95063fd5224ebc88ece64127cc2b49b1083",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_f94b9",
                    table="oaps_analysisprojectevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="analysisprojectevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="190e292024fa6252f826d613c40ab43632d66567",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_a4e8b",
                    table="oaps_analysisprojectevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="c554859d54058342811d7f935d166eeceb7623d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_13746",
                    table="oaps_measureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="measureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="2a1803af9ea189604fd266279c2b7638067e0803",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_325ff",
                    table="oaps_measureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="oap",
            index=models.Index(fields=["cycle", "status"], name="oap_cycle_status"),
        ),
        migrations.AddConstraint(
            model_name="oap",
            constraint=models.UniqueConstraint(
                fields=("cycle", "code"),
                name="oap_code_once_per_cycle",
                violation_error_message="Another OAP of the cycle has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="oap",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "withdrawn"), _negated=True),
                fields=("sub_priority", "period_start"),
                name="oap_one_per_area_and_period",
                violation_error_message="This OAP area has a plan that starts on that day.",
            ),
        ),
        migrations.AddConstraint(
            model_name="oap",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_start__lt", models.F("period_end"))),
                name="oap_ends_after_start",
                violation_error_message="The period ends after it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="oap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["adopted", "in_force", "reported", "closed"]), _negated=True),
                    ("adopted_on__isnull", False),
                    ("standing__in", ["customary", "to_confirm"]),
                    _connector="OR",
                ),
                name="oap_adopted_has_date",
                violation_error_message="An adopted plan has the date of its adoption.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oap",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_oapevent" ("adopted_on", "adoption_document_id", "check_due", "code", "content", "cosi_sg_on", "cycle_id", "decision_due", "decision_method", "drafting_due", "final_report_due", "id", "introduction", "marking", "opened_to_states_on", "outcome", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due", "source", "standing", "status", "sub_priority_id", "tabled_document_id", "tabling_due", "title", "updated_at", "version") VALUES (NEW."adopted_on", NEW."adoption_document_id", NEW."check_due", NEW."code", NEW."content", NEW."cosi_sg_on", NEW."cycle_id", NEW."decision_due", NEW."decision_method", NEW."drafting_due", NEW."final_report_due", NEW."id", NEW."introduction", NEW."marking", NEW."opened_to_states_on", NEW."outcome", NEW."period_end", NEW."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."positions_due", NEW."source", NEW."standing", NEW."status", NEW."sub_priority_id", NEW."tabled_document_id", NEW."tabling_due", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="10c619b1d7347164ca34647e936b892c567d4863",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c4551",
                    table="oaps_oap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oap",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."adopted_on" IS DISTINCT FROM (NEW."adopted_on") OR OLD."adoption_document_id" IS DISTINCT FROM (NEW."adoption_document_id") OR OLD."check_due" IS DISTINCT FROM (NEW."check_due") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cosi_sg_on" IS DISTINCT FROM (NEW."cosi_sg_on") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."decision_due" IS DISTINCT FROM (NEW."decision_due") OR OLD."decision_method" IS DISTINCT FROM (NEW."decision_method") OR OLD."drafting_due" IS DISTINCT FROM (NEW."drafting_due") OR OLD."final_report_due" IS DISTINCT FROM (NEW."final_report_due") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."introduction" IS DISTINCT FROM (NEW."introduction") OR OLD."marking" IS DISTINCT FROM (NEW."marking") OR OLD."opened_to_states_on" IS DISTINCT FROM (NEW."opened_to_states_on") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."period_end" IS DISTINCT FROM (NEW."period_end") OR OLD."period_start" IS DISTINCT FROM (NEW."period_start") OR OLD."positions_due" IS DISTINCT FROM (NEW."positions_due") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."sub_priority_id" IS DISTINCT FROM (NEW."sub_priority_id") OR OLD."tabled_document_id" IS DISTINCT FROM (NEW."tabled_document_id") OR OLD."tabling_due" IS DISTINCT FROM (NEW."tabling_due") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."updated_at" IS DISTINCT FROM (NEW."updated_at") OR OLD."version" IS DISTINCT FROM (NEW."version"))',
                    func='INSERT INTO "oaps_oapevent" ("adopted_on", "adoption_document_id", "check_due", "code", "content", "cosi_sg_on", "cycle_id", "decision_due", "decision_method", "drafting_due", "final_report_due", "id", "introduction", "marking", "opened_to_states_on", "outcome", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due", "source", "standing", "status", "sub_priority_id", "tabled_document_id", "tabling_due", "title", "updated_at", "version") VALUES (NEW."adopted_on", NEW."adoption_document_id", NEW."check_due", NEW."code", NEW."content", NEW."cosi_sg_on", NEW."cycle_id", NEW."decision_due", NEW."decision_method", NEW."drafting_due", NEW."final_report_due", NEW."id", NEW."introduction", NEW."marking", NEW."opened_to_states_on", NEW."outcome", NEW."period_end", NEW."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."positions_due", NEW."source", NEW."standing", NEW."status", NEW."sub_priority_id", NEW."tabled_document_id", NEW."tabling_due", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8d71aa20fba541d7aadf6ae77d493225bb97e206",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ad77f",
                    table="oaps_oap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oap",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_oapevent" ("adopted_on", "adoption_document_id", "check_due", "code", "content", "cosi_sg_on", "cycle_id", "decision_due", "decision_method", "drafting_due", "final_report_due", "id", "introduction", "marking", "opened_to_states_on", "outcome", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "positions_due", "source", "standing", "status", "sub_priority_id", "tabled_document_id", "tabling_due", "title", "updated_at", "version") VALUES (OLD."adopted_on", OLD."adoption_document_id", OLD."check_due", OLD."code", OLD."content", OLD."cosi_sg_on", OLD."cycle_id", OLD."decision_due", OLD."decision_method", OLD."drafting_due", OLD."final_report_due", OLD."id", OLD."introduction", OLD."marking", OLD."opened_to_states_on", OLD."outcome", OLD."period_end", OLD."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."positions_due", OLD."source", OLD."standing", OLD."status", OLD."sub_priority_id", OLD."tabled_document_id", OLD."tabling_due", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="4e1d085f67f1d3efea7780b1a7eca292a9a60931",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c0948",
                    table="oaps_oap",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oap",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."adopted_on" IS DISTINCT FROM (NEW."adopted_on") OR OLD."adoption_document_id" IS DISTINCT FROM (NEW."adoption_document_id") OR OLD."check_due" IS DISTINCT FROM (NEW."check_due") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cosi_sg_on" IS DISTINCT FROM (NEW."cosi_sg_on") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."decision_due" IS DISTINCT FROM (NEW."decision_due") OR OLD."decision_method" IS DISTINCT FROM (NEW."decision_method") OR OLD."drafting_due" IS DISTINCT FROM (NEW."drafting_due") OR OLD."final_report_due" IS DISTINCT FROM (NEW."final_report_due") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."introduction" IS DISTINCT FROM (NEW."introduction") OR OLD."marking" IS DISTINCT FROM (NEW."marking") OR OLD."opened_to_states_on" IS DISTINCT FROM (NEW."opened_to_states_on") OR OLD."outcome" IS DISTINCT FROM (NEW."outcome") OR OLD."period_end" IS DISTINCT FROM (NEW."period_end") OR OLD."period_start" IS DISTINCT FROM (NEW."period_start") OR OLD."positions_due" IS DISTINCT FROM (NEW."positions_due") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."sub_priority_id" IS DISTINCT FROM (NEW."sub_priority_id") OR OLD."tabled_document_id" IS DISTINCT FROM (NEW."tabled_document_id") OR OLD."tabling_due" IS DISTINCT FROM (NEW."tabling_due") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="9eb8c61b9d1f9aa583a22a3a7ce47385babe3fa6",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_b10e5",
                    table="oaps_oap",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oap",
            trigger=pgtrigger.compiler.Trigger(
                name="count_own",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF pg_trigger_depth() = 1 THEN NEW.content := OLD.content; END IF; IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."introduction" IS DISTINCT FROM (NEW."introduction") OR OLD."marking" IS DISTINCT FROM (NEW."marking") OR OLD."period_end" IS DISTINCT FROM (NEW."period_end") OR OLD."period_start" IS DISTINCT FROM (NEW."period_start") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."sub_priority_id" IS DISTINCT FROM (NEW."sub_priority_id") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.content := NEW.content + 1; END IF; RETURN NEW;',
                    hash="480f9cb37bb36b4fc1a342d94214f0130559bb12",
                    operation="UPDATE",
                    pgid="pgtrigger_count_own_ddb59",
                    table="oaps_oap",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oap",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'drafting' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="bcd8c17ab32bb2575320106aac2ddff013e4daab",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_9c1d5",
                    table="oaps_oap",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalpositionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="71b8e75100acf2b3db79ee6596e35c9ad68fb095",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_c288c",
                    table="oaps_nationalpositionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalpositionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="0a7d49badcfed415db098436793446ed7bddb932",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_97b9b",
                    table="oaps_nationalpositionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="nationalposition",
            index=models.Index(fields=["country", "status"], name="position_country_status"),
        ),
        migrations.AddConstraint(
            model_name="nationalposition",
            constraint=models.UniqueConstraint(
                fields=("oap", "country", "round"), name="national_position_once_per_round"
            ),
        ),
        migrations.AddConstraint(
            model_name="nationalposition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["agreed_with_comment", "reserved", "objected"]), _negated=True),
                    models.Q(("comment", ""), _negated=True),
                    _connector="OR",
                ),
                name="national_position_other_than_agreed_has_comment",
                violation_error_message="Say why: a comment is needed for anything but plain agreement.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalposition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_nationalpositionevent" ("answered_at", "comment", "content_seen", "country_id", "due", "id", "oap_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "source", "standing", "status", "updated_at", "version") VALUES (NEW."answered_at", NEW."comment", NEW."content_seen", NEW."country_id", NEW."due", NEW."id", NEW."oap_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."round", NEW."source", NEW."standing", NEW."status", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="b2351ac9a828237c7023f165a27d2fb572745371",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_3569b",
                    table="oaps_nationalposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalposition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_nationalpositionevent" ("answered_at", "comment", "content_seen", "country_id", "due", "id", "oap_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "source", "standing", "status", "updated_at", "version") VALUES (NEW."answered_at", NEW."comment", NEW."content_seen", NEW."country_id", NEW."due", NEW."id", NEW."oap_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."round", NEW."source", NEW."standing", NEW."status", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a83a066c73c843b413fb2bddfa6630b836081c18",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2a470",
                    table="oaps_nationalposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalposition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_nationalpositionevent" ("answered_at", "comment", "content_seen", "country_id", "due", "id", "oap_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round", "source", "standing", "status", "updated_at", "version") VALUES (OLD."answered_at", OLD."comment", OLD."content_seen", OLD."country_id", OLD."due", OLD."id", OLD."oap_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."round", OLD."source", OLD."standing", OLD."status", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="a45672ff8c6f6b7c4a56d06b8f25f86ecd6f0931",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_708e6",
                    table="oaps_nationalposition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalposition",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."comment" IS DISTINCT FROM (NEW."comment") OR OLD."content_seen" IS DISTINCT FROM (NEW."content_seen") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."due" IS DISTINCT FROM (NEW."due") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."oap_id" IS DISTINCT FROM (NEW."oap_id") OR OLD."round" IS DISTINCT FROM (NEW."round") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="99e1d34dc9ea566317129513482134af8271d253",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_c264b",
                    table="oaps_nationalposition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="nationalposition",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'pending' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="568733f6d8c7092ba71cded53e603d1d0f706e9c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_59a23",
                    table="oaps_nationalposition",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="98f04eb206536646995b55d177d4e3ab86441b84",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_2e0f3",
                    table="oaps_oapevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="b78b8267bba2e6e7e30dc51bef0359d64dd88700",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_d1766",
                    table="oaps_oapevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="oapsupport",
            constraint=models.UniqueConstraint(
                fields=("oap", "organisation"),
                name="oap_support_once_per_organisation",
                violation_error_message="This organisation supports the plan already.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_oapsupportevent" ("goals", "id", "kinds", "note", "oap_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."goals", NEW."id", NEW."kinds", NEW."note", NEW."oap_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5dd99306a86a660c42f5277b4ce80fa150797529",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_411b8",
                    table="oaps_oapsupport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_oapsupportevent" ("goals", "id", "kinds", "note", "oap_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."goals", NEW."id", NEW."kinds", NEW."note", NEW."oap_id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="44c8c3a3b1f84191618cf34f2d8b97ac52acaf19",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c72a9",
                    table="oaps_oapsupport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_oapsupportevent" ("goals", "id", "kinds", "note", "oap_id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (OLD."goals", OLD."id", OLD."kinds", OLD."note", OLD."oap_id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="9c0f917bb4f4924ad2bf2878e1e4a8ddcf7227ef",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_faa5d",
                    table="oaps_oapsupport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."goals" IS DISTINCT FROM (NEW."goals") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kinds" IS DISTINCT FROM (NEW."kinds") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."oap_id" IS DISTINCT FROM (NEW."oap_id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="728bfe28becb370b618b023293f2453d398d9430",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_4717e",
                    table="oaps_oapsupport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="count_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT touched."oap_id" AS up FROM new_rows touched) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="78eb811bc5c8437032926b674a2cdde8fc6a161e",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_insert_6b96e",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="oaps_oapsupport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="count_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT old_rows."oap_id" AS up FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."goals" IS DISTINCT FROM (new_rows."goals") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."kinds" IS DISTINCT FROM (new_rows."kinds") OR old_rows."note" IS DISTINCT FROM (new_rows."note") OR old_rows."oap_id" IS DISTINCT FROM (new_rows."oap_id") OR old_rows."organisation_id" IS DISTINCT FROM (new_rows."organisation_id") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing")) UNION SELECT new_rows."oap_id" FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."goals" IS DISTINCT FROM (new_rows."goals") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."kinds" IS DISTINCT FROM (new_rows."kinds") OR old_rows."note" IS DISTINCT FROM (new_rows."note") OR old_rows."oap_id" IS DISTINCT FROM (new_rows."oap_id") OR old_rows."organisation_id" IS DISTINCT FROM (new_rows."organisation_id") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing"))) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="c6aadb997d9c2faf4ac97ff21f5b7c4007e57503",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_update_b1650",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="oaps_oapsupport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupport",
            trigger=pgtrigger.compiler.Trigger(
                name="count_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT touched."oap_id" AS up FROM old_rows touched) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="a3bb65243e4b835721f5e7b017cce9d7bf6e2876",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_delete_fd435",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="oaps_oapsupport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="95a085bf636fac96dd93c615b5368eee978d91a6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_7d432",
                    table="oaps_oapsupportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="oapsupportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="e5454e2593f19d16bd7e7fd5cc2aafa5b2972879",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_e974f",
                    table="oaps_oapsupportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestoneevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="de23be298fdeefc28add8d8fc7a9ab4e80653ce5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_70b26",
                    table="oaps_milestoneevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestoneevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="529357a31b0fc7a098e2a9e9dcf8203544b67f16",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_4d597",
                    table="oaps_milestoneevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__isnull", True), ("starts__lte", models.F("ends")), _connector="OR"),
                name="milestone_ends_after_start",
                violation_error_message="The milestone ends on or after the day it starts.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_milestoneevent" ("action_id", "ends", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "source", "standing", "starts", "title", "updated_at", "version") VALUES (NEW."action_id", NEW."ends", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."place", NEW."source", NEW."standing", NEW."starts", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="499deb1324f0b87f71e39b6fe29e190e395aa6aa",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0b462",
                    table="oaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_milestoneevent" ("action_id", "ends", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "source", "standing", "starts", "title", "updated_at", "version") VALUES (NEW."action_id", NEW."ends", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."place", NEW."source", NEW."standing", NEW."starts", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="2802df73e334b4210b638573747c05533d42abb6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a2235",
                    table="oaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_milestoneevent" ("action_id", "ends", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "source", "standing", "starts", "title", "updated_at", "version") VALUES (OLD."action_id", OLD."ends", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."place", OLD."source", OLD."standing", OLD."starts", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="f766a318619b85f7d29a3a577a6a649177153702",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_a08ac",
                    table="oaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="090086c8f4b0ab7733b4d4d2bb28920d8e1c4246",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_dc6a5",
                    table="oaps_milestone",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="count_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT touched."action_id" AS up FROM new_rows touched)) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="8579f11fee63723e05a67af3829efb68493646b8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_insert_8a2f6",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="oaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="count_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT old_rows."action_id" AS up FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."action_id" IS DISTINCT FROM (new_rows."action_id") OR old_rows."ends" IS DISTINCT FROM (new_rows."ends") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."kind" IS DISTINCT FROM (new_rows."kind") OR old_rows."place" IS DISTINCT FROM (new_rows."place") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."starts" IS DISTINCT FROM (new_rows."starts") OR old_rows."title" IS DISTINCT FROM (new_rows."title")) UNION SELECT new_rows."action_id" FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."action_id" IS DISTINCT FROM (new_rows."action_id") OR old_rows."ends" IS DISTINCT FROM (new_rows."ends") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."kind" IS DISTINCT FROM (new_rows."kind") OR old_rows."place" IS DISTINCT FROM (new_rows."place") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."starts" IS DISTINCT FROM (new_rows."starts") OR old_rows."title" IS DISTINCT FROM (new_rows."title")))) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="ad11e5f01e93829c0b2b8ca0d30746cb79563191",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_update_d4da5",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="oaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="milestone",
            trigger=pgtrigger.compiler.Trigger(
                name="count_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT touched."action_id" AS up FROM old_rows touched)) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="e518391e69b9bdb859835901deea2d69c3c2eb0a",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_delete_512e0",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="oaps_milestone",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="9085f9923efb025c80b2d305499f34ef9bf88757",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_9601e",
                    table="oaps_indicatorevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="f506c75ba5b9b3610fef8086d2c25b04125d5ed3",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_4e810",
                    table="oaps_indicatorevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="indicator",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("baseline__isnull", True), ("baseline__gte", 0), _connector="OR"),
                    models.Q(("target__isnull", True), ("target__gte", 0), _connector="OR"),
                ),
                name="indicator_not_negative",
                violation_error_message="Baseline and target are not negative.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_indicatorevent" ("action_id", "aggregation", "baseline", "frequency", "id", "no_target_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "standing", "target", "title", "unit", "updated_at", "version") VALUES (NEW."action_id", NEW."aggregation", NEW."baseline", NEW."frequency", NEW."id", NEW."no_target_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."source", NEW."standing", NEW."target", NEW."title", NEW."unit", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="46b2624d0a09bc8f4adcb297529b8c69bad0d6e3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e8531",
                    table="oaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_indicatorevent" ("action_id", "aggregation", "baseline", "frequency", "id", "no_target_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "standing", "target", "title", "unit", "updated_at", "version") VALUES (NEW."action_id", NEW."aggregation", NEW."baseline", NEW."frequency", NEW."id", NEW."no_target_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."source", NEW."standing", NEW."target", NEW."title", NEW."unit", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e8879c9ea8284d480f001fd0017605d5e1926c6b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_5e7cb",
                    table="oaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_indicatorevent" ("action_id", "aggregation", "baseline", "frequency", "id", "no_target_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "source", "standing", "target", "title", "unit", "updated_at", "version") VALUES (OLD."action_id", OLD."aggregation", OLD."baseline", OLD."frequency", OLD."id", OLD."no_target_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."source", OLD."standing", OLD."target", OLD."title", OLD."unit", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="6e0cf29a60c21f7efcce4553915f8ba8a3d16144",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_27e6d",
                    table="oaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."aggregation" IS DISTINCT FROM (NEW."aggregation") OR OLD."baseline" IS DISTINCT FROM (NEW."baseline") OR OLD."frequency" IS DISTINCT FROM (NEW."frequency") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."no_target_reason" IS DISTINCT FROM (NEW."no_target_reason") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."target" IS DISTINCT FROM (NEW."target") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."unit" IS DISTINCT FROM (NEW."unit")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="8da544dd34d3650d88ae9cae117e4a229142dc98",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_3c06b",
                    table="oaps_indicator",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="count_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT touched."action_id" AS up FROM new_rows touched)) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="b953c06fd08f438c16fa4256b9bdd1f2f259cba1",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_insert_d20e2",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="oaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="count_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT old_rows."action_id" AS up FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."action_id" IS DISTINCT FROM (new_rows."action_id") OR old_rows."aggregation" IS DISTINCT FROM (new_rows."aggregation") OR old_rows."baseline" IS DISTINCT FROM (new_rows."baseline") OR old_rows."frequency" IS DISTINCT FROM (new_rows."frequency") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."no_target_reason" IS DISTINCT FROM (new_rows."no_target_reason") OR old_rows."position" IS DISTINCT FROM (new_rows."position") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."target" IS DISTINCT FROM (new_rows."target") OR old_rows."title" IS DISTINCT FROM (new_rows."title") OR old_rows."unit" IS DISTINCT FROM (new_rows."unit")) UNION SELECT new_rows."action_id" FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."action_id" IS DISTINCT FROM (new_rows."action_id") OR old_rows."aggregation" IS DISTINCT FROM (new_rows."aggregation") OR old_rows."baseline" IS DISTINCT FROM (new_rows."baseline") OR old_rows."frequency" IS DISTINCT FROM (new_rows."frequency") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."no_target_reason" IS DISTINCT FROM (new_rows."no_target_reason") OR old_rows."position" IS DISTINCT FROM (new_rows."position") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."target" IS DISTINCT FROM (new_rows."target") OR old_rows."title" IS DISTINCT FROM (new_rows."title") OR old_rows."unit" IS DISTINCT FROM (new_rows."unit")))) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="2d3dea098b677439badf35d760fa3b55448483bc",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_update_e37e1",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="oaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicator",
            trigger=pgtrigger.compiler.Trigger(
                name="count_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT touched."action_id" AS up FROM old_rows touched)) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="4340086dc4d8614157777e0eb47090a887a595dc",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_delete_bfd58",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="oaps_indicator",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="participation",
            index=models.Index(fields=["organisation", "status", "action"], name="participation_organisation"),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ("invited", "offered", "confirmed"))),
                fields=("action", "organisation"),
                name="participation_once_per_organisation",
                violation_error_message="This organisation is in the action already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("role", "lead"), ("status__in", ("invited", "offered", "confirmed"))),
                fields=("action",),
                name="participation_one_lead",
                violation_error_message="The action has a lead organisation; there is exactly one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["declined", "withdrawn"]), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="participation_ended_has_reason",
                violation_error_message="Declining or withdrawing needs a reason.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_participationevent" ("action_id", "answer_due", "answered_at", "contact_id", "contribution", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "role", "source", "standing", "status", "updated_at", "version") VALUES (NEW."action_id", NEW."answer_due", NEW."answered_at", NEW."contact_id", NEW."contribution", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."reason", NEW."role", NEW."source", NEW."standing", NEW."status", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8448caf0da892be775632715b5ca1d63ebc1ed98",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d997f",
                    table="oaps_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_participationevent" ("action_id", "answer_due", "answered_at", "contact_id", "contribution", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "role", "source", "standing", "status", "updated_at", "version") VALUES (NEW."action_id", NEW."answer_due", NEW."answered_at", NEW."contact_id", NEW."contribution", NEW."id", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."reason", NEW."role", NEW."source", NEW."standing", NEW."status", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="79bd0342e5354a0353bd1e20b25b1c1929b33bf6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_67bfa",
                    table="oaps_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_participationevent" ("action_id", "answer_due", "answered_at", "contact_id", "contribution", "id", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reason", "role", "source", "standing", "status", "updated_at", "version") VALUES (OLD."action_id", OLD."answer_due", OLD."answered_at", OLD."contact_id", OLD."contribution", OLD."id", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."reason", OLD."role", OLD."source", OLD."standing", OLD."status", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="6b324440be5961cdbf278f04195397cd6feaebd1",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_da363",
                    table="oaps_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."answer_due" IS DISTINCT FROM (NEW."answer_due") OR OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."contact_id" IS DISTINCT FROM (NEW."contact_id") OR OLD."contribution" IS DISTINCT FROM (NEW."contribution") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."position" IS DISTINCT FROM (NEW."position") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="5d00f94833e1e583d1b281970af70389739c0cbf",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_0424b",
                    table="oaps_participation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="count_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT touched."action_id" AS up FROM new_rows touched)) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="9c632f37c17187b5727af324678c3b5163d27cf8",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_insert_30f04",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="oaps_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="count_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT old_rows."action_id" AS up FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."action_id" IS DISTINCT FROM (new_rows."action_id") OR old_rows."contribution" IS DISTINCT FROM (new_rows."contribution") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."organisation_id" IS DISTINCT FROM (new_rows."organisation_id") OR old_rows."position" IS DISTINCT FROM (new_rows."position") OR old_rows."reason" IS DISTINCT FROM (new_rows."reason") OR old_rows."role" IS DISTINCT FROM (new_rows."role") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."status" IS DISTINCT FROM (new_rows."status")) UNION SELECT new_rows."action_id" FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."action_id" IS DISTINCT FROM (new_rows."action_id") OR old_rows."contribution" IS DISTINCT FROM (new_rows."contribution") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."organisation_id" IS DISTINCT FROM (new_rows."organisation_id") OR old_rows."position" IS DISTINCT FROM (new_rows."position") OR old_rows."reason" IS DISTINCT FROM (new_rows."reason") OR old_rows."role" IS DISTINCT FROM (new_rows."role") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."status" IS DISTINCT FROM (new_rows."status")))) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="4344bc3a603938efa7e0037b931f9f4cddbe3268",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_update_138a9",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="oaps_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="count_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT "oap_id" AS up FROM "oaps_operationalaction" WHERE id IN (SELECT touched."action_id" AS up FROM old_rows touched)) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="91a348b50a6952aa0aa36959d65ea3730e4e240f",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_delete_04ebc",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="oaps_participation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participation",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'invited' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="ff89fd036c406a727131f28885edf602b88c808c",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_cbf73",
                    table="oaps_participation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="483a51eb8db831fc4470c8c46e35a207f16c87d7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_25a48",
                    table="oaps_participationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="participationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="50487722b3593b6d03e0bfc3d53d818527d5b9a5",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_43a96",
                    table="oaps_participationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="plangoal",
            constraint=models.UniqueConstraint(
                fields=("oap", "number"),
                name="plan_goal_number_once",
                violation_error_message="Another goal of the plan has this number.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_plangoalevent" ("id", "number", "oap_id", "objective", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "strategic_goal_id", "title", "updated_at", "version") VALUES (NEW."id", NEW."number", NEW."oap_id", NEW."objective", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."strategic_goal_id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="b5cd44a6a7cff73d5a7605399dc555affefe9fed",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_217d6",
                    table="oaps_plangoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_plangoalevent" ("id", "number", "oap_id", "objective", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "strategic_goal_id", "title", "updated_at", "version") VALUES (NEW."id", NEW."number", NEW."oap_id", NEW."objective", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."strategic_goal_id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="c70311304a9ce06b02cb7e2f2086e31c4d98994c",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_06cb7",
                    table="oaps_plangoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_plangoalevent" ("id", "number", "oap_id", "objective", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "strategic_goal_id", "title", "updated_at", "version") VALUES (OLD."id", OLD."number", OLD."oap_id", OLD."objective", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."strategic_goal_id", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="e1fe42a4641dd9d0974dec76b617757e5ca1f57a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_54d14",
                    table="oaps_plangoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."oap_id" IS DISTINCT FROM (NEW."oap_id") OR OLD."objective" IS DISTINCT FROM (NEW."objective") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."strategic_goal_id" IS DISTINCT FROM (NEW."strategic_goal_id") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="0382bf785bae44792be5768f6a22e7c522a60c4a",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_1b72d",
                    table="oaps_plangoal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="count_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT touched."oap_id" AS up FROM new_rows touched) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="e96357e257a1c45a76010c726a2decd64a88d3e9",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_insert_8c255",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="oaps_plangoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="count_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT old_rows."oap_id" AS up FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."number" IS DISTINCT FROM (new_rows."number") OR old_rows."oap_id" IS DISTINCT FROM (new_rows."oap_id") OR old_rows."objective" IS DISTINCT FROM (new_rows."objective") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."strategic_goal_id" IS DISTINCT FROM (new_rows."strategic_goal_id") OR old_rows."title" IS DISTINCT FROM (new_rows."title")) UNION SELECT new_rows."oap_id" FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."number" IS DISTINCT FROM (new_rows."number") OR old_rows."oap_id" IS DISTINCT FROM (new_rows."oap_id") OR old_rows."objective" IS DISTINCT FROM (new_rows."objective") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."strategic_goal_id" IS DISTINCT FROM (new_rows."strategic_goal_id") OR old_rows."title" IS DISTINCT FROM (new_rows."title"))) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="b2c8db5ff9bb2a4dbf9f5092ad470a5fa9842e9c",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_update_73db2",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="oaps_plangoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoal",
            trigger=pgtrigger.compiler.Trigger(
                name="count_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT touched."oap_id" AS up FROM old_rows touched) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="2001a79c3aebef7c13629e808a598d246efaacc4",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_delete_82882",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="oaps_plangoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalactionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="ff28bbbda31b1aa9855ccda796e1e70ec7fa7e2d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_13cd3",
                    table="oaps_operationalactionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalactionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="47441064d6a16364a935176f4a725866718d065d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_cabac",
                    table="oaps_operationalactionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="operationalaction",
            index=models.Index(fields=["oap", "status", "id"], name="action_oap_status"),
        ),
        migrations.AddConstraint(
            model_name="operationalaction",
            constraint=models.UniqueConstraint(
                fields=("oap", "goal_number", "sequence"),
                name="action_number_once",
                violation_error_message="Another action of the plan has this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="operationalaction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts__isnull", True), ("ends__isnull", True), ("starts__lte", models.F("ends")), _connector="OR"
                ),
                name="action_ends_after_start",
                violation_error_message="The action ends on or after the day it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="operationalaction",
            constraint=models.CheckConstraint(
                condition=models.Q(("funding_need__isnull", True), ("funding_need__gte", 0), _connector="OR"),
                name="action_funding_not_negative",
                violation_error_message="The funding needed is not negative.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_operationalactionevent" ("activities", "analysis_projects", "background", "code_name", "continues_id", "ends", "expected_results", "fundamental_rights", "funding", "funding_need", "funding_note", "goal_id", "goal_number", "id", "is_preventive", "is_repressive", "kind", "marking", "oap_id", "objective", "other_goals", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "siena_note", "source", "standing", "starts", "status", "title", "training", "updated_at", "version") VALUES (NEW."activities", NEW."analysis_projects", NEW."background", NEW."code_name", NEW."continues_id", NEW."ends", NEW."expected_results", NEW."fundamental_rights", NEW."funding", NEW."funding_need", NEW."funding_note", NEW."goal_id", NEW."goal_number", NEW."id", NEW."is_preventive", NEW."is_repressive", NEW."kind", NEW."marking", NEW."oap_id", NEW."objective", NEW."other_goals", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."sequence", NEW."siena_note", NEW."source", NEW."standing", NEW."starts", NEW."status", NEW."title", NEW."training", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="93ec76566b23fc09849ad6e8b603ea7c1bf7221f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5796d",
                    table="oaps_operationalaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_operationalactionevent" ("activities", "analysis_projects", "background", "code_name", "continues_id", "ends", "expected_results", "fundamental_rights", "funding", "funding_need", "funding_note", "goal_id", "goal_number", "id", "is_preventive", "is_repressive", "kind", "marking", "oap_id", "objective", "other_goals", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "siena_note", "source", "standing", "starts", "status", "title", "training", "updated_at", "version") VALUES (NEW."activities", NEW."analysis_projects", NEW."background", NEW."code_name", NEW."continues_id", NEW."ends", NEW."expected_results", NEW."fundamental_rights", NEW."funding", NEW."funding_need", NEW."funding_note", NEW."goal_id", NEW."goal_number", NEW."id", NEW."is_preventive", NEW."is_repressive", NEW."kind", NEW."marking", NEW."oap_id", NEW."objective", NEW."other_goals", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."sequence", NEW."siena_note", NEW."source", NEW."standing", NEW."starts", NEW."status", NEW."title", NEW."training", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="622f60fb74670edc21fd69b56abaa4734bb4e292",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d265",
                    table="oaps_operationalaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_operationalactionevent" ("activities", "analysis_projects", "background", "code_name", "continues_id", "ends", "expected_results", "fundamental_rights", "funding", "funding_need", "funding_note", "goal_id", "goal_number", "id", "is_preventive", "is_repressive", "kind", "marking", "oap_id", "objective", "other_goals", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "siena_note", "source", "standing", "starts", "status", "title", "training", "updated_at", "version") VALUES (OLD."activities", OLD."analysis_projects", OLD."background", OLD."code_name", OLD."continues_id", OLD."ends", OLD."expected_results", OLD."fundamental_rights", OLD."funding", OLD."funding_need", OLD."funding_note", OLD."goal_id", OLD."goal_number", OLD."id", OLD."is_preventive", OLD."is_repressive", OLD."kind", OLD."marking", OLD."oap_id", OLD."objective", OLD."other_goals", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."sequence", OLD."siena_note", OLD."source", OLD."standing", OLD."starts", OLD."status", OLD."title", OLD."training", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="cbf6cb274d134e4ef0c30c6ec5782eb2268b098e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ef418",
                    table="oaps_operationalaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."activities" IS DISTINCT FROM (NEW."activities") OR OLD."analysis_projects" IS DISTINCT FROM (NEW."analysis_projects") OR OLD."background" IS DISTINCT FROM (NEW."background") OR OLD."code_name" IS DISTINCT FROM (NEW."code_name") OR OLD."continues_id" IS DISTINCT FROM (NEW."continues_id") OR OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."expected_results" IS DISTINCT FROM (NEW."expected_results") OR OLD."fundamental_rights" IS DISTINCT FROM (NEW."fundamental_rights") OR OLD."funding" IS DISTINCT FROM (NEW."funding") OR OLD."funding_need" IS DISTINCT FROM (NEW."funding_need") OR OLD."funding_note" IS DISTINCT FROM (NEW."funding_note") OR OLD."goal_id" IS DISTINCT FROM (NEW."goal_id") OR OLD."goal_number" IS DISTINCT FROM (NEW."goal_number") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_preventive" IS DISTINCT FROM (NEW."is_preventive") OR OLD."is_repressive" IS DISTINCT FROM (NEW."is_repressive") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."marking" IS DISTINCT FROM (NEW."marking") OR OLD."oap_id" IS DISTINCT FROM (NEW."oap_id") OR OLD."objective" IS DISTINCT FROM (NEW."objective") OR OLD."other_goals" IS DISTINCT FROM (NEW."other_goals") OR OLD."sequence" IS DISTINCT FROM (NEW."sequence") OR OLD."siena_note" IS DISTINCT FROM (NEW."siena_note") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."starts" IS DISTINCT FROM (NEW."starts") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."training" IS DISTINCT FROM (NEW."training")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="6390519bef3e53a401d2bcedcc45377046e7de03",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_49e98",
                    table="oaps_operationalaction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="count_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT touched."oap_id" AS up FROM new_rows touched) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="e5f93eabee15edee96f8fca3a3241353d3d35c93",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_count_insert_2218a",
                    referencing="REFERENCING NEW TABLE AS new_rows ",
                    table="oaps_operationalaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="count_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT old_rows."oap_id" AS up FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."activities" IS DISTINCT FROM (new_rows."activities") OR old_rows."analysis_projects" IS DISTINCT FROM (new_rows."analysis_projects") OR old_rows."background" IS DISTINCT FROM (new_rows."background") OR old_rows."code_name" IS DISTINCT FROM (new_rows."code_name") OR old_rows."continues_id" IS DISTINCT FROM (new_rows."continues_id") OR old_rows."ends" IS DISTINCT FROM (new_rows."ends") OR old_rows."expected_results" IS DISTINCT FROM (new_rows."expected_results") OR old_rows."fundamental_rights" IS DISTINCT FROM (new_rows."fundamental_rights") OR old_rows."funding" IS DISTINCT FROM (new_rows."funding") OR old_rows."funding_need" IS DISTINCT FROM (new_rows."funding_need") OR old_rows."funding_note" IS DISTINCT FROM (new_rows."funding_note") OR old_rows."goal_id" IS DISTINCT FROM (new_rows."goal_id") OR old_rows."goal_number" IS DISTINCT FROM (new_rows."goal_number") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."is_preventive" IS DISTINCT FROM (new_rows."is_preventive") OR old_rows."is_repressive" IS DISTINCT FROM (new_rows."is_repressive") OR old_rows."kind" IS DISTINCT FROM (new_rows."kind") OR old_rows."marking" IS DISTINCT FROM (new_rows."marking") OR old_rows."oap_id" IS DISTINCT FROM (new_rows."oap_id") OR old_rows."objective" IS DISTINCT FROM (new_rows."objective") OR old_rows."other_goals" IS DISTINCT FROM (new_rows."other_goals") OR old_rows."sequence" IS DISTINCT FROM (new_rows."sequence") OR old_rows."siena_note" IS DISTINCT FROM (new_rows."siena_note") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."starts" IS DISTINCT FROM (new_rows."starts") OR old_rows."title" IS DISTINCT FROM (new_rows."title") OR old_rows."training" IS DISTINCT FROM (new_rows."training")) UNION SELECT new_rows."oap_id" FROM old_rows JOIN new_rows USING (id) WHERE (old_rows."activities" IS DISTINCT FROM (new_rows."activities") OR old_rows."analysis_projects" IS DISTINCT FROM (new_rows."analysis_projects") OR old_rows."background" IS DISTINCT FROM (new_rows."background") OR old_rows."code_name" IS DISTINCT FROM (new_rows."code_name") OR old_rows."continues_id" IS DISTINCT FROM (new_rows."continues_id") OR old_rows."ends" IS DISTINCT FROM (new_rows."ends") OR old_rows."expected_results" IS DISTINCT FROM (new_rows."expected_results") OR old_rows."fundamental_rights" IS DISTINCT FROM (new_rows."fundamental_rights") OR old_rows."funding" IS DISTINCT FROM (new_rows."funding") OR old_rows."funding_need" IS DISTINCT FROM (new_rows."funding_need") OR old_rows."funding_note" IS DISTINCT FROM (new_rows."funding_note") OR old_rows."goal_id" IS DISTINCT FROM (new_rows."goal_id") OR old_rows."goal_number" IS DISTINCT FROM (new_rows."goal_number") OR old_rows."id" IS DISTINCT FROM (new_rows."id") OR old_rows."is_preventive" IS DISTINCT FROM (new_rows."is_preventive") OR old_rows."is_repressive" IS DISTINCT FROM (new_rows."is_repressive") OR old_rows."kind" IS DISTINCT FROM (new_rows."kind") OR old_rows."marking" IS DISTINCT FROM (new_rows."marking") OR old_rows."oap_id" IS DISTINCT FROM (new_rows."oap_id") OR old_rows."objective" IS DISTINCT FROM (new_rows."objective") OR old_rows."other_goals" IS DISTINCT FROM (new_rows."other_goals") OR old_rows."sequence" IS DISTINCT FROM (new_rows."sequence") OR old_rows."siena_note" IS DISTINCT FROM (new_rows."siena_note") OR old_rows."source" IS DISTINCT FROM (new_rows."source") OR old_rows."standing" IS DISTINCT FROM (new_rows."standing") OR old_rows."starts" IS DISTINCT FROM (new_rows."starts") OR old_rows."title" IS DISTINCT FROM (new_rows."title") OR old_rows."training" IS DISTINCT FROM (new_rows."training"))) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="63d3670c87465eb865ebcef6640b6e5b0ff348cb",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_count_update_beeca",
                    referencing="REFERENCING OLD TABLE AS old_rows  NEW TABLE AS new_rows ",
                    table="oaps_operationalaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="count_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='UPDATE "oaps_oap" SET content = content + 1 WHERE id IN (SELECT id FROM "oaps_oap" WHERE id IN (SELECT touched."oap_id" AS up FROM old_rows touched) ORDER BY id FOR NO KEY UPDATE); RETURN NULL;',
                    hash="df901d3e96fcbecbfa2b571258739d0eb4460d05",
                    level="STATEMENT",
                    operation="DELETE",
                    pgid="pgtrigger_count_delete_4d221",
                    referencing="REFERENCING OLD TABLE AS old_rows ",
                    table="oaps_operationalaction",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="operationalaction",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'proposed' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="7b8b0f914d1c21364727f15d945af24bc9ae3e87",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_d70c1",
                    table="oaps_operationalaction",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="621675039c6951ef122ce52e5706c42543b3f1b8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_e8e24",
                    table="oaps_plangoalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="plangoalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="800f1e4f5fa54c753ac8aa62bd4d791b3e2a97e6",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_3f195",
                    table="oaps_plangoalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalueevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="36d5c160a517a8782b5bb2670334887efffb33c3",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_65c45",
                    table="oaps_indicatorvalueevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalueevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="77134062c778ab70e172c621244c1dbdc072cbc2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_0fd35",
                    table="oaps_indicatorvalueevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.UniqueConstraint(fields=("report", "indicator"), name="indicator_value_once_per_report"),
        ),
        migrations.AddConstraint(
            model_name="indicatorvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number__isnull", False), ("state", "reported")),
                    models.Q(models.Q(("state", "reported"), _negated=True), ("number__isnull", True)),
                    _connector="OR",
                ),
                name="indicator_value_number_when_reported",
                violation_error_message="A reported value has a number, the other states have none.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_indicatorvalueevent" ("id", "indicator_id", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "standing", "state", "updated_at", "version") VALUES (NEW."id", NEW."indicator_id", NEW."note", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."source", NEW."standing", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="923eee03df0f9ad7451d1541c3261859dae8df35",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e718",
                    table="oaps_indicatorvalue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_indicatorvalueevent" ("id", "indicator_id", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "standing", "state", "updated_at", "version") VALUES (NEW."id", NEW."indicator_id", NEW."note", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."source", NEW."standing", NEW."state", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="4cb6ede33f28d19c545ed9459743a4d1750ad6fd",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_37943",
                    table="oaps_indicatorvalue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_indicatorvalueevent" ("id", "indicator_id", "note", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "standing", "state", "updated_at", "version") VALUES (OLD."id", OLD."indicator_id", OLD."note", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."source", OLD."standing", OLD."state", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="ed70f15f58588dc108672bcc9fa602a4b3ad6be6",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_70aae",
                    table="oaps_indicatorvalue",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="indicatorvalue",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicator_id" IS DISTINCT FROM (NEW."indicator_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."state" IS DISTINCT FROM (NEW."state")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="603b57de557b55ab502ca8ddac7f1a149332f9a8",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_ea34a",
                    table="oaps_indicatorvalue",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedfigure",
            constraint=models.UniqueConstraint(
                fields=("cycle", "measure", "scope", "year"), name="published_figure_once", nulls_distinct=False
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_publishedfigureevent" ("cycle_id", "id", "measure_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "scope", "source", "standing", "updated_at", "version", "year") VALUES (NEW."cycle_id", NEW."id", NEW."measure_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."scope", NEW."source", NEW."standing", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="998a5ff9d00ef8f3a093fb6cc447a2d385563900",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_22f26",
                    table="oaps_publishedfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_publishedfigureevent" ("cycle_id", "id", "measure_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "scope", "source", "standing", "updated_at", "version", "year") VALUES (NEW."cycle_id", NEW."id", NEW."measure_id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."qualifier", NEW."scope", NEW."source", NEW."standing", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="fa23fc7a750903de80d2763a3182af58ddefa632",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d9063",
                    table="oaps_publishedfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_publishedfigureevent" ("cycle_id", "id", "measure_id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "scope", "source", "standing", "updated_at", "version", "year") VALUES (OLD."cycle_id", OLD."id", OLD."measure_id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."scope", OLD."source", OLD."standing", OLD."updated_at", OLD."version", OLD."year"); RETURN NULL;',
                    hash="2f441f89ed8fbd50e4671f47515b347cf7189583",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_4a630",
                    table="oaps_publishedfigure",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedfigure",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."measure_id" IS DISTINCT FROM (NEW."measure_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."scope" IS DISTINCT FROM (NEW."scope") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."year" IS DISTINCT FROM (NEW."year")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="d777dd01ba04e16d9d4f03f31d41225bb4e28e07",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_141fb",
                    table="oaps_publishedfigure",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="d0b515768a8145b2cef2d09aa29988707a8156d1",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_20189",
                    table="oaps_publishedfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="publishedfigureevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="cef014a17427d6423cedcd400ab8732a3fedc23d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_95446",
                    table="oaps_publishedfigureevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinground",
            constraint=models.UniqueConstraint(
                fields=("cycle", "code"),
                name="reporting_round_code_once_per_cycle",
                violation_error_message="Another round of the cycle has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportinground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_action_leader__lte", models.F("due_driver")),
                    ("due_driver__lte", models.F("due_est")),
                    ("due_est__lte", models.F("due_cosi")),
                ),
                name="reporting_round_dates_in_order",
                violation_error_message="The due dates follow each other: Action Leader, Driver, EST, COSI.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportinground",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_reportingroundevent" ("code", "cycle_id", "due_action_leader", "due_cosi", "due_driver", "due_est", "id", "is_final", "opens_on", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "status", "title", "updated_at", "version") VALUES (NEW."code", NEW."cycle_id", NEW."due_action_leader", NEW."due_cosi", NEW."due_driver", NEW."due_est", NEW."id", NEW."is_final", NEW."opens_on", NEW."period_end", NEW."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."status", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e2563aa3763df1656d15c917beb0d0e98fb16b94",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_8560c",
                    table="oaps_reportinground",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportinground",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_reportingroundevent" ("code", "cycle_id", "due_action_leader", "due_cosi", "due_driver", "due_est", "id", "is_final", "opens_on", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "status", "title", "updated_at", "version") VALUES (NEW."code", NEW."cycle_id", NEW."due_action_leader", NEW."due_cosi", NEW."due_driver", NEW."due_est", NEW."id", NEW."is_final", NEW."opens_on", NEW."period_end", NEW."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."status", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="4fd6bf7f0f2368d5048cf87e29fb8d658e812a98",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_73214",
                    table="oaps_reportinground",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportinground",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_reportingroundevent" ("code", "cycle_id", "due_action_leader", "due_cosi", "due_driver", "due_est", "id", "is_final", "opens_on", "period_end", "period_start", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "status", "title", "updated_at", "version") VALUES (OLD."code", OLD."cycle_id", OLD."due_action_leader", OLD."due_cosi", OLD."due_driver", OLD."due_est", OLD."id", OLD."is_final", OLD."opens_on", OLD."period_end", OLD."period_start", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."status", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="d8d6fe95c0dce11fa1ae845271fc49e262e6ca56",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_df46e",
                    table="oaps_reportinground",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportinground",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."due_action_leader" IS DISTINCT FROM (NEW."due_action_leader") OR OLD."due_cosi" IS DISTINCT FROM (NEW."due_cosi") OR OLD."due_driver" IS DISTINCT FROM (NEW."due_driver") OR OLD."due_est" IS DISTINCT FROM (NEW."due_est") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_final" IS DISTINCT FROM (NEW."is_final") OR OLD."opens_on" IS DISTINCT FROM (NEW."opens_on") OR OLD."period_end" IS DISTINCT FROM (NEW."period_end") OR OLD."period_start" IS DISTINCT FROM (NEW."period_start") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="bfab149acc052e5939aa4d8272cc9e79f09077b3",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_95ca6",
                    table="oaps_reportinground",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportinground",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'planned' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="2fc365aabe942683f73d37bbbdf8d91890f67c74",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_6f16f",
                    table="oaps_reportinground",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="fc489d7ca37c3a2a8122eb55b804d310d0d00f3b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_42cff",
                    table="oaps_progressreportevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreportevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="f620a8a262eae216031dc6a9ad15c37667b14afa",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_297aa",
                    table="oaps_progressreportevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="progressreport",
            index=models.Index(fields=["action", "status"], name="report_action_status"),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.UniqueConstraint(
                fields=("round", "action", "revision"), name="progress_report_revision_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="progressreport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "superseded"), _negated=True),
                fields=("round", "action"),
                name="progress_report_one_current",
                violation_error_message="The action has a report in this round.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreport",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_progressreportevent" ("accepted_at", "action_id", "id", "narrative", "next_steps", "obstacles", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "round_id", "source", "standing", "state", "status", "submitted_at", "updated_at", "version") VALUES (NEW."accepted_at", NEW."action_id", NEW."id", NEW."narrative", NEW."next_steps", NEW."obstacles", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."round_id", NEW."source", NEW."standing", NEW."state", NEW."status", NEW."submitted_at", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="e759aaa7f314011793b7bc5abec9fda42bb1663b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f2e7f",
                    table="oaps_progressreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreport",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_progressreportevent" ("accepted_at", "action_id", "id", "narrative", "next_steps", "obstacles", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "round_id", "source", "standing", "state", "status", "submitted_at", "updated_at", "version") VALUES (NEW."accepted_at", NEW."action_id", NEW."id", NEW."narrative", NEW."next_steps", NEW."obstacles", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."round_id", NEW."source", NEW."standing", NEW."state", NEW."status", NEW."submitted_at", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="eedf07bae664bd23325c5837db3cc0a907863d2b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0d312",
                    table="oaps_progressreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreport",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_progressreportevent" ("accepted_at", "action_id", "id", "narrative", "next_steps", "obstacles", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "round_id", "source", "standing", "state", "status", "submitted_at", "updated_at", "version") VALUES (OLD."accepted_at", OLD."action_id", OLD."id", OLD."narrative", OLD."next_steps", OLD."obstacles", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision", OLD."round_id", OLD."source", OLD."standing", OLD."state", OLD."status", OLD."submitted_at", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="eff6ead404c9ac4af80185fc52aaea9d4c9fd2bb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_ece93",
                    table="oaps_progressreport",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreport",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."accepted_at" IS DISTINCT FROM (NEW."accepted_at") OR OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."narrative" IS DISTINCT FROM (NEW."narrative") OR OLD."next_steps" IS DISTINCT FROM (NEW."next_steps") OR OLD."obstacles" IS DISTINCT FROM (NEW."obstacles") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."round_id" IS DISTINCT FROM (NEW."round_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."submitted_at" IS DISTINCT FROM (NEW."submitted_at")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="75644293427ed5e516bce13a42776662b1ea2a7e",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_73fa2",
                    table="oaps_progressreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="progressreport",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'expected' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="dbe2555346372a119c51fef81afa1903fa2c3bcf",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_ffb44",
                    table="oaps_progressreport",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportingroundevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="c7a08b64e4a7241da309bbebce8ae33c7b0fab30",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_b79e3",
                    table="oaps_reportingroundevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="reportingroundevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="9b2cb37a8fef3ad31fbfa7e11c0aa4ec3488c53f",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_ebad9",
                    table="oaps_reportingroundevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(fields=["measure", "year"], name="result_measure_year"),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 0)),
                name="result_not_negative",
                violation_error_message="A result is not negative.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="result",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_resultevent" ("commodity", "country_id", "crime_type", "id", "measure_id", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "replaces_id", "report_id", "source", "standing", "updated_at", "version", "year") VALUES (NEW."commodity", NEW."country_id", NEW."crime_type", NEW."id", NEW."measure_id", NEW."number", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."qualifier", NEW."replaces_id", NEW."report_id", NEW."source", NEW."standing", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="f0900e1f3954fbd42499edc1a0288e0c4f61ff0b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_497fd",
                    table="oaps_result",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="result",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "oaps_resultevent" ("commodity", "country_id", "crime_type", "id", "measure_id", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "replaces_id", "report_id", "source", "standing", "updated_at", "version", "year") VALUES (NEW."commodity", NEW."country_id", NEW."crime_type", NEW."id", NEW."measure_id", NEW."number", NEW."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."qualifier", NEW."replaces_id", NEW."report_id", NEW."source", NEW."standing", NEW."updated_at", NEW."version", NEW."year"); RETURN NULL;',
                    hash="a572328deb7c7d18f95cf3b927815cbeca7aa14f",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_08d42",
                    table="oaps_result",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="result",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "oaps_resultevent" ("commodity", "country_id", "crime_type", "id", "measure_id", "number", "origin", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "qualifier", "replaces_id", "report_id", "source", "standing", "updated_at", "version", "year") VALUES (OLD."commodity", OLD."country_id", OLD."crime_type", OLD."id", OLD."measure_id", OLD."number", OLD."origin", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."qualifier", OLD."replaces_id", OLD."report_id", OLD."source", OLD."standing", OLD."updated_at", OLD."version", OLD."year"); RETURN NULL;',
                    hash="c9e95899a4a312b8d05e111dcae3b5764edd4b24",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c8507",
                    table="oaps_result",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="result",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."commodity" IS DISTINCT FROM (NEW."commodity") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."crime_type" IS DISTINCT FROM (NEW."crime_type") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."measure_id" IS DISTINCT FROM (NEW."measure_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."qualifier" IS DISTINCT FROM (NEW."qualifier") OR OLD."replaces_id" IS DISTINCT FROM (NEW."replaces_id") OR OLD."report_id" IS DISTINCT FROM (NEW."report_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."year" IS DISTINCT FROM (NEW."year")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="173679c2b1a983f491aaa5804f9a60383373e41f",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_d1d5c",
                    table="oaps_result",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="2c0ba0b733251ef9b6b09847ce25c820b21850a7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_28c1e",
                    table="oaps_resultevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="resultevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="41806fdb68ffea5fa21f9c4c79a5f22705a8ca3b",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_144f7",
                    table="oaps_resultevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
