from django.apps import AppConfig


class Config(AppConfig):
    name = "pedel.desk.dossier"
    label = "dossier"
