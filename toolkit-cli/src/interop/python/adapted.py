"""The adapted types of the pipelines: adapters for 0.14, codecs of the same names for 2.x.

`graph` lives in the table, `graphx` in a store as a blob, `docx` in a store as an attachment, `clip` in a store as a
filepath, `level` is a plain number.
"""

import os
import pathlib
import tempfile

import datajoint as dj


def _written(text):
    """A file of that text; its name is kept by an attachment."""
    path = pathlib.Path(tempfile.mkdtemp()) / "doc.txt"
    path.write_text(text, encoding="utf-8")
    return path


def _relative(path):
    stage = pathlib.Path(os.environ.get("INTEROP_STAGE", ".")).resolve()
    return pathlib.Path(path).resolve().relative_to(stage).as_posix()


if dj.__version__.startswith("0."):

    class _Graph(dj.AttributeAdapter):
        attribute_type = "longblob"

        def put(self, value):
            return {"g": value}

        def get(self, value):
            return value["g"]

    class _GraphX(dj.AttributeAdapter):
        attribute_type = "blob@raw"

        def put(self, value):
            return {"gx": value}

        def get(self, value):
            return value["gx"]

    class _DocX(dj.AttributeAdapter):
        attribute_type = "attach@raw"

        def put(self, value):
            return str(_written(value))

        def get(self, value):
            return pathlib.Path(value).read_text(encoding="utf-8")

    class _Clip(dj.AttributeAdapter):
        attribute_type = "filepath@fp-data"

        def put(self, value):
            return str(pathlib.Path(os.environ["INTEROP_STAGE"]).resolve() / value)

        def get(self, value):
            return _relative(value)

    class _Level(dj.AttributeAdapter):
        attribute_type = "smallint"

        def put(self, value):
            return {"low": 1, "high": 2}[value]

        def get(self, value):
            return {1: "low", 2: "high"}[int(value)]

    ADAPTERS = {"graph": _Graph(), "graphx": _GraphX(), "docx": _DocX(), "clip": _Clip(), "level": _Level()}

else:
    # The base classes leave `key` and `store_name` to the codecs; none of these needs them.

    class Graph(dj.Codec):
        name = "graph"

        def get_dtype(self, is_store):
            return "<blob>"

        def encode(self, value, *, key=None, store_name=None):
            return {"g": value}

        def decode(self, stored, *, key=None):
            return stored["g"]

    class GraphX(dj.Codec):
        name = "graphx"

        def get_dtype(self, is_store):
            return "<blob>"

        def encode(self, value, *, key=None, store_name=None):
            return {"gx": value}

        def decode(self, stored, *, key=None):
            return stored["gx"]

    class DocX(dj.Codec):
        name = "docx"

        def get_dtype(self, is_store):
            return "<attach>"

        def encode(self, value, *, key=None, store_name=None):
            return str(_written(value))

        def decode(self, stored, *, key=None):
            return pathlib.Path(stored).read_text(encoding="utf-8")

    class Clip(dj.Codec):
        name = "clip"

        def get_dtype(self, is_store):
            return "<filepath>"

        def encode(self, value, *, key=None, store_name=None):
            return value

        def decode(self, stored, *, key=None):
            return stored.path

    class Level(dj.Codec):
        name = "level"

        def get_dtype(self, is_store):
            return "int16"

        def encode(self, value, *, key=None, store_name=None):
            return {"low": 1, "high": 2}[value]

        def decode(self, stored, *, key=None):
            return {1: "low", 2: "high"}[int(stored)]

    ADAPTERS = {}
