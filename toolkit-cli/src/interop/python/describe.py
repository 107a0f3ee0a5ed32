"""Describes every table of the given schemas with DataJoint 2.x and declares the description in scratch schemas.

What is declared must describe itself in the same words, but for the default of a kept legacy column: DataJoint shows bytes
as `0x...` and declares that as a text.
"""

import argparse
import re

import common


def declare_again(connection, schemas, suffix):
    """Returns the descriptions by `schema.table`."""
    names = common.table_names(connection, schemas)
    described = {(s, t): common.free_table(connection, s, t).describe(context={}) for s, t in names}
    for schema in schemas:
        connection.query(f"CREATE DATABASE `{schema}{suffix}`")
    try:
        context = {}
        for number, (schema, table) in enumerate(names):
            copy = declared(connection, f"{schema}{suffix}", table, declarable(described[schema, table], names), context)
            context[f"T{number}"] = copy
        for schema, table in common.table_names(connection, [s + suffix for s in schemas]):
            again = common.free_table(connection, schema, table).describe(context={})
            original = described[schema[: -len(suffix)], table]
            if comparable(again.replace(f"{suffix}`.`", "`.`")) != comparable(original):
                common.fail(f"{schema}.{table}\n-- described:\n{original}\n-- declared again:\n{again}")
    finally:
        for schema in reversed(schemas):
            connection.query(f"DROP DATABASE `{schema}{suffix}`")
    return {f"{s}.{t}": text for (s, t), text in described.items()}


def comparable(text):
    return re.sub(rf"^(\w+{common.LEGACY_SUFFIX})=0x\w*\s*:", r"\1 :", text, flags=re.M)


def declared(connection, schema, table, text, context):
    """Declares a table from its definition, whatever class it once had."""
    free = common.free_table(connection, schema, table)
    kind = type("Copy", (type(free),), {"definition": text})
    copy = kind(connection, free.full_table_name)
    copy.declare(context)
    return copy


def declarable(text, names):
    """The description as a definition: parents by the names of the context; percent and backslash written twice."""
    for number, (schema, table) in enumerate(names):
        text = re.sub(rf"^(->.*)`{re.escape(schema)}`\.`{re.escape(table)}`", rf"\1T{number}", text, flags=re.M)
    return text.replace("\\", "\\\\").replace("%", "%%")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    parser.add_argument("--suffix", default="_again")
    arguments = parser.parse_args()
    connection = common.connect()
    common.write_json(declare_again(connection, arguments.schemas, arguments.suffix), "-")


if __name__ == "__main__":
    main()
