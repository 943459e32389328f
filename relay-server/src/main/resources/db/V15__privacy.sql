-- Erasures of customers that are under way; a relay that is killed leaves them to its next start, or to another relay.
-- asked_by: who wants it, as JSON. tickets: what the journal says was taken out, as JSON; null until it does.
-- worked_until: until then a relay works at it.
create table erasure (
    profile uuid primary key,
    asked_by varchar(1000) not null,
    begun_at timestamp(3) with time zone not null,
    tickets varchar(1000000),
    worked_until timestamp(3) with time zone
);

-- What was done that the shop may have to answer for: entries of the journal about the account, as JSON, beyond the time for
-- which the journal keeps them. Rows are added, and go by their age only.
create table audit_entry (
    id uuid primary key,
    at timestamp(3) with time zone not null,
    entry varchar(1000000) not null
);

create index audit_entry_at on audit_entry (at);

-- Closed tickets that the journal says were deleted by their age, until they are out of the rows of the log. Ids and row numbers
-- as texts, with commas.
create table expiry (
    id uuid primary key,
    tickets varchar(100000) not null,
    log_rows varchar(1000000) not null
);

-- One row: until when a relay has the turn to delete what is too old. Others leave it alone meanwhile.
create table expiry_turn (
    one smallint primary key check (one = 1),
    until timestamp(3) with time zone not null
);

insert into expiry_turn (one, until) values (1, timestamp with time zone '1970-01-01 00:00:00+00');
