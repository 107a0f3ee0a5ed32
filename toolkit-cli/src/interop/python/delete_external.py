"""What an old client may still do: DataJoint 0.14 deletes every external file that it takes for unused."""

import argparse

import datajoint as dj

import common


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schemas", nargs="+")
    parser.add_argument("--store", action="append", required=True)
    arguments = parser.parse_args()
    common.connect()
    errors = {}
    for name in arguments.schemas:
        external = dj.Schema(name, create_schema=False, create_tables=False).external
        for store in arguments.store:
            errors[f"{name}.{store}"] = [str(e) for e in external[store].delete(delete_external_files=True)]
    common.write_json(errors, "-")


if __name__ == "__main__":
    main()
