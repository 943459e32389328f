-- told: as of when the shop told which of its facts, as JSON. erased: nothing of it is left but what waits to be deleted with
-- it; nobody finds it any more.
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
    verified_phone boolean not null,
    told varchar(100000) not null,
    erased boolean default false not null
);

-- facts: all that the shop has told of the order, as JSON, each with the time as of which it was said. The other columns are
-- made of them. profile and identity: null while nobody has said whose it is.
create table shop_order (
    id uuid primary key,
    source varchar(40) not null,
    shop_id varchar(200) not null,
    profile uuid,
    identity uuid,
    number varchar(100) not null,
    placed_at timestamp(3) with time zone not null,
    state varchar(40) not null,
    facts varchar(1000000) not null,
    unique (source, shop_id)
);

create index order_of_profile on shop_order (profile, placed_at);

create index order_of_identity on shop_order (identity, placed_at);

-- What a profile has bought in each currency: the sum of its orders that count.
create table purchase (
    profile uuid not null,
    currency varchar(3) not null,
    orders integer not null,
    spent numeric(30, 3) not null,
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
    identity uuid,
    properties varchar(100000) not null
);

create index event_of_profile on event (profile, at);

-- For those that are as old as the shop keeps them.
create index event_at on event (at);

create index event_of_kind on event (profile, kind, at);

create index event_of_identity on event (identity);

-- By what a customer is found: the words of the name, email, phone, numbers of orders. As bytes, whose order is the same in
-- every database, whatever its language.
create table customer_word (
    word bytea not null,
    profile uuid not null references profile (id),
    primary key (word, profile)
);

create index word_of_customer on customer_word (profile, word);

-- A customer id, an email or a phone number under which something was told. home: the profile that it has of its own; profile:
-- whose it is by all that was claimed until now, see Identities.
create table identity (
    id uuid primary key,
    kind varchar(10) not null,
    name varchar(320) not null,
    home uuid not null,
    profile uuid not null,
    unique (kind, name)
);

create index identity_of_profile on identity (profile, id);

-- Who has said that an email or a phone number is theirs: a customer id, or of a phone number an email. signed: whether that
-- came signed by the shop. by_customer: whether the claimant is a customer id.
create table identity_claim (
    identity uuid not null,
    claimant uuid not null,
    by_customer boolean not null,
    signed boolean not null,
    primary key (identity, claimant)
);

-- The strongest first: of a number that a shop writes on all its orders nobody reads all claims.
create index strongest_claims on identity_claim (identity, by_customer desc, signed desc);

create index claims_of on identity_claim (claimant);

-- What systems of the shop have told under a name. shown: what people see of it, each fact with its time, as JSON. facts: what came
-- over the API, as JSON with its types: lists are added to, and null where nothing did.
create table told_facts (
    identity uuid primary key references identity (id),
    facts varchar(100000),
    shown varchar(300000) not null
);

create index identity_of_home on identity (home);

create index identity_of_name on identity (name);

-- Profiles of one person that agents have merged. identity: the name that the merged one had of its own, which goes with the
-- claimant, the name of the other one, until it is undone.
create table profile_merge (
    id uuid primary key,
    identity uuid not null,
    claimant uuid not null,
    kept uuid not null,
    merged uuid not null,
    name varchar(320) not null,
    agent uuid not null,
    agent_name varchar(320) not null,
    at timestamp(3) with time zone not null,
    undone_at timestamp(3) with time zone
);

create index merges_of on profile_merge (identity);

create index merges_into on profile_merge (claimant);

create index merges_kept on profile_merge (kept, at);

-- What belonged to customers who were erased, so that a late report does not bring them back: a customer id, an email, a phone
-- number, an order; and the requests to erase that were carried out. hash: HMAC-SHA256 by the salt, so that who reads this table
-- reads no names. A row goes when its time is over.
create table erased_name (
    hash char(64) primary key,
    erased_at timestamp(3) with time zone not null,
    until timestamp(3) with time zone not null
);

create index erased_name_end on erased_name (until);

create table erased_name_salt (
    one smallint primary key check (one = 1),
    salt char(64) not null
);
