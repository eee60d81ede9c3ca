"""What companies are called, and those to choose from."""

from dataclasses import replace

from bot.coach.figures import Name
from bot.coach.question import Choice, Question
from bot.knowledge.base import KnowledgeBase

_MOST_EXAMPLES = 3


def company_called(slug: str, knowledge: KnowledgeBase) -> Name:
    """The name of a company; of one that has left the guides, what its slug says."""
    company = knowledge.companies.get(slug)
    return Name(slug.replace("-", " ").title() if company is None else company.name)


def company_choices(
    slugs: tuple[str, ...], question: Question, knowledge: KnowledgeBase
) -> tuple[Choice, ...]:
    """Companies that complete a question, those that have left the guides since left out."""
    companies = (knowledge.companies.get(slug) for slug in dict.fromkeys(slugs))
    return tuple(
        Choice(company.slug, Name(company.name), replace(question, company=company.slug))
        for company in companies
        if company is not None
    )


def example_companies(knowledge: KnowledgeBase) -> tuple[Name, ...]:
    """A few companies that there are guides for."""
    return tuple(
        Name(company.name) for company in list(knowledge.companies.values())[:_MOST_EXAMPLES]
    )
