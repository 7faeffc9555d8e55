import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.lookups
import empact.history.records
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("cycles", "0001_initial"),
        ("oaps", "0001_initial"),
        ("priorities", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
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
                ("code", models.SlugField(max_length=24, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("commissioned_on", models.DateField(blank=True, null=True, verbose_name="commissioned on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="final report due")),
                ("final_on", models.DateField(blank=True, null=True, verbose_name="final on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="COSI decided on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("commissioned", "commissioned"),
                            ("collecting", "collecting evidence"),
                            ("drafted", "drafted"),
                            ("consulted", "consulted"),
                            ("final", "final"),
                            ("decided", "decided"),
                            ("followed_up", "followed up"),
                        ],
                        default="planned",
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
                        related_name="evaluations",
                        to="cycles.cycle",
                        verbose_name="cycle",
                    ),
                ),
                (
                    "evaluator",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evaluations",
                        to="accounts.organisation",
                        verbose_name="evaluator",
                    ),
                ),
                (
                    "final_document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cycles.referencedocument",
                        verbose_name="final report",
                    ),
                ),
            ],
            options={
                "verbose_name": "evaluation",
                "verbose_name_plural": "evaluations",
                "ordering": ("-cycle__starts", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EvaluationEvent",
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
                ("code", models.SlugField(db_index=False, max_length=24, verbose_name="code")),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("commissioned_on", models.DateField(blank=True, null=True, verbose_name="commissioned on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="final report due")),
                ("final_on", models.DateField(blank=True, null=True, verbose_name="final on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="COSI decided on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("commissioned", "commissioned"),
                            ("collecting", "collecting evidence"),
                            ("drafted", "drafted"),
                            ("consulted", "consulted"),
                            ("final", "final"),
                            ("decided", "decided"),
                            ("followed_up", "followed up"),
                        ],
                        default="planned",
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
                    "evaluator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                        verbose_name="evaluator",
                    ),
                ),
                (
                    "final_document",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="cycles.referencedocument",
                        verbose_name="final report",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="evaluation.evaluation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Finding",
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
                    "criterion",
                    models.CharField(
                        choices=[
                            ("relevance", "relevance"),
                            ("effectiveness", "effectiveness"),
                            ("efficiency", "efficiency"),
                            ("coherence", "coherence"),
                            ("eu_added_value", "EU added value"),
                        ],
                        max_length=16,
                        verbose_name="criterion",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(verbose_name="finding")),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="evaluation.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty when the finding is about the cycle as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="priorities.priority",
                        verbose_name="about the priority",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding",
                "verbose_name_plural": "findings",
                "ordering": ("evaluation", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FindingEvent",
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
                    "criterion",
                    models.CharField(
                        choices=[
                            ("relevance", "relevance"),
                            ("effectiveness", "effectiveness"),
                            ("efficiency", "efficiency"),
                            ("coherence", "coherence"),
                            ("eu_added_value", "EU added value"),
                        ],
                        max_length=16,
                        verbose_name="criterion",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("text", models.TextField(verbose_name="finding")),
                ("evidence", models.TextField(blank=True, verbose_name="evidence")),
                (
                    "evaluation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evaluation.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="evaluation.finding",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        help_text="Empty when the finding is about the cycle as a whole.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priority",
                        verbose_name="about the priority",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
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
                ("text", models.TextField(verbose_name="recommendation")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("response", models.TextField(blank=True, verbose_name="response and reasons")),
                ("responded_on", models.DateField(blank=True, null=True, verbose_name="responded on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("accepted", "accepted"),
                            ("partly_accepted", "partly accepted"),
                            ("rejected", "rejected"),
                            ("in_progress", "in progress"),
                            ("implemented", "implemented"),
                            ("lapsed", "lapsed"),
                        ],
                        default="proposed",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="evaluation.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendations",
                        to="accounts.organisation",
                        verbose_name="addressed to",
                    ),
                ),
            ],
            options={
                "verbose_name": "recommendation",
                "verbose_name_plural": "recommendations",
                "ordering": ("evaluation", "number"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecommendationEvent",
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
                ("text", models.TextField(verbose_name="recommendation")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("response", models.TextField(blank=True, verbose_name="response and reasons")),
                ("responded_on", models.DateField(blank=True, null=True, verbose_name="responded on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("accepted", "accepted"),
                            ("partly_accepted", "partly accepted"),
                            ("rejected", "rejected"),
                            ("in_progress", "in progress"),
                            ("implemented", "implemented"),
                            ("lapsed", "lapsed"),
                        ],
                        default="proposed",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evaluation.evaluation",
                        verbose_name="evaluation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                        verbose_name="addressed to",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="evaluation.recommendation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RecommendationFinding",
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
                    "finding",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recommendation_links",
                        to="evaluation.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="finding_links",
                        to="evaluation.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
            ],
            options={
                "verbose_name": "finding behind the recommendation",
                "verbose_name_plural": "findings behind the recommendation",
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="recommendation",
            name="findings",
            field=models.ManyToManyField(
                related_name="recommendations",
                through="evaluation.RecommendationFinding",
                to="evaluation.finding",
                verbose_name="findings",
            ),
        ),
        migrations.CreateModel(
            name="RecommendationFindingEvent",
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
                    "finding",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evaluation.finding",
                        verbose_name="finding",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="evaluation.recommendationfinding",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evaluation.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoadmapItem",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("process", models.CharField(blank=True, max_length=200, verbose_name="process or rule")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="oaps.operationalaction",
                        verbose_name="action",
                    ),
                ),
                (
                    "oap",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="oaps.oap",
                        verbose_name="OAP",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="accounts.organisation",
                        verbose_name="owner",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="priorities.priority",
                        verbose_name="priority",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="evaluation.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "strategic_goal",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="priorities.strategicgoal",
                        verbose_name="strategic goal",
                    ),
                ),
                (
                    "sub_priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="priorities.subpriority",
                        verbose_name="OAP area",
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roadmap",
                        to="cycles.keythreat",
                        verbose_name="key threat",
                    ),
                ),
            ],
            options={
                "verbose_name": "roadmap item",
                "verbose_name_plural": "roadmap items",
                "ordering": ("recommendation", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RoadmapItemEvent",
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
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("process", models.CharField(blank=True, max_length=200, verbose_name="process or rule")),
                (
                    "action",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="oaps.operationalaction",
                        verbose_name="action",
                    ),
                ),
                (
                    "oap",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="oaps.oap",
                        verbose_name="OAP",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.organisation",
                        verbose_name="owner",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="evaluation.roadmapitem",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.priority",
                        verbose_name="priority",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="evaluation.recommendation",
                        verbose_name="recommendation",
                    ),
                ),
                (
                    "strategic_goal",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.strategicgoal",
                        verbose_name="strategic goal",
                    ),
                ),
                (
                    "sub_priority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="priorities.subpriority",
                        verbose_name="OAP area",
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
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
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                fields=("cycle", "code"),
                name="evaluation_code_once_per_cycle",
                violation_error_message="Another evaluation of the cycle has this code.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_evaluationevent" ("code", "commissioned_on", "cosi_document_id", "cycle_id", "decided_on", "due_on", "evaluator_id", "final_document_id", "final_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "status", "summary", "title", "updated_at", "version") VALUES (NEW."code", NEW."commissioned_on", NEW."cosi_document_id", NEW."cycle_id", NEW."decided_on", NEW."due_on", NEW."evaluator_id", NEW."final_document_id", NEW."final_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."source", NEW."standing", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="be68e2ee7ab5d6ea28fbce026498d0ef8e018e60",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_99147",
                    table="evaluation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evaluation_evaluationevent" ("code", "commissioned_on", "cosi_document_id", "cycle_id", "decided_on", "due_on", "evaluator_id", "final_document_id", "final_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "status", "summary", "title", "updated_at", "version") VALUES (NEW."code", NEW."commissioned_on", NEW."cosi_document_id", NEW."cycle_id", NEW."decided_on", NEW."due_on", NEW."evaluator_id", NEW."final_document_id", NEW."final_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."source", NEW."standing", NEW."status", NEW."summary", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a2616dcfa47ef7438e35ea2b9d34af41da75a0f1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a4f92",
                    table="evaluation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_evaluationevent" ("code", "commissioned_on", "cosi_document_id", "cycle_id", "decided_on", "due_on", "evaluator_id", "final_document_id", "final_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "standing", "status", "summary", "title", "updated_at", "version") VALUES (OLD."code", OLD."commissioned_on", OLD."cosi_document_id", OLD."cycle_id", OLD."decided_on", OLD."due_on", OLD."evaluator_id", OLD."final_document_id", OLD."final_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."source", OLD."standing", OLD."status", OLD."summary", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="3ca26b3a75cca1825e20677117633ee7524fae8f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_38f22",
                    table="evaluation_evaluation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."commissioned_on" IS DISTINCT FROM (NEW."commissioned_on") OR OLD."cosi_document_id" IS DISTINCT FROM (NEW."cosi_document_id") OR OLD."cycle_id" IS DISTINCT FROM (NEW."cycle_id") OR OLD."decided_on" IS DISTINCT FROM (NEW."decided_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evaluator_id" IS DISTINCT FROM (NEW."evaluator_id") OR OLD."final_document_id" IS DISTINCT FROM (NEW."final_document_id") OR OLD."final_on" IS DISTINCT FROM (NEW."final_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="9f3e09593cf728350d49e818f914cfdbabe659b8",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_33b27",
                    table="evaluation_evaluation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluation",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'planned' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="6a020750b4233388e04579cee5717746734bf267",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_318f7",
                    table="evaluation_evaluation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="ec2ac47632eba7a25c9812123ea52e67c951cd61",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_ff3f9",
                    table="evaluation_evaluationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="evaluationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="5400b57532fe80bbbba4662842f08b145f90a7ee",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_9c986",
                    table="evaluation_evaluationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "number"),
                name="finding_number_once",
                violation_error_message="Another finding of the evaluation has this number.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_findingevent" ("criterion", "evaluation_id", "evidence", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "text", "title", "updated_at", "version") VALUES (NEW."criterion", NEW."evaluation_id", NEW."evidence", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority_id", NEW."source", NEW."standing", NEW."text", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="8362474424c8ff063f5c9e32f6e9f58ef101f0e6",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_39b47",
                    table="evaluation_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evaluation_findingevent" ("criterion", "evaluation_id", "evidence", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "text", "title", "updated_at", "version") VALUES (NEW."criterion", NEW."evaluation_id", NEW."evidence", NEW."id", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority_id", NEW."source", NEW."standing", NEW."text", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="9b73099e694e05772fa06873507ceab948cc2da5",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_05348",
                    table="evaluation_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_findingevent" ("criterion", "evaluation_id", "evidence", "id", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "source", "standing", "text", "title", "updated_at", "version") VALUES (OLD."criterion", OLD."evaluation_id", OLD."evidence", OLD."id", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority_id", OLD."source", OLD."standing", OLD."text", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="880fba2cfa6bc4eb22ade33610111530ba915471",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_eeaa5",
                    table="evaluation_finding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="finding",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."criterion" IS DISTINCT FROM (NEW."criterion") OR OLD."evaluation_id" IS DISTINCT FROM (NEW."evaluation_id") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."priority_id" IS DISTINCT FROM (NEW."priority_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="e88cef9f0791eb24400a91c146d6a5b27cb07762",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_8c6af",
                    table="evaluation_finding",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="findingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="03841a0bc1c6a375c202368f61555a546cf0cfa2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_f8755",
                    table="evaluation_findingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="findingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="bf17099e88b9810b2f4171f48699f4fd88a68f9d",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_be391",
                    table="evaluation_findingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="5bc2594f47c9dbe7ba2a0aaf6b7df7b153bd2c3b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_8cbbf",
                    table="evaluation_recommendationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="2ff5c7d201cd881c29cb947423ac30be32335691",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_1815c",
                    table="evaluation_recommendationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendationfinding",
            constraint=models.UniqueConstraint(
                fields=("recommendation", "finding"), name="recommendation_finding_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_recommendationfindingevent" ("finding_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "source", "standing", "updated_at", "version") VALUES (NEW."finding_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recommendation_id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="3defe74888b61dc76ebc1ae701e34cd1afe7bc3d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6c809",
                    table="evaluation_recommendationfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evaluation_recommendationfindingevent" ("finding_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "source", "standing", "updated_at", "version") VALUES (NEW."finding_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recommendation_id", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="a976b0470226e3cb8cdc91fc841ea68f75c0f5a6",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_6ed14",
                    table="evaluation_recommendationfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_recommendationfindingevent" ("finding_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation_id", "source", "standing", "updated_at", "version") VALUES (OLD."finding_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recommendation_id", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="878af506ba461ac240fbfa8396c04d3369b69870",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_71a03",
                    table="evaluation_recommendationfinding",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationfinding",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."finding_id" IS DISTINCT FROM (NEW."finding_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="d08ded65dd79f7a26dd7943cad0364cd31e86b42",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_ff718",
                    table="evaluation_recommendationfinding",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.UniqueConstraint(
                fields=("evaluation", "number"),
                name="recommendation_number_once",
                violation_error_message="Another recommendation of the evaluation has this number.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_recommendationevent" ("due_on", "evaluation_id", "id", "number", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_on", "response", "source", "standing", "status", "text", "title", "updated_at", "version") VALUES (NEW."due_on", NEW."evaluation_id", NEW."id", NEW."number", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."responded_on", NEW."response", NEW."source", NEW."standing", NEW."status", NEW."text", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="30b21055455ed360026f5f5f619873c1b13298e1",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e5416",
                    table="evaluation_recommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evaluation_recommendationevent" ("due_on", "evaluation_id", "id", "number", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_on", "response", "source", "standing", "status", "text", "title", "updated_at", "version") VALUES (NEW."due_on", NEW."evaluation_id", NEW."id", NEW."number", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."responded_on", NEW."response", NEW."source", NEW."standing", NEW."status", NEW."text", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="42b85e559841b8bb78878ad4c91723b89cdf4bed",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_94a1d",
                    table="evaluation_recommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_recommendationevent" ("due_on", "evaluation_id", "id", "number", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "responded_on", "response", "source", "standing", "status", "text", "title", "updated_at", "version") VALUES (OLD."due_on", OLD."evaluation_id", OLD."id", OLD."number", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."responded_on", OLD."response", OLD."source", OLD."standing", OLD."status", OLD."text", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="e97114cf47f939ad84ac983f22184617e75f57cb",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c1f31",
                    table="evaluation_recommendation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."evaluation_id" IS DISTINCT FROM (NEW."evaluation_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."responded_on" IS DISTINCT FROM (NEW."responded_on") OR OLD."response" IS DISTINCT FROM (NEW."response") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="de9a2c3961a1a8d9fe759de0d5457ef2c8d14e9d",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_a13c9",
                    table="evaluation_recommendation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendation",
            trigger=pgtrigger.compiler.Trigger(
                name="status_guard",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.move', true) IS DISTINCT FROM 'on' AND NEW.status IS DISTINCT FROM (CASE TG_OP WHEN 'INSERT' THEN 'proposed' ELSE OLD.status END) THEN RAISE EXCEPTION 'the status of % is set by its moves only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NEW;",
                    hash="25dafe1dc0981a091baa22d7d40eedd4d2bcf6ca",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_status_guard_86f31",
                    table="evaluation_recommendation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationfindingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="a84724c19dd08b0619389eb7f56bbdccc1dfee27",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_d646c",
                    table="evaluation_recommendationfindingevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recommendationfindingevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="0bb9284ebcdc038b6a946c1a758521939af8cb36",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_c44f6",
                    table="evaluation_recommendationfindingevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="roadmapitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(
                        django.db.models.expressions.CombinedExpression(
                            models.Func(
                                "threat",
                                "priority",
                                "sub_priority",
                                "strategic_goal",
                                "oap",
                                "action",
                                function="num_nonnulls",
                                output_field=models.IntegerField(),
                            ),
                            "+",
                            models.Case(models.When(process="", then=0), default=1),
                        ),
                        1,
                    )
                ),
                name="roadmap_item_changes_one_thing",
                violation_error_message="A roadmap item names exactly one thing that it changes.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmapitem",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_roadmapitemevent" ("action_id", "done_on", "due_on", "id", "oap_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "process", "recommendation_id", "source", "standing", "strategic_goal_id", "sub_priority_id", "threat_id", "title", "updated_at", "version") VALUES (NEW."action_id", NEW."done_on", NEW."due_on", NEW."id", NEW."oap_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority_id", NEW."process", NEW."recommendation_id", NEW."source", NEW."standing", NEW."strategic_goal_id", NEW."sub_priority_id", NEW."threat_id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="0af91802faae369e489c914da89aff66cea782e8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7ea6b",
                    table="evaluation_roadmapitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmapitem",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "evaluation_roadmapitemevent" ("action_id", "done_on", "due_on", "id", "oap_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "process", "recommendation_id", "source", "standing", "strategic_goal_id", "sub_priority_id", "threat_id", "title", "updated_at", "version") VALUES (NEW."action_id", NEW."done_on", NEW."due_on", NEW."id", NEW."oap_id", NEW."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority_id", NEW."process", NEW."recommendation_id", NEW."source", NEW."standing", NEW."strategic_goal_id", NEW."sub_priority_id", NEW."threat_id", NEW."title", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="b1280633b11188bcfce94de2cec5b49ebbccb4fa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d4075",
                    table="evaluation_roadmapitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmapitem",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "evaluation_roadmapitemevent" ("action_id", "done_on", "due_on", "id", "oap_id", "owner_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "process", "recommendation_id", "source", "standing", "strategic_goal_id", "sub_priority_id", "threat_id", "title", "updated_at", "version") VALUES (OLD."action_id", OLD."done_on", OLD."due_on", OLD."id", OLD."oap_id", OLD."owner_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority_id", OLD."process", OLD."recommendation_id", OLD."source", OLD."standing", OLD."strategic_goal_id", OLD."sub_priority_id", OLD."threat_id", OLD."title", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="7486af191720f9971cdb74a8b6fa90b435aaddc2",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_934b5",
                    table="evaluation_roadmapitem",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmapitem",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."action_id" IS DISTINCT FROM (NEW."action_id") OR OLD."done_on" IS DISTINCT FROM (NEW."done_on") OR OLD."due_on" IS DISTINCT FROM (NEW."due_on") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."oap_id" IS DISTINCT FROM (NEW."oap_id") OR OLD."owner_id" IS DISTINCT FROM (NEW."owner_id") OR OLD."priority_id" IS DISTINCT FROM (NEW."priority_id") OR OLD."process" IS DISTINCT FROM (NEW."process") OR OLD."recommendation_id" IS DISTINCT FROM (NEW."recommendation_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."strategic_goal_id" IS DISTINCT FROM (NEW."strategic_goal_id") OR OLD."sub_priority_id" IS DISTINCT FROM (NEW."sub_priority_id") OR OLD."threat_id" IS DISTINCT FROM (NEW."threat_id") OR OLD."title" IS DISTINCT FROM (NEW."title")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="1436e5cf5af4f6f95c1a667ca81dceb9311378d6",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_b7972",
                    table="evaluation_roadmapitem",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmapitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="306731f3f68be3470e1f376b7c90ebd2506c8786",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_b791e",
                    table="evaluation_roadmapitemevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="roadmapitemevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="61ba80ab478e180069f3e6a504831067007532a7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_32290",
                    table="evaluation_roadmapitemevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
