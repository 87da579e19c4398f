"""Who answers and who leads: shifts, states of operators, the queue of channels, quality reviews, staffing, hand-over.

Nouns: Shift, OperatorState, HandoverNote, QualityReview. It holds no contacts; `contacts` tells it what operators do.
"""
