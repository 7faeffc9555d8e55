from django.db import migrations, models
from django.db.models import F


def all_ended(apps, schema_editor):
    """Nothing is known of earlier attempts but that they are over."""
    apps.get_model("notifications", "Mail").objects.update(answered=F("attempts"))


class Migration(migrations.Migration):
    dependencies = [("notifications", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="answered",
            field=models.PositiveSmallIntegerField(
                default=0, help_text="The others ended with their worker.", verbose_name="attempts with a known end"
            ),
        ),
        migrations.RunPython(all_ended, migrations.RunPython.noop),
    ]
