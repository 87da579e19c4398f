"""How well the promises are kept: control of closing, what residents say, repeated appeals, figures and reports.

Nouns: quality terms, sample rule, closing check, closing review, feedback, judgement, daily figure, scheduled report.
It changes no appeal except by the actions of `appeals`; a page of figures reads daily figures and the rows of today.
"""
