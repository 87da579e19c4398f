"""Parquet: columns with their types, some thousand rows at a time."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from qala.public.opendata.rules.datasets import Column, Dataset, Kind, Row
from qala.shared.streaming import Sink

GROUP = 5000
TYPES = {
    Kind.TEXT: pa.string(),
    Kind.WHOLE: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.MONEY: pa.decimal128(20, 2),
    Kind.DAY: pa.date32(),
    Kind.TRUTH: pa.bool_(),
}


def write_parquet(dataset: Dataset, rows: Iterator[Row]) -> Iterator[bytes]:
    """Columns are named by their codes; headings in the active language stand in the description of each."""
    fields = [_field(each) for each in dataset.columns]
    schema, sink = pa.schema(fields, metadata={"title": str(dataset.title)}), Sink()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        while chunk := list(islice(rows, GROUP)):
            columns = [_values(each, chunk) for each in dataset.columns]
            arrays = [pa.array(values, field.type) for values, field in zip(columns, fields, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
            yield sink.take()
    yield sink.take()


def _field(column: Column) -> Any:
    about = ", ".join(str(part) for part in (column.label, column.about, column.unit) if part)
    return pa.field(column.code, TYPES[column.kind], metadata={"description": about})


def _values(column: Column, chunk: list[Row]) -> list[Any]:
    found = [row[column.code] for row in chunk]
    if column.kind is not Kind.NUMBER:
        return found
    return [None if value is None else float(value) for value in found]
