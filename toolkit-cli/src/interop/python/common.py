"""What the scripts share: the connection, the tables of a schema, and values in a form that can be compared.

Every script runs under each version of DataJoint, in the folder that holds the store configuration
(`dj_local_conf.json` for 0.14, `datajoint.json` for 2.x), with DJ_HOST, DJ_PORT, DJ_USER and DJ_PASS set.
"""

import datetime
import decimal
import hashlib
import json
import logging
import os
import pathlib
import sys
import tempfile
import uuid

os.environ.setdefault("DJ_SUPPORT_ADAPTED_TYPES", "TRUE")
os.environ.setdefault("DJ_SUPPORT_FILEPATH_MANAGEMENT", "TRUE")

import datajoint as dj  # noqa: E402
import numpy as np  # noqa: E402

import adapted  # noqa: E402

# DataJoint installs a hook of its own, which does not show the traceback.
sys.excepthook = sys.__excepthook__

LEGACY = dj.__version__.startswith("0.")
LEGACY_SUFFIX = "_v1"
NEW_SUFFIX = "_v2"


def connect():
    """Configures DataJoint from the environment and opens its connection."""
    dj.config["database.host"] = os.environ["DJ_HOST"]
    dj.config["database.port"] = int(os.environ["DJ_PORT"])
    dj.config["database.user"] = os.environ["DJ_USER"]
    dj.config["database.password"] = os.environ.get("DJ_PASS", "")
    dj.config["safemode"] = False
    logging.getLogger("datajoint").setLevel(logging.ERROR)
    connection = dj.conn(reset=True)
    connection.query("SET time_zone = '+00:00'")
    return connection


def open_schemas(names):
    """A virtual module for each schema, the codecs or adapters of the pipeline known to all."""
    modules = {}
    for name in names:
        if LEGACY:
            modules[name] = dj.VirtualModule(name, name, add_objects=adapted.ADAPTERS)
        else:
            modules[name] = dj.VirtualModule(name, name)
    return modules


def table_names(connection, schemas):
    """Schema and name of every table that DataJoint shows, parents first."""
    for name in schemas:
        dj.Schema(name, connection=connection, create_schema=False)
    dependencies = connection.dependencies
    dependencies.load()
    ordered = dependencies.topo_sort()
    pairs = (full.replace("`", "").split(".") for full in ordered if full.startswith("`"))
    return [(schema, table) for schema, table in pairs if schema in schemas]


def free_table(connection, schema, table):
    full = f"`{schema}`.`{table}`"
    if not LEGACY:
        return dj.FreeTable(connection, full)
    free = dj.FreeTable(connection, full)
    free._heading.table_info["context"] = adapted.ADAPTERS
    return free


def keys(query):
    """The primary keys of all rows, in their order."""
    if LEGACY:
        return query.fetch("KEY", order_by="KEY")
    return query.keys(order_by="KEY")


def rows(query, downloads):
    """All rows in the order of the primary key, as dictionaries.

    Each row's attachments go to a folder of their own below `downloads`: in one folder, files of the same name would be
    renamed.
    """
    result = []
    for key in keys(query):
        folder = tempfile.mkdtemp(dir=downloads)
        one = query & key
        if LEGACY:
            result.append(one.fetch1(download_path=folder))
        else:
            dj.config["download_path"] = folder
            result.append(one.fetch1())
    return result


def value_kind(attribute):
    """`attach` or `filepath` for the attributes whose value is a file, else `plain`."""
    if LEGACY:
        if attribute.adapter:
            return "plain"
        if attribute.is_attachment:
            return "attach"
        return "filepath" if attribute.is_filepath else "plain"
    name = getattr(attribute.codec, "name", "") if attribute.codec else ""
    return name if name in ("attach", "filepath") else "plain"


def digest(content):
    return hashlib.sha256(content).hexdigest()[:24]


def comparable(value, attribute):
    """A fetched value as JSON that is equal exactly when the values are.

    An array is its dtype, shape and the digest of its bytes; bytes, an attachment and a filepath are
    their name and the digest of their content.
    """
    kind = value_kind(attribute)
    if value is None:
        return None
    if kind == "attach":
        path = pathlib.Path(value)
        return ["attach", path.name, digest(path.read_bytes())]
    if kind == "filepath":
        if LEGACY:
            path = pathlib.Path(value)
            stage = pathlib.Path(dj.config["stores"][attribute.store]["stage"])
            relative = path.resolve().relative_to(stage.resolve()).as_posix()
            return ["filepath", relative, digest(path.read_bytes())]
        return ["filepath", value.path, digest(value.read())]
    return plain(value)


def plain(value):
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, (np.ndarray, np.generic)) and not isinstance(value, (np.floating, np.integer, np.bool_)):
        if value.dtype.hasobject:
            return ["array", "object", list(value.shape), [plain(v) for v in value.ravel().tolist()]]
        array = np.ascontiguousarray(value)
        return ["array", array.dtype.str if array.dtype.names else str(array.dtype), list(value.shape), digest(array.tobytes())]
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, (float, np.floating)):
        return ["float", repr(float(value))]
    if isinstance(value, (bytes, bytearray)):
        return ["bytes", "", digest(bytes(value))]
    if isinstance(value, (uuid.UUID, decimal.Decimal, datetime.date, datetime.datetime, datetime.time, datetime.timedelta)):
        return str(value)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, set):
        return ["set", sorted((plain(v) for v in value), key=repr)]
    raise TypeError(f"no comparable form for {type(value)}")


def write_json(data, target):
    text = json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False)
    if target is None or str(target) == "-":
        print(text)
    else:
        pathlib.Path(target).write_text(text + "\n", encoding="utf-8")


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(1)
