"""The settings file and the environment over it; what cannot be used is said with the file's name."""

import pytest

from pedel.desk import configuration
from pedel.desk.configuration import ConfigurationError


@pytest.fixture
def settings_of(tmp_path, monkeypatch):
    """`settings_of(text, NAME=value)`: the settings with this file and this environment."""
    for name in configuration.Settings:
        monkeypatch.delenv(f"PEDEL_{name.upper()}", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("PEDEL_HOME", str(tmp_path))

    def load(text="", **environment):
        (tmp_path / "pedel.toml").write_text(text)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return configuration.load()

    return load


def test_it_has_a_default_for_everything(settings_of):
    assert settings_of() == configuration.Configuration()


def test_it_reads_the_file(settings_of):
    settings = settings_of('institution = "É"\npacks = ["a", "b"]\napproval_hours = 4\ndemo = true')
    assert (settings.institution, settings.packs) == ("É", ("a", "b"))
    assert (settings.approval_hours, settings.demo) == (4, True)


def test_the_environment_stands_over_the_file(settings_of):
    settings = settings_of(
        'institution = "A"',
        PEDEL_INSTITUTION="B",
        PEDEL_HOSTS="a.example, b.example",
        PEDEL_SECOND_FACTOR="",
        PEDEL_APPROVAL_DAYS="7",
        PEDEL_DEMO="yes",
        DATABASE_URL="postgres://db/desk",
    )
    assert (settings.institution, settings.hosts) == ("B", ("a.example", "b.example"))
    assert (settings.second_factor, settings.approval_days, settings.demo) == ((), 7, True)
    assert settings.database_url == "postgres://db/desk"


def test_it_reads_providers(settings_of):
    table = '[[oidc]]\nid = "u"\nname = "U"\nserver_url = "https://x"\nclient_id = "c"\nclient_secret = "s"'
    assert settings_of(table).oidc[0].groups_claim == "groups"


def test_it_reads_tables_from_the_environment_as_json(settings_of):
    given = settings_of(PEDEL_NETWORK='[{"name": "website", "url": "https://desk.internal"}]')
    assert [(app.name, app.url) for app in given.network] == [("website", "https://desk.internal")]


@pytest.mark.parametrize("text", ["website", "[", '{"name": "website"}', '[{"nom": "website"}]'])
def test_it_says_when_such_a_table_is_none(settings_of, text):
    with pytest.raises(ConfigurationError, match="network"):
        settings_of(PEDEL_NETWORK=text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("institution", "not TOML"),
        ("colour = 3", "unknown setting 'colour'"),
        ("institution = 3", "institution must be a text, not 3"),
        ("approval_hours = true", "approval_hours must be a whole number"),
        ("approval_hours = 0", "approval_hours must be a whole number, 1 or more"),
        ("dormant_days = -1", "dormant_days must be a whole number, 0 or more"),
        ("demo = 1", "demo must be true or false"),
        ("packs = [1]", "packs must be a list of texts"),
        ("packs = 1", "packs must be a list of texts"),
        ('[[oidc]]\nid = "x"', "entry is not right"),
        ('oidc = "x"', "as a table"),
    ],
)
def test_it_says_what_cannot_be_used(settings_of, text, why):
    with pytest.raises(ConfigurationError, match=r"pedel\.toml") as error:
        settings_of(text)
    assert why in str(error.value)


def test_nought_switches_off_what_is_off_by_itself(settings_of):
    assert settings_of("password_days = 0").password_days == 0


def test_it_says_which_number_of_the_environment_is_none(settings_of):
    with pytest.raises(ConfigurationError, match="approval_hours must be a whole number"):
        settings_of(PEDEL_APPROVAL_HOURS="soon")
