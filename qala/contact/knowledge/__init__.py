"""What operators answer from: articles in three languages with versions, scripts with branches, seasonal banners.

Nouns: Article, ArticleVersion, ArticleUse, ArticleVote, Script, ScriptStep, ScriptVersion, ScriptWalk, Banner,
KnowledgeWord. It holds no contacts and no appeals; an article, a script or a banner may name its topics. The rooms
above ask `queries` (`answers_for`, `banners_for`, `step`) and tell `actions.record_use` and `actions.record_walk`.
"""
