-- One row: a relay serves one account.
create table account (
    one smallint primary key check (one = 1),
    name varchar(200) not null,
    zone varchar(64) not null,
    welcome varchar(4000) not null,
    sign_in varchar(2000),
    privacy_policy varchar(2000),
    terms varchar(2000)
);
