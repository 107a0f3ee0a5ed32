"""Inserts a new row into every table of the given schemas with DataJoint 2.x, reads it back, and deletes it again.

The new row is a copy of the fullest row under a new key, so blobs, attachments and filepaths are written too. Parents come
first, and a child refers to the new rows of its parents. Every value read back must equal the one that was inserted.
"""

import argparse
import datetime
import tempfile
import uuid

import common
import record


def insert_everywhere(connection, schemas, downloads):
    """Inserts; returns the keys of the new rows by full table name, parents first."""
    new_rows = {}
    for schema, table in common.table_names(connection, schemas):
        free = common.free_table(connection, schema, table)
        names = [n for n in free.heading.names if not record.is_old(n, free.heading.names)]
        existing = record.row_values(free, names, downloads)
        if not existing:
            common.fail(f"{schema}.{table} has no row to copy")
        template = max(existing, key=lambda row: sum(value is not None for value in row.values()))
        row = renewed(free, dict(template), existing, new_rows)
        automatic = [n for n in row if free.heading[n].autoincrement]
        for name in automatic:
            del row[name]
        free.insert1({name: insertable(free.heading[name], value) for name, value in row.items()})
        for name in automatic:
            row[name] = connection.query("SELECT LAST_INSERT_ID()").fetchone()[0]
        key = {name: row[name] for name in free.primary_key}
        new_rows[free.full_table_name] = row
        compare(free, key, row, names, downloads)
    return {full: {name: row[name] for name in common.free_table(connection, *parts(full)).primary_key} for full, row in new_rows.items()}


def parts(full):
    return full.replace("`", "").split(".")


def renewed(free, row, existing, new_rows):
    """The row with its foreign keys set to the parents' new rows and, where they do not renew its key, a fresh key."""
    inherited = set()
    for parent, properties in free.parents(foreign_key_info=True):
        for child_name, parent_name in properties["attr_map"].items():
            row[child_name] = new_rows[parent][parent_name]
            inherited.add(child_name)
    own = [n for n in free.primary_key if n not in inherited]
    if own and not any(free.heading[n].autoincrement for n in own):
        name = next((n for n in own if can_renew(free.heading[n])), None)
        if name is None:
            common.fail(f"no part of the key of {free.full_table_name} can be renewed")
        row[name] = fresh(free.heading[name], [r[name] for r in existing])
    for names, properties in free.heading.indexes.items():
        if properties["unique"] and not set(names) & (inherited | set(free.primary_key)):
            row[names[0]] = fresh(free.heading[names[0]], [r[names[0]] for r in existing])
    return row


def can_renew(attribute):
    if attribute.original_type == "bool" or attribute.codec or attribute.type.startswith("enum"):
        return False
    return attribute.numeric or attribute.uuid or attribute.string


def fresh(attribute, taken):
    taken = [value for value in taken if value is not None]
    if attribute.uuid:
        return uuid.uuid4()
    if attribute.numeric:
        return max(taken) + 1
    if attribute.type == "date":
        return max(taken) + datetime.timedelta(days=1)
    return next(name for name in (f"n{i}" for i in range(1000)) if name not in taken)


def insertable(attribute, value):
    """A fetched value as an insert takes it: a filepath is its path in the store."""
    return value.path if value is not None and common.value_kind(attribute) == "filepath" else value


def compare(free, key, row, names, downloads):
    inserted = record.comparable_row(free.heading, row, names)
    (read,) = record.row_values(free & key, names, downloads)
    fetched = record.comparable_row(free.heading, read, names)
    if inserted != fetched:
        common.fail(f"{free.full_table_name} {key}: inserted {inserted}, fetched {fetched}")


def delete(connection, keys):
    """Deletes the new rows from the roots down; nothing of them may be left."""
    for full, key in keys.items():
        free = common.free_table(connection, *parts(full))
        if not free.parents():
            (free & key).delete(prompt=False)
    left = [full for full, key in keys.items() if len(common.free_table(connection, *parts(full)) & key)]
    if left:
        common.fail(f"not deleted: {left}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as downloads:
        connection = common.connect()
        keys = insert_everywhere(connection, arguments.schemas, downloads)
        delete(connection, keys)
        common.write_json(sorted(keys), "-")


if __name__ == "__main__":
    main()
