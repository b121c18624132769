"""The database refuses to change or delete an entry of the record."""

from django.db import migrations

REFUSAL = "the record is append-only"

SQLITE = [
    f"""CREATE TRIGGER record_entry_no_{word} BEFORE {word.upper()} ON record_entry
        BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"""
    for word in ("update", "delete")
]
POSTGRESQL = [
    f"""CREATE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$""",
    """CREATE TRIGGER record_entry_no_change BEFORE UPDATE OR DELETE ON record_entry
        FOR EACH ROW EXECUTE FUNCTION record_refuse()""",
    """CREATE TRIGGER record_entry_no_truncate BEFORE TRUNCATE ON record_entry
        FOR EACH STATEMENT EXECUTE FUNCTION record_refuse()""",
]


def refuse(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("record", "0001_initial")]
    operations = [migrations.RunPython(refuse, migrations.RunPython.noop)]
