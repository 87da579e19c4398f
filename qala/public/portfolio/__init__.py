"""The pages of the city's projects for residents: each project, and all of them together.

It reads `projection` alone and writes nothing, so that it can run from a replica. What was withdrawn is refused with
410 and the reason (`access.public_project`).
"""
