"""What residents write about and what the city promises: topics, service terms, routes, statuses, channels.

Nouns: TopicGroup, Topic, ServiceTerm, Route, Status, Channel. It holds no appeals; `appeals` asks it for the
terms and the executor through one cached `Book` (queries.book), so intake costs no query here.
"""
