"""Kinds with what the city wrote itself."""

from collections import defaultdict
from dataclasses import dataclass

from qala.ground.notifications import kinds
from qala.ground.notifications.models import Wording
from qala.ground.notifications.rules.channels import Channel
from qala.shared.languages import LANGUAGES


@dataclass(frozen=True)
class KindLine:
    """One kind and its places: (channel, language, is the city's own)."""

    kind: kinds.Kind
    places: list[tuple[Channel, list[tuple[str, bool]]]]


def kind_lines() -> list[KindLine]:
    """Every declared kind. One query."""
    own: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, channel, language in Wording.objects.values_list("kind", "channel", "language"):
        own[kind, channel].add(language)
    return [
        KindLine(
            one,
            [
                (channel, [(language, language in own[one.code, channel.value]) for language in LANGUAGES])
                for channel in Channel
                if one.offers(channel)
            ],
        )
        for one in kinds.all_kinds()
    ]
