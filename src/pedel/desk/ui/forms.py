"""How forms look."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Renders fields with `ui/field.html`: label, help, widget and what is wrong with it."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
