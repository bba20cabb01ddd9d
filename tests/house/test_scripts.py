"""scripts/serve on machines that lack something: each gets a sentence, nothing half-made stays."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT

TOOLS = ("cat", "cksum", "chmod", "dirname", "id", "ln", "mkdir", "readlink", "rm", "sh", "sleep")
SHELLS = [path for name in ("dash", "bash", "sh") if (path := shutil.which(name))]
OLD_PYTHON = 'echo "3.9"'
PYTEST = "-m pytest -n logical --dist loadfile --durations=10"
EMPTY_SHIM = 'echo "this version is not installed" >&2; exit 127'
NO_VENV_PYTHON = 'case "$*" in *ensurepip*) exit 1 ;; esac\necho "3.12"'

# A Python that is quick: `-m venv` makes a .venv of itself, `pip` does as it is told by PIP.
QUICK_PYTHON = """
case "$*" in
*sys.version_info*) echo 3.12 ;;
*ensurepip*) ;;
*'-m venv'*) mkdir -p "$3/bin" "$3/lib/python3.12/site-packages/pip" && cat "$0" >"$3/bin/python" &&
    chmod 755 "$3/bin/python" ;;
*'pip install'*) echo "pip ran" >&2; eval "${PIP:-}" ;;
*) echo "started: $*" ;;
esac
"""


class Machine:
    """A clone and a PATH of which the test decides what they hold."""

    def __init__(self, folder: Path, shell: str) -> None:
        self.clone = folder / "a clone"
        self.programs = folder / "bin"
        self.shell = shell
        self.programs.mkdir()
        shutil.copytree(ROOT / "scripts", self.clone / "scripts")
        shutil.copytree(ROOT / "requirements", self.clone / "requirements")
        (self.clone / "tools" / "js" / "node_modules").mkdir(parents=True)
        shutil.copy(ROOT / "tools" / "js" / "package-lock.json", self.clone / "tools" / "js")
        for tool in TOOLS:
            (self.programs / tool).symlink_to(shutil.which(tool) or "missing")

    @property
    def venv(self) -> Path:
        return self.clone / ".venv"

    def install(self, name: str, body: str) -> None:
        """Put a program on the PATH that does what ``body`` says."""
        program = self.programs / name
        program.unlink(missing_ok=True)  # never write through a link to the machine's own
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def serve(self, *arguments: str, pip: str = "") -> subprocess.CompletedProcess[str]:
        """Start ./scripts/serve and wait for its end."""
        return self.run("serve", *arguments, PIP=pip)

    def run(
        self, script: str, *arguments: str, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Start a script of the clone and wait for its end."""
        return subprocess.run(
            [self.shell, os.fspath(self.clone / "scripts" / script), *arguments],
            env={"PATH": os.fspath(self.programs), "HOME": os.fspath(self.clone), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )


@pytest.fixture(params=SHELLS, ids=lambda path: Path(path).name)
def machine(tmp_path: Path, request: pytest.FixtureRequest) -> Machine:
    return Machine(tmp_path, request.param)


def test_no_python_says_how_to_get_one(machine: Machine) -> None:
    machine.install("apt-get", "exit 1")
    done = machine.serve()
    assert done.returncode == 1
    assert "needs Python 3.11 or newer, and found none." in done.stderr
    assert "apt-get install -y python3 python3-venv" in done.stderr
    assert not machine.venv.exists()


def test_old_python_is_named(machine: Machine) -> None:
    machine.install("python3", OLD_PYTHON)
    machine.install("brew", "exit 1")
    done = machine.serve()
    assert done.returncode == 1
    assert f"found only 3.9 ({machine.programs}/python3)" in done.stderr
    assert "brew install python@3.13" in done.stderr


def test_missing_venv_module_gets_the_exact_command(machine: Machine) -> None:
    machine.install("python3", NO_VENV_PYTHON)
    machine.install("apt-get", "exit 1")
    done = machine.serve()
    assert done.returncode == 1
    assert "Python 3.12 is here, but its venv module is not." in done.stderr
    sudo = "" if os.getuid() == 0 else "sudo "
    assert f"    {sudo}apt-get install -y python3.12-venv\n" in done.stderr
    assert not machine.venv.exists()


def test_missing_venv_module_without_apt_gets_a_sentence(machine: Machine) -> None:
    machine.install("python3", NO_VENV_PYTHON)
    done = machine.serve()
    assert done.returncode == 1
    assert "comes without its venv and ensurepip modules" in done.stderr


def test_a_shim_that_does_not_run_is_passed_over(machine: Machine) -> None:
    machine.install("python3", EMPTY_SHIM)
    machine.install("python3.13", OLD_PYTHON)
    machine.install("python3.12", QUICK_PYTHON)
    done = machine.serve("--port", "9")
    assert done.returncode == 0, done.stderr
    assert "Making .venv with Python 3.12" in done.stderr
    assert done.stdout == "started: -P -m everdraft serve --port 9\n"


def test_second_start_installs_nothing_and_says_nothing(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    assert "pip ran" in machine.serve().stderr
    second = machine.serve()
    assert (second.returncode, second.stderr) == (0, "")


def test_changed_requirements_are_installed(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    machine.serve()
    with (machine.clone / "requirements" / "run.txt").open("a") as lock:
        lock.write("# one more line\n")
    assert "pip ran" in machine.serve().stderr
    assert machine.serve().stderr == ""


def test_failed_install_is_tried_again_in_the_same_venv(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    failed = machine.serve(pip="exit 1")
    assert failed.returncode == 1
    assert "Check the network and start again." in failed.stderr
    assert failed.stdout == ""
    again = machine.serve()
    assert again.returncode == 0
    assert "interrupted" not in again.stderr


def test_interrupted_install_is_started_afresh(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    half_a_package = f'echo half >"{machine.venv}/half"; kill -KILL $PPID; exit 1'
    assert machine.serve(pip=half_a_package).returncode == -9
    assert (machine.venv / "half").exists()
    again = machine.serve()
    assert again.returncode == 0
    assert "An earlier set-up was interrupted: starting it afresh." in again.stderr
    assert not (machine.venv / "half").exists()
    assert machine.serve().stderr == ""


def test_two_starts_at_once_install_once(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    machine.serve()
    (machine.venv / "making").write_text(str(os.getpid()))
    machine.install("sleep", f'rm "{machine.venv}/making"')  # the other start ends while we wait
    done = machine.serve()
    assert f"Waiting for process {os.getpid()}" in done.stderr
    assert "pip ran" not in done.stderr
    assert done.stdout.startswith("started:")


def test_venv_whose_python_is_gone_is_made_afresh(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    machine.serve()
    (machine.venv / "bin" / "python").unlink()
    done = machine.serve()
    assert done.returncode == 0
    assert "The Python that .venv was made with is gone" in done.stderr


def test_moved_clone_starts_without_installing(machine: Machine) -> None:
    machine.install("python3", QUICK_PYTHON)
    machine.serve()
    machine.clone = machine.clone.rename(machine.clone.with_name("moved"))
    done = machine.serve()
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("started:")


@pytest.fixture
def machine_for_tests(machine: Machine) -> Machine:
    machine.install("python3", QUICK_PYTHON)
    machine.install("node", "echo 24")
    machine.install("npm", 'echo "npm ran: $*" >&2')
    return machine


@pytest.mark.plan(71)
def test_test_sets_up_and_hands_its_arguments_on(machine_for_tests: Machine) -> None:
    machine_for_tests.install("chromium", "echo Chromium")
    done = machine_for_tests.run("test", "-k", "two words")
    assert done.returncode == 0, done.stderr
    assert "npm ran: ci --ignore-scripts" in done.stderr
    assert done.stdout == f"started: {PYTEST} -k two words\n"
    assert machine_for_tests.run("test").stderr == ""


def test_without_chromium_the_rest_is_tested(machine_for_tests: Machine) -> None:
    done = machine_for_tests.run("test", "tests/unit")
    assert "the browser tests need Chromium" in done.stderr
    assert "Going on without the browser tests." in done.stderr
    assert done.stdout == f"started: {PYTEST} -m not browser tests/unit\n"


def test_without_chromium_continuous_integration_fails(machine_for_tests: Machine) -> None:
    done = machine_for_tests.run("test", CI="true")
    assert done.returncode == 1
    assert "the browser tests need Chromium" in done.stderr
    assert done.stdout == ""


def test_a_chromium_that_does_not_run_is_named(machine_for_tests: Machine) -> None:
    done = machine_for_tests.run("test", CHROMIUM="/nowhere/chromium")
    assert done.returncode == 1
    assert "CHROMIUM names /nowhere/chromium, which does not run." in done.stderr


def test_old_node_is_replaced_by_the_locked_one(machine_for_tests: Machine) -> None:
    machine_for_tests.install("node", "echo 16")
    machine_for_tests.install("chromium", "echo Chromium")
    done = machine_for_tests.run("test")
    assert "requirements/node.txt" in done.stderr
    assert (machine_for_tests.venv / "bin" / "node").is_symlink()


def test_the_clone_is_linked_by_a_relative_path(machine: Machine, tmp_path: Path) -> None:
    machine.install("python3", QUICK_PYTHON)
    machine.serve()
    moved = machine.clone.rename(tmp_path / "moved")
    packages = moved / ".venv" / "lib" / "python3.12" / "site-packages"
    (moved / "everdraft").mkdir()
    found = subprocess.run(
        [sys.executable, "-I", "-c", "import site, sys; site.addsitedir(sys.argv[1]); "
         "print(sys.path[-1])", os.fspath(packages)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert Path(found.stdout.strip()) == moved


def test_the_command_starts_from_anywhere_through_a_link(machine: Machine, tmp_path: Path) -> None:
    machine.install("python3", QUICK_PYTHON)
    machine.serve()
    command = tmp_path / "everdraft"
    command.symlink_to(machine.venv / "bin" / "everdraft")
    done = subprocess.run(
        [os.fspath(command), "runs", "list"],
        env={"PATH": os.fspath(machine.programs)}, cwd=tmp_path,
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "started: -P -m everdraft runs list\n"


@pytest.mark.parametrize("script", ["generate-docs-checks", "score-reading", "fuzz", "seed-skills"])
def test_a_script_runs_in_the_projects_environment(script: str, tmp_path: Path) -> None:
    made = tmp_path / "scripts"
    made.mkdir()
    for name in (script, "inside.py"):
        (made / name).write_bytes((ROOT / "scripts" / name).read_bytes())
        (made / name).chmod(0o755)
    interpreter = tmp_path / ".venv" / "bin" / "python"
    interpreter.parent.mkdir(parents=True)
    interpreter.write_text('#!/bin/sh\necho "in: $*"\n', "utf-8")
    interpreter.chmod(0o755)
    done = subprocess.run(
        [sys.executable, os.fspath(made / script), "--seed", "7"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == f"in: {made / script} --seed 7\n"
