-- How far each mailbox has been read. name: a hash of where it is and whose. since: when it was set up; what came before is not
-- taken. uid_validity, last_uid: the server's names for what it has and for the last mail that was decided on (RFC 9051); no
-- validity before the first look. reading, readings: the mail that is being read, and how often that was begun. owner, owned_until: the relay that reads it, for as long.
create table mailbox (
    name varchar(64) primary key,
    since timestamp(3) with time zone not null,
    uid_validity bigint,
    last_uid bigint not null,
    reading bigint,
    readings int,
    owner uuid,
    owned_until timestamp(3) with time zone
);

-- The mails that were decided on, by a hash of what their mailers gave them: a mail may lie in a mailbox twice, or get another
-- number there. taken: whether it stands in a ticket.
create table mail_received (
    mail_key varchar(64) primary key,
    taken boolean not null,
    received_at timestamp(3) with time zone not null
);

create index mail_received_at on mail_received (received_at);
