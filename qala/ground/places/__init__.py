"""Places: where things are in the city.

Nouns: City (one per installation), District with its DistrictOutline from–to, Quarter, Street, Crossing (where two
streets meet), Building (a house number on a street), BuildingCare (which organisation looks after what in a
building, from–to), Landmark.

Points are kept in degrees for exchange, in metres of the city's projection for distance, and as an H3 cell for
grouping; the district is found once, when a row is written. Polygons stay GeoJSON: no PostGIS is needed.
This room does not route, geocode through foreign services or know what happens at a place.
"""
