"""Frequent questions: the public face of the knowledge base.

Nouns: question (an article of the knowledge base that residents may read), opening (a day's count), opinion (whether
it helped, said by somebody without a name). Articles and banners are the knowledge base's; this room writes only
counts and opinions, and shows the city's notices on public pages.
"""
