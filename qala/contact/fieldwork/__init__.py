"""The executor's side: distribution by the head, work from a phone, bulk steps, templates, delegation.

Nouns: AnswerTemplate, Delegation, BulkRun. The steps themselves are actions of `appeals`.
"""
