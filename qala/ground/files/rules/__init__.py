"""Pure cleaning of hostile bytes: a path goes in, a safe copy and facts come out, or `Unfit` is raised."""
