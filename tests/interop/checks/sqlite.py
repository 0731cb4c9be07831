"""SQLite: no reference dangles, the file is whole, every view answers, and the rows are those of the CSV."""

import csv
import sqlite3


def check(out):
    db = sqlite3.connect(f"file:{out / 'exports/evigraph.sqlite'}?mode=ro", uri=True)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    tables = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    views = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
    rows = 0
    for table in tables:
        (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        with open(out / f"exports/csv/{table}.csv", newline="") as file:
            read = list(csv.DictReader(file))
        assert count == len(read), f"{table}: {count} rows, {len(read)} in the CSV"
        names = [c[1] for c in db.execute(f"PRAGMA table_info({table})")]
        assert not read or names == list(read[0]), table
        rows += count
    references = sum(len(db.execute(f"PRAGMA foreign_key_list({t})").fetchall()) for t in tables)
    assert references > 30, references
    filled = {v: len(db.execute(f"SELECT * FROM {v}").fetchall()) for v in views}
    assert filled["v_claims"] == db.execute("SELECT count(*) FROM claims").fetchone()[0]
    assert filled["v_propositions"] == db.execute("SELECT count(*) FROM propositions").fetchone()[0]
    assert filled["v_study_doses"] and filled["v_stances"], filled
    return f"sqlite3 {sqlite3.sqlite_version}: {len(tables)} tables, {rows} rows, {references} references, views {filled}"
