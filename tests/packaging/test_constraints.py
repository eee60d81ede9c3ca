"""One list of tested versions, for pip and for uv."""

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]
PYPROJECT: dict[str, Any] = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
LINES = (CHECKOUT / "constraints.txt").read_text("utf-8").splitlines()
PINS = dict(line.split("==") for line in LINES)


def declared() -> Iterator[Requirement]:
    """What the project asks for, with every extra."""
    project = PYPROJECT["project"]
    for lines in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from map(Requirement, lines)


def required_by(requirement: Requirement) -> Iterator[Requirement]:
    """What an installed library asks for here, with the extras that were asked of it."""
    for line in metadata.requires(requirement.name) or ():
        needed = Requirement(line)
        extras = requirement.extras or {""}
        if needed.marker is None or any(needed.marker.evaluate({"extra": e}) for e in extras):
            yield needed


def is_installed(name: str) -> bool:
    return any(True for _ in metadata.distributions(name=name))


def test_each_line_is_a_name_and_a_version() -> None:
    odd = [line for line in LINES if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)]
    assert odd == []


def test_each_library_is_pinned_once_in_order() -> None:
    names = [line.split("==")[0] for line in LINES]
    assert names == sorted(set(names))


def test_uv_is_held_to_the_same_versions_as_pip() -> None:
    assert PYPROJECT["tool"]["uv"]["constraint-dependencies"] == LINES


def test_each_pin_is_in_the_range_that_the_project_declares() -> None:
    outside = [
        str(requirement)
        for requirement in declared()
        if not requirement.specifier.contains(PINS[canonicalize_name(requirement.name)])
    ]
    assert outside == []


def test_what_a_library_brings_along_is_pinned_too() -> None:
    waiting, seen = list(declared()), set[str]()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in seen or not is_installed(name):  # postgres and the like need not be installed
            continue
        seen.add(name)
        waiting.extend(required_by(requirement))
    assert seen - PINS.keys() == set()
