"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AppealRegistered:
    """A new appeal is in the register, routed and with its targets running."""

    appeal_id: int


@dataclass(frozen=True)
class AppealMoved:
    """A person carried out a step of `rules.statuses.LIFE`; from_stage and to_stage may be equal."""

    appeal_id: int
    verb: str
    from_stage: str
    to_stage: str
    by_id: int | None


@dataclass(frozen=True)
class LetterWritten:
    """A letter of the procedure (`LetterKind`) is to reach the applicant; the registration slip has no id."""

    appeal_id: int
    kind: str
    letter_id: int | None


@dataclass(frozen=True)
class AppealJoined:
    """One more reporter stands behind the appeal, with contacts, number and code of their own."""

    appeal_id: int
    reporter_id: int


@dataclass(frozen=True)
class TargetWarned:
    """A running target has used up its warning share."""

    appeal_id: int
    target_id: int


@dataclass(frozen=True)
class TargetBreached:
    """A running target has passed its moment."""

    appeal_id: int
    target_id: int


@dataclass(frozen=True)
class TargetEscalated:
    """A running target has used up a share of its term (per cent) that somebody must hear of; they have been told."""

    appeal_id: int
    target_id: int
    share: int


@dataclass(frozen=True)
class AppealSplitOff:
    """An appeal came out of another one: `kind` is "converted" (under the law) or "part" (forwarded in part)."""

    appeal_id: int
    origin_id: int
    kind: str
