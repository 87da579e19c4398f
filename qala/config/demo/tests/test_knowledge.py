"""The texts of the knowledge base: whole, in both languages, and about topics that exist."""

from qala.config.demo.building.knowledge import texts
from qala.config.demo.data import cells, sections
from qala.contact.knowledge.rules.markup import to_html
from qala.contact.knowledge.rules.scripts import Service, StepKind

KNOWN = {row[0] for head, lines in sections("topics").items() if head for row in cells(lines)}
ANSWERED = {code for head in sections("articles") for code in head.split("|")[0].split()}


def test_articles_are_in_both_languages():
    heads = [head for head in sections("articles") if head]
    assert len(heads) >= 40
    for head in heads:
        codes, keywords = head.split("|", 1)
        assert set(codes.split()) <= KNOWN, head
        assert keywords.strip()
        found = texts(sections("articles")[head])
        assert set(found) == {"kk", "ru"}, head
        for title, body in found.values():
            assert title
            assert len(body) > 80, title
            assert "**" not in to_html(body), title


def test_scripts_lead_to_what_exists():
    heads = [head for head in sections("scripts") if head]
    assert len(heads) == 4
    for head in heads:
        assert set(head.split("|")[1].split()) <= KNOWN
        for step, *words in cells(sections("scripts")[head]):
            depth, kind, goal = step.split()
            assert all(words[2:]), words
            assert depth == "0" or all(words[:2]), words
            goals = {"article": ANSWERED, "topic": KNOWN, "emergency": set(Service.values)}
            assert kind in StepKind.values
            assert goal in goals.get(kind, {"-"}), words


def test_banners_cover_the_year():
    months = set()
    for head in filter(None, sections("banners")):
        days, tone, public, article, codes = (part.strip() for part in head.split("|"))
        start, end = days.split()
        assert tone in ("info", "good", "warn", "bad")
        assert public in ("public", "-")
        assert article in ANSWERED | {"-"}
        assert set(codes.split()) <= KNOWN | {"-"}
        assert set(texts(sections("banners")[head])) == {"kk", "ru"}
        first, last = int(start[:2]), int(end[:2])
        months |= {(month - 1) % 12 + 1 for month in range(first, last + 1 if last >= first else last + 13)}
    assert months == set(range(1, 13))
