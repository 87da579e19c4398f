"""Sectors of OC4IDS 0.9.5 (`projectSector`, an open list); a sub-sector stands with its parent."""

from collections.abc import Iterable

SECTORS = (
    "education", "health", "energy", "energy.solar", "energy.wind", "energy.hydropower", "energy.biomass",
    "energy.geothermal", "communications", "waterAndWaste", "governance", "economy", "cultureSportsAndRecreation",
    "transport", "transport.air", "transport.water", "transport.rail", "transport.road", "transport.urban",
    "transport.lowCarbon", "socialHousing", "naturalResources", "naturalResources.floodProtection",
)  # fmt: skip


def with_parents(codes: Iterable[str]) -> list[str]:
    """In the order of the list, each with its parent before it."""
    wanted = {part for code in codes for part in (code, code.split(".")[0])}
    return [code for code in SECTORS if code in wanted]
