-- Keys themselves are nowhere: who reads this table can use none. start: the first characters, by which a key is found and
-- people know it; the hash decides. A key that was revoked has no row: the journal says when and by whom.
create table api_key (
    id uuid primary key,
    name varchar(100) not null,
    start varchar(20) not null unique,
    key_hash char(64) not null,
    scopes varchar(200) not null,
    made_at timestamp(3) with time zone not null,
    made_by uuid not null,
    used_at timestamp(3) with time zone
);
