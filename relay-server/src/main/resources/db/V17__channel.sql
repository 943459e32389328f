-- What of the channels beside the web chat does not work: the gateway, the mail server, the mailbox. What works has no row.
create table channel_state (
    part varchar(20) primary key,
    failing_since timestamp(3) with time zone not null,
    reason varchar(1200) not null
);
