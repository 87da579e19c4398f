"""How well the promises are kept: reports with definitions, satisfaction, sample review of closings, repeated appeals.

Nouns: Feedback, ClosingReview, ScheduledReport. It changes no appeal except by the actions of `appeals`.
"""
