-- From which number the shopper of a ticket texts.
create table sms_peer (
    ticket bigint primary key,
    phone varchar(20) not null
);

-- The numbers from which somebody has texted STOP, and no START since. They outlive the profile: who wants no texts wants
-- none, also once the shop has forgotten them.
create table sms_stop (
    phone varchar(20) primary key,
    stopped_at timestamp(3) with time zone not null
);

-- The texts that came in, by the gateway's name for each: it may deliver one again.
create table sms_received (
    sid varchar(64) primary key,
    received_at timestamp(3) with time zone not null
);

create index sms_received_at on sms_received (received_at);

-- The texts that go out. position: the entry with which it was decided. body: null once the gateway has it.
-- attempt_at: when it was last handed to the gateway, while nobody knows whether it has arrived there; null else.
create table sms_message (
    message uuid primary key,
    ticket bigint not null,
    position bigint not null,
    phone varchar(20) not null,
    body varchar(8000),
    state varchar(20) not null,
    sid varchar(64),
    attempt_at timestamp(3) with time zone,
    since timestamp(3) with time zone not null
);

create index sms_message_ticket on sms_message (ticket, state, position);

create index sms_message_sid on sms_message (sid);
