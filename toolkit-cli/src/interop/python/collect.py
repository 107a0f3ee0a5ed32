"""Runs the garbage collector of DataJoint 2.3.1 or newer, deleting, and prints what it deleted from each store."""

import argparse

import datajoint as dj

import common


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    parser.add_argument("--store", action="append", required=True)
    arguments = parser.parse_args()
    connection = common.connect()
    schemas = [dj.Schema(name, connection=connection, create_schema=False) for name in arguments.schemas]
    result = {}
    for store in arguments.store:
        collector = dj.gc.GarbageCollector(*schemas, store=store)
        planned = collector.collect(dry_run=True)
        done = collector.collect(dry_run=False)
        if done["errors"] or planned["orphaned_hash_paths"] != done["orphaned_hash_paths"]:
            common.fail(f"{store}: planned {planned}, done {done}")
        result[store] = {
            "deleted": done["deleted"],
            "orphaned": done["orphaned_hash_paths"] + done["orphaned_schema_paths"],
            "referenced": done["hash_paths_referenced"],
        }
    common.write_json(result, "-")


if __name__ == "__main__":
    main()
