"""What the room tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ArticlePublished:
    """Another version of an article is the one that readers see."""

    article_id: int
    version_id: int
    by_id: int | None


@dataclass(frozen=True)
class ArticleUsed:
    """Somebody answered a resident from an article."""

    article_id: int
    version_id: int
    by_id: int | None


@dataclass(frozen=True)
class ArticleVoted:
    """A reader said whether an article helped; a later vote on the same version replaces the first."""

    article_id: int
    version_id: int
    is_helpful: bool
    by_id: int | None


@dataclass(frozen=True)
class ArticleReviewDue:
    """The review day of an article has come; told once for each review day."""

    article_id: int
    owner_id: int | None


@dataclass(frozen=True)
class BannerChanged:
    """A banner was made, changed or ended; what was kept of banners is old now."""

    banner_id: int


@dataclass(frozen=True)
class ScriptPublished:
    """A script has a new version that can be walked."""

    script_id: int
    version_id: int
    by_id: int | None


@dataclass(frozen=True)
class ScriptWalked:
    """A script was walked to its end. `kind`: article, topic, emergency or end; the matching id or service is given."""

    walk_id: int
    script_id: int
    kind: str
    article_id: int | None
    topic_id: int | None
    service: str
    by_id: int | None
