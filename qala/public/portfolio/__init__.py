"""The pages of the city's projects for residents: each project; all as list, map, timeline and by district, with
the same filters (`views.frame`); and what is happening around an address, with the appeals that `published` shows.

They read `projection` and what `published` has released, and write nothing, so that they can run from a replica. What
was withdrawn is refused with 410 and the reason (`access.public_project`). The room's one noun is the ProjectQuestion:
an appeal that was sent from the page of a project (docs/decisions/0270).
"""
