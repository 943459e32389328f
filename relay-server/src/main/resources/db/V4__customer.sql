create table profile (
    id uuid primary key,
    customer_id varchar(200) unique,
    name varchar(320) not null,
    email varchar(320),
    phone varchar(40),
    place varchar(200),
    zone varchar(64),
    language varchar(35),
    customer_since timestamp(3) with time zone,
    orders integer not null,
    spent numeric(14, 2) not null,
    currency char(3) not null,
    properties varchar(100000) not null,
    verified boolean not null
);

create table event (
    id uuid primary key,
    profile uuid not null references profile (id),
    at timestamp(3) with time zone not null,
    kind varchar(20) not null,
    summary varchar(500) not null,
    properties varchar(100000) not null
);

create index event_of_profile on event (profile, at);
