"""What is noticed in a file: a code to count by, a place to look at, and words in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Weight(StrEnum):
    """What a finding does to what it stands at."""

    NOTE = "note"
    ODD = "odd"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` names a place of the file ("task 12", a column), `detail` what stood there; both in the file's words."""

    code: str
    where: str = ""
    detail: str = ""

    @property
    def weight(self) -> Weight:
        """Whether it is only told, is doubtful, or kept something out."""
        return TEXTS[self.code][0]

    @property
    def words(self) -> str:
        """A sentence in the active language."""
        said = str(TEXTS[self.code][1])
        shown = f"{said}: {self.detail}" if self.detail else said
        return f"{self.where} · {shown}" if self.where else shown

    def as_json(self) -> dict[str, str]:
        """For a row that keeps it."""
        return {"code": self.code, "where": self.where, "detail": self.detail}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Finding:
        """Back from a row; a code of an older release is told as it is."""
        code, where, detail = str(kept["code"]), str(kept.get("where", "")), str(kept.get("detail", ""))
        return cls(code, where, detail) if code in TEXTS else cls("other", where, f"{code} {detail}".strip())


TEXTS: dict[str, tuple[Weight, str | Promise]] = {
    "other": (Weight.NOTE, _("Noticed")),
    # Plans of MS Project
    "bad_value": (Weight.ODD, _("Not understood and left empty")),
    "no_uid": (Weight.REFUSED, _("A task without a number was left out")),
    "twice": (Weight.REFUSED, _("The number stands twice; the second was left out")),
    "no_name": (Weight.ODD, _("Without a name")),
    "level_jump": (Weight.ODD, _("A level of the outline is skipped; taken as the next one")),
    "link_nowhere": (Weight.REFUSED, _("A link to a task that is not in the file was left out")),
    "link_outside": (Weight.REFUSED, _("A link to another file was left out")),
    "link_to_itself": (Weight.REFUSED, _("A link to itself was left out")),
    "link_to_ancestor": (Weight.REFUSED, _("A link to its own group was left out")),
    "circle": (Weight.REFUSED, _("The links run in a circle; the last of them was left out")),
    "lag_percent": (Weight.ODD, _("A lag in per cent was turned into working time")),
    "lag_elapsed": (Weight.ODD, _("A lag in calendar days was turned into working time")),
    "elapsed": (Weight.ODD, _("A duration in calendar days; start and finish were taken instead")),
    "percent_range": (Weight.ODD, _("A percentage outside 0–100 was left empty")),
    "finish_first": (Weight.ODD, _("The finish lies before the start; the finish was left empty")),
    "exception_repeats": (Weight.ODD, _("A repeating exception of the calendar was taken for its days only")),
    "calendar_nowhere": (Weight.ODD, _("The calendar is not in the file")),
    "inactive": (Weight.NOTE, _("Switched off in MS Project and left out")),
    "resources": (Weight.NOTE, _("Resources and their work are not taken over")),
    "base_circle": (Weight.ODD, _("The calendars stand on each other in a circle")),
    "part_of_day": (Weight.NOTE, _("Not whole days; rounded up")),
    "lag_part_of_day": (Weight.NOTE, _("A lag of not whole days; rounded up")),
    "calendar_unknown": (Weight.ODD, _("This house has no calendar of this name; the project's was taken")),
    "phase_link": (Weight.REFUSED, _("A phase is only linked from finish to start; the link was left out")),
    "actual_order": (Weight.ODD, _("The actual finish lies before the actual start; both were left out")),
    "progress_older": (Weight.ODD, _("The progress of the file is older than what is known here")),
    "baselines_wait": (Weight.NOTE, _("Baselines of the file are approved by the curator afterwards")),
    "money_left": (Weight.ODD, _("An amount was not taken over")),
    "contract_shared": (Weight.ODD, _("Several projects tell of the contract; each has an equal part of it")),
    "paper_left": (Weight.ODD, _("The document has an address that no browser opens; its title is kept")),
    "contract_left": (Weight.ODD, _("The contract was not taken over")),
    # Lists of projects
    "bad_day": (Weight.ODD, _("Not a day; left empty")),
    "bad_number": (Weight.ODD, _("Not a number; left empty")),
    "bad_position": (Weight.ODD, _("No position on earth; left empty")),
    "zero_unknown": (Weight.NOTE, _("0 stands for unknown; left empty")),
    "finished_after_expiry": (Weight.ODD, _("Finished after the contract's term")),
    "finish_before_start": (Weight.ODD, _("The finish lies before the start")),
    "full_not_finished": (Weight.ODD, _("100 % done but not completed")),
    "finished_not_full": (Weight.ODD, _("Completed with less than 100 %")),
    "percent_outside": (Weight.ODD, _("A percentage outside 0–100")),
    "no_position": (Weight.ODD, _("Without coordinates")),
    "no_outline": (Weight.NOTE, _("Without an outline")),
    "no_finish_day": (Weight.NOTE, _("Without a completion date")),
    "no_budget": (Weight.ODD, _("Without a budget")),
    "no_payments": (Weight.NOTE, _("Without payments")),
    "budget_grew": (Weight.NOTE, _("Above the original budget")),
    "original_zero": (Weight.ODD, _("The original budget is 0")),
    "totals_differ": (Weight.ODD, _("The parts do not add up to the total")),
    "several_places": (Weight.NOTE, _("Several places")),
    "several_categories": (Weight.NOTE, _("Several categories in one cell")),
    "delay_told": (Weight.NOTE, _("A reason of delay is given")),
    "with_photos": (Weight.NOTE, _("With photos")),
    "strange_field": (Weight.ODD, _("A field that the standard does not know; left out")),
    "phases_order": (Weight.ODD, _("A phase begins before the one that precedes it")),
    "year_strange": (Weight.ODD, _("A date outside of 1970 to 2050")),
    "progress_fell": (Weight.ODD, _("The progress fell, and nothing is said about it")),
    "overpaid": (Weight.ODD, _("More was paid under a contract than it is worth")),
    "completion_early": (Weight.ODD, _("The completion is told before its phase")),
    "cut_differs": (Weight.ODD, _("Parts of the budget do not add up to the whole")),
    "role_missing": (Weight.ODD, _("A body is named in a field whose role does not stand with it")),
    "sector_strange": (Weight.ODD, _("A sector is not of the list")),
    "sector_alone": (Weight.ODD, _("A sub-sector stands without its sector")),
    "amount_strange": (Weight.ODD, _("An amount of nothing, or one that no city has")),
    "name_strange": (Weight.ODD, _("A name of a body is not a name")),
    "role_unsaid": (Weight.ODD, _("A role of a body that no field tells of")),
    "shared_id": (Weight.ODD, _("The same number belongs to another body's project too")),
    # What this city does not have, and why a row is rejected
    "number_taken": (Weight.REFUSED, _("The number is that of a project that did not come with this list")),
    "unknown_stage": (Weight.REFUSED, _("No stage of this name")),
    "unknown_block": (Weight.ODD, _("No block of this name")),
    "unknown_kind": (Weight.ODD, _("No kind of project of this name")),
    "unknown_programme": (Weight.ODD, _("No programme of this name")),
    "unknown_district": (Weight.ODD, _("No district of this name in the city")),
    "unknown_owner": (Weight.REFUSED, _("No organisation of this name")),
    "no_key": (Weight.REFUSED, _("Without a code")),
    "no_title": (Weight.REFUSED, _("Without a name")),
    "twice_in_file": (Weight.REFUSED, _("The code stood in the file before")),
    "not_taken": (Weight.REFUSED, _("Not taken over")),
    "unreadable": (Weight.REFUSED, _("The row cannot be read")),
    "too_many_rows": (Weight.REFUSED, _("The file has too many rows; those that follow were not read")),
}
