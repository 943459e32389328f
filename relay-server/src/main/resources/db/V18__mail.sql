-- Emails that agents have written, and what has become of each. Their texts stand in the journal, at the entry of that sequence
-- number. message_id: the header of the same name, the same at each attempt. state: queued, sent or failed.
create table mail_sent (
    message uuid primary key,
    ticket bigint not null,
    profile uuid not null,
    sequence bigint not null,
    message_id varchar(400) not null,
    address varchar(254) not null,
    quotes_chat boolean not null,
    state varchar(20) not null
);

create index mail_sent_ticket on mail_sent (ticket, sequence);

create index mail_sent_profile on mail_sent (profile);

create index mail_sent_message_id on mail_sent (message_id);

-- The key with which addresses for replies are signed, encrypted with a key that is kept outside of the database.
create table mail_key (
    name varchar(40) primary key,
    sealed varchar(400) not null
);
