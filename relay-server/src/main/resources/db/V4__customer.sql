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
    properties varchar(100000) not null,
    verified_name boolean not null,
    verified_email boolean not null,
    verified_phone boolean not null
);

-- facts: all that the shop has told of the order, as JSON, each with the time as of which it was said. The other columns are
-- made of them. profile: null while nobody has said whose it is.
create table shop_order (
    id uuid primary key,
    source varchar(40) not null,
    shop_id varchar(200) not null,
    profile uuid,
    number varchar(100) not null,
    placed_at timestamp(3) with time zone not null,
    state varchar(40) not null,
    facts varchar(1000000) not null,
    unique (source, shop_id)
);

create index order_of_profile on shop_order (profile, placed_at);

-- What a profile has bought in each currency: the sum of its orders that count.
create table purchase (
    profile uuid not null,
    currency varchar(3) not null,
    orders integer not null,
    spent numeric(18, 3) not null,
    primary key (profile, currency)
);

create table event (
    id uuid primary key,
    profile uuid not null references profile (id),
    at timestamp(3) with time zone not null,
    kind varchar(40) not null,
    metric varchar(200),
    summary varchar(500) not null,
    shop_order uuid,
    properties varchar(100000) not null
);

create index event_of_profile on event (profile, at);

create index event_of_kind on event (profile, kind, at);

-- By what a customer is found: the words of the name, email, phone, numbers of orders. As bytes, whose order is the same in
-- every database, whatever its language.
create table customer_word (
    word bytea not null,
    profile uuid not null references profile (id),
    primary key (word, profile)
);

create index word_of_customer on customer_word (profile, word);
