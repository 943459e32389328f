-- One row: the journal's name, and up to where what no thread shows was taken out of old rows. Relays that share a
-- database take turns by locking it.
create table journal_head (
    one smallint primary key check (one = 1),
    epoch uuid not null,
    rewritten_up_to bigint not null,
    dropped_up_to bigint not null
);

-- The log: what one group commit decided. Rows and sequence numbers are counted without gaps; a row without entries, which
-- holds answers only, ends where the row before it did.
-- content: UTF-8 lines. One for each entry, blank where it was taken out later; then one for each answer.
-- checksum: CRC-32C over all other columns.
create table journal_row (
    number bigint primary key,
    first_sequence bigint not null,
    last_sequence bigint not null,
    at timestamp(3) with time zone not null,
    checksum bigint not null,
    content bytea not null
);

create index journal_row_of_sequence on journal_row (last_sequence);

-- One row: up to which row of the log all projections stand. A projection is a table that is written behind the log, and can
-- be made anew from it.
create table projection (
    one smallint primary key check (one = 1),
    version integer not null,
    epoch uuid not null,
    row_number bigint not null,
    sequence bigint not null
);

-- A projection: in which row of the log the answer to each command stands, so that the same command again gets the same
-- answer. A page holds commands whose ids begin with the same 36 bits, which UUIDv7 (RFC 9562) gives to those of four seconds.
-- entries: for each command, ordered by id, its id (16 bytes) and the number of the row (8 bytes, big-endian).
create table answered_page (
    id_prefix bigint not null,
    last_id uuid not null,
    entries bytea not null,
    primary key (id_prefix, last_id)
);
