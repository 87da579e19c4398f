"""The first migration of some four hundred tables in seconds and not in minutes.

Django keeps, while it migrates, a picture of every model as it stands at that moment. Whenever one changes it builds
anew all that are tied to it; here everything is tied to the account: each of six hundred steps built a hundred models.
A step of ours needs the changed model alone: tables, columns and keys of its neighbours are what they were. Models of
libraries keep Django's way among themselves, because their migrations also run code on the picture. It is copied before
each step, and Django examined each model of the copy again; what was in order stays so.
"""

from typing import Any

from django.apps import apps
from django.db.migrations.state import ModelState, ProjectState

_thorough = ProjectState._find_reload_model  # type: ignore[attr-defined]


def _ours_alone(state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> Any:
    """What to build anew after a change of this model, as (app, model)."""
    changed = (app_label, model_name)
    if not _is_ours(app_label):
        related = _thorough(state, app_label, model_name, delay)
        return {changed, *(each for each in related if not _is_ours(each[0]))}
    state.is_delayed = True
    return {changed}


def _is_ours(app_label: str) -> bool:
    config = apps.app_configs.get(app_label)
    return config is not None and config.name.startswith("qala.")


def _copied(model: ModelState) -> ModelState:
    copied = object.__new__(type(model))
    own = {"fields": dict(model.fields), "options": dict(model.options), "managers": list(model.managers)}
    vars(copied).update(vars(model), **own)
    return copied


ModelState.clone = _copied  # type: ignore[assignment, method-assign]
ProjectState._find_reload_model = _ours_alone  # type: ignore[attr-defined]
