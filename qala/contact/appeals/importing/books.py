"""Names of the source to rows of this city: looked up once, created where the profile says so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils.text import slugify

from qala.contact.appeals.importing.profile import Profile
from qala.contact.catalog.models import Cause, Channel, Status, Topic, TopicGroup
from qala.ground.organisations.events import OrganisationRegistered
from qala.ground.organisations.models import Organisation
from qala.ground.places.models import District
from qala.shared import timeline
from qala.shared.events import publish
from qala.shared.folding import fold
from qala.shared.intake.errors import BadProfile

SINCE = date(1970, 1, 1)
"""Bodies of another register are taken to have existed as long as any of its appeals."""
LAST = 999


def code_for(prefix: str, *names: str, limit: int) -> str:
    """A slug that stays the same for the same names and differs for different ones."""
    whole = "/".join(name.casefold() for name in names if name)
    slug = slugify(whole.replace("/", " "))
    if slug.replace("-", " ") == whole and len(slug) <= limit - len(prefix) - 1:
        return f"{prefix}-{slug}"
    mark = hashlib.blake2b(whole.encode("utf-8", "replace"), digest_size=4).hexdigest()
    room = limit - len(prefix) - len(mark) - 2
    return "-".join(part for part in (prefix, slug[:room].strip("-"), mark) if part)


class Books:
    """Everything a batch looks up. Created rows are written in the caller's transaction; after a failed one make
    the books anew."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self.topics_new = 0
        self.executors_new = 0
        self.statuses: dict[str, tuple[int, str]] = {
            code: (pk, stage) for pk, code, stage in Status.objects.values_list("id", "code", "stage")
        }
        self.channels: dict[str, int] = dict(Channel.objects.values_list("code", "id"))
        late = Cause.objects.filter(use=Cause.Use.LATE)
        self.late_causes: dict[str, int] = dict(late.values_list("code", "id"))
        self._topics: dict[str, tuple[int, bool]] = {
            code: (pk, is_public)
            for pk, code, is_public in Topic.objects.values_list("id", "code", "is_public")
        }
        self._groups: dict[str, int] = dict(TopicGroup.objects.values_list("code", "id"))
        self._executors: dict[str, int] = dict(Organisation.objects.values_list("code", "id"))
        self._topic_map = _folded(profile.topics.map)
        self._executor_map = _folded(profile.executors.map)
        self._executor_names = _folded(profile.executors.names)
        self._districts = _districts(profile)
        self._topics_of: dict[tuple[str, str], tuple[int, bool]] = {}
        self._executors_of: dict[str, int] = {}
        self._check()

    def _check(self) -> None:
        """Every code that the profile names must exist before the first row. Raises BadProfile."""
        profile = self._profile
        statuses = {*profile.statuses.map.values(), profile.statuses.default, profile.statuses.unknown} - {
            "reject"
        }
        channels = {*profile.channels.map.values(), profile.channels.default, profile.channels.unknown}
        topics = {*profile.topics.map.values(), profile.topics.unknown} - {"review", "reject"}
        causes = profile.late_causes
        late_causes = {*causes.map.values(), causes.default, causes.unknown} - {"reject"}
        for noun, wanted, have in (
            ("statuses", statuses, self.statuses),
            ("channels", channels, self.channels),
            ("topics", topics, self._topics),
            ("reasons of late answers", late_causes, self.late_causes),
            ("organisations", set(profile.executors.map.values()), self._executors),
        ):
            missing = sorted(wanted - set(have))
            if missing:
                raise BadProfile(
                    f"The profile {profile.name} names {noun} that are not there: {', '.join(missing)}. "
                    "Add them, or run `qala load-reference` if it never ran."
                )

    def topic(self, group: str, topic: str) -> tuple[int, bool]:
        """Id and whether it may be public; an unknown one is put on the review list, never public."""
        found = self._topics_of.get((group, topic))
        if found is None:
            found = self._topics_of[group, topic] = self._topic(group, topic)
        return found

    def _topic(self, group: str, topic: str) -> tuple[int, bool]:
        wanted = self._topic_map.get(topic.casefold())
        if wanted is None and self._profile.topics.unknown != "review":
            wanted = self._profile.topics.unknown
        code = wanted or self.review_code(group, topic)
        if code not in self._topics:
            self._topics[code] = self._new_topic(code, group, topic), False
            self.topics_new += 1
        return self._topics[code]

    def review_code(self, group: str, topic: str) -> str:
        """The code under which an unknown topic waits for review."""
        return code_for(self._profile.prefix, group, topic, limit=80)

    def _new_topic(self, code: str, group: str, topic: str) -> int:
        made = Topic.objects.create(
            code=code,
            group_id=self._group(group),
            needs_review=True,
            is_public=False,
            order=LAST,
            **self._named(topic),
        )
        return int(made.pk)

    def _group(self, group: str) -> int:
        profile = self._profile
        code = code_for(profile.prefix, group or "imported", limit=60)
        if code not in self._groups:
            title = (
                f"{profile.title}: {profile.topics.group_names.get(group, group)}" if group else profile.title
            )
            made = TopicGroup.objects.create(code=code, order=LAST, **self._named(title))
            self._groups[code] = int(made.pk)
        return self._groups[code]

    def executor(self, name: str, full_name: str) -> int | None:
        """Id of the organisation; None for an empty name and where the profile leaves unknown ones to the queue."""
        if not name:
            return None
        found = self._executors_of.get(name)
        if found is not None:
            return found
        code = self._executor_map.get(name.casefold()) or self.executor_code(name)
        if code not in self._executors:
            if self._profile.executors.unknown == "fallback":
                return None
            self._executors[code] = self._new_executor(code, name, full_name)
            self.executors_new += 1
        self._executors_of[name] = self._executors[code]
        return self._executors[code]

    def executor_code(self, name: str) -> str:
        """The code of an agency that the profile does not map."""
        return code_for(self._profile.prefix, name, limit=60)

    def _new_executor(self, code: str, name: str, full_name: str) -> int:
        title = self._executor_names.get(name.casefold()) or full_name or name
        made = Organisation(
            code=code, kind=self._profile.executors.kind, valid_from=SINCE, **self._named(title)
        )
        made.save(force_insert=True)
        timeline.add(made, "registered", note=f"import: {self._profile.title}")
        publish(OrganisationRegistered(organisation_id=made.pk))
        return int(made.pk)

    def district(self, name: str) -> int | None:
        """Id of the district of this name, None when this city has none of it."""
        return self._districts.get(fold(name)) if name else None

    def _named(self, text: str) -> dict[str, Any]:
        return {f"name_{self._profile.language}": text[:250]}

    def would_be_new(
        self, topics: Iterable[tuple[str, str]], executors: Iterable[str]
    ) -> tuple[set[str], set[str]]:
        """Codes that an import of these would create; nothing is written."""
        profile = self._profile
        new_topics, new_executors = set[str](), set[str]()
        if profile.topics.unknown == "review":
            unmapped = (pair for pair in topics if pair[1].casefold() not in self._topic_map)
            new_topics = {self.review_code(*pair) for pair in unmapped} - set(self._topics)
        if profile.executors.unknown == "create":
            named = (name for name in executors if name and name.casefold() not in self._executor_map)
            new_executors = {self.executor_code(name) for name in named} - set(self._executors)
        return new_topics, new_executors


def _folded(table: dict[str, str]) -> dict[str, str]:
    return {key.strip().casefold(): value for key, value in table.items()}


def _districts(profile: Profile) -> dict[str, int]:
    by_code: dict[str, int] = {}
    known: dict[str, int] = {}
    for row in District.objects.all():
        by_code[row.code] = row.pk
        known |= {fold(name): row.pk for name in (row.code, row.name_kk, row.name_ru, row.name_en) if name}
    missing = sorted(set(profile.districts.map.values()) - set(by_code))
    if missing:
        raise BadProfile(
            f"The profile {profile.name} names districts that are not there: {', '.join(missing)}."
        )
    return known | {fold(name): by_code[code] for name, code in profile.districts.map.items()}
