"""Runs in an environment with `libcoveoc4ids`, never in Qala's own: FOLDER of schemas as argument, a JSON list of
packages on standard input, a list of what the official checker says of each on standard output.

The checker asks a server of this process for schemas and code lists, and nothing else: no network is needed.
"""

import functools
import http.server
import json
import sys
import tempfile
import threading
from typing import Any

WANTED = (
    "validation_errors_count", "validation_errors", "additional_fields", "additional_closed_codelist_values",
    "additional_open_codelist_values", "conformance_checks", "additional_checks",
)  # fmt: skip


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Says nothing of its visitors."""

    def log_message(self, *_told: Any) -> None:
        """Nothing."""


def main(folder: str) -> None:
    """Check all packages."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    at = f"http://127.0.0.1:{server.server_port}/"
    from libcoveoc4ids.api import oc4ids_json_output  # type: ignore[import-not-found]
    from libcoveoc4ids.config import LibCoveOC4IDSConfig  # type: ignore[import-not-found]

    told = {"schema_host": at, "schema_codelists": {"0.9": f"{at}codelists/"}}
    config = LibCoveOC4IDSConfig({**LibCoveOC4IDSConfig().config, **told})
    found = []
    for package in json.load(sys.stdin):
        with tempfile.TemporaryDirectory() as made:
            said = oc4ids_json_output(made, json_data=package, lib_cove_oc4ids_config=config)
        found.append({key: said.get(key) for key in WANTED})
    json.dump(found, sys.stdout, default=str)


if __name__ == "__main__":
    main(sys.argv[1])
