"""Where guidance is searched: a full-text table on SQLite, an index on PostgreSQL.

A later migration that has SQLite make `questions_wording` anew loses these triggers; it makes them again.
"""

from django.db import migrations

COLUMNS = "question_en, answer_en, question_nl, answer_nl"
NEW = "new.id, new.question_en, new.answer_en, new.question_nl, new.answer_nl"
SQLITE = [
    f"""CREATE VIRTUAL TABLE questions_words USING fts5(
        {COLUMNS}, tokenize = 'unicode61 remove_diacritics 2', prefix = '3')""",
    *(
        f"""CREATE TRIGGER questions_words_{name} AFTER {word} ON questions_wording
            BEGIN INSERT OR REPLACE INTO questions_words(rowid, {COLUMNS}) VALUES ({NEW}); END"""  # noqa: S608
        for name, word in (("new", "INSERT"), ("changed", f"UPDATE OF {COLUMNS}"))
    ),
    """CREATE TRIGGER questions_words_gone AFTER DELETE ON questions_wording
        BEGIN DELETE FROM questions_words WHERE rowid = old.id; END""",
]
POSTGRESQL = [
    """CREATE INDEX questions_words ON questions_wording USING gin ((
        setweight(to_tsvector('english', question_en), 'A') || to_tsvector('english', answer_en)
        || setweight(to_tsvector('dutch', question_nl), 'A') || to_tsvector('dutch', answer_nl)))"""
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("questions", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
