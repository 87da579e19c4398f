"""The executor's side: distribution by the head, work from a phone, bulk steps, templates, stand-ins, ping-pong.

Nouns: AnswerTemplate, Delegation, ExtensionRequest, BulkRun, BulkRow, NavigationLink. The steps are
actions of `appeals`; nothing here moves an appeal in another way, and no right grows by anything written here.
"""
