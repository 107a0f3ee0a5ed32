"""Declares and fills, with DataJoint 0.14, a pipeline that uses everything a migration has to carry over.

Every tier, every column type, parts of every tier, keys inherited, renamed, nullable and across schemas, values in the
table and in two stores as blob, attachment, filepath and adapted type, a computed table populated through the job queue,
and a `~jobs` table with an error and an ignored key. The values are the same in every run, but for the timestamps.
"""

import argparse
import datetime
import decimal
import os
import pathlib
import shutil
import uuid

import datajoint as dj
import numpy as np

import adapted
import common


def declare(prefix):
    """Declares both schemas, `{prefix}_ref` and `{prefix}_rec`, and returns the classes by name."""
    context = dict(adapted.ADAPTERS)

    def tables_of(schema):
        def declared(table):
            context[table.__name__] = schema(table, context=context)
            return table

        return declared

    ref = tables_of(dj.Schema(f"{prefix}_ref"))
    rec = tables_of(dj.Schema(f"{prefix}_rec"))

    @ref
    class Species(dj.Lookup):
        definition = '''
        # kinds of animals, 'common' and rare; 50%% each
        species : varchar(32)  # species' name, as `written`: short
        ---
        legs = 4 : tinyint unsigned
        latin = null : varchar(64)  # naïve µ \\\\ backslash; semicolon
        '''
        contents = [("mouse", 4, "mus musculus"), ("finch", 2, None), ("snail", 1, "helix")]

        class Alias(dj.Part):
            definition = """
            -> master
            alias : varchar(16)
            """

    @ref
    class Subject(dj.Manual):
        definition = """
        # experimental subject
        subject_id : int unsigned  # subject's id
        ---
        -> Species
        dob = null : date
        sex = "U" : enum("M", "F", "U")  # it's "U"
        i8 = -1 : tinyint
        u8 = 3 : tinyint unsigned
        i16 = -300 : smallint
        u16 = 300 : smallint unsigned
        i24 = -70000 : mediumint
        u24 = 70000 : mediumint unsigned
        i32 = -5 : int
        u32 = 5 : int unsigned
        i64 = null : bigint
        u64 = 0 : bigint unsigned  # as large as it gets
        is_active = 1 : bool  # flag
        weight = 20.5 : float  # grams, 'about'
        area = null : float unsigned
        rate = 1.5 : double
        price = 0.00 : decimal(10, 2)
        code = "abc" : char(3)
        notes = "" : varchar(1000)
        born = null : time
        seen : datetime
        seen_ms = null : datetime(3)
        created = CURRENT_TIMESTAMP : timestamp
        year_in = null : year
        u = null : uuid  # universal
        j = null : json
        tiny_b = null : tinyblob
        plain_b = null : blob
        medium_b = null : mediumblob
        level = "1" : <level>  # adapted number
        unique index (u)
        index (dob, sex)
        """

    dj.config["add_hidden_timestamp"] = True

    @ref
    class Keyed(dj.Manual):
        definition = """
        # a key of many types
        k_i8 : tinyint
        k_u8 : tinyint unsigned
        k_u16 : smallint unsigned
        k_i24 : mediumint
        k_u32 : int unsigned
        k_i64 : bigint
        k_name : varchar(20)
        k_code : char(2)
        k_date : date
        k_kind : enum("x", "y")
        k_flag : bool
        """

    dj.config["add_hidden_timestamp"] = False

    @ref
    class Tagged(dj.Manual):
        definition = """
        tag : uuid  # 2.0 has no jobs for such a key
        """

    @rec
    class Session(dj.Manual):
        definition = """
        # recording session
        -> Subject
        session : smallint  # session number
        ---
        -> [nullable] Subject.proj(companion_id="subject_id")
        start : datetime
        meta : longblob  # anything: dict, array
        opt = null : longblob
        doc = null : attach  # attached, in the table
        """

    @rec
    class Recording(dj.Imported):
        definition = """
        -> Session
        ---
        signal : blob@raw  # raw signal
        archive = null : blob@slow  # the same elsewhere
        report = null : attach@raw  # pdf report
        log = null : attach@slow
        video = null : filepath@fp-data  # video file
        n : bigint
        """

        class Channel(dj.Part):
            definition = """
            -> master
            ch : int
            ---
            wave : blob@raw
            rate_id : mediumint
            """

        def make(self, key):
            self.insert1(dict(key, **recording_of(key["subject_id"])))
            self.Channel.insert(dict(key, ch=i, wave=np.arange(100.0) * i, rate_id=i) for i in range(3))

    @rec
    class Spikes(dj.Computed):
        definition = """
        -> Recording
        ---
        count : int unsigned
        times : longblob
        """

        class Unit(dj.Part):
            definition = """
            -> master
            unit_id : int
            ---
            quality = null : float
            """

        def make(self, key):
            if key["subject_id"] == 4:
                raise ValueError("no 'spikes' here")
            self.insert1(dict(key, count=key["subject_id"], times=np.linspace(0, 1, 5)))
            self.Unit.insert(dict(key, unit_id=i, quality=0.5 if i else None) for i in range(2))

    @rec
    class Summary(dj.Computed):
        definition = """
        -> Keyed
        ---
        total : double
        """

        def make(self, key):
            self.insert1(dict(key, total=key["k_u32"] / 2))

    @rec
    class Review(dj.Computed):
        definition = """
        -> Tagged
        ---
        stars : tinyint
        """

        def make(self, key):
            self.insert1(dict(key, stars=3))

    @rec
    class Method(dj.Lookup):
        definition = """
        method : varchar(8)
        """
        contents = [("fast",), ("slow",)]

        class Setting(dj.Part):
            definition = """
            -> master
            setting : varchar(8)
            ---
            value : longblob
            """

    @rec
    class Analysis(dj.Computed):
        definition = """
        # two parents, one of them in a part
        -> Spikes.Unit
        -> Method
        ---
        figure = null : attach@raw
        """

        def make(self, key):
            self.insert1(key)

    @rec
    class Note(dj.Manual):
        definition = """
        note_id : int unsigned auto_increment  # unique: yes
        ---
        -> Session
        score = 1.5 : double  # it's "quoted"; 50%%
        graph = null : <graph>  # adapted, in the table
        big_graph = null : <graphx>  # adapted, in the store
        paper = null : <docx>  # adapted attachment
        cut = null : <clip>  # adapted filepath
        """

    @rec
    class Reply(dj.Manual):
        definition = """
        -> Note
        reply : tinyint
        ---
        -> Note.proj(parent_note="note_id")
        text = "" : varchar(255)
        """

    return {name: value for name, value in context.items() if isinstance(value, type)}


def recording_of(subject):
    """The values of one recording; every kind of external value is missing somewhere."""
    return dict(
        signal=np.arange(2000) + subject,
        archive=None if subject == 1 else {"a": np.eye(3) * subject, "s": ["x", None, 1.5]},
        report=None if subject == 2 else str(written(f"rep ört{subject}.txt", f"report {subject}".encode())),
        log=None if subject == 0 else str(written("same name.log", f"log {subject}".encode())),
        video=None if subject == 3 else str(staged(f"sub/v{subject}.bin", bytes([subject]) * (1000 + subject))),
        n=subject,
    )


def written(name, content):
    path = pathlib.Path("work") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def staged(name, content):
    path = pathlib.Path(os.environ["INTEROP_STAGE"]) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def fill(tables):
    """Inserts and populates; returns nothing."""
    tables["Species"].Alias.insert([("mouse", "mickey"), ("finch", "it's")])
    subject = tables["Subject"]
    for i in range(5):
        subject.insert1(
            dict(
                subject_id=i,
                species="mouse",
                dob=datetime.date(2024, 1, 1 + i),
                i64=None if i == 0 else -(2**63) + i,
                u64=2**63 - 1 if i == 4 else i,
                area=None if i == 0 else 0.25 * i,
                price=decimal.Decimal("3.25") + i,
                seen=datetime.datetime(2024, 5, 5, 10, 0, i),
                born=None if i == 0 else datetime.time(1, 2, i),
                seen_ms=None if i == 0 else datetime.datetime(2024, 5, 5, 10, 0, 0, 123000 + i * 1000),
                year_in=None if i == 0 else 2020 + i,
                u=None if i == 0 else uuid.UUID(int=i),
                j=None if i == 0 else {"k": [1, 2.5, None, "ä"], "i": i},
                tiny_b=None if i == 0 else [1, "two", None],
                plain_b=None if i == 0 else np.array([[1.5, np.nan], [i, np.inf]]),
                medium_b=None if i == 0 else {"when": datetime.datetime(2024, 1, 1), "id": uuid.UUID(int=i), "d": decimal.Decimal("1.10"), "t": (1, 2), "b": b"\x00\xff"},
                level="low" if i % 2 else "high",
            )
        )
    tables["Keyed"].insert(
        (-i, i, 300 + i, -70000 - i, 2**32 - 1 - i, 2**40 + i, f"name'{i}", "ab", datetime.date(2024, 2, 1 + i), "x" if i else "y", i % 2)
        for i in range(3)
    )
    tables["Tagged"].insert([(uuid.UUID(int=1000 + i),) for i in range(2)])
    for i in range(5):
        tables["Session"].insert1(
            dict(
                subject_id=i,
                session=1,
                companion_id=3 if i == 0 else None,
                start=datetime.datetime(2024, 5, 5, 10),
                meta={"a": np.arange(3 + i), "s": "x", "z": np.zeros(1000)},
                opt=np.ones((3, 3)) if i % 2 else None,
                doc=None if i == 2 else str(written(f"in table{i}.txt", b"content\x00" + bytes([i]))),
            )
        )
    tables["Recording"].populate()
    tables["Method"].Setting.insert1(("fast", "a", {"x": 1}))
    tables["Spikes"].populate(reserve_jobs=True, suppress_errors=True)
    tables["Summary"].populate(reserve_jobs=True)
    tables["Review"].populate(reserve_jobs=True)
    tables["Analysis"].populate(dict(method="fast"))
    spikes = tables["Spikes"]
    jobs = dj.Schema(spikes.database).jobs
    jobs.ignore(spikes.table_name, dict(subject_id=9, session=1))
    note = tables["Note"]
    for i in range(4):
        staged(f"cuts/c{i}.bin", bytes([i]) * 10)
        # 0.14 hands None to an adapter: only a value that is left out becomes NULL.
        values = dict(graph=[1, 2, i] if i else None, big_graph={"n": i // 2}, paper=f"paper {i}", cut=f"cuts/c{i}.bin")
        missing = ("graph", "big_graph", "paper", "cut")[(i + 1) % 4]
        note.insert1(dict({k: v for k, v in values.items() if k != missing}, subject_id=i, session=1))
    ids = sorted(note.fetch("note_id"))
    tables["Reply"].insert([(ids[1], 1, ids[0], "r2"), (ids[2], 1, ids[0], "r3")])
    # An object that nobody refers to is normal in a store of 0.14.
    last = tables["Recording"] & dict(subject_id=4)
    (tables["Recording"].Channel & last & "ch > 0").delete_quick()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prefix")
    arguments = parser.parse_args()
    common.connect()
    try:
        fill(declare(arguments.prefix))
    finally:
        shutil.rmtree("work", ignore_errors=True)


if __name__ == "__main__":
    main()
