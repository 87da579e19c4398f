"""Remember a walk through a script."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from qala.contact.knowledge.access import can_view, visible_scripts
from qala.contact.knowledge.actions.uses import record_use
from qala.contact.knowledge.events import ScriptWalked
from qala.contact.knowledge.models import ScriptVersion, ScriptWalk
from qala.contact.knowledge.rules.scripts import StepKind, follow
from qala.shared.clock import now
from qala.shared.db import atomic
from qala.shared.errors import Invalid, Missing, require
from qala.shared.events import publish


def record_walk(*, version_id: int, path: Sequence[int], by: Any) -> ScriptWalk:
    """Keep the chosen answers of a walk that has come to an end; the article it ends with counts as used.

    The version may be older than the published one: an editor may publish during a call. Raises NotAllowed, Missing,
    Invalid (no such path, or it ends on a question).
    """
    require(can_view(by))
    with atomic():
        version = ScriptVersion.objects.filter(pk=version_id, script__in=visible_scripts(by)).first()
        if version is None:
            raise Missing
        node = follow(version.nodes, path)
        if node is None or node.kind == StepKind.QUESTION:
            raise Invalid(_("This path does not end the script."), code="not_an_end")
        walk = ScriptWalk.objects.create(
            version=version,
            path=list(path),
            kind=node.kind,
            article_id=node.article,
            topic_id=node.topic,
            service=node.service,
            by=by,
            at=now(),
        )
        if node.article is not None:
            record_use(article_id=node.article, by=by)
        publish(
            ScriptWalked(
                walk_id=walk.pk,
                script_id=version.script_id,
                kind=walk.kind,
                article_id=walk.article_id,
                topic_id=walk.topic_id,
                service=walk.service,
                by_id=by.pk,
            )
        )
    return walk
