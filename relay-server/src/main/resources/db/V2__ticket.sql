-- But for the last, all tables are projections of the log.

-- state: the ticket as JSON, less its last message, whose text stands in the log only; the other columns are what is searched
-- by. live_profile, live_number: set while the ticket is live. live_profile's uniqueness shows a projection that has gone
-- wrong; neither database counts nulls as equal.
create table ticket (
    number bigint primary key,
    profile uuid not null,
    live_profile uuid,
    live_number bigint,
    channel varchar(40) not null,
    status varchar(40) not null,
    snoozed_until timestamp(3) with time zone,
    closed_at timestamp(3) with time zone,
    assignee uuid,
    sequence bigint not null,
    last_message bigint,
    last_message_row bigint,
    state varchar(100000) not null,
    constraint one_live_ticket unique (live_profile, channel)
);

create index ticket_by_status on ticket (status, sequence);

create index ticket_live on ticket (live_number);

-- For the snoozes whose time has come.
create index ticket_snoozed_until on ticket (snoozed_until);

-- For the closed tickets that are as old as the shop keeps them.
create index ticket_closed_at on ticket (closed_at);

create index ticket_of_profile on ticket (profile, sequence);

create index ticket_of_assignee on ticket (assignee, live_number);

-- Where the entries of a ticket stand in the log. A page is what one write brought together; shown: how many of them show in
-- the thread; entries: see EntryRefs.
create table thread_page (
    ticket bigint not null,
    last_sequence bigint not null,
    shown integer not null,
    entries bytea not null,
    primary key (ticket, last_sequence)
);

-- sequence: of the entry that moved the cursor last. The key begins with what is asked for several of at once.
create table read_cursor (
    agent uuid not null,
    ticket bigint not null,
    up_to bigint not null,
    sequence bigint not null,
    primary key (ticket, agent)
);

-- The tickets that were taken out of the log, and when: numbers, and nothing of what was in them.
create table erased_ticket (
    number bigint primary key,
    at timestamp(3) with time zone not null
);

create index erased_ticket_at on erased_ticket (at, number);

-- One row, and no projection: the highest number that may have been given out. No ticket ever gets it again, also after
-- its ticket was erased, or lost with a disk whose backup was restored.
create table ticket_number (
    one smallint primary key check (one = 1),
    highest bigint not null
);

insert into ticket_number (one, highest) values (1, 0);
