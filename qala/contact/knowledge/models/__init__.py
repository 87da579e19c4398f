"""One noun per file."""

from qala.contact.knowledge.models.article import Article, ArticleVersion, KnowledgeWord
from qala.contact.knowledge.models.banner import Banner
from qala.contact.knowledge.models.script import Script, ScriptStep, ScriptVersion, ScriptWalk
from qala.contact.knowledge.models.use import ArticleUse, ArticleVote

__all__ = [
    "Article",
    "ArticleUse",
    "ArticleVersion",
    "ArticleVote",
    "Banner",
    "KnowledgeWord",
    "Script",
    "ScriptStep",
    "ScriptVersion",
    "ScriptWalk",
]
