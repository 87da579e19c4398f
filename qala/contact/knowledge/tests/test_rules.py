"""Pure rules: markup, languages, seasons, trees, differences, words."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qala.contact.knowledge.rules import markup, scripts
from qala.contact.knowledge.rules.content import Content, faults
from qala.contact.knowledge.rules.diffing import changes
from qala.contact.knowledge.rules.languages import spoken
from qala.contact.knowledge.rules.scripts import Node
from qala.contact.knowledge.rules.searching import asked_words, words_needed
from qala.contact.knowledge.rules.seasons import is_shown

TAG = re.compile(r"</?(p|ul|ol|li|h3|h4|strong|br|a)( href=\"[^\"<>]*\"( rel=\"noopener noreferrer\")?)?>")


def test_markup():
    html = markup.to_html(
        "## Head\nfirst **bold**\nsecond\n\n- one\n- [two](https://example.org/?a=1&b=2)\n1. step"
    )
    assert html == (
        "<h3>Head</h3>\n<p>first <strong>bold</strong><br>second</p>\n"
        '<ul><li>one</li><li><a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">two</a></li></ul>\n'
        "<ol><li>step</li></ol>"
    )
    assert markup.to_plain("## Head\n- **one** [two](/x)") == "Head one two"
    assert markup.excerpt("word " * 50, 20) == "word word word word…"


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '[x](https://e.org/"onmouseover="alert(1))',
        "[x](data:text/html,1)",
        "[<img src=x onerror=alert(1)>](https://e.org)",
        "**<b>**",
        "[a](//evil.example)",
        "[a](/\\evil.example)",
    ],
)
def test_markup_trusts_nothing(evil: str):
    html = markup.to_html(evil)
    assert not re.search(r"[<>]", TAG.sub("", html))
    assert not re.search(r'href="(javascript|data|//|/\\)', html)


@given(st.text(alphabet="<>\"'&[]()*#-1. \nабjavscript:/\\", max_size=80))
@settings(max_examples=150, deadline=None)
def test_markup_gives_only_its_own_tags(text: str):
    assert not re.search(r"[<>]", TAG.sub("", markup.to_html(text)))


def test_a_missing_language_says_so():
    assert spoken({"kk": "", "ru": "Да", "en": "Yes"}, "en-gb").text == "Yes"
    given_ = spoken({"kk": "", "ru": "Да", "en": "Yes"}, "kk")
    assert (given_.text, given_.language, given_.is_fallback) == ("Да", "ru", True)
    assert spoken({}, "kk").text == ""


def test_content_needs_pairs():
    assert set(faults(Content())) == {"title_kk"}
    assert set(faults(Content(title_kk="a"))) == {"body_kk"}
    assert set(faults(Content(title_kk="a", body_kk="b", body_en="c"))) == {"title_en"}
    assert faults(Content(title_ru="a", body_ru="b")) == {}
    assert set(faults(Content(title_ru="a", body_ru="b" * 20_001))) == {"body_ru"}
    assert Content.of({"title_kk": " a\r\nb ", "other": 1}).title_kk == "a\nb"


def test_seasons():
    once = {"starts_on": date(2026, 3, 1), "ends_on": date(2026, 4, 1), "is_yearly": False}
    assert is_shown(date(2026, 3, 31), **once)
    assert not is_shown(date(2026, 4, 1), **once)
    assert not is_shown(date(2027, 3, 5), **once)
    winter = {"starts_on": date(2025, 11, 1), "ends_on": date(2026, 3, 16), "is_yearly": True}
    assert [is_shown(date(y, m, 1), **winter) for y, m in ((2025, 10), (2026, 1), (2026, 4), (2030, 12))] == [
        False, True, False, True,
    ]  # fmt: skip
    assert is_shown(date(2026, 3, 1), date(2024, 2, 29), date(2024, 3, 5), is_yearly=True)
    assert is_shown(date(2040, 1, 1), date(2026, 1, 1), None, is_yearly=False)


def test_what_changed():
    pieces = changes("a b c", "a x c d")
    assert "".join(p.text for p in pieces if p.change != "added") == "a b c"
    assert "".join(p.text for p in pieces if p.change != "removed") == "a x c d"
    assert [p.change for p in changes("same", "same")] == ["same"]


def test_a_question_is_read_without_little_words():
    assert asked_words("как встать в очередь") == [("встат",), ("очеред",)]
    assert asked_words("как где") == [("как",), ("где",)]
    assert asked_words("") == []
    assert any("очеред" in word for word in asked_words("jxthtlm")[0])
    assert len(asked_words("слово " * 20)) == 8
    assert words_needed(3) == 2


def node(key: int, parent: int | None, kind: str = "end", **more: object) -> Node:
    return Node(key, parent, kind, {"kk": "иә"} if parent else {}, {"kk": "сөз"}, **more)  # type: ignore[arg-type]


def codes(nodes: list[Node]) -> set[int | None]:
    known = {"articles": frozenset({5}), "topics": frozenset({6})}
    return {fault.key for fault in scripts.faults(nodes, **known)}


def test_a_whole_script():
    tree = [
        node(1, None, "question"),
        node(2, 1, "article", article=5),
        node(3, 1, "topic", topic=6),
        node(4, 1, "emergency", service="112"),
        node(5, 1, "end"),
    ]
    assert codes(tree) == set()
    assert scripts.follow(tree, []) is tree[0]
    assert scripts.follow(tree, [4]) is tree[3]
    assert scripts.follow(tree, [4, 4]) is None
    assert scripts.follow([], []) is None
    assert scripts.nodes_from([each.as_data() for each in tree]) == tree


def test_faults_of_scripts():
    assert codes([]) == {None}
    assert codes([node(1, None), node(2, None)]) == {None}
    assert codes([node(1, None, "question")]) == {1}
    assert codes([node(1, None, "end"), node(2, 1)]) == {1}
    assert codes([node(1, None, "question"), node(2, 3, "question"), node(3, 2, "question")]) >= {1, 2, 3}
    assert codes([node(1, None, "question"), node(2, 1, "article", article=9)]) == {2}
    assert codes([node(1, None, "question"), node(2, 1, "topic")]) == {2}
    assert codes([node(1, None, "question"), node(2, 1, "emergency", service="911")]) == {2}
    assert codes([node(1, None, "question"), *(node(key, 1) for key in range(2, 12))]) == {1}
    assert codes([Node(1, None, "end", {}, {})]) == {1}
    deep = [
        node(1, None, "question"),
        *(node(key, key - 1, "question") for key in range(2, 13)),
        node(13, 12),
    ]
    assert codes(deep) == {13}
