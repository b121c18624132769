from django.apps import AppConfig


class Config(AppConfig):
    name = "pedel.desk.embargoes"
    label = "embargoes"
