"""Make a script, and publish its draft as a tree that can be walked."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from qala.contact.catalog.models import Topic
from qala.contact.knowledge.access import can_edit
from qala.contact.knowledge.events import ScriptPublished
from qala.contact.knowledge.models import Script, ScriptVersion
from qala.contact.knowledge.queries.scripts import draft_faults
from qala.shared import timeline
from qala.shared.clock import now
from qala.shared.db import atomic, lock
from qala.shared.errors import Conflict, Invalid, require
from qala.shared.events import publish
from qala.shared.languages import LANGUAGES

FIELDS = (*(f"name_{language}" for language in LANGUAGES), "is_active", "is_sample")
CARD_VERBS = ("create", "change")
"""Entries of a timeline that tell of the script's card; the others tell of its steps."""


def save_script(
    *,
    script_id: int | None,
    by: Any,
    code: str = "",
    topics: Sequence[Topic] = (),
    seen: int | None = None,
    **words: Any,
) -> Script:
    """Make a script (with its code, which never changes) or change its card.

    Raises NotAllowed, Missing, Invalid (no name), Conflict (code taken, changed after the entry `seen`).
    """
    with atomic():
        require(can_edit(by))
        if not any(words.get(f"name_{language}") for language in LANGUAGES):
            raise Invalid(fields={"name_kk": _("A script needs a name in at least one language.")})
        script = Script(code=code) if script_id is None else lock(Script, script_id)
        timeline.require_unchanged(script, seen, *CARD_VERBS)
        changed = [name for name in FIELDS if name in words and getattr(script, name) != words[name]]
        for name in changed:
            setattr(script, name, words[name])
        try:
            with atomic():
                script.save()
        except IntegrityError:  # the code is unique: somebody made one at the same moment
            raise Conflict(_("There is a script with this code already."), code="code_taken") from None
        script.topics.set(topics)
        timeline.add(script, "change" if script_id else "create", by=by, data={"fields": changed})
    return script


def publish_script(*, script_id: int, by: Any) -> ScriptVersion:
    """Freeze the draft. Raises NotAllowed, Missing, Invalid (it cannot be walked to an end), Conflict (no change)."""
    with atomic():
        script = lock(Script, script_id)
        require(can_edit(by))
        found = draft_faults(script)
        if found:
            raise Invalid(
                _("The script cannot be published yet: mend the marked steps."), code="not_walkable"
            )
        tree = [step.as_node().as_data() for step in script.steps.all()]
        last = script.published
        if last is not None and last.tree == tree:
            raise Conflict(_("Nothing has changed since the published version."), code="published_already")
        version = ScriptVersion.objects.create(
            script=script, number=last.number + 1 if last else 1, tree=tree, made_by=by, made_at=now()
        )
        script.published = version
        script.save(update_fields=["published"])
        timeline.add(script, "publish", by=by, data={"version": version.number})
        publish(ScriptPublished(script_id=script.pk, version_id=version.pk, by_id=by.pk))
    return version
