"""Scripts that need no company: one Markdown file for each family of levers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from bot.knowledge.base import GenericScript, Lever
from bot.knowledge.checks import check_levers
from bot.knowledge.diagnostics import Diagnostic, Findings, Severity, in_order, shown
from bot.knowledge.families import OTHER_FAMILY
from bot.knowledge.folders import guide_files
from bot.knowledge.front_matter import check_unknown_keys
from bot.knowledge.levers import FoundLevers, find_levers, lever_of
from bot.knowledge.markdown import Block, Kind, read_blocks
from bot.knowledge.source import GuideSource, SourceError, read_source
from bot.knowledge.vocabulary import Vocabulary
from bot.knowledge.wording import figure_at

# The folder's name, below a folder of guides.
GENERIC = "generic"
_FAMILY = "family"

_Read = tuple[tuple[GenericScript, ...], tuple[Diagnostic, ...]]


def load_generic(folders: Sequence[Path], vocabulary: Vocabulary) -> _Read:
    """Read the scripts in all folders; those of later folders come first.

    What cannot be read is left out and reported; a folder that does not exist says nothing.
    """
    families = frozenset(entry.family for entry in vocabulary.families) - {OTHER_FAMILY}
    scripts: list[GenericScript] = []
    diagnostics: list[Diagnostic] = []
    for folder in reversed(folders):
        read, found = _read_folder(folder, families)
        scripts.extend(read)
        diagnostics.extend(found)
    return tuple(scripts), tuple(diagnostics)


def _read_folder(folder: Path, families: frozenset[str]) -> _Read:
    if folder.is_symlink():
        message = "a folder that is a link is not followed; copy the folder instead"
        return (), (Diagnostic(folder.name, 1, Severity.ERROR, "KB104", message),)
    paths, skipped = guide_files(folder)
    scripts: list[GenericScript] = []
    diagnostics = [replace(found, path=f"{folder.name}/{found.path}") for found in skipped]
    for path in paths:
        read, found = _read_file(path, folder.parent, families)
        scripts.extend(read)
        diagnostics.extend(found)
    return tuple(scripts), in_order(diagnostics)


def _read_file(path: Path, root: Path, families: frozenset[str]) -> _Read:
    try:
        source = read_source(path, root)
    except SourceError as refused:
        return (), (refused.diagnostic,)
    findings = Findings(source.path)
    family = _family(source, families, findings)
    if family is None:
        return (), findings.all()
    check_unknown_keys(source, (_FAMILY,), findings)
    scripts = tuple(_scripts(source, family, findings))
    return scripts, findings.all()


def _family(source: GuideSource, families: frozenset[str], findings: Findings) -> str | None:
    """KB130, KB131: the family that a file is for, which gives the file its name."""
    family = source.metadata.get(_FAMILY)
    line = source.line_of(_FAMILY)
    if not isinstance(family, str) or family not in families:
        findings.error(line, "KB130", _no_such_family(family, families))
        return None
    name = PurePosixPath(source.path).stem
    if name != family:
        message = f"the file is called '{shown(name)}', its front matter says '{family}'"
        findings.error(line, "KB131", f"{message}; rename or correct it")
        return None
    return family


def _no_such_family(given: object, families: frozenset[str]) -> str:
    if given is None:
        return "front matter lacks the family that the scripts are for; add 'family: sign_on'"
    near = get_close_matches(str(given), sorted(families), n=1)
    hint = f"did you mean '{near[0]}'?" if near else "see vocabulary/lever_families.yaml"
    return f"there is no family '{shown(str(given))}' to ask for; {hint}"


def _scripts(source: GuideSource, family: str, findings: Findings) -> Iterator[GenericScript]:
    blocks = read_blocks(source.body, source.body_line)
    found = find_levers(blocks)
    if not found.levers:
        message = "no script; number each, with its name in bold: '1. **Name:** advice'"
        findings.error(source.body_line, "KB132", message)
    _check_all_are_read(blocks, found, findings)
    levers = tuple(lever_of(raw, (family,)) for raw in found.levers)
    check_levers(found, levers, findings)
    for raw, lever in zip(found.levers, levers, strict=True):
        if raw.quoted and not lever.sayable:
            message = f"'{shown(lever.name)}' is not in the first person, or tells what to do"
            findings.warn(lever.script_line, "KB133", f"{message}; it is shown as advice")
        if _is_usable(lever, findings):
            yield _generic(lever, family, source.path)


def _check_all_are_read(blocks: Sequence[Block], found: FoundLevers, findings: Findings) -> None:
    """KB306: numbered items that are not read, since the numbers have a gap before them."""
    known = {raw.line for raw in found.levers} | {line for _, line in found.unread}
    for block in blocks:
        if block.kind is Kind.ITEM and block.number and block.lead and block.line not in known:
            message = f"lever '{shown(block.lead.rstrip(':.'))}' is not read"
            findings.warn(block.line, "KB306", f"{message}; number all from 1 without gaps")


def _is_usable(lever: Lever, findings: Findings) -> bool:
    """KB132, KB134: whether a lever has a script, and no figure anywhere."""
    if not lever.script:
        message = f"'{shown(lever.name)}' has no script; write it in quotation marks after '>'"
        findings.error(lever.line, "KB132", message)
        return False
    parts = (
        (lever.name, lever.line),
        (lever.script, lever.script_line),
        (lever.advice or "", lever.advice_line or lever.line),
    )
    is_free = True
    for text, line in parts:
        at = figure_at(text)
        if at is not None:
            is_free = False
            near = shown(text[max(0, at - _SHOWN_BEFORE) : at + _SHOWN_AFTER])
            message = f"a figure without a source ('{near}'); write a placeholder"
            findings.error(
                line + text.count("\n", 0, at), "KB134", f"{message} such as [your target base]"
            )
    return is_free


_SHOWN_BEFORE, _SHOWN_AFTER = 10, 15


def _generic(lever: Lever, family: str, path: str) -> GenericScript:
    return GenericScript(
        family=family,
        name=lever.name,
        script=lever.script,
        advice=lever.advice,
        path=path,
        line=lever.script_line,
        sayable=lever.sayable,
        claims_offer=lever.claims_offer,
        placeholders=lever.placeholders,
    )
