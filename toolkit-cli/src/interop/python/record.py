"""Fetches every value of the given schemas and writes them as JSON.

After step 1 of a migration a column `x` is read through `x_v2`; after finalize `x_v1` is left out.
"""

import argparse
import tempfile

import datajoint as dj

import common


def record(connection, schemas, downloads, stage=None):
    """`{"schema.table": [row, ...]}`, the rows in the order of the primary key."""
    result = {}
    for schema, table in common.table_names(connection, schemas):
        free = common.free_table(connection, schema, table)
        names = [n for n in free.heading.names if not is_old(n, free.heading.names)]
        result[f"{schema}.{table}"] = [comparable_row(free.heading, row, names, stage) for row in row_values(free, names, downloads)]
    return result


def is_old(name, names):
    """Whether a column is the kept legacy column of another one."""
    if name.endswith(common.LEGACY_SUFFIX) and name[: -len(common.LEGACY_SUFFIX)] in names:
        return True
    return name + common.NEW_SUFFIX in names


def row_values(free, names, downloads):
    return common.rows(free.proj(*[n for n in names if n not in free.primary_key]), downloads)


def comparable_row(heading, row, names, stage=None):
    result = {}
    for name in names:
        shown = name
        if name.endswith(common.NEW_SUFFIX) and name[: -len(common.NEW_SUFFIX)] in heading.names:
            shown = name[: -len(common.NEW_SUFFIX)]
        kind = common.value_kind(heading[name])
        result[shown] = common.comparable(row[name], kind, stage)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    parser.add_argument("--output", default="-")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as downloads:
        connection = common.connect()
        stage = legacy_stage() if common.LEGACY else None
        common.write_json(record(connection, arguments.schemas, downloads, stage), arguments.output)


def legacy_stage():
    """The folder that 0.14 brings filepaths to; all stores of a pipeline share it."""
    stages = {spec["stage"] for spec in dj.config["stores"].values() if "stage" in spec}
    if len(stages) > 1:
        common.fail(f"stores with different stages: {sorted(stages)}")
    return stages.pop() if stages else None


if __name__ == "__main__":
    main()
