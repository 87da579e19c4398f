"""Words of a file to rows of this city, looked up once for a whole file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from qala.ground.organisations.models import Organisation
from qala.ground.places.models import District
from qala.office.exchange.rules.findings import Finding
from qala.office.exchange.rules.profiles import Draft, Profile
from qala.office.exchange.rules.profiles.profile import Choice
from qala.office.projects.models import Block, Programme, ProjectKind, Stage
from qala.shared.folding import fold
from qala.shared.intake.errors import BadProfile, BadRow

NAMES = ("name_kk", "name_ru", "name_en")


@dataclass(frozen=True)
class Placing:
    """Where a project stands in this city's own words. `owner` None: a body that is not here yet, to be created."""

    stage: str
    block: int
    kind: int
    programme: int | None
    district: int | None
    owner: int | None
    findings: tuple[Finding, ...] = ()


class Lookups:
    """Compiled from the profile and the rows that are there now. Raises BadProfile for codes that are not."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self._blocks = _index(Block.objects.values_list("pk", "code", *NAMES))
        self._kinds = _index(ProjectKind.objects.values_list("pk", "code", *NAMES))
        self._programmes = _index(Programme.objects.values_list("pk", "code", *NAMES))
        self._districts = _index(District.objects.values_list("pk", "code", *NAMES))
        self._owners = _index(Organisation.objects.values_list("pk", "code", *NAMES))
        self._stages = {fold(value): value for value in Stage.values}
        self._check()

    def _check(self) -> None:
        lists: list[tuple[str, Choice, dict[str, Any]]] = [
            ("stages", self.profile.stages, self._stages),
            ("blocks", self.profile.blocks, self._blocks),
            ("kinds", self.profile.kinds, self._kinds),
            ("programmes", self.profile.programmes, self._programmes),
            ("districts", self.profile.districts, self._districts),
        ]
        for noun, choice, known in lists:
            named = {*choice.map.values(), choice.default, choice.unknown} - {"", "reject", "leave"}
            _require(noun, named, known)
        owners = self.profile.owners
        _require("owners", {*owners.map.values(), owners.unknown} - {"create", "reject"}, self._owners)

    def place(self, draft: Draft) -> Placing:
        """Raises BadRow where the profile rejects what is not known."""
        findings: list[Finding] = []
        profile = self.profile

        def ask(field: str, choice: Choice, known: dict[str, Any]) -> Any:
            return _choose(field, draft.text(field), choice, known, findings)

        return Placing(
            stage=str(ask("stage", profile.stages, self._stages)),
            block=int(ask("block", profile.blocks, self._blocks)),
            kind=int(ask("kind", profile.kinds, self._kinds)),
            programme=ask("programme", profile.programmes, self._programmes),
            district=ask("district", profile.districts, self._districts),
            owner=self._owner(draft),
            findings=tuple(findings),
        )

    def _owner(self, draft: Draft) -> int | None:
        said = draft.text("owner") or draft.text("owner_code")
        owners = self.profile.owners
        mapped = _folded(owners.map).get(fold(said))
        found = self._owners.get(fold(mapped or said)) if said else None
        if found is None and owners.unknown == "create":
            return None
        if found is None and owners.unknown != "reject":
            found = self._owners.get(fold(owners.unknown))
        if found is None:
            raise BadRow("unknown_owner", said)
        return int(found)

    def body(self, name: str) -> int | None:
        """An organisation of this name, where there is one."""
        return self._owners.get(fold(name)) if name else None

    def owner_id(self, draft: Draft, create: Callable[[str], int]) -> int:
        """The department; a new one is made once."""
        found = self._owner(draft)
        if found is not None:
            return found
        said = draft.text("owner") or draft.text("owner_code") or self.profile.title
        key = fold(said)
        if key not in self._owners:
            self._owners[key] = create(said)
        return int(self._owners[key])


def _index(rows: Iterable[tuple[Any, ...]]) -> dict[str, Any]:
    """By code and by name in each language, folded; a name that two rows share means neither."""
    found: dict[str, Any] = {}
    twice: set[str] = set()
    for pk, code, *names in rows:
        for name in {fold(text) for text in names if text}:
            if name in found and found[name] != pk:
                twice.add(name)
            found[name] = pk
        found[fold(code)] = pk
        twice.discard(fold(code))
    return {name: pk for name, pk in found.items() if name not in twice}


def _folded(words: dict[str, str]) -> dict[str, str]:
    return {fold(name): code for name, code in words.items()}


def _require(noun: str, named: set[str], known: dict[str, Any]) -> None:
    missing = sorted(code for code in named if fold(code) not in known)
    if missing:
        raise BadProfile(
            _("Under “%(noun)s” the profile names what this city does not have: %(codes)s.")
            % {"noun": noun, "codes": ", ".join(missing)}
        )


def _choose(field: str, said: str, choice: Choice, known: dict[str, Any], findings: list[Finding]) -> Any:
    code = (_folded(choice.map).get(fold(said)) or said) if said else choice.default
    if not code:
        return None
    if fold(code) in known:
        return known[fold(code)]
    if choice.unknown == "reject":
        raise BadRow(f"unknown_{field}", said)
    findings.append(Finding(f"unknown_{field}", "", said))
    return None if choice.unknown == "leave" else known[fold(choice.unknown)]
