from django.apps import AppConfig


class Config(AppConfig):
    name = "pedel.desk.leaving"
    label = "leaving"
