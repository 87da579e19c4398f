"""Monthly reports of project heads, photos, acceptance by the office, the ladder of late reports, my work.

Nouns: ProgressReport, ReportItem, ProjectPhoto. What was accepted is never changed; a later report corrects it.
"""
