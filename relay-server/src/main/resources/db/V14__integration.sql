-- The keys with which the shop's server signs who a shopper is, as admins have added them: two at most. sealed: algorithm
-- and key, encrypted as secrets are.
create table signing_key (
    id varchar(100) primary key,
    algorithm varchar(20) not null,
    sealed varchar(4000) not null,
    added_at timestamp(3) with time zone not null,
    added_by uuid not null,
    used_at timestamp(3) with time zone
);

-- What was last seen of the shop's pages: one row of each kind, and of no person.
create table script_sighting (
    kind varchar(20) primary key,
    seen_at timestamp(3) with time zone not null,
    origin varchar(300),
    error varchar(60),
    sentence varchar(1000)
);
