"""Letters to the contact centre: fetched from a mailbox, sorted, registered as appeals, answered with a receipt.

Nouns: Letter, LetterFile, SentLetter, MailboxMark. The original stays in the mailbox; what became of an appeal stays
in `appeals`.
"""
