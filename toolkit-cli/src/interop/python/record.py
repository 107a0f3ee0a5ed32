"""Fetches every value of the given schemas and writes them as JSON.

After step 1 of a migration a column `x` is read through `x_v2`; after finalize `x_v1` is left out.
"""

import argparse
import tempfile

import common


def record(connection, schemas, downloads):
    """`{"schema.table": [row, ...]}`, the rows in the order of the primary key."""
    result = {}
    for schema, table in common.table_names(connection, schemas):
        free = common.free_table(connection, schema, table)
        names = [n for n in free.heading.names if not is_old(n, free.heading.names)]
        result[f"{schema}.{table}"] = [comparable_row(free.heading, row, names) for row in row_values(free, names, downloads)]
    return result


def is_old(name, names):
    """Whether a column is the kept legacy column of another one."""
    if name.endswith(common.LEGACY_SUFFIX) and name[: -len(common.LEGACY_SUFFIX)] in names:
        return True
    return name + common.NEW_SUFFIX in names


def row_values(free, names, downloads):
    return common.rows(free.proj(*[n for n in names if n not in free.primary_key]), downloads)


def comparable_row(heading, row, names):
    result = {}
    for name in names:
        shown = name
        if name.endswith(common.NEW_SUFFIX) and name[: -len(common.NEW_SUFFIX)] in heading.names:
            shown = name[: -len(common.NEW_SUFFIX)]
        result[shown] = common.comparable(row[name], heading[name])
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    parser.add_argument("--output", default="-")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as downloads:
        connection = common.connect()
        common.write_json(record(connection, arguments.schemas, downloads), arguments.output)


if __name__ == "__main__":
    main()
