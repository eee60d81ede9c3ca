"""script/coach and script/test: set up once, start at once, say what is missing."""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
TOOLS = ("sh", "cat", "chmod", "cp", "dirname", "mkdir", "mv", "readlink", "rm", "rmdir", "sleep")

# Repeats its arguments, one a line; needs no other program.
ECHO = """#!/bin/sh
for argument; do printf '<%s>\\n' "$argument"; done
"""

# Stands in for Python 3.12: knows its version, makes an environment, and "installs".
# It writes each such call to the file `calls` beside it, and chatters on standard output.
PYTHON = """#!/bin/sh
case "$*" in
*version_info*) echo 3.12.4 ;;
*"-m venv "*)
    echo "venv" >>'{calls}'
    mkdir -p "$3/bin"
    cp '{python}' "$3/bin/python" ;;
*"-m pip install "*)
    echo "pip ${{*##* }}" >>'{calls}'
    echo "Collecting things"
    if [ -f '{offline}' ]; then echo "no network" >&2; exit 1; fi
    for name in coach pytest; do cp '{echo}' "${{0%/*}}/$name"; done ;;
esac
"""

UV = """#!/bin/sh
case "$1 $2" in
"venv "*)
    echo "uv venv" >>'{calls}'
    for venv; do :; done
    mkdir -p "$venv/bin"
    cp '{python}' "$venv/bin/python" ;;
"pip install")
    for extras; do :; done
    echo "uv pip $extras" >>'{calls}'
    for name in coach pytest; do cp '{echo}' "$PWD/.venv/bin/$name"; done ;;
esac
"""


def program(path: Path, text: str) -> Path:
    """An executable script at `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(0o755)
    return path


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder with a copy of the launcher, and a PATH of which every program is known."""

    home: Path

    @property
    def checkout(self) -> Path:
        return self.home / "my checkout"

    @property
    def programs(self) -> Path:
        return self.home / "programs"

    @property
    def venv(self) -> Path:
        return self.checkout / ".venv"

    @property
    def calls(self) -> list[str]:
        """What the stand-ins for Python and uv were asked to do since the last look."""
        file = self.home / "calls"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        file.write_text("", "utf-8")
        return lines

    def install(self, name: str, text: str) -> None:
        """Put a stand-in on the PATH."""
        paths = {key: self.home / key for key in ("calls", "echo", "offline")}
        python = self.programs / "python3"
        program(paths["echo"], ECHO)
        program(self.programs / name, text.format(python=python, **paths))

    def command(self, script: Path | str, *arguments: str, path: Path | None = None) -> list[str]:
        shell = shutil.which("sh") or "sh"
        return ["env", "-i", f"PATH={path or self.programs}", shell, str(script), *arguments]

    def start(
        self, *arguments: str, script: Path | None = None, path: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run script/coach, or another script, from a folder that has nothing to do with it."""
        command = self.command(script or self.checkout / "script/coach", *arguments, path=path)
        return subprocess.run(command, cwd=self.home, capture_output=True, text=True, check=False)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine without Python."""
    machine = Machine(tmp_path)
    shutil.copytree(CHECKOUT / "script", machine.checkout / "script")
    for name in ("pyproject.toml", "constraints.txt"):
        shutil.copy(CHECKOUT / name, machine.checkout)
    machine.programs.mkdir()
    for name in TOOLS:
        (machine.programs / name).symlink_to(shutil.which(name) or name)
    return machine


@pytest.fixture
def with_python(machine: Machine) -> Machine:
    """A machine on which the coach was never started."""
    machine.install("python3", PYTHON)
    return machine


@pytest.fixture
def ready(with_python: Machine) -> Machine:
    """A machine on which the coach was started before."""
    assert with_python.start("ask").returncode == 0
    assert with_python.calls == ["venv", "pip ."]
    return with_python


def make_newer(path: Path, than: Path) -> None:
    later = than.stat().st_mtime + 10
    os.utime(path, (later, later))


# What it says


def test_without_python_it_says_what_to_install(machine: Machine) -> None:
    ended = machine.start()
    assert ended.returncode == 1
    assert "needs Python 3.11 or later; found none" in ended.stderr
    assert ended.stdout == ""


def test_an_old_python_is_named(machine: Machine) -> None:
    program(machine.programs / "python3", "#!/bin/sh\necho 3.9.2\nexit 1\n")
    ended = machine.start()
    assert ended.returncode == 1
    assert "needs Python 3.11 or later; found Python 3.9.2 (python3)" in ended.stderr
    assert "COACH_PYTHON=" in ended.stderr


def test_the_python_that_runs_this_is_new_enough(machine: Machine) -> None:
    program(machine.programs / "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    probe = program(
        machine.home / "probe",
        f'root=.\n. "{machine.checkout}/script/set-up.sh"\nfind_python\necho "$version"\n',
    )
    assert machine.start(script=probe).stdout.strip() == platform.python_version()


def test_a_name_with_no_python_behind_it_is_passed_over(with_python: Machine) -> None:
    program(with_python.programs / "python3.13", "#!/bin/sh\nexit 127\n")
    assert with_python.start("ask").stdout == "<ask>\n"


def test_a_python_without_venv_names_the_package_to_install(machine: Machine) -> None:
    without = 'case "$2" in *ensurepip*) exit 1 ;; *) echo 3.12.4 ;; esac\n'
    program(machine.programs / "python3", f"#!/bin/sh\n{without}")
    ended = machine.start()
    assert ended.returncode == 1
    assert "apt install python3.12-venv" in ended.stderr
    assert not machine.venv.exists()


def test_the_python_that_a_person_names_must_run(with_python: Machine) -> None:
    command = with_python.command(with_python.checkout / "script/coach")
    command.insert(2, "COACH_PYTHON=/no/such/python")
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "COACH_PYTHON names /no/such/python" in ended.stderr
    assert with_python.calls == []


# What it starts


def test_the_first_start_prints_only_what_the_coach_prints(with_python: Machine) -> None:
    ended = with_python.start("ask", "swe at ally")
    assert ended.stdout == "<ask>\n<swe at ally>\n"
    assert "Setting up" in ended.stderr


def test_without_arguments_it_chats(ready: Machine) -> None:
    assert ready.start().stdout == "<chat>\n"


def test_arguments_arrive_as_they_were_typed(ready: Machine) -> None:
    typed = ("ask", 'what\'s $5 & "more"?', "", "*", "--knowledge", "my guides", "-h")
    assert ready.start(*typed).stdout == "".join(f"<{word}>\n" for word in typed)


def test_it_can_be_started_through_a_chain_of_links(ready: Machine) -> None:
    inner, outer = ready.home / "inner", ready.home / "links" / "outer"
    inner.symlink_to(ready.checkout / "script/coach")
    outer.parent.mkdir()
    outer.symlink_to("../inner")
    assert ready.start("ask", script=outer).stdout == "<ask>\n"


def test_it_can_be_started_from_its_own_folder(ready: Machine) -> None:
    command = ready.command("coach", "ask")
    folder = ready.checkout / "script"
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ended.stdout == "<ask>\n"


def test_a_second_start_needs_no_other_program(ready: Machine) -> None:
    ended = ready.start("ask", path=ready.home / "no programs here")
    assert (ended.stdout, ended.stderr) == ("<ask>\n", "")


def test_the_exit_code_is_the_coachs(ready: Machine) -> None:
    program(ready.venv / "bin/coach", "#!/bin/sh\nexit 7\n")
    assert ready.start().returncode == 7


# When it installs again


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_file_brings_the_environment_up_to_date(ready: Machine, name: str) -> None:
    make_newer(ready.checkout / name, ready.venv / "ready-for-coach")
    ready.start()
    assert ready.calls == ["pip ."]


def test_an_installation_that_was_cut_short_is_made_anew(ready: Machine) -> None:
    (ready.venv / "ready-for-coach").rename(ready.venv / "half-made")
    assert ready.start().stdout == "<chat>\n"
    assert ready.calls == ["venv", "pip ."]


def test_a_moved_checkout_is_set_up_anew(ready: Machine) -> None:
    moved = ready.checkout.rename(ready.home / "elsewhere")
    assert ready.start("ask", script=moved / "script/coach").stdout == "<ask>\n"
    assert ready.calls == ["venv", "pip ."]


def test_a_python_that_is_gone_is_replaced(ready: Machine) -> None:
    (ready.venv / "bin/python").unlink()
    (ready.venv / "bin/python").symlink_to(ready.home / "removed")
    ready.start()
    assert ready.calls == ["venv", "pip ."]


def test_a_failed_first_installation_ends_and_is_tried_again(with_python: Machine) -> None:
    (with_python.home / "offline").touch()
    failed = with_python.start()
    assert failed.returncode == 1
    assert "could not be set up" in failed.stderr
    (with_python.home / "offline").unlink()
    assert with_python.start().stdout == "<chat>\n"


def test_a_failed_update_keeps_the_environment(ready: Machine) -> None:
    make_newer(ready.checkout / "constraints.txt", ready.venv / "ready-for-coach")
    (ready.home / "offline").touch()
    assert ready.start().returncode == 1
    (ready.home / "offline").unlink()
    assert ready.start().stdout == "<chat>\n"
    assert ready.calls == ["pip .", "pip ."]


def test_uv_sets_up_where_it_is_there(with_python: Machine) -> None:
    with_python.install("uv", UV)
    assert with_python.start("ask").stdout == "<ask>\n"
    assert with_python.calls == ["uv venv", "uv pip ."]


# When two start at once


def test_a_start_waits_for_the_one_that_sets_up(with_python: Machine) -> None:
    lock = with_python.checkout / ".venv.lock"
    lock.mkdir()
    (lock / "pid").write_text(f"{os.getpid()}\n", "utf-8")
    command = with_python.command(with_python.checkout / "script/coach", "ask")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as start:
        assert start.stderr is not None
        assert "waiting" in start.stderr.readline()
        assert with_python.calls == []
        shutil.rmtree(lock)
        assert start.communicate()[0] == "<ask>\n"
    assert not lock.exists()


def test_the_lock_of_a_process_that_is_gone_is_taken_over(with_python: Machine) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    lock = with_python.checkout / ".venv.lock"
    lock.mkdir()
    (lock / "pid").write_text(f"{gone.pid}\n", "utf-8")
    assert with_python.start("ask").stdout == "<ask>\n"
    assert not lock.exists()


def test_of_many_first_starts_one_sets_up(with_python: Machine) -> None:
    command = with_python.command(with_python.checkout / "script/coach", "ask")
    starts = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [start.communicate()[0] for start in starts] == ["<ask>\n"] * 4
    assert with_python.calls == ["venv", "pip ."]


# script/test


def test_the_tests_bring_their_tools_and_get_every_argument(ready: Machine) -> None:
    ended = ready.start("-k", "two words", script=ready.checkout / "script/test")
    assert ended.stdout == "<-k>\n<two words>\n"
    assert ready.calls == ["pip .[dev]"]


def test_all_tests_are_measured_against_the_floor(ready: Machine) -> None:
    assert ready.start(script=ready.checkout / "script/test").stdout == "<--cov>\n"


def test_the_coach_needs_no_second_set_up_after_the_tests(with_python: Machine) -> None:
    with_python.start(script=with_python.checkout / "script/test")
    assert with_python.calls == ["venv", "pip .[dev]"]
    assert with_python.start("ask").stdout == "<ask>\n"
    assert with_python.calls == []
