"""What may go wrong, what has, what comes of it: risks, issues, results, independent assessments.

Nouns: Risk, Issue, Result, ResultMeasurement, Assessment. The computed health is not made here.
"""
