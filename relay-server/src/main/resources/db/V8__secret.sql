-- What the relay needs to know and nobody may read: passwords for services of others. sealed: encrypted with a key that is
-- kept outside of the database, in base64.
create table secret (
    name varchar(40) primary key,
    sealed varchar(8000) not null,
    set_at timestamp(3) with time zone not null
);
