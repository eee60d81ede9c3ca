"""Sentences with numbers in which nobody is offered anything."""

import pytest

from tests.understanding.offers.reader import records

NO_OFFERS = """
Applying to LinkedIn Jobs with 100+ Applicants?
SpaceX 45 min call
Amazon to layoff 14,000 managers
[Breaking] Amazon to layoff 14,000 managers
LinkedIn lays off 281 workers in California, including slew of Bay Area engineers
Workday to cut 1,750 jobs
Clearing up the new H-1B $100K fee rule — doesn’t hit you if you’re already in the U.S.
on H-1B or F1 or OPT, there’s no $100K fee involved
1000+ lines of code
Massive 2k+ LOC React components
3m senior software engineer
48m, am I too old for this?
Lyft's posted salary band for the role I'm interviewing for is 108K-135K
does that mean yr 2 theres 90k and 250k yrs 3/4?
is E5 at meta the same as 64 at msft or 65
There are 100,000 CS graduates per year just in the USA
August had 22,000 jobs added
I have applied to, no joke, over 1000 jobs in the past 18 months
I work at a large (100k+ employees) and we have an annual code of conduct training requirement
Netflix engineers make $500k+ and still can't create a functional live stream
I landed my first SWE job at a Fortune 500 company
Are you kidding me, 250 NZD for this, really!
The company has already paid around 600$ for my hotel room
save 800€ on rent if not more
My salary is low (2/3 of country average)
Elon Musk wants to double H-1b visas
my only option to land a job (1 interview out of 130 applications)
So if there truly are such engineers, the 100k one-time extra fee is nothing
what happens at 9 on monday
3 rounds done, 2 to go at stripe
google has 180,000 employees
i have 4 yoe and a 2 hour commute to meta
can i ask for a 20 min call with google on 12 may
"""


@pytest.mark.parametrize("text", NO_OFFERS.strip().splitlines())
def test_a_number_that_is_nobody_s_pay_is_no_offer(text: str) -> None:
    assert records(text) == []
