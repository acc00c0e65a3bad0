/* The limit for a commit: the same SQL statements in a plain C loop, batches in one transaction, WAL, every
   transaction on disk before the next begins. No HTTP, no JSON, no rules; a second thread only moves the log, as the store's does.

   cc -O2 -pthread -o raw_sqlite raw_sqlite.c -lsqlite3
   ./raw_sqlite DIRECTORY [SECONDS 3] [BATCH 32] [CARDS 10000]     prints one JSON object */
#include <pthread.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* ==== ADAPT: the settings, tables and statements of one sale, as the store has them ============================= */

/* Sources/ZegelStore/Engine/SQLite/SQLiteOpening.swift, the writer's. */
static const char *settings =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
    "PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
    "PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 64000; PRAGMA journal_size_limit = 262144000";

/* SQLiteCheckpointer.swift: the log is moved beside the writer from this length on, looked at ten times a second. */
static const long checkpoint_bytes = 4000 * 4096;

/* Sources/ZegelStore/Migrations/0001-Ledger.swift: what a sale touches, with its checks, indexes and triggers. */
static const char *schema[] = {
    "CREATE TABLE account (account_id BLOB NOT NULL PRIMARY KEY CHECK (length(account_id) = 16),"
    " fact_count INTEGER NOT NULL CHECK (fact_count >= 0), entry_count INTEGER NOT NULL CHECK (entry_count >= 0),"
    " available INTEGER NOT NULL, pending INTEGER NOT NULL, due_at INTEGER, state BLOB NOT NULL, settled_at INTEGER,"
    " settled_event TEXT, settled BLOB, opened_at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX account_due ON account (due_at) WHERE due_at IS NOT NULL",
    "CREATE TABLE card (card_hash BLOB NOT NULL PRIMARY KEY CHECK (length(card_hash) = 16),"
    " card_id BLOB NOT NULL CHECK (length(card_id) = 16), account_id BLOB NOT NULL REFERENCES account,"
    " last_four TEXT NOT NULL CHECK (length(last_four) <= 4),"
    " state TEXT NOT NULL CHECK (state IN ('active', 'blocked', 'replaced')), issued_at INTEGER NOT NULL,"
    " changed_at INTEGER NOT NULL, reason TEXT) STRICT, WITHOUT ROWID",
    "CREATE INDEX card_account ON card (account_id)",
    "CREATE INDEX card_id ON card (card_id)",
    "CREATE TABLE act (event TEXT NOT NULL PRIMARY KEY, kind INTEGER NOT NULL, account_id BLOB, at INTEGER,"
    " body_hash BLOB, CHECK (body_hash IS NULL OR length(body_hash) = 16)) STRICT, WITHOUT ROWID",
    "CREATE TABLE fact (account_id BLOB NOT NULL REFERENCES account, at INTEGER NOT NULL, event TEXT NOT NULL,"
    " number INTEGER NOT NULL CHECK (number >= 1), kind INTEGER NOT NULL, version INTEGER NOT NULL,"
    " act BLOB NOT NULL, answer BLOB NOT NULL, recorded_at INTEGER NOT NULL, PRIMARY KEY (account_id, at, event))"
    " STRICT, WITHOUT ROWID",
    "CREATE TABLE entry (account_id BLOB NOT NULL REFERENCES account, number INTEGER NOT NULL CHECK (number >= 1),"
    " cause INTEGER NOT NULL CHECK (cause >= 0), lot_fact INTEGER NOT NULL, lot_rule INTEGER NOT NULL,"
    " unit INTEGER NOT NULL, from_bucket INTEGER NOT NULL CHECK (from_bucket BETWEEN 1 AND 8),"
    " to_bucket INTEGER NOT NULL CHECK (to_bucket BETWEEN 1 AND 8), points INTEGER NOT NULL CHECK (points > 0),"
    " reason INTEGER NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL, recorded_at INTEGER NOT NULL,"
    " PRIMARY KEY (account_id, number), CHECK (from_bucket <> to_bucket)) STRICT, WITHOUT ROWID",
    "CREATE TRIGGER fact_is_kept BEFORE UPDATE ON fact BEGIN SELECT RAISE(ABORT, 'never'); END",
    "CREATE TRIGGER fact_stays BEFORE DELETE ON fact BEGIN SELECT RAISE(ABORT, 'never'); END",
    "CREATE TRIGGER entry_is_kept BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'never'); END",
    "CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'never'); END",
};

/* For each card, before the clock starts. Values as below. */
static const struct { const char *sql, *values; } seeds[] = {
    {"INSERT INTO account (account_id, fact_count, entry_count, available, pending, due_at, state, opened_at)"
     " VALUES ($1, 0, 0, 0, 0, NULL, $2, $3)", "ast"},
    {"INSERT INTO card (card_hash, card_id, account_id, last_four, state, issued_at, changed_at)"
     " VALUES ($1, $2, $3, '1234', 'active', $4, $5)", "hhatt"},
};

/* For each sale. One letter a value, in the order in which they first stand there:
   h  hash of a card, 16 bytes, one of the cards at random     a  its account, 16 bytes
   k  key of the sale, text of 22 letters, always new           b  hash of a body, 16 bytes
   f  fact, 33 bytes     w  answer, 11 bytes                    s  state of an account, 150 bytes
   t  time in milliseconds, rising                              n  number, always new, rising
   p  points, 12         0 to 9  that number                    -  null */
static const struct { const char *sql, *values; } statements[] = {
    {"SELECT c.card_hash, c.card_id, c.account_id, c.last_four, c.state, c.issued_at, c.changed_at,"
     " a.account_id, a.fact_count, a.entry_count, a.state, a.settled"
     " FROM card c JOIN account a ON a.account_id = c.account_id WHERE c.card_hash = $1", "h"},
    {"INSERT INTO act (event, kind, account_id, at, body_hash) VALUES ($1, $2, $3, $4, $5)"
     " ON CONFLICT (event) DO NOTHING", "k1atb"},
    {"INSERT INTO fact (account_id, at, event, number, kind, version, act, answer, recorded_at)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", "atkn11fwt"},
    {"INSERT INTO entry (account_id, number, cause, lot_fact, lot_rule, unit, from_bucket, to_bucket, points, reason,"
     " version, at, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", "annn1112p11tt"},
    {"UPDATE account SET fact_count = $2, entry_count = $3, available = $4, pending = $5, due_at = $6, state = $7"
     " WHERE account_id = $1", "nnp0-sa"},
};

/* ==== END OF WHAT IS TO BE ADAPTED ============================================================================== */

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static sqlite3 *db;

static void check(int status, int wanted, const char *what) {
    if (status == wanted) return;
    fprintf(stderr, "%s: %s\n", what, sqlite3_errmsg(db));
    exit(1);
}

static void execute(const char *sql) { check(sqlite3_exec(db, sql, 0, 0, 0), SQLITE_OK, sql); }

static sqlite3_stmt *prepare(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, 0), SQLITE_OK, sql);
    return statement;
}

static uint64_t mixed(uint64_t x) { /* splitmix64 */
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static void noise(uint8_t *bytes, size_t size, uint64_t seed) {
    for (size_t at = 0; at < size; at += 8) {
        uint64_t word = mixed(seed + at);
        memcpy(bytes + at, &word, size - at < 8 ? size - at : 8);
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void run(sqlite3_stmt *statement, const char *values, uint64_t card, uint64_t number) {
    uint8_t bytes[16][160]; /* one for each value: SQLite reads them only while the statement runs */
    char key[32];
    for (int place = 1; *values; values++, place++) {
        uint8_t *value = bytes[place];
        size_t size = 0;
        uint64_t seed = number * 1024;
        switch (*values) {
        case 'h': size = 16, seed = card * 1024; break;
        case 'a': size = 16, seed = card * 1024 + 512; break;
        case 'b': size = 16, seed += 128; break;
        case 'f': size = 33, seed += 256; break;
        case 'w': size = 11, seed += 384; break;
        case 's': size = 150, seed += 640; break;
        case 'k':
            snprintf(key, sizeof key, "1-1-LOAD-%013llu", (unsigned long long)number);
            sqlite3_bind_text(statement, place, key, -1, SQLITE_STATIC);
            continue;
        case 't': sqlite3_bind_int64(statement, place, 1795000000000 + (int64_t)number); continue;
        case 'n': sqlite3_bind_int64(statement, place, (int64_t)number); continue;
        case 'p': sqlite3_bind_int64(statement, place, 12); continue;
        case '-': sqlite3_bind_null(statement, place); continue;
        default: sqlite3_bind_int64(statement, place, *values - '0'); continue;
        }
        noise(value, size, seed);
        sqlite3_bind_blob(statement, place, value, (int)size, SQLITE_STATIC);
    }
    int status;
    while ((status = sqlite3_step(statement)) == SQLITE_ROW)
        for (int column = sqlite3_column_count(statement); column-- > 0;) {
            sqlite3_column_bytes(statement, column);
            sqlite3_column_int64(statement, column);
        }
    check(status, SQLITE_DONE, sqlite3_sql(statement));
    sqlite3_reset(statement);
}

static int64_t one(const char *sql) {
    sqlite3_stmt *statement = prepare(sql);
    check(sqlite3_step(statement), SQLITE_ROW, sql);
    int64_t value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

static void *move_log(void *path) {
    sqlite3 *own;
    char log[4200];
    snprintf(log, sizeof log, "%s-wal", (char *)path);
    if (sqlite3_open(path, &own) != SQLITE_OK) return 0;
    for (;;) {
        struct stat status;
        usleep(100000);
        if (stat(log, &status) == 0 && status.st_size >= checkpoint_bytes)
            sqlite3_wal_checkpoint_v2(own, 0, SQLITE_CHECKPOINT_PASSIVE, 0, 0);
    }
}

int main(int argc, char **argv) {
    if (argc < 2) { fprintf(stderr, "usage: raw_sqlite DIRECTORY [SECONDS] [BATCH] [CARDS]\n"); return 2; }
    double seconds = argc > 2 ? atof(argv[2]) : 3;
    int batch = argc > 3 ? atoi(argv[3]) : 32;
    uint64_t cards = argc > 4 ? strtoull(argv[4], 0, 10) : 10000;
    char path[4096], other[4200];
    snprintf(path, sizeof path, "%s/raw.db", argv[1]);
    const char *tails[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) { snprintf(other, sizeof other, "%s%s", path, tails[i]); unlink(other); }

    check(sqlite3_open(path, &db), SQLITE_OK, path);
    execute(settings);
    if (one("PRAGMA synchronous") != 2) { fprintf(stderr, "synchronous is not FULL\n"); return 1; }
    for (size_t i = 0; i < COUNT(schema); i++) execute(schema[i]);

    sqlite3_stmt *prepared[COUNT(seeds) + COUNT(statements)];
    for (size_t i = 0; i < COUNT(seeds); i++) prepared[i] = prepare(seeds[i].sql);
    execute("BEGIN");
    for (uint64_t card = 0; card < cards; card++)
        for (size_t i = 0; i < COUNT(seeds); i++) run(prepared[i], seeds[i].values, card, card);
    execute("COMMIT");
    for (size_t i = 0; i < COUNT(seeds); i++) sqlite3_finalize(prepared[i]);
    for (size_t i = 0; i < COUNT(statements); i++) prepared[i] = prepare(statements[i].sql);
    sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");

    pthread_t mover;
    if (pthread_create(&mover, 0, move_log, path) != 0) { fprintf(stderr, "no thread for the log\n"); return 1; }
    uint64_t number = 0;
    double begun = now(), took;
    do {
        run(begin, "", 0, 0);
        for (int i = 0; i < batch; i++) {
            uint64_t card = mixed(++number) % cards;
            for (size_t each = 0; each < COUNT(statements); each++)
                run(prepared[each], statements[each].values, card, number);
        }
        run(commit, "", 0, 0);
    } while ((took = now() - begun) < seconds);
    printf("{\"sales\":%llu,\"seconds\":%.4f,\"per_second\":%.1f,\"batch\":%d,\"sqlite\":\"%s\"}\n",
           (unsigned long long)number, took, number / took, batch, sqlite3_libversion());
    return 0;
}
