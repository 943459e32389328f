-- Where webhooks go. since: the sequence number after which entries are told. secret, earlier_secret: encrypted with a key that
-- is kept outside of the database. failing_since: the first attempt that failed and after which none succeeded.
-- giving_up: it was switched off, and what waited then is not given up yet. removed: nobody finds it any more, and the row goes
-- when its deliveries are deleted.
create table webhook (
    id uuid primary key,
    url varchar(2000) not null,
    description varchar(100) not null,
    topics varchar(400) not null,
    enabled boolean not null,
    since bigint not null,
    made_at timestamp(3) with time zone not null,
    secret varchar(400) not null,
    earlier_secret varchar(400),
    earlier_until timestamp(3) with time zone,
    delivered_at timestamp(3) with time zone,
    failing_since timestamp(3) with time zone,
    failure varchar(40),
    status integer,
    switched_off boolean not null,
    paused_until timestamp(3) with time zone,
    giving_up boolean not null,
    removed boolean not null
);

-- What is to be told, and what has become of it. It names the entry and holds none of its texts. profile:
-- the one that was erased, where it tells of that. lane: what keeps its order, the ticket's number; null when it is
-- settled. next_try: null when it is settled, and where an earlier one of its lane is not.
create table webhook_delivery (
    webhook uuid not null,
    id uuid not null,
    topic varchar(40) not null,
    ticket bigint,
    profile uuid,
    sequence bigint not null,
    at timestamp(3) with time zone not null,
    attempts integer not null,
    lane bigint,
    next_try timestamp(3) with time zone,
    settled_at timestamp(3) with time zone,
    failure varchar(40),
    status integer,
    primary key (webhook, id)
);

create index webhook_delivery_due on webhook_delivery (webhook, next_try, sequence);

create index webhook_delivery_lane on webhook_delivery (webhook, lane, sequence);

create index webhook_delivery_latest on webhook_delivery (webhook, sequence);

create index webhook_delivery_settled on webhook_delivery (settled_at);
