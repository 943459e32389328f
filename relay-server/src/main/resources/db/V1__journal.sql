-- One row: the journal's name, its last sequence number, and up to where old entries were dropped.
-- Whoever appends locks it first, so that the order of sequence numbers is the order of commits.
create table journal_head (
    one smallint primary key check (one = 1),
    epoch uuid not null,
    sequence bigint not null,
    dropped_up_to bigint not null
);

-- ticket: null for what concerns the account. shopper: the profile that may see the entry; null where none may (any more).
create table journal_entry (
    sequence bigint primary key,
    at timestamp(3) with time zone not null,
    ticket bigint,
    shopper uuid,
    change varchar(100000) not null
);

create index journal_entry_of_shopper on journal_entry (shopper, sequence);

-- The answer to each command that was carried out, so that the same command again gets the same answer.
create table answered_command (
    id uuid primary key,
    sender varchar(100) not null,
    sequence bigint not null
);
