"""All tables, read at one moment."""

import psycopg
from psycopg.rows import namedtuple_row

TABLES = [
    "hospital", "subscription", "product", "cell", "policy", "document", "position", "intake", "sheet", "bucket",
    "work", "judgement", "assessment", "relay"]
COLUMNS = {"work": "bucket, lane, sheet, hospital"}  # its times may be -infinity, which Python has not
ORDER = {"assessment": "bucket, sequence", "intake": 'partition, "offset"', "policy": "hospital, name, revision"}


class Tables:
    def __init__(self, url):
        with psycopg.connect(url, options="-c search_path=kaiji", row_factory=namedtuple_row) as connection:
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            for table in TABLES:
                columns = COLUMNS.get(table, "*")
                order = f" ORDER BY {ORDER[table]}" if table in ORDER else ""
                setattr(self, table, connection.execute(f"SELECT {columns} FROM {table}{order}").fetchall())
        self.buckets = {row.id: row.bucket for row in self.hospital}
        self.products = {row.id: (row.vendor, row.name) for row in self.product}
        self.sheets = {row.id: row for row in self.sheet}
        self.judgements = {(row.bucket, row.id): row for row in self.judgement}
        self.contents = {(row.hospital, row.name, row.revision): row.content for row in self.policy}

    def lines(self):
        """Every line's rows, in the order in which they were appended."""
        lines = {}
        for row in self.assessment:
            lines.setdefault((row.hospital, row.product, row.form, row.policy), []).append(row)
        return lines
