-- How far each follower of the journal has come, where it keeps that in this database.
create table follower (
    name varchar(100) primary key,
    epoch uuid not null,
    sequence bigint not null
);

-- What must be sent because something was decided. id: handed to the receiver, the same at each attempt.
-- decided: the sequence number of the entry with which it was decided. next_try: null when it is settled.
-- failure: why the last attempt failed; of a settled row, why it was given up; null where it was delivered.
create table outbox (
    id uuid primary key,
    kind varchar(40) not null,
    decided bigint not null,
    payload varchar(100000) not null,
    attempts integer not null,
    next_try timestamp(3) with time zone,
    settled_at timestamp(3) with time zone,
    failure varchar(1000)
);

create index outbox_due on outbox (kind, next_try, decided);

create index outbox_settled on outbox (kind, settled_at);
