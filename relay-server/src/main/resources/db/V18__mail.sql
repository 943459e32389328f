-- Emails that agents have written, and what has become of each. Their texts stand in the journal, at the entry of that sequence
-- number. message_id: the header of the same name, the same at each attempt. state: queued, sent or failed; or received, of those that
-- came in, which later ones may answer.
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

-- Chats in which agents have written what their shoppers may not have seen. up_to: the last such message's sequence number;
-- told_up_to: how far emails have told of them. due: when to look whether an email is to tell of the rest; null: nothing waits.
create table mail_unseen (
    ticket bigint primary key,
    up_to bigint not null,
    told_up_to bigint not null,
    due timestamp with time zone,
    attempts int not null,
    changed_at timestamp with time zone not null
);

create index mail_unseen_due on mail_unseen (due);

create index mail_unseen_changed on mail_unseen (changed_at);

-- Who gets emails about unseen messages. reader: a keyed hash of the address. told_at: of the last one. stopped_at: when they
-- wanted no more of them; null: they may get some, and the row goes a day after told_at.
create table mail_reader (
    reader varchar(40) primary key,
    told_at timestamp with time zone,
    stopped_at timestamp with time zone
);

create index mail_reader_told on mail_reader (stopped_at, told_at);
