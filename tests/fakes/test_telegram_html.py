import pytest

from tests.fakes.telegram_html import Entity, HtmlRefusedError, parse_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain > simple", "plain > simple", []),
        ("<b>a</b>c", "ac", [Entity("bold", 0, 1)]),
        ("<b>a<i>b</i></b>", "ab", [Entity("bold", 0, 2), Entity("italic", 1, 1)]),
        ("\U0001f600<u>x</u>", "\U0001f600x", [Entity("underline", 2, 1)]),
        ("&lt;b&gt; &amp;amp; &#8364;&#x20AC; &nbsp;", "<b> &amp; €€ &nbsp;", []),
        (
            '<a href="https://example.org/?a=1&amp;b=2">it</a>',
            "it",
            [Entity("text_link", 0, 2, "https://example.org/?a=1&b=2")],
        ),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [Entity("code", 0, 1, "language-python"), Entity("pre", 0, 1)],
        ),
        ("<blockquote expandable>q</blockquote>", "q", [Entity("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">s</span>', "s", [Entity("spoiler", 0, 1)]),
        ("<b></b>", "", []),
    ],
)
def test_markup_becomes_entities(source: str, text: str, entities: list[Entity]) -> None:
    assert parse_html(source) == (text, tuple(entities))


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("5 < 6", 'Unsupported start tag "" at byte offset 2'),
        ("é<p>x</p>", 'Unsupported start tag "p" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br"'),
        ("<span>x</span>", 'Unsupported start tag "span"'),
        ("<a>x</a>", 'Unsupported start tag "a"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
    ],
)
def test_markup_that_telegram_does_not_read_is_refused(source: str, reason: str) -> None:
    with pytest.raises(HtmlRefusedError) as refused:
        parse_html(source)
    assert reason in str(refused.value)
