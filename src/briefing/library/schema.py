"""The tables of a library as numbered migrations; a released one never changes."""

from __future__ import annotations

APPLICATION_ID = 0x62726966
"""`brif`: by this SQLite's header tells a library from other programs' files."""

TOKENIZER = "unicode61 remove_diacritics 2"
"""What makes words of a text: letters and figures, without regard to case and accents."""


def _made_anew(table: str, columns: str) -> tuple[str, ...]:
    """Give a table other constraints: SQLite has no other way than to copy it (https://sqlite.org/lang_altertable)."""
    return (
        f"CREATE TABLE new_{table} ({columns})",
        f"INSERT INTO new_{table} SELECT * FROM {table}",
        f"DROP TABLE {table}",
        f"ALTER TABLE new_{table} RENAME TO {table}",
    )


MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # AUTOINCREMENT: the number of a removed article is never given again, so `[12:4]` means one thing for ever.
        """
        CREATE TABLE article (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            version INTEGER NOT NULL DEFAULT 0,
            name TEXT NOT NULL,
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            headline TEXT NOT NULL,
            date TEXT,
            first_day TEXT,
            last_day TEXT,
            basis TEXT NOT NULL,
            added TEXT NOT NULL
        )
        """,
        # The order of a collection: a year before its months, a month before its days, undated articles last.
        "CREATE INDEX article_order ON article"
        " (date IS NULL, date, name, source, number, first_day, last_day)",
        "CREATE INDEX article_period ON article (first_day, last_day)",
        """
        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            number INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            name TEXT NOT NULL,
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            headline TEXT NOT NULL,
            text TEXT NOT NULL,
            parts BLOB NOT NULL,
            fingerprint BLOB NOT NULL,
            edition BLOB NOT NULL,
            content BLOB NOT NULL,
            read TEXT NOT NULL,
            UNIQUE (number, ordinal)
        )
        """,
        "CREATE INDEX version_fingerprint ON version (fingerprint)",
        "CREATE INDEX version_content ON version (content)",
        """
        CREATE TABLE source (
            number INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
            found_in TEXT NOT NULL,
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            folded_stem TEXT NOT NULL,
            edition BLOB NOT NULL,
            first TEXT NOT NULL,
            last TEXT NOT NULL,
            PRIMARY KEY (number, found_in, source)
        )
        """,
        "CREATE INDEX source_found_in ON source (found_in)",
        "CREATE INDEX source_source ON source (source)",
        # Most files have none, and SQLite would take "has none" for a way to find one of them.
        "CREATE INDEX source_address ON source (address) WHERE address <> ''",
        "CREATE INDEX source_name ON source (folded_name)",
        "CREATE INDEX source_stem ON source (folded_stem)",
        """
        CREATE TABLE annotation (
            content BLOB PRIMARY KEY,
            annotator TEXT NOT NULL,
            data BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE feed (
            address TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            folder TEXT NOT NULL,
            etag TEXT NOT NULL DEFAULT '',
            last_modified TEXT NOT NULL DEFAULT '',
            fetched TEXT,
            error TEXT NOT NULL DEFAULT '',
            failures INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        CREATE TABLE entry (
            feed TEXT NOT NULL REFERENCES feed ON UPDATE CASCADE ON DELETE CASCADE,
            identity TEXT NOT NULL,
            seen TEXT NOT NULL,
            PRIMARY KEY (feed, identity)
        )
        """,
        # The index keeps no text of its own: it reads the current version's.
        """
        CREATE VIEW searchable AS
        SELECT article.number, version.headline, version.text
        FROM article JOIN version ON version.id = article.version
        """,
        """
        CREATE VIRTUAL TABLE search USING fts5(
            headline, text, content = 'searchable', content_rowid = 'number',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        )
        """,
    ),
    (
        # What the last removal took out, to be brought back; their columns follow those of the first migration.
        "CREATE TABLE removed_article AS SELECT * FROM article WHERE 0",
        "CREATE TABLE removed_version AS SELECT * FROM version WHERE 0",
        "CREATE TABLE removed_source AS SELECT * FROM source WHERE 0",
    ),
    (
        # For people and other programs: the names of columns that keys refer to, without which Datasette fails on a
        # table, and views under the names that one looks for.
        "DROP VIEW searchable",
        *_made_anew(
            "version",
            """
            id INTEGER PRIMARY KEY,
            number INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
            ordinal INTEGER NOT NULL,
            name TEXT NOT NULL,
            source TEXT NOT NULL,
            address TEXT NOT NULL,
            headline TEXT NOT NULL,
            text TEXT NOT NULL,
            parts BLOB NOT NULL,
            fingerprint BLOB NOT NULL,
            edition BLOB NOT NULL,
            content BLOB NOT NULL,
            read TEXT NOT NULL,
            UNIQUE (number, ordinal)
            """,
        ),
        "CREATE INDEX version_fingerprint ON version (fingerprint)",
        "CREATE INDEX version_content ON version (content)",
        *_made_anew(
            "source",
            """
            number INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
            found_in TEXT NOT NULL,
            source TEXT NOT NULL,
            name TEXT NOT NULL,
            address TEXT NOT NULL,
            folded_name TEXT NOT NULL,
            folded_stem TEXT NOT NULL,
            edition BLOB NOT NULL,
            first TEXT NOT NULL,
            last TEXT NOT NULL,
            PRIMARY KEY (number, found_in, source)
            """,
        ),
        "CREATE INDEX source_found_in ON source (found_in)",
        "CREATE INDEX source_source ON source (source)",
        "CREATE INDEX source_address ON source (address) WHERE address <> ''",
        "CREATE INDEX source_name ON source (folded_name)",
        "CREATE INDEX source_stem ON source (folded_stem)",
        *_made_anew(
            "entry",
            """
            feed TEXT NOT NULL REFERENCES feed (address) ON UPDATE CASCADE ON DELETE CASCADE,
            identity TEXT NOT NULL,
            seen TEXT NOT NULL,
            PRIMARY KEY (feed, identity)
            """,
        ),
        """
        CREATE VIEW searchable AS
        SELECT article.number, version.headline, version.text
        FROM article JOIN version ON version.id = article.version
        """,
        """
        CREATE VIEW articles AS
        SELECT article.number, article.headline, article.date, article.basis, article.name, article.source,
            article.address, article.added, version.text
        FROM article JOIN version ON version.id = article.version
        """,
        """
        CREATE VIEW editions AS
        SELECT number, ordinal AS edition, headline, name, source, address, read, text FROM version
        """,
        """
        CREATE VIEW sources AS
        SELECT source.number, article.headline, source.found_in, source.source, source.address, source.first,
            source.last
        FROM source JOIN article ON article.number = source.number
        """,
        """
        CREATE VIEW feeds AS
        SELECT title, address, folder, fetched, error,
            (SELECT count(DISTINCT number) FROM source WHERE found_in = feed.address) AS articles
        FROM feed
        """,
    ),
    (
        # What `briefing today` has told, and what its reader follows.
        """
        CREATE TABLE shown (
            number INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
            at TEXT NOT NULL
        )
        """,
        "CREATE TABLE followed (words TEXT NOT NULL UNIQUE)",
    ),
)

VERSION = len(MIGRATIONS)
"""The version of a library that this program makes and reads."""
