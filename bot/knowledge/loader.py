"""From a folder of guides to a knowledge base, and everything that is wrong on the way."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from bot.knowledge.base import (
    BasisLabel,
    Company,
    FrontMatterLines,
    Guide,
    GuideId,
    KnowledgeBase,
)
from bot.knowledge.checks import check_guide, check_tables, colliding_aliases
from bot.knowledge.collector import collector_paused
from bot.knowledge.diagnostics import Diagnostic, Findings, Severity, in_order
from bot.knowledge.facts import facts_of
from bot.knowledge.families import Families, compile_families, families_of
from bot.knowledge.folders import guide_files
from bot.knowledge.front_matter import (
    check_keys,
    compensation_rows,
    is_in_its_place,
    report_problem,
)
from bot.knowledge.gazetteer import Gazetteer
from bot.knowledge.levers import FoundLevers, find_levers, lever_of
from bot.knowledge.loaded import Loaded, NoGuideFolderError, Progress, ReadGuide
from bot.knowledge.markdown import read_blocks
from bot.knowledge.pairing import region_key
from bot.knowledge.records import (
    GuideRecord,
    UnusableRecordError,
    read_guide_record,
)
from bot.knowledge.regions import RegionReading, read_region
from bot.knowledge.rows import Reconciler
from bot.knowledge.sections import (
    dna_of,
    evidence_of,
    guide_title,
    level_mapping_of,
    premium_of,
    strategy_of,
)
from bot.knowledge.sharing import shared_out
from bot.knowledge.skeleton import NOT_FILLED_IN
from bot.knowledge.source import GuideSource, SourceError, parse_source, read_source
from bot.knowledge.tables import best_table, pay_tables
from bot.knowledge.vocabulary import Vocabulary

Name = TypeVar("Name")
Result = TypeVar("Result")


@dataclass(slots=True)
class GuideReader:
    """Reads guides with one vocabulary; remembers region labels, since they recur."""

    gazetteer: Gazetteer
    families: Families
    _regions: dict[str, RegionReading] = field(default_factory=dict)

    @classmethod
    def from_vocabulary(cls, vocabulary: Vocabulary) -> "GuideReader":
        """A reader that knows the vocabulary's places and lever families."""
        return cls(vocabulary.gazetteer, compile_families(vocabulary.families))

    def read_file(self, path: Path, root: Path) -> ReadGuide:
        """Read one file below `root`; whatever is wrong with it becomes a diagnostic."""
        try:
            source = read_source(path, root)
        except SourceError as refused:
            return ReadGuide(None, (refused.diagnostic,))
        return self.read_source(source)

    def read_text(self, name: str, text: str) -> ReadGuide:
        """Read a guide's text as if it stood at `name`, a path of the form company/role.md."""
        try:
            source = parse_source(name, text)
        except SourceError as refused:
            return ReadGuide(None, (refused.diagnostic,))
        return self.read_source(source)

    def read_source(self, source: GuideSource) -> ReadGuide:
        """Read a guide's front matter and body into one value."""
        findings = Findings(source.path)
        try:
            record, problems = read_guide_record(source.metadata)
        except UnusableRecordError as unusable:
            for problem in unusable.problems:
                report_problem(problem, source, findings)
            return ReadGuide(None, findings.all())
        for problem in problems:
            findings.warn(
                source.line_of(*problem.keys), "KB112", f"{problem.keys[0]}: {problem.reason}"
            )
        if not is_in_its_place(record, source, findings):
            return ReadGuide(None, findings.all())
        check_keys(source, findings)
        guide, found = self._guide(record, source, findings)
        if any(row.region == NOT_FILLED_IN for row in guide.rows):
            message = f"this guide is still a skeleton; fill in every '{NOT_FILLED_IN}'"
            return ReadGuide(None, (Diagnostic(source.path, 1, Severity.ERROR, "KB122", message),))
        if not guide.rows and not guide.levers:
            findings.error(1, "KB119", "neither pay nor levers were found; nothing to answer with")
            return ReadGuide(None, findings.all())
        check_guide(guide, found, source, findings)
        alias_line = source.line_of("aliases") if guide.company_aliases else 1
        return ReadGuide(guide, findings.all(), alias_line)

    def _guide(
        self, record: GuideRecord, source: GuideSource, findings: Findings
    ) -> tuple[Guide, FoundLevers]:
        blocks = read_blocks(source.body, source.body_line)
        tables = tuple(pay_tables(blocks))
        basis = BasisLabel(record.stock_basis) if record.stock_basis is not None else None
        records, refused = compensation_rows(source, findings)
        regions = {region_key(row.record.region) for row in records}
        table = best_table(tables, lambda region: region_key(region) in regions)
        check_tables(tables, table, source, findings)
        rows = Reconciler(source, self._region, findings, basis, refused).rows(records, table)
        found = find_levers(blocks)
        title = guide_title(blocks)
        company_name = record.company_display or (title.company if title else None)
        role_name = record.role_display or (title.role if title else None)
        guide = Guide(
            id=GuideId(record.company, record.role),
            path=source.path,
            company_name=company_name or _from_slug(record.company),
            role_name=role_name or _from_slug(record.role),
            role_type=record.role_type or "standard",
            quality=record.data_quality or "unknown",
            quarter=record.salary_data_quarter or "unknown",
            updated=record.last_updated,
            due=record.next_review_due,
            sources=tuple(record.data_sources or ()),
            rows=rows,
            levers=tuple(
                lever_of(raw, families_of(raw.name, raw.script, self.families))
                for raw in found.levers
            ),
            company_aliases=tuple(record.aliases or ()),
            company_title=title.company if title else None,
            level_mapping=level_mapping_of(blocks),
            strategy=strategy_of(blocks),
            evidence=evidence_of(blocks),
            dna=dna_of(blocks) or record.negotiation_dna_summary,
            premium=premium_of(blocks),
            vesting=tuple(record.vesting or ()),
            lines=_front_matter_lines(source),
        )
        return guide, found

    def _region(self, label: str) -> RegionReading:
        reading = self._regions.get(label)
        if reading is None:
            reading = read_region(label, self.gazetteer)
            if reading.currency_hint is None:
                # "¥" and "kr" stand for several currencies; the country tells which.
                codes = (place.country for place in reading.places if place.country is not None)
                country = self.gazetteer.countries.get(next(codes, ""))
                local = country.currency if country is not None else None
                reading = replace(reading, currency_hint=local)
            self._regions[label] = reading
        return reading


def load_knowledge(
    root: Path, vocabulary: Vocabulary, progress: Progress | None = None, processes: int = 1
) -> Loaded:
    """Read every guide below `root`; a bad one becomes diagnostics and stops no other.

    `progress` hears how many of how many files are done, as far as this process does them;
    a large folder is shared out over `processes`. Raises NoGuideFolderError.
    """
    if not root.is_dir():
        raise NoGuideFolderError(root)
    paths, diagnostics = guide_files(root)
    reader = GuideReader.from_vocabulary(vocabulary)
    files = read_files(paths, lambda path: reader.read_file(path, root), progress, processes)
    return put_together(files, diagnostics)


def read_files(
    paths: Sequence[Name],
    read: Callable[[Name], Result],
    progress: Progress | None = None,
    processes: int = 1,
) -> list[Result]:
    """What `read` makes of each file, in order; shared out over `processes` where it pays."""
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, len(paths))

    with collector_paused():
        results = shared_out(paths, read, processes, tell)
    if progress is not None and done < len(paths):
        progress(len(paths), len(paths))
    return results


def put_together(files: Iterable[ReadGuide], diagnostics: Iterable[Diagnostic]) -> Loaded:
    """One knowledge base of all files, with what only all of them together show."""
    found = list(diagnostics)
    guides: list[Guide] = []
    lines: dict[str, int] = {}
    for file in files:
        found.extend(file.diagnostics)
        if file.guide is not None:
            guides.append(file.guide)
            lines[file.guide.path] = file.alias_line
    found.extend(colliding_aliases(guides, lines))
    return Loaded(knowledge_of(guides), in_order(found))


def knowledge_of(guides: Iterable[Guide]) -> KnowledgeBase:
    """A knowledge base of these guides, with their companies."""
    by_id = {guide.id: guide for guide in sorted(guides, key=lambda guide: guide.id)}
    of_company: dict[str, list[Guide]] = {}
    for guide in by_id.values():
        of_company.setdefault(guide.id.company, []).append(guide)
    companies = {slug: _company(slug, own) for slug, own in of_company.items()}
    return KnowledgeBase(
        MappingProxyType(by_id), MappingProxyType(companies), facts=facts_of(by_id.values())
    )


def _company(slug: str, guides: list[Guide]) -> Company:
    names: dict[str, None] = {}
    for guide in guides:
        for name in (guide.company_name, guide.company_title, *guide.company_aliases):
            if name is not None:
                names[name] = None
    return Company(slug, guides[0].company_name, tuple(names), tuple(g.id.role for g in guides))


def _front_matter_lines(source: GuideSource) -> FrontMatterLines:
    return FrontMatterLines(
        company=source.line_of_key("company_display", "company"),
        role=source.line_of_key("role_display", "role"),
        quality=source.line_of_key("data_quality"),
        quarter=source.line_of_key("salary_data_quarter"),
        updated=source.line_of_key("last_updated"),
        due=source.line_of_key("next_review_due"),
        sources=source.line_of_key("data_sources"),
        source_items=source.lines_of_items("data_sources"),
    )


def _from_slug(slug: str) -> str:
    return slug.replace("-", " ").title()


def read_one(path: Path, root: Path, vocabulary: Vocabulary) -> ReadGuide:
    """Read a single guide, for its author."""
    return GuideReader.from_vocabulary(vocabulary).read_file(path, root)
