from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils.module_loading import import_string

from qala.ground.files import conf
from qala.ground.files.bucket import BucketFiles
from qala.ground.files.rules.limits import MEGABYTE


def test_files_are_local_by_default():
    entry = conf.storage(Path("/home"), lambda _name: "local")
    assert entry["OPTIONS"]["location"] == Path("/home/files/kept")
    assert import_string(entry["BACKEND"])(**entry["OPTIONS"]).base_location == Path("/home/files/kept")


def test_a_bucket_by_setting():
    told = {"QALA_FILES_STORAGE": "s3", "QALA_S3_BUCKET": "city"}
    entry = conf.storage(Path("/home"), lambda name: told.get(name, ""))
    bucket = import_string(entry["BACKEND"])(**entry["OPTIONS"])
    assert isinstance(bucket, BucketFiles)
    assert (bucket.bucket_name, bucket.default_acl) == ("city", None)
    with pytest.raises(ValueError, match="no address"):
        bucket.url("x")


def test_a_bucket_takes_a_file_in_one_call(monkeypatch):
    sent: list[tuple[str, str]] = []

    class Bucket:
        def upload_file(self, path: str, key: str) -> None:
            sent.append((path, key))

    storage: Any = BucketFiles(bucket_name="city")
    monkeypatch.setattr(storage, "_bucket", Bucket())
    storage.take(Path("/bench/clean.jpg"), "ab/id/clean.jpg")
    assert sent == [("/bench/clean.jpg", "ab/id/clean.jpg")]


def test_one_setting_bounds_every_kind():
    small = conf.limits(10)
    assert {small.photo_bytes, small.video_bytes, small.document_bytes} == {10 * MEGABYTE}
    large = conf.limits(200)
    assert (large.photo_bytes, large.video_bytes) == (30 * MEGABYTE, 200 * MEGABYTE)
    assert conf.form_bytes(large) == 201 * MEGABYTE
