"""What is packed comes back as it was."""

from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.knowledge.base import Guide, GuideId, KnowledgeBase
from bot.library.packing import PackedGuides, PackError, UnpackError, decode, encode, pack, unpack
from bot.understanding.lexicon import Lexicon
from tests.coach.made_up import SMALL_LIBRARY, small_snapshot

GUIDES = {guide.id: guide for guide in SMALL_LIBRARY}


@pytest.fixture(scope="module", autouse=True)
def _numbers_as_they_stand_in_guides() -> None:
    st.register_type_strategy(Decimal, st.decimals(allow_nan=False))
    st.register_type_strategy(int, st.integers(-(2**63), 2**63))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_guide_comes_back_as_it_was(data: st.DataObject) -> None:
    guide = data.draw(st.from_type(Guide))
    back = unpack(pack(guide), Guide)
    assert back == guide
    assert repr(back) == repr(guide)  # 1 and True are equal, and so are an enum and its text


def test_a_lexicon_comes_back_as_it_was() -> None:
    lexicon = small_snapshot().lexicon
    assert decode(encode(lexicon), Lexicon) == lexicon


def test_packed_guides_are_those_that_were_packed() -> None:
    packed = PackedGuides({guide.id: pack(guide) for guide in GUIDES.values()})
    assert packed == GUIDES
    assert KnowledgeBase(packed) == KnowledgeBase(MappingProxyType(GUIDES))
    assert list(packed) == list(GUIDES)


def test_ids_are_known_without_unpacking_a_guide() -> None:
    packed = PackedGuides({GuideId("acme", "baker"): b"no guide at all"})
    assert GuideId("acme", "baker") in packed
    assert GuideId("acme", "smith") not in packed
    assert (len(packed), list(packed)) == (1, [GuideId("acme", "baker")])


def test_a_guide_that_is_not_there_is_missed() -> None:
    with pytest.raises(KeyError):
        PackedGuides({})[GuideId("acme", "baker")]


@pytest.mark.parametrize("data", [b"", b"\xc1", encode({"id": ["a", "b"]}), encode([1, 2])])
def test_bytes_that_hold_no_guide_are_refused(data: bytes) -> None:
    with pytest.raises(UnpackError, match="no Guide"):
        decode(data, Guide)
    with pytest.raises(UnpackError, match="no Guide"):
        unpack(data, Guide)


@pytest.mark.parametrize("value", ["baker\udcff.md", 2**64])
def test_what_has_no_bytes_is_refused(value: object) -> None:
    with pytest.raises(PackError, match="cannot be kept"):
        pack((value,))


def test_a_value_of_a_kind_that_cannot_be_read_back_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="object cannot be kept"):
        pack(object())
