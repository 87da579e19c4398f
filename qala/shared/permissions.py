"""What can be permitted: every room declares its permissions here; `ground.people` knows who holds them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.utils.functional import Promise

Scope = Literal["any", "own"]


@dataclass(frozen=True)
class Permission:
    """A right, the roles that carry it and the reason, shown on the permission matrix page.

    scope "own" limits the right to things of the organisation in which the duty is held.
    """

    code: str
    label: "str | Promise"
    why: "str | Promise"
    roles: frozenset[str]
    scope: Scope = "any"


_permissions: dict[tuple[str, Scope], Permission] = {}
_checker: Callable[[Any, str], bool] | None = None


def register(*permissions: Permission) -> None:
    """Declare rights. The same code may stand once per scope (any for controllers, own for executors)."""
    for permission in permissions:
        _permissions[(permission.code, permission.scope)] = permission


def permission(
    code: str, label: "str | Promise", why: "str | Promise", roles: Iterable[str], *, scope: Scope = "any"
) -> Permission:
    """Declare one right, written short."""
    declared = Permission(code, label, why, frozenset(roles), scope)
    register(declared)
    return declared


def also(code: str, roles: Iterable[str], *, scope: Scope = "any") -> None:
    """A room above gives its roles a right that a room below has declared."""
    declared = _permissions[(code, scope)]
    register(replace(declared, roles=declared.roles | frozenset(roles)))


def all_permissions() -> list[Permission]:
    """Every declared right, by code."""
    return [_permissions[key] for key in sorted(_permissions)]


def mark() -> tuple[int, ...]:
    """What was derived from the declared rights holds while this stays the same."""
    return tuple(map(id, _permissions.values()))


def use_checker(checker: Callable[[Any, str], bool]) -> None:
    """`ground.people` hands in the function that decides whether a user holds a code in any scope."""
    global _checker
    _checker = checker


def holds(user: Any, code: str) -> bool:
    """Whether the user holds the code at all; nobody does before `ground.people` is wired."""
    return _checker is not None and _checker(user, code)
