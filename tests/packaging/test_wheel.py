"""A wheel carries all that the coach needs and works away from the checkout."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel holds, as it lies in site-packages."""
    built = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", built],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
    )
    (wheel,) = built.glob("*.whl")
    site = tmp_path_factory.mktemp("site-packages")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(site)
    return site


def run(installed: Path, *arguments: str) -> str:
    """What Python prints in an empty folder, where the wheel comes before the checkout."""
    away = installed.parent / "away"
    away.mkdir(exist_ok=True)
    command = ["env", f"PYTHONPATH={installed}", sys.executable, *arguments]
    return subprocess.run(command, cwd=away, check=True, capture_output=True, text=True).stdout


def files_below(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["knowledge", "locale"])
def test_each_file_of_a_project_folder_is_in_the_wheel(installed: Path, name: str) -> None:
    assert files_below(installed / "bot" / "_data" / name) == files_below(CHECKOUT / name)


def test_the_types_and_the_licence_are_in_the_wheel(installed: Path) -> None:
    assert (installed / "bot" / "py.typed").is_file()
    assert list(installed.glob("*.dist-info/licenses/LICENSE")) != []


def test_only_the_package_is_installed(installed: Path) -> None:
    names = {path.name for path in installed.iterdir() if path.suffix != ".dist-info"}
    assert names == {"bot"}


def test_the_command_is_coach(installed: Path) -> None:
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "coach = bot.cli:main" in entry_points.read_text("utf-8").splitlines()


def test_an_installed_coach_reads_the_guides_of_its_wheel(installed: Path) -> None:
    show = "from bot.resources import project_folder; print(project_folder('knowledge'))"
    assert run(installed, "-c", show).strip() == str(installed / "bot" / "_data" / "knowledge")


def test_an_installed_coach_answers(installed: Path) -> None:
    assert "$110K" in run(installed, "-m", "bot", "ask", "swe at ally in detroit")


def test_an_installed_coach_draws(installed: Path) -> None:
    program = """
from decimal import Decimal
from bot.presentation.charts import draw, specs
bar = specs.BandBar("Base", Decimal(1), Decimal(2), "one", "two")
print(len(draw(specs.BandsChart("", "", (bar,), "", "Base is one to two.")).png) > 1000)
"""
    assert run(installed, "-c", program).strip() == "True"


def test_the_typeface_brings_its_licence(installed: Path) -> None:
    fonts = installed / "bot/presentation/charts/fonts"
    assert "Bitstream Vera" in (fonts / "LICENSE").read_text("utf-8")
    assert {path.suffix for path in fonts.iterdir()} == {".ttf", ""}
