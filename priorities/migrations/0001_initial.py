import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import empact.history.records
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cycles", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Priority",
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
                ("code", models.SlugField(max_length=16, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "aim",
                    models.TextField(
                        blank=True,
                        help_text="Word for word as the Council adopted it; leave empty until known.",
                        verbose_name="aim",
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        verbose_name="also written as",
                    ),
                ),
            ],
            options={
                "verbose_name": "priority",
                "verbose_name_plural": "priorities",
                "ordering": ("-priority_set__cycle__starts", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategicGoal",
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
                ("indicators", models.TextField(blank=True, verbose_name="how it is measured")),
                ("benefits", models.TextField(blank=True, verbose_name="expected benefits")),
            ],
            options={
                "verbose_name": "strategic goal",
                "verbose_name_plural": "strategic goals",
                "ordering": ("plan", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PrioritySet",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cosi_sg", "COSI Support Group"),
                            ("cosi", "COSI"),
                            ("coreper", "Coreper"),
                            ("council", "Council"),
                        ],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("tabled_on", models.DateField(blank=True, null=True, verbose_name="tabled on")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("revised", "revised"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "council_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.referencedocument",
                        verbose_name="Council document",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priority_sets",
                        to="cycles.cycle",
                        verbose_name="cycle",
                    ),
                ),
            ],
            options={
                "verbose_name": "priority set",
                "verbose_name_plural": "priority sets",
                "ordering": ("-cycle__starts", "-revision"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriorityEvent",
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
                ("code", models.SlugField(db_index=False, max_length=16, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "aim",
                    models.TextField(
                        blank=True,
                        help_text="Word for word as the Council adopted it; leave empty until known.",
                        verbose_name="aim",
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        verbose_name="also written as",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.priority",
                    ),
                ),
                (
                    "priority_set",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priorityset",
                        verbose_name="priority set",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="priority",
            name="priority_set",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="priorities",
                to="priorities.priorityset",
                verbose_name="priority set",
            ),
        ),
        migrations.CreateModel(
            name="PrioritySetEvent",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "stage",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("cosi_sg", "COSI Support Group"),
                            ("cosi", "COSI"),
                            ("coreper", "Coreper"),
                            ("council", "Council"),
                        ],
                        max_length=10,
                        verbose_name="stage",
                    ),
                ),
                ("tabled_on", models.DateField(blank=True, null=True, verbose_name="tabled on")),
                ("adopted_on", models.DateField(blank=True, null=True, verbose_name="adopted on")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("tabled", "tabled"),
                            ("adopted", "adopted"),
                            ("revised", "revised"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="proposed",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "council_document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cycles.referencedocument",
                        verbose_name="Council document",
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.priorityset",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PrioritySuccession",
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
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="later_links",
                        to="priorities.priority",
                        verbose_name="earlier priority",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_links",
                        to="priorities.priority",
                        verbose_name="later priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession of priorities",
                "verbose_name_plural": "successions of priorities",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PrioritySuccessionEvent",
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
                ("note", models.CharField(blank=True, max_length=300, verbose_name="note")),
                (
                    "earlier",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priority",
                        verbose_name="earlier priority",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priority",
                        verbose_name="later priority",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.prioritysuccession",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriorityThreat",
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
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="threat_links",
                        to="priorities.priority",
                        verbose_name="priority",
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="priority_links",
                        to="cycles.keythreat",
                        verbose_name="key threat",
                    ),
                ),
            ],
            options={
                "verbose_name": "threat answered",
                "verbose_name_plural": "threats answered",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="priority",
            name="threats",
            field=models.ManyToManyField(
                related_name="priorities",
                through="priorities.PriorityThreat",
                to="cycles.keythreat",
                verbose_name="threats it answers",
            ),
        ),
        migrations.CreateModel(
            name="PriorityThreatEvent",
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
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.prioritythreat",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priority",
                        verbose_name="priority",
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cycles.keythreat",
                        verbose_name="key threat",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategicPlan",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("consulted_on", models.DateField(blank=True, null=True, verbose_name="consulted on")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "drafting"),
                            ("consulted", "consulted"),
                            ("approved", "approved"),
                            ("revised", "revised"),
                        ],
                        default="drafting",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "cosi_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.referencedocument",
                        verbose_name="COSI document",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="strategic_plans",
                        to="cycles.cycle",
                        verbose_name="cycle",
                    ),
                ),
            ],
            options={
                "verbose_name": "G-MASP",
                "verbose_name_plural": "G-MASPs",
                "ordering": ("-cycle__starts", "-revision"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StrategicGoalEvent",
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
                ("indicators", models.TextField(blank=True, verbose_name="how it is measured")),
                ("benefits", models.TextField(blank=True, verbose_name="expected benefits")),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.strategicgoal",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.strategicplan",
                        verbose_name="G-MASP",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="strategicgoal",
            name="plan",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="goals",
                to="priorities.strategicplan",
                verbose_name="G-MASP",
            ),
        ),
        migrations.CreateModel(
            name="StrategicPlanEvent",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("consulted_on", models.DateField(blank=True, null=True, verbose_name="consulted on")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="approved on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafting", "drafting"),
                            ("consulted", "consulted"),
                            ("approved", "approved"),
                            ("revised", "revised"),
                        ],
                        default="drafting",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "cosi_document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cycles.referencedocument",
                        verbose_name="COSI document",
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.strategicplan",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubPriority",
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
                ("code", models.SlugField(max_length=16, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("aim", models.TextField(blank=True, verbose_name="aim")),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        verbose_name="also written as",
                    ),
                ),
                (
                    "cycle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_priorities",
                        to="cycles.cycle",
                        verbose_name="cycle",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_priorities",
                        to="priorities.priority",
                        verbose_name="priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "OAP area",
                "verbose_name_plural": "OAP areas",
                "ordering": ("-cycle__starts", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubPriorityEvent",
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
                ("code", models.SlugField(db_index=False, max_length=16, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("aim", models.TextField(blank=True, verbose_name="aim")),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=120),
                        blank=True,
                        default=list,
                        verbose_name="also written as",
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.subpriority",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priority",
                        verbose_name="priority",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubPrioritySuccession",
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
                    "earlier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="later_links",
                        to="priorities.subpriority",
                        verbose_name="earlier OAP area",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="earlier_links",
                        to="priorities.subpriority",
                        verbose_name="later OAP area",
                    ),
                ),
            ],
            options={
                "verbose_name": "succession of OAP areas",
                "verbose_name_plural": "successions of OAP areas",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SubPrioritySuccessionEvent",
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
                    "earlier",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.subpriority",
                        verbose_name="earlier OAP area",
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.subpriority",
                        verbose_name="later OAP area",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="priorities.subprioritysuccession",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="priorityset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "adopted")),
                fields=("cycle",),
                name="priority_set_one_in_force_per_cycle",
                violation_error_message="The cycle has an adopted priority set already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["proposed", "tabled"])),
                fields=("cycle",),
                name="priority_set_one_proposed_per_cycle",
                violation_error_message="A priority set of the cycle is being prepared already; work on that one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ["adopted", "revised", "closed"]), _negated=True),
                    ("adopted_on__isnull", False),
                    _connector="OR",
                ),
                name="priority_set_adopted_has_date",
                violation_error_message="An adopted priority set has the date of its adoption.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityset",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_prioritysetevent" ("adopted_on", "council_document_id", "cycle_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "source", "stage", "standing", "status", "tabled_on", "title", "updated_at", "version") VALUES (NEW."adopted_on", NEW."council_document_id", NEW."cycle_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."source", NEW."stage", NEW."standing", NEW."status", NEW."tabled_on", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="631d61d3d23714c1475d8298efee9f2293e0699f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d0a5b",
                    table="priorities_priorityset",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityset",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_prioritysetevent" ("adopted_on", "council_document_id", "cycle_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "source", "stage", "standing", "status", "tabled_on", "title", "updated_at", "version") VALUES (NEW."adopted_on", NEW."council_document_id", NEW."cycle_id", NEW."id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."source", NEW."stage", NEW."standing", NEW."status", NEW."tabled_on", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="6f3b3e9a17105b4574859d7a114e0251110d7bd0",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4358b",
                    table="priorities_priorityset",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityset",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_prioritysetevent" ("adopted_on", "council_document_id", "cycle_id", "id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "source", "stage", "standing", "status", "tabled_on", "title", "updated_at", "version") VALUES (OLD."adopted_on", OLD."council_document_id", OLD."cycle_id", OLD."id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision", OLD."source", OLD."stage", OLD."standing", OLD."status", OLD."tabled_on", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="eafd88c04100e58aebb51e23583e04b237aba60e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3fab8",
                    table="priorities_priorityset",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityset",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."adopted_on" IS DISTINCT FROM (NEW."adopted_on") OR OLD."council_document_id" IS DISTINCT FROM (NEW."council_document_id") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."stage" IS DISTINCT FROM (NEW."stage") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."tabled_on" IS DISTINCT FROM (NEW."tabled_on") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="0987c629c15179356274620ee0ebc87f5c227c41",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_8a76b",
                    table="priorities_priorityset",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityset",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'proposed' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="bd27f19c8677372a35c872ebb6ab44afdea67ef2",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_894a0",
                    table="priorities_priorityset",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="3bec37597438255deffaecfc7a789a817d2241d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_ec388",
                    table="priorities_priorityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priorityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="aac5575a0cfaf13a523cc9aea0255c8f956e5bae",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_19b97",
                    table="priorities_priorityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="ae9dd1c98be4bcb3fbc2d53a6d83fb4d57a0e8dc",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_f8c1d",
                    table="priorities_prioritysetevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysetevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="57666b7e2dc0a8af86685494df1f5ba20dd26b23",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_9e0ae",
                    table="priorities_prioritysetevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="prioritysuccession",
            constraint=models.UniqueConstraint(fields=("earlier", "later"), name="priority_succession_once"),
        ),
        migrations.AddConstraint(
            model_name="prioritysuccession",
            constraint=models.CheckConstraint(
                condition=models.Q(("earlier", models.F("later")), _negated=True), name="priority_succession_not_itself"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_prioritysuccessionevent" ("earlier_id", "id", "later_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."earlier_id", NEW."id", NEW."later_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="3aec0f2e4d6ed7259f23c3e006577a8dfeb6267c",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_f3643",
                    table="priorities_prioritysuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_prioritysuccessionevent" ("earlier_id", "id", "later_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."earlier_id", NEW."id", NEW."later_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="735c9dfbc9f3435dd1488b11b4326e7124ddaa94",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2c5b2",
                    table="priorities_prioritysuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_prioritysuccessionevent" ("earlier_id", "id", "later_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (OLD."earlier_id", OLD."id", OLD."later_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="dc2a29c4e8f5e1acae960ad33f41b24d2955f27b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_8ca94",
                    table="priorities_prioritysuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."earlier_id" IS DISTINCT FROM (NEW."earlier_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."later_id" IS DISTINCT FROM (NEW."later_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="bbad33c73779b32924fc1cc0034f3687bb153897",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_59957",
                    table="priorities_prioritysuccession",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="bb0beec4d04ca2847ceaec6c0a7083e1cc1674c4",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_00802",
                    table="priorities_prioritysuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritysuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="6d81c6e4fa8c9a58a5aa3581c5765e10e716bff2",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_c8baf",
                    table="priorities_prioritysuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="prioritythreat",
            constraint=models.UniqueConstraint(fields=("priority", "threat"), name="priority_answers_threat_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_prioritythreatevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "threat_id", "updated_at", "version") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority_id", NEW."source", NEW."standing", NEW."threat_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="b7e1cdbe6fb48389a6ca4dd9755be0f8ee9814ed",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_0f056",
                    table="priorities_prioritythreat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_prioritythreatevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "threat_id", "updated_at", "version") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority_id", NEW."source", NEW."standing", NEW."threat_id", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="122f748e7a008ff1e5d738ac56a6eb70893d7084",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a1128",
                    table="priorities_prioritythreat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_prioritythreatevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "threat_id", "updated_at", "version") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority_id", OLD."source", OLD."standing", OLD."threat_id", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="afeb739c54c309794c1fc0dc1cad1576cc9288dc",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_83c27",
                    table="priorities_prioritythreat",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritythreat",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."priority_id" IS DISTINCT FROM (NEW."priority_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."threat_id" IS DISTINCT FROM (NEW."threat_id")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="fee89450e85fe5b41cc7eb7ea4d6e141a8edab6c",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_f5ec0",
                    table="priorities_prioritythreat",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.UniqueConstraint(
                fields=("priority_set", "number"),
                name="priority_number_once",
                violation_error_message="Another priority of the set has this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.UniqueConstraint(
                fields=("priority_set", "code"),
                name="priority_code_once",
                violation_error_message="Another priority of the set has this code.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_priorityevent" ("aim", "aliases", "code", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_set_id", "source", "standing", "title", "updated_at", "version") VALUES (NEW."aim", NEW."aliases", NEW."code", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority_set_id", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="2b4d82b1e6569539db2ee182defd0c873932b582",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_593ff",
                    table="priorities_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_priorityevent" ("aim", "aliases", "code", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_set_id", "source", "standing", "title", "updated_at", "version") VALUES (NEW."aim", NEW."aliases", NEW."code", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority_set_id", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="34dc06920342ad7847338a8cece8056ce4949f90",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_10be1",
                    table="priorities_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_priorityevent" ("aim", "aliases", "code", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_set_id", "source", "standing", "title", "updated_at", "version") VALUES (OLD."aim", OLD."aliases", OLD."code", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority_set_id", OLD."source", OLD."standing", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="ca1bd4ac754bb37285b8085bc229d44e2f5ccd0a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0e0f9",
                    table="priorities_priority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="priority",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."aim" IS DISTINCT FROM (NEW."aim") OR OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."priority_set_id" IS DISTINCT FROM (NEW."priority_set_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="75a9201f06a115e096d0471e7f59ea77d4ad6577",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_84896",
                    table="priorities_priority",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritythreatevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="eca0dc9ef904b1a73dff44f08d632e6297cd7716",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_e92bf",
                    table="priorities_prioritythreatevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="prioritythreatevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="de72abc8ebb05e9df02ae7b10c08226234523f74",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_e9682",
                    table="priorities_prioritythreatevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="strategicplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "approved")),
                fields=("cycle",),
                name="strategic_plan_one_in_force_per_cycle",
                violation_error_message="The cycle has an approved G-MASP already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="strategicplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status__in", ["drafting", "consulted"])),
                fields=("cycle",),
                name="strategic_plan_one_drafted_per_cycle",
                violation_error_message="A G-MASP of the cycle is being drafted already; work on that one.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplan",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_strategicplanevent" ("approved_on", "consulted_on", "cosi_document_id", "cycle_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "source", "standing", "status", "summary", "title", "updated_at", "version") VALUES (NEW."approved_on", NEW."consulted_on", NEW."cosi_document_id", NEW."cycle_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."revision", NEW."source", NEW."standing", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f0b9cbdf40edb0c36de80d56974fe73d751471db",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1bb9d",
                    table="priorities_strategicplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplan",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_strategicplanevent" ("approved_on", "consulted_on", "cosi_document_id", "cycle_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "source", "standing", "status", "summary", "title", "updated_at", "version") VALUES (NEW."approved_on", NEW."consulted_on", NEW."cosi_document_id", NEW."cycle_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."revision", NEW."source", NEW."standing", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="86e56a6da038b3b9f6dda6af16620bc2289f8fff",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a5af0",
                    table="priorities_strategicplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplan",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_strategicplanevent" ("approved_on", "consulted_on", "cosi_document_id", "cycle_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "source", "standing", "status", "summary", "title", "updated_at", "version") VALUES (OLD."approved_on", OLD."consulted_on", OLD."cosi_document_id", OLD."cycle_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."revision", OLD."source", OLD."standing", OLD."status", OLD."summary", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="134d29ac0ab5dda1f7b5099c1fde113b030f6b75",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_03f80",
                    table="priorities_strategicplan",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplan",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."approved_on" IS DISTINCT FROM (NEW."approved_on") OR OLD."consulted_on" IS DISTINCT FROM (NEW."consulted_on") OR OLD."cosi_document_id" IS DISTINCT FROM (NEW."cosi_document_id") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."revision" IS DISTINCT FROM (NEW."revision") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="58368d7903491cc93b6bd064ff9ee32e89cd06b0",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_ceeb6",
                    table="priorities_strategicplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplan",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'drafting' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="80bf61af74b129d3fb093509cc3cf3089a09e3eb",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_c9b28",
                    table="priorities_strategicplan",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicgoalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="1c7f6c0880f969faea3716807183b2ba6dd5b2b0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_0b45f",
                    table="priorities_strategicgoalevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicgoalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="864b7187d3c14eac706ee4bbc55b0dd3edbd8291",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_a8517",
                    table="priorities_strategicgoalevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="strategicgoal",
            constraint=models.UniqueConstraint(
                fields=("plan", "number"),
                name="strategic_goal_number_once",
                violation_error_message="Another goal of the plan has this number.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicgoal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_strategicgoalevent" ("benefits", "id", "indicators", "number", "objective", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source", "standing", "title", "updated_at", "version") VALUES (NEW."benefits", NEW."id", NEW."indicators", NEW."number", NEW."objective", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."plan_id", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="990c7b2feb8dd61e525ef68b367fe3a95f20ea93",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37c2e",
                    table="priorities_strategicgoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicgoal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_strategicgoalevent" ("benefits", "id", "indicators", "number", "objective", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source", "standing", "title", "updated_at", "version") VALUES (NEW."benefits", NEW."id", NEW."indicators", NEW."number", NEW."objective", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."plan_id", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="420ac8b0957447ac6e415b06a6eb715aaf24ba67",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cd50a",
                    table="priorities_strategicgoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicgoal",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_strategicgoalevent" ("benefits", "id", "indicators", "number", "objective", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plan_id", "source", "standing", "title", "updated_at", "version") VALUES (OLD."benefits", OLD."id", OLD."indicators", OLD."number", OLD."objective", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."plan_id", OLD."source", OLD."standing", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="8d83c59d531ea13337e5db12b4314ab653fef70c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_9740d",
                    table="priorities_strategicgoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicgoal",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."benefits" IS DISTINCT FROM (NEW."benefits") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."indicators" IS DISTINCT FROM (NEW."indicators") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."objective" IS DISTINCT FROM (NEW."objective") OR OLD."plan_id" IS DISTINCT FROM (NEW."plan_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="d02fd7d297d2dee9452ddead98eb17137da3bc9b",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_f3118",
                    table="priorities_strategicgoal",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="d83fcd65f5eb644dc5f1f8924d8c8546a729f478",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_6a05a",
                    table="priorities_strategicplanevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="strategicplanevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="48ba6b24756b286b2379488d98e25c6c972ff907",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_12404",
                    table="priorities_strategicplanevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="subpriority",
            constraint=models.UniqueConstraint(
                fields=("cycle", "code"),
                name="sub_priority_code_once_per_cycle",
                violation_error_message="Another OAP area of the cycle has this code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="subpriority",
            constraint=models.UniqueConstraint(
                fields=("cycle", "number"),
                name="sub_priority_number_once_per_cycle",
                violation_error_message="Another OAP area of the cycle has this number.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpriority",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_subpriorityevent" ("aim", "aliases", "code", "cycle_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "title", "updated_at", "version") VALUES (NEW."aim", NEW."aliases", NEW."code", NEW."cycle_id", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority_id", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="f3bbbf57247116349de375b9e4e748532ad383f3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_9ef69",
                    table="priorities_subpriority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpriority",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_subpriorityevent" ("aim", "aliases", "code", "cycle_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "title", "updated_at", "version") VALUES (NEW."aim", NEW."aliases", NEW."code", NEW."cycle_id", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority_id", NEW."source", NEW."standing", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="29635677c1297b59e27bc941d320c3fdbefe7e64",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cacd4",
                    table="priorities_subpriority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpriority",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_subpriorityevent" ("aim", "aliases", "code", "cycle_id", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "title", "updated_at", "version") VALUES (OLD."aim", OLD."aliases", OLD."code", OLD."cycle_id", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority_id", OLD."source", OLD."standing", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="dedae122dd9f59eee99e22d9fde0534902348ad2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_5fd93",
                    table="priorities_subpriority",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpriority",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."aim" IS DISTINCT FROM (NEW."aim") OR OLD."aliases" IS DISTINCT FROM (NEW."aliases") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."priority_id" IS DISTINCT FROM (NEW."priority_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="a05449d9f543354f3b1314cc6dbba8b4732b955a",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_823a1",
                    table="priorities_subpriority",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpriorityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="d1e4c6ec17827ce7e95857bb2c20b2e936998cb7",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_7cedc",
                    table="priorities_subpriorityevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subpriorityevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="460ac2ebb93520bf46a005ed9f33be7f9f794396",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_1d413",
                    table="priorities_subpriorityevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="subprioritysuccession",
            constraint=models.UniqueConstraint(fields=("earlier", "later"), name="sub_priority_succession_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subprioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_subprioritysuccessionevent" ("earlier_id", "id", "later_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."earlier_id", NEW."id", NEW."later_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8f3fca9bf20281d7f5544d99c5f91b98a498c1dd",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c44f1",
                    table="priorities_subprioritysuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subprioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "priorities_subprioritysuccessionevent" ("earlier_id", "id", "later_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (NEW."earlier_id", NEW."id", NEW."later_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="5385c3063f627266be6025e0f6841394334654ef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_30dfa",
                    table="priorities_subprioritysuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subprioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "priorities_subprioritysuccessionevent" ("earlier_id", "id", "later_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "updated_at", "version") VALUES (OLD."earlier_id", OLD."id", OLD."later_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="66a630206c7e81d94d3cd030d4c776194bb14816",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_01968",
                    table="priorities_subprioritysuccession",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subprioritysuccession",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."earlier_id" IS DISTINCT FROM (NEW."earlier_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."later_id" IS DISTINCT FROM (NEW."later_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="ac3a44ed8195b85d911b04592e6fd3690fdde3dd",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_5c5af",
                    table="priorities_subprioritysuccession",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subprioritysuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="7de1be0247362c9c9a32ba2d844b862821ade38f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_429bb",
                    table="priorities_subprioritysuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="subprioritysuccessionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="2fb6645943b9bff970de0596fa4947d9b78f650d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_da3ce",
                    table="priorities_subprioritysuccessionevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
