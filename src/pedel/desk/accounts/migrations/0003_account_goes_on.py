import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_hold_ends_with")]

    operations = [
        migrations.AddField(
            model_name="account",
            name="goes_on",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="follows",
                to="accounts.account",
                verbose_name="goes on at",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="goes_on_url",
            field=models.URLField(blank=True, max_length=300, verbose_name="goes on at this address"),
        ),
        migrations.AddField(
            model_name="account",
            name="handle_after",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "not said"),
                    ("parked", "kept, so that nobody else takes it"),
                    ("handed_back", "given back: others may take it"),
                ],
                default="",
                max_length=12,
                verbose_name="its handle",
            ),
        ),
    ]
