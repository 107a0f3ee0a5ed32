"""Rebuilds `~lineage` of the given schemas with DataJoint 2.x, in the given order, and prints all its rows."""

import argparse

import datajoint as dj

import common


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    arguments = parser.parse_args()
    connection = common.connect()
    result = {}
    for name in arguments.schemas:
        dj.Schema(name, connection=connection, create_schema=False).rebuild_lineage()
        rows = connection.query(f"SELECT table_name, attribute_name, lineage FROM `{name}`.`~lineage`").fetchall()
        result[name] = sorted(list(row) for row in rows)
    common.write_json(result, "-")


if __name__ == "__main__":
    main()
