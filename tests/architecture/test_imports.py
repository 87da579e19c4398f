"""Import contracts hold, and every installed room is placed in them."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.sources import ROOT


@pytest.mark.slow
def test_import_contracts_hold() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [command, "--no-logo", "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_every_room_is_in_the_contract_of_the_layers() -> None:
    parser = ConfigParser()
    parser.read(ROOT / ".importlinter")
    placed = set(parser["importlinter:contract:rooms"]["containers"].split())
    rooms = {config.name for config in apps.get_app_configs() if config.name.startswith("qala.")} - {
        "qala.shared"
    }
    assert rooms == placed
