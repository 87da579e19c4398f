"""What operators answer from: articles in three languages with versions, scripts, seasonal banners.

Nouns: Article, ArticleVersion, Script, Banner. It holds no contacts and no appeals; a topic may name its articles.
"""
