"""The first migration of some four hundred tables in seconds and not in minutes.

Django keeps, while it migrates, a picture of every model as it stands at that moment. Whenever one changes it builds
anew all that are tied to it; here everything is tied to the account: each of six hundred steps built a hundred models.
A step of ours needs the changed model alone: tables, columns and keys of its neighbours are what they were. Models of
libraries keep Django's way, because their migrations also run code on the picture.
"""

from typing import Any

from django.apps import apps
from django.db.migrations.state import ProjectState

_thorough = ProjectState._find_reload_model  # type: ignore[attr-defined]


def _ours_alone(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> Any:
    config = apps.app_configs.get(app_label)
    if config is None or not config.name.startswith("qala."):
        return _thorough(state, app_label, model_name, delay)
    state.is_delayed = True
    return {(app_label, model_name)}


ProjectState._find_reload_model = _ours_alone  # type: ignore[attr-defined]
