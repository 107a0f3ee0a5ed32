"""Goes on writing, with DataJoint 0.14, to the pipeline of `declare_legacy.py`, as a lab does all day.

Rows are added with values of every kind, changed, deleted with all that depends on them and their objects, and populated
anew; a file is written anew under the path that it had. Each round writes something else.
"""

import argparse
import datetime
import shutil
import uuid

import datajoint as dj
import numpy as np

import common
import declare_legacy


def write(tables, turn):
    """One round of work; returns nothing."""
    add(tables, 10 + turn)
    one = dict(subject_id=1, session=1)
    tables["Subject"].update1(dict(subject_id=1, notes=f"changed {turn}", plain_b=np.arange(turn + 3)))
    tables["Recording"].update1(dict(one, signal=np.arange(7) + turn, n=99 + turn))
    # 0.14 cannot follow keys into a table with adapted types, so that table goes first.
    (tables["Note"] & [dict(subject_id=2 + turn), dict(subject_id=0)]).delete()
    (tables["Subject"] & dict(subject_id=2 + turn)).delete()
    record_again(tables, one, turn)


def add(tables, subject):
    """A new subject with all that belongs to it."""
    tables["Subject"].insert1(
        dict(
            subject_id=subject,
            species="finch",
            seen=datetime.datetime(2025, 1, 2, 3, 4, 5),
            u=uuid.UUID(int=subject),
            plain_b={"new": subject},
            level="high",
        )
    )
    report = declare_legacy.written(f"late {subject}.txt", b"late")
    tables["Session"].insert1(
        dict(subject_id=subject, session=1, start=datetime.datetime(2025, 1, 2), meta=[subject], doc=str(report))
    )
    tables["Recording"].populate()
    tables["Spikes"].populate(suppress_errors=True)
    tables["Analysis"].populate(dict(method="fast"))
    declare_legacy.staged(f"cuts/c{subject}.bin", bytes([subject]) * 10)
    tables["Note"].insert1(
        dict(
            subject_id=subject,
            session=1,
            graph=[1, subject],
            big_graph={"n": subject},
            paper=f"paper {subject}",
            cut=f"cuts/c{subject}.bin",
        )
    )
    note = max(tables["Note"].fetch("note_id"))
    tables["Reply"].insert1((note, 1, note, "late"))


def record_again(tables, key, turn):
    """Deletes a recording with its objects, and records it again: the file has its former path and another content."""
    (tables["Recording"] & key).delete()
    external = dj.Schema(tables["Recording"].database).external
    for store in external:
        external[store].delete(delete_external_files=True)
    first = declare_legacy.recording_of

    def recording_of(subject):
        content = b"again" * (turn + 1)
        video = declare_legacy.staged(f"sub/v{subject}.bin", content)
        return dict(first(subject), video=str(video), n=1000 + turn)

    declare_legacy.recording_of = recording_of
    tables["Recording"].populate()
    tables["Spikes"].populate(suppress_errors=True)
    tables["Analysis"].populate(dict(method="fast"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prefix")
    parser.add_argument("turn", type=int)
    arguments = parser.parse_args()
    common.connect()
    try:
        write(declare_legacy.declare(arguments.prefix), arguments.turn)
        common.write_json({}, "-")
    finally:
        shutil.rmtree("work", ignore_errors=True)


if __name__ == "__main__":
    main()
