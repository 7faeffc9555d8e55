import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import empact.accounts.models
import empact.history.records
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        UnaccentExtension(),
        TrigramExtension(),
        migrations.CreateModel(
            name="Country",
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
                ("code", models.CharField(max_length=2, unique=True, verbose_name="EU code")),
                ("iso", models.CharField(max_length=2, unique=True, verbose_name="ISO code")),
                ("name", models.CharField(max_length=80, unique=True, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member_state", "Member State"),
                            ("schengen_associated", "Schengen associated country"),
                            ("western_balkans", "Western Balkans"),
                            ("eastern_partnership", "Eastern Partnership"),
                            ("other", "Other country"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "protocol_order",
                    models.PositiveSmallIntegerField(blank=True, null=True, unique=True, verbose_name="protocol order"),
                ),
                ("flag", models.CharField(blank=True, max_length=40, verbose_name="flag symbol")),
                ("footnote", models.TextField(blank=True, verbose_name="footnote to the name")),
                ("europol_status", models.CharField(blank=True, max_length=60, verbose_name="status at Europol")),
                ("cepol_participates", models.BooleanField(default=False, verbose_name="takes part in CEPOL")),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": (models.OrderBy(models.F("protocol_order"), nulls_last=True), "name"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CountryEvent",
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
                ("code", models.CharField(max_length=2, verbose_name="EU code")),
                ("iso", models.CharField(max_length=2, verbose_name="ISO code")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("member_state", "Member State"),
                            ("schengen_associated", "Schengen associated country"),
                            ("western_balkans", "Western Balkans"),
                            ("eastern_partnership", "Eastern Partnership"),
                            ("other", "Other country"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "protocol_order",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="protocol order"),
                ),
                ("flag", models.CharField(blank=True, max_length=40, verbose_name="flag symbol")),
                ("footnote", models.TextField(blank=True, verbose_name="footnote to the name")),
                ("europol_status", models.CharField(blank=True, max_length=60, verbose_name="status at Europol")),
                ("cepol_participates", models.BooleanField(default=False, verbose_name="takes part in CEPOL")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "Member State"),
                            ("service", "Service of a Member State"),
                            ("third_country", "Third country"),
                            ("third_service", "Service of a third country"),
                            ("institution", "EU institution"),
                            ("agency", "EU agency or body"),
                            ("international", "International organisation or network"),
                            ("private", "Private body or NGO"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("short_name", models.CharField(max_length=40, verbose_name="short name")),
                ("seat", models.CharField(blank=True, max_length=60, verbose_name="seat")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ("short_name",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "Member State"),
                            ("service", "Service of a Member State"),
                            ("third_country", "Third country"),
                            ("third_service", "Service of a third country"),
                            ("institution", "EU institution"),
                            ("agency", "EU agency or body"),
                            ("international", "International organisation or network"),
                            ("private", "Private body or NGO"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("short_name", models.CharField(max_length=40, verbose_name="short name")),
                ("seat", models.CharField(blank=True, max_length=60, verbose_name="seat")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("short_name", models.CharField(max_length=40, verbose_name="short name")),
                ("starts", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "verbose_name": "earlier or later name",
                "verbose_name_plural": "names over time",
                "ordering": ("organisation", models.OrderBy(models.F("starts"), nulls_first=True)),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OrganisationNameEvent",
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
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("short_name", models.CharField(max_length=40, verbose_name="short name")),
                ("starts", models.DateField(blank=True, null=True, verbose_name="from")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonDetails",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_name", models.CharField(blank=True, max_length=100, verbose_name="given name")),
                ("family_name", models.CharField(blank=True, max_length=100, verbose_name="family name")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="telephone")),
            ],
            options={
                "verbose_name": "personal details",
                "verbose_name_plural": "personal details",
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "created_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="user_email_lower",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AccessLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "purpose",
                    models.CharField(
                        choices=[("invitation", "Set a first password"), ("reset", "Set a new password")],
                        max_length=12,
                        verbose_name="purpose",
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("created_at", models.DateTimeField(verbose_name="made")),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="used")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="made by",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="access_links",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "access link",
                "verbose_name_plural": "access links",
            },
        ),
        migrations.CreateModel(
            name="Assignment",
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
                ("role", models.CharField(max_length=40, verbose_name="role")),
                ("scope_kind", models.CharField(blank=True, max_length=60, verbose_name="kind of scope")),
                ("scope_id", models.BigIntegerField(blank=True, null=True, verbose_name="scope")),
                ("starts", models.DateField(verbose_name="from")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="person",
                    ),
                ),
                (
                    "head_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.country",
                        verbose_name="head NEC of",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ("role", "starts", "id"),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssignmentEvent",
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
                ("role", models.CharField(max_length=40, verbose_name="role")),
                ("scope_kind", models.CharField(blank=True, max_length=60, verbose_name="kind of scope")),
                ("scope_id", models.BigIntegerField(blank=True, null=True, verbose_name="scope")),
                ("starts", models.DateField(verbose_name="from")),
                ("ends", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "person",
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
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="row_history",
                        to="accounts.assignment",
                    ),
                ),
                (
                    "head_of",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="accounts.country",
                        verbose_name="head NEC of",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_countryevent" ("cepol_participates", "code", "europol_status", "flag", "footnote", "id", "iso", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_order", "source", "standing", "updated_at", "version") VALUES (NEW."cepol_participates", NEW."code", NEW."europol_status", NEW."flag", NEW."footnote", NEW."id", NEW."iso", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."protocol_order", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="026be261191f097be3a0a251f57f945c44b262b8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ab653",
                    table="accounts_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_countryevent" ("cepol_participates", "code", "europol_status", "flag", "footnote", "id", "iso", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_order", "source", "standing", "updated_at", "version") VALUES (NEW."cepol_participates", NEW."code", NEW."europol_status", NEW."flag", NEW."footnote", NEW."id", NEW."iso", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."protocol_order", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="486b8ab95e0e5e3d644da3b282d1b4d1fcf61577",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0a829",
                    table="accounts_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_countryevent" ("cepol_participates", "code", "europol_status", "flag", "footnote", "id", "iso", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "protocol_order", "source", "standing", "updated_at", "version") VALUES (OLD."cepol_participates", OLD."code", OLD."europol_status", OLD."flag", OLD."footnote", OLD."id", OLD."iso", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."protocol_order", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="0954c0d4904cc45169564efb6426e81530a9834c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0f728",
                    table="accounts_country",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="country",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."cepol_participates" IS DISTINCT FROM (NEW."cepol_participates") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."europol_status" IS DISTINCT FROM (NEW."europol_status") OR OLD."flag" IS DISTINCT FROM (NEW."flag") OR OLD."footnote" IS DISTINCT FROM (NEW."footnote") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."iso" IS DISTINCT FROM (NEW."iso") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."protocol_order" IS DISTINCT FROM (NEW."protocol_order") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="22a3b66081653fb72162282d32d6bd8c28455bda",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_39f2b",
                    table="accounts_country",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="countryevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="accounts.country",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="country",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="organisations",
                to="accounts.country",
                verbose_name="country",
            ),
        ),
        migrations.AddField(
            model_name="organisation",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="accounts.organisation",
                verbose_name="belongs to",
            ),
        ),
        migrations.AddField(
            model_name="assignmentevent",
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
            model_name="assignment",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignments",
                to="accounts.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
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
            model_name="organisationevent",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.organisation",
                verbose_name="belongs to",
            ),
        ),
        migrations.AddField(
            model_name="organisationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="organisationname",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="names",
                to="accounts.organisation",
                verbose_name="organisation",
            ),
        ),
        migrations.AddField(
            model_name="organisationnameevent",
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
            model_name="organisationnameevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="row_history",
                to="accounts.organisationname",
            ),
        ),
        migrations.AddField(
            model_name="persondetails",
            name="person",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="details",
                to=settings.AUTH_USER_MODEL,
                verbose_name="account",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="fbdb80f136b6d759db47cdfe4a725ff44215e523",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_6e3d3",
                    table="accounts_countryevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="countryevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="126159f45013718c12eba45300d667f4a189c3c7",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_b2072",
                    table="accounts_countryevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("country__isnull", False),
                    models.Q(("kind__in", ["country", "service", "third_country", "third_service"]), _negated=True),
                    _connector="OR",
                ),
                name="organisation_of_a_country_names_it",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ["country", "third_country"])),
                fields=("country",),
                name="organisation_one_per_country_as_a_whole",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_organisationevent" ("code", "country_id", "id", "kind", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "short_name", "source", "standing", "updated_at", "version") VALUES (NEW."code", NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."seat", NEW."short_name", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="0aced217d621f961b92fa93a9bc30d947f98e197",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_66a5c",
                    table="accounts_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_organisationevent" ("code", "country_id", "id", "kind", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "short_name", "source", "standing", "updated_at", "version") VALUES (NEW."code", NEW."country_id", NEW."id", NEW."kind", NEW."name", NEW."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."seat", NEW."short_name", NEW."source", NEW."standing", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="b2eede0398e1f31eaffba550a145fa3c09e264ff",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_9e5fc",
                    table="accounts_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_organisationevent" ("code", "country_id", "id", "kind", "name", "parent_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "seat", "short_name", "source", "standing", "updated_at", "version") VALUES (OLD."code", OLD."country_id", OLD."id", OLD."kind", OLD."name", OLD."parent_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."seat", OLD."short_name", OLD."source", OLD."standing", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="7654f26b88bd96cd01a3f51d6a3830df50414b9f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7b33b",
                    table="accounts_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."country_id" IS DISTINCT FROM (NEW."country_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."seat" IS DISTINCT FROM (NEW."seat") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="a7e423feec18e101cf748df76f2ae3b56fc00cf7",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_70b4d",
                    table="accounts_organisation",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="34793eb02a894aee1d76f237d29298d8aa9784ca",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_a524a",
                    table="accounts_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="ac30197227242e4e161db49c2acbfb81e29fa7fa",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_07d35",
                    table="accounts_assignmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["person", "starts"], name="assignment_person"),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["role", "scope_kind", "scope_id"], name="assignment_role_scope"),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__isnull", True), ("starts__lte", models.F("ends")), _connector="OR"),
                name="assignment_ends_after_start",
                violation_error_message="An assignment ends on or after the day it starts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scope_id__isnull", True), ("scope_kind", "")),
                    models.Q(models.Q(("scope_kind", ""), _negated=True), ("scope_id__isnull", False)),
                    _connector="OR",
                ),
                name="assignment_scope_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("head_of__isnull", False)),
                expressions=(
                    (models.F("head_of"), "="),
                    (
                        empact.accounts.models.InclusiveDateRange(
                            "starts",
                            "ends",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ),
                name="assignment_one_head_nec_per_country_and_day",
                violation_error_message="That country has a head NEC on some of these days already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=(
                    (models.F("person"), "="),
                    (models.F("role"), "="),
                    (models.F("organisation"), "="),
                    (models.F("scope_kind"), "="),
                    (models.Func(models.F("scope_id"), models.Value(0), function="COALESCE"), "="),
                    (
                        empact.accounts.models.InclusiveDateRange(
                            "starts",
                            "ends",
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                        ),
                        "&&",
                    ),
                ),
                name="assignment_not_twice_on_one_day",
                violation_error_message="This person holds that role already on some of these days.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_assignmentevent" ("ends", "head_of_id", "id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope_id", "scope_kind", "source", "standing", "starts", "updated_at", "version") VALUES (NEW."ends", NEW."head_of_id", NEW."id", NEW."organisation_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."scope_id", NEW."scope_kind", NEW."source", NEW."standing", NEW."starts", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="ea7cc3649c0b91e71259e01d4a617742d6fd753d",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ffd50",
                    table="accounts_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_assignmentevent" ("ends", "head_of_id", "id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope_id", "scope_kind", "source", "standing", "starts", "updated_at", "version") VALUES (NEW."ends", NEW."head_of_id", NEW."id", NEW."organisation_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."scope_id", NEW."scope_kind", NEW."source", NEW."standing", NEW."starts", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="0f0722031d6cbf2ecf448afe418de1726fe40b08",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_93e32",
                    table="accounts_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_assignmentevent" ("ends", "head_of_id", "id", "organisation_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "scope_id", "scope_kind", "source", "standing", "starts", "updated_at", "version") VALUES (OLD."ends", OLD."head_of_id", OLD."id", OLD."organisation_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."scope_id", OLD."scope_kind", OLD."source", OLD."standing", OLD."starts", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="62c40f311b928959922c7e902427a72ea3fabf90",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_aa09b",
                    table="accounts_assignment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="assignment",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."head_of_id" IS DISTINCT FROM (NEW."head_of_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."person_id" IS DISTINCT FROM (NEW."person_id") OR OLD."role" IS DISTINCT FROM (NEW."role") OR OLD."scope_id" IS DISTINCT FROM (NEW."scope_id") OR OLD."scope_kind" IS DISTINCT FROM (NEW."scope_kind") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."starts" IS DISTINCT FROM (NEW."starts")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="837d4f4754a7a0830be9b3d8b6694e4100ac1fbf",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_8c788",
                    table="accounts_assignment",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="3452d8cb059876966be8111e65262cd19c455309",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_66983",
                    table="accounts_organisationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="2f7e06cafd80b1d288d6c928b21eb15aea376b34",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_0087e",
                    table="accounts_organisationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationname",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts__isnull", True), ("ends__isnull", True), ("starts__lte", models.F("ends")), _connector="OR"
                ),
                name="organisation_name_ends_after_start",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationname",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_organisationnameevent" ("ends", "id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "source", "standing", "starts", "updated_at", "version") VALUES (NEW."ends", NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."short_name", NEW."source", NEW."standing", NEW."starts", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="569dc68e9ac8d94db890d43c95e6a7c35155638b",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2e934",
                    table="accounts_organisationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationname",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "accounts_organisationnameevent" ("ends", "id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "source", "standing", "starts", "updated_at", "version") VALUES (NEW."ends", NEW."id", NEW."name", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."short_name", NEW."source", NEW."standing", NEW."starts", NEW."updated_at", NEW."version"); RETURN NULL;',
                    hash="9bf063123741ca55ea9c9e751a259a9cae228e45",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_14b37",
                    table="accounts_organisationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationname",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "accounts_organisationnameevent" ("ends", "id", "name", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "short_name", "source", "standing", "starts", "updated_at", "version") VALUES (OLD."ends", OLD."id", OLD."name", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."short_name", OLD."source", OLD."standing", OLD."starts", OLD."updated_at", OLD."version"); RETURN NULL;',
                    hash="7d328af74a540e0b5e7f73f8cc5af6ac6ab62aa8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_3462d",
                    table="accounts_organisationname",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationname",
            trigger=pgtrigger.compiler.Trigger(
                name="keep_version",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='IF (OLD."ends" IS DISTINCT FROM (NEW."ends") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."short_name" IS DISTINCT FROM (NEW."short_name") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."standing" IS DISTINCT FROM (NEW."standing") OR OLD."starts" IS DISTINCT FROM (NEW."starts")) THEN NEW.version := OLD.version + 1; NEW.updated_at := now(); ELSE NEW.version := OLD.version; NEW.updated_at := OLD.updated_at; END IF; RETURN NEW;',
                    hash="fe6653cfac6982b7c151bfe92d306596fb6c719f",
                    operation="UPDATE",
                    pgid="pgtrigger_keep_version_42557",
                    table="accounts_organisationname",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="immutable",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';",
                    hash="511ca8bfcd10f6db0fe1342afc4c1fb2c783654b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_immutable_777f0",
                    table="accounts_organisationnameevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationnameevent",
            trigger=pgtrigger.compiler.Trigger(
                name="never_emptied",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="IF current_setting('empact.may_truncate', true) IS DISTINCT FROM 'on' THEN RAISE EXCEPTION '% of % is refused: history is only ever added to', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL;",
                    hash="0b4ef8d85a56bce2774b580c26801623c4f1b571",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_never_emptied_b19df",
                    table="accounts_organisationnameevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
