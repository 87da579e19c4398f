"""The features as QGIS reads them, by GDAL's driver, from a server that listens."""

import json
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from qala.contact.appeals.tests.factories import make_world
from qala.contact.catalog.queries import forget_book
from qala.public.opendata.queries.features import COLLECTIONS
from qala.public.opendata.tests.test_features import exact
from qala.public.projection.tests import samples
from tests.personas import everybody

READER = """
import json, sys, pyogrio
source = sys.argv[1]
meta, fids, shapes, columns = pyogrio.raw.read(source, layer="projects")
none = pyogrio.raw.read(source, layer="projects", bbox=(0, 0, 1, 1))[2]
appeals = pyogrio.raw.read(source, layer="appeals")[2]
fields = [str(each) for each in meta["fields"]]
print(json.dumps({
    "layers": [str(each[0]) for each in pyogrio.list_layers(source)],
    "fields": fields,
    "codes": [str(each) for each in columns[fields.index("project")]],
    "placed": [each is not None for each in shapes],
    "in_the_sea": len(none),
    "appeals": [each is not None for each in appeals],
}))
"""


@pytest.mark.django_db(transaction=True)
def test_gdal_reads_it(live_server: Any, settings: Any, frozen_clock: Any) -> None:
    """As QGIS does: the driver finds the collections, reads one and filters it by a box. In a process of its own,
    for the driver keeps the interpreter to itself while it waits for our server."""
    pytest.importorskip("pyogrio")
    settings.BASE_URL = live_server.url
    people = everybody()
    row = samples.public_project(SimpleNamespace(people=people))
    forget_book()
    exact(make_world(people), 6)
    source = f"OAPIF:{live_server.url}/opendata/features"
    done = subprocess.run(
        [sys.executable, "-c", READER, source], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["layers"] == list(COLLECTIONS)
    assert {"stage", "budget"} <= set(told["fields"])
    assert (told["codes"], told["placed"], told["in_the_sea"]) == ([row.code], [True], 0)
    assert told["appeals"] == [True] * 6
