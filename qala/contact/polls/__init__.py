"""What the city asks its residents: polls, questions, who has voted, and what was voted, kept apart.

Nouns: Poll, Question, Option, Ballot (who has voted), Vote (what was voted), PollCount (what is published). A ballot
and a vote of one person share no key, no moment and, once the poll has closed, no order. It checks no register of
residence: whoever votes for a district says that they live there. It publishes no texts that people wrote, and knows
no projects yet. Other channels use `queries.open_polls`, `queries.poll_sheet`, `actions.cast` and the `voter_of_*`.
"""
