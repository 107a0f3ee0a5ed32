"""Populates every imported and computed table of the given schemas with DataJoint 2.x through its job queue.

One key of each table is deleted with all that depends on it, and computed again: `make` puts back what was there. So
afterwards every value is what it was. The job tables are dropped at the end: another version declares them differently.
"""

import argparse
import tempfile

import datajoint as dj

import common
import insert
import record


def auto_populated(modules):
    """The virtual classes of the imported and computed tables."""
    classes = (value for module in modules.values() for value in vars(module).values())
    return [c for c in classes if isinstance(c, type) and issubclass(c, (dj.Computed, dj.Imported))]


def repopulate(connection, table, classes, downloads, direct):
    """Deletes and populates the first key; returns the number of keys populated here and below."""
    key = {name: common.keys(table())[0][name] for name in table().primary_key}
    saved = rows_below(connection, table.full_table_name, key, downloads)
    (table() & key).delete(prompt=False)
    if len(table() & key):
        common.fail(f"{table.full_table_name}: {key} is still there")
    populated = 0
    for full in saved:
        if full in classes:
            populated += populate(connection, classes[full], key, saved, plain_name(full) in direct)
        elif not is_part(full, classes):
            connection_insert(connection, full, saved[full])
    return populated


def rows_below(connection, full, key, downloads):
    """What can be inserted again of a table and of all its descendants, parents first."""
    connection.dependencies.load()
    result = {}
    for name in connection.dependencies.descendants(full):
        if not name.startswith("`"):
            continue
        free = common.free_table(connection, *insert.parts(name))
        names = [n for n in free.heading.names if not record.is_old(n, free.heading.names)]
        fetched = record.row_values(free & key, names, downloads)
        result[name] = [{n: insert.insertable(free.heading[n], v) for n, v in row.items()} for row in fetched]
    return result


def plain_name(full):
    return full.replace("`", "")


def is_part(full, classes):
    return any(full.startswith(master[:-1] + "__") for master in classes)


def connection_insert(connection, full, rows):
    common.free_table(connection, *insert.parts(full)).insert(rows)


def populate(connection, table, key, saved, direct):
    """Runs `populate` of one table with a `make` that puts the saved rows back."""
    full = table.full_table_name

    def make(self, own_key):
        self.insert(matching(saved[full], own_key))
        for name in saved:
            if name.startswith(full[:-1] + "__"):
                connection_insert(connection, name, matching(saved[name], own_key))

    table.make = make
    wanted = [{name: row[name] for name in table().primary_key} for row in saved[full]]
    result = table.populate(wanted, reserve_jobs=not direct)
    if result["success_count"] != len(wanted) or result["error_list"]:
        common.fail(f"{full}: {result}")
    return len(wanted)


def matching(rows, key):
    return [row for row in rows if all(row[name] == value for name, value in key.items())]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    parser.add_argument("--direct", action="append", default=[], help="schema.table to populate without jobs")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as downloads:
        connection = common.connect()
        modules = common.open_schemas(arguments.schemas)
        classes = {c.full_table_name: c for c in auto_populated(modules)}
        counts = {}
        for full, table in sorted(classes.items()):
            counts[plain_name(full)] = repopulate(connection, table, classes, downloads, arguments.direct)
        for module in modules.values():
            for jobs in module.schema.jobs:
                jobs.drop()
        common.write_json(counts, "-")


if __name__ == "__main__":
    main()
