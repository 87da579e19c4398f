"""qala train-classifier: learn from the city's register what texts are about."""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from qala.contact.suggestions.actions.train import Outcome, train
from qala.contact.suggestions.rules.kinds import Kind
from qala.shared.audit import because
from qala.shared.errors import Conflict

STAGES = {
    "reading": "Reading the register …",
    "splitting": "Putting near-copies together, holding out the newest appeals …",
    "learning": "Learning …",
    "asking": "Asking about the held-out appeals …",
}


class Command(BaseCommand):
    """Exit codes: 0 trained (and proposed, if better), 1 refused: too few appeals, 3 trained but not better."""

    help = (
        "Train the classifiers of topic, executor and urgency on the register. A person puts them into use."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Options."""
        parser.add_argument(
            "--kind", choices=Kind.values, action="append", help="only this one (default: all)"
        )
        parser.add_argument("--dry-run", action="store_true", help="learn and measure, write nothing")
        parser.add_argument("--json", type=Path, help="write the figures as JSON to this file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Train one kind after the other; a refused one does not keep the others from being trained."""
        kinds = options["kind"] or Kind.values
        figures: dict[str, Any] = {}
        worse, refused = [], []
        for kind in kinds:
            started = time.monotonic()
            self.stdout.write(f"{Kind(kind).name.capitalize()}")
            try:
                with because("train_classifier"):
                    outcome = train(kind=kind, is_dry_run=options["dry_run"], tick=self._tick)
            except Conflict as refusal:
                self.stderr.write(f"  {refusal.message}")
                refused.append(kind)
                continue
            self._say(outcome, time.monotonic() - started)
            figures[kind] = outcome.scores | {"compared": outcome.compared, "is_better": outcome.is_better}
            worse += [] if outcome.is_better else [kind]
        if options["json"]:
            options["json"].write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", "utf-8")
        if options["dry_run"]:
            self.stdout.write("Dry run: nothing was written.")
        if len(refused) == len(kinds):
            raise CommandError("Nothing was trained.")
        if worse:
            raise SystemExit(3)

    def _tick(self, stage: str) -> None:
        self.stdout.write(f"  {STAGES[stage]}")

    def _say(self, outcome: Outcome, seconds: float) -> None:
        whole, used = outcome.scores["whole"], outcome.compared.get("whole")
        languages = outcome.scores["languages"]
        self.stdout.write(f"  {whole['rows']} held-out appeals, {seconds:.1f} s")
        for name, row in (("all", whole), *languages.items(), ("in use", used), *self._baselines(outcome)):
            if row:
                self.stdout.write(
                    f"  {name:10} first {row['top1']:.3f}  of three {row['top3']:.3f}  macro-F1 {row['macro_f1']:.3f}"
                )
        self.stdout.write(f"  calibration error {outcome.scores['calibration_error']:.3f}")
        verdict = (
            "better: proposed, a person decides" if outcome.is_better else "not better than what is in use"
        )
        self.stdout.write(f"  {verdict}")

    def _baselines(self, outcome: Outcome) -> list[tuple[str, dict[str, float]]]:
        return [("nearest", outcome.scores["nearest"]), ("majority", outcome.scores["majority"])]
