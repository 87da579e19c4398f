"""`make`'s set-up steps: done when needed, skipped when not, clear when they cannot."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from qala.config.launch import prove, setup
from qala.config.launch.children import child_environment
from qala.config.launch.stamps import Stamps, content_digest, look_digest


class Machine:
    """A checkout in a temporary folder and a record of the steps that ran in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.steps: list[str] = []
        for name in ("uv.lock", "pyproject.toml", "package.json", "package-lock.json"):
            (root / name).write_text(name)
        (root / "qala" / "config").mkdir(parents=True)
        (root / ".make").mkdir()

    def run_step(self, title: str, command: Sequence[str | Path], **environment: str) -> None:
        self.steps.append(title)
        made = {"Installing Python packages": ".venv/bin/python", "Installing browser libraries": "node_modules/x",
                "Copying browser files": "qala/static_vendor/x", "Collecting static files": "qala/static_root/x",
                "Compiling translations": "qala/x.mo"}[title]  # fmt: skip
        (self.root / made).parent.mkdir(parents=True, exist_ok=True)
        (self.root / made).touch()

    def set_up(self, *, is_dev: bool = False) -> list[str]:
        """Steps that this round needed."""
        self.steps = []
        setup.set_up(Stamps(self.root / ".make"), is_dev)
        return self.steps


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setattr(setup, "ROOT", tmp_path)
    monkeypatch.setattr(setup, "VENV_PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(setup, "TOOLS", tmp_path / ".venv-tools")
    monkeypatch.setattr(setup, "run_step", made.run_step)
    monkeypatch.setattr(setup, "find_uv", lambda: "uv")
    monkeypatch.setattr(setup, "find_npm", lambda: ["npm"])
    return made


def test_everything_is_done_once(machine: Machine):
    assert machine.set_up() == [
        "Installing Python packages",
        "Installing browser libraries",
        "Copying browser files",
        "Compiling translations",
        "Collecting static files",
    ]
    assert machine.set_up() == []


def test_run_and_test_do_not_undo_each_other(machine: Machine):
    machine.set_up()
    assert machine.set_up(is_dev=True) == ["Installing Python packages", "Installing browser libraries"]
    assert machine.set_up() == []
    assert machine.set_up(is_dev=True) == []


def test_a_changed_lock_file_is_followed(machine: Machine):
    machine.set_up(is_dev=True)
    (machine.root / "uv.lock").write_text("new")
    assert "Installing Python packages" in machine.set_up()
    (machine.root / "package-lock.json").write_text("new")
    assert machine.set_up()[:2] == ["Installing browser libraries", "Copying browser files"]


def test_a_changed_translation_is_compiled(machine: Machine):
    machine.set_up()
    (machine.root / "qala" / "django.po").write_text("msgid")
    assert machine.set_up() == ["Compiling translations"]


def test_a_removed_folder_is_made_again(machine: Machine):
    machine.set_up()
    (machine.root / "qala" / "static_root" / "x").unlink()
    (machine.root / "qala" / "static_root").rmdir()
    assert machine.set_up() == ["Collecting static files"]


def test_a_failed_step_is_tried_again(machine: Machine, monkeypatch: pytest.MonkeyPatch):
    def fail(title: str, command: Sequence[str | Path], **environment: str) -> None:
        raise setup.SetupError(title)

    with monkeypatch.context() as broken:
        broken.setattr(setup, "run_step", fail)
        with pytest.raises(setup.SetupError):
            machine.set_up()
    assert machine.set_up()[0] == "Installing Python packages"


def test_a_machine_without_uv_venv_and_pip_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    refused = subprocess.CompletedProcess[str]([], 1, "", "No module named pip")
    monkeypatch.setattr(setup, "TOOLS", tmp_path)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    monkeypatch.setattr("subprocess.run", lambda *_args, **_options: refused)
    with pytest.raises(setup.SetupError, match=r"apt-get install python3-venv[\s\S]*No module named pip"):
        setup.find_uv()


def test_a_step_shows_its_output_when_it_fails(capfd: pytest.CaptureFixture[str]):
    with pytest.raises(setup.SetupError, match="Trying: failed with code 3"):
        setup.run_step("Trying", ["sh", "-c", "echo why; exit 3"])
    assert "why" in capfd.readouterr().err


def test_steps_and_processes_keep_what_they_compile(monkeypatch: pytest.MonkeyPatch):
    """Whatever the machine says; else every process compiles everything anew."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    check = "import sys; sys.exit(sys.dont_write_bytecode)"
    setup.run_step("Trying", [sys.executable, "-c", check])
    subprocess.run([sys.executable, "-c", check], env=child_environment(os.environ), check=True)


@pytest.mark.parametrize(("said", "major"), [("v22.1.0", 22), ("v8.0.0", 8), ("nonsense", 0)])
def test_version_of_node(said: str, major: int, tmp_path: Path):
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\necho {said}\n")
    node.chmod(0o755)
    assert setup.node_major(str(node)) == major
    assert setup.node_major(str(tmp_path / "absent")) == 0


def test_digests_follow_content_and_names(tmp_path: Path):
    (tmp_path / "a.po").write_text("1")
    first = content_digest(tmp_path / "a.po"), look_digest(tmp_path, "*.po")
    assert first == (content_digest(tmp_path / "a.po"), look_digest(tmp_path, "*.po"))
    (tmp_path / "b.po").write_text("1")
    assert look_digest(tmp_path, "*.po") != first[1]
    (tmp_path / "a.po").write_text("22")
    assert content_digest(tmp_path / "a.po") != first[0]


def test_every_proof_runs_even_after_a_failure(capfd: pytest.CaptureFixture[str]):
    proofs = [prove.Proof("bad", ["sh", "-c", "exit 1"]), prove.Proof("good", ["sh", "-c", "echo did run"])]
    assert prove.summary(prove.at_once(proofs)) == 1
    said = capfd.readouterr().out
    assert "did run" in said
    assert prove.summary(prove.at_once(proofs[1:])) == 0
