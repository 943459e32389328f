-- live_profile: the profile while the ticket is live, null when it is closed. Its uniqueness is what keeps two tabs from
-- opening two tickets, on both databases, since neither counts nulls as equal.
create table ticket (
    number bigint primary key,
    profile uuid not null,
    live_profile uuid,
    shopper_name varchar(1000) not null,
    channel varchar(20) not null,
    status varchar(20) not null,
    snoozed_until timestamp(3) with time zone,
    closed_by varchar(2000),
    closed_at timestamp(3) with time zone,
    assignee uuid,
    opened_at timestamp(3) with time zone not null,
    last_activity_at timestamp(3) with time zone not null,
    last_message varchar(100000),
    last_reply_at timestamp(3) with time zone,
    outside_reply_at timestamp(3) with time zone,
    waiting_since timestamp(3) with time zone,
    last_shopper_message bigint not null,
    delivered_up_to bigint not null,
    seen_up_to bigint not null,
    seen_at timestamp(3) with time zone,
    sequence bigint not null,
    constraint one_live_ticket unique (live_profile, channel)
);

create index ticket_by_status on ticket (status, sequence);

-- For the snoozes whose time has come.
create index ticket_snoozed_until on ticket (snoozed_until);

create index ticket_of_profile on ticket (profile, number);

-- What stays in a thread for ever, while the journal drops what is old.
create table thread_entry (
    ticket bigint not null,
    sequence bigint not null,
    at timestamp(3) with time zone not null,
    for_shopper boolean not null,
    change varchar(100000) not null,
    primary key (ticket, sequence)
);

create table read_cursor (
    agent uuid not null,
    ticket bigint not null,
    up_to bigint not null,
    primary key (agent, ticket)
);
