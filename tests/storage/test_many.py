"""Many processes at once on one database: each change is kept, and nobody is turned away."""

from pathlib import Path

import pytest

from bot.storage.addresses import Address
from tests.storage.many import at_once

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("people", [1, 3])
async def test_no_change_is_lost(address: Address, tmp_path: Path, people: int) -> None:
    url = "" if address.file else address.url.render_as_string(hide_password=False)
    worked = await at_once(url, tmp_path, processes=4, turns=6, people=people)
    assert worked.complaints == ""
    assert worked.there == worked.added == 24
