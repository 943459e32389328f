create table agent (
    id uuid primary key,
    name varchar(200) not null,
    -- In lower case, so that one address is one account.
    email varchar(320) not null unique,
    role varchar(10) not null,
    standing varchar(10) not null,
    -- Null until the agent has accepted the invitation, and again when one who was disabled is taken back.
    password_hash varchar(200),
    -- Whether there has ever been one: who has come is not invited as somebody new.
    has_come boolean default false not null,
    -- Another one whenever all sessions of the agent end: a session that was begun under an earlier one is over.
    access uuid not null
);

-- An agent has one invitation at most; it goes when it is used. The code itself is nowhere.
create table invitation (
    agent uuid primary key references agent (id),
    code_hash char(64) not null unique,
    expires_at timestamp(3) with time zone not null,
    -- With the admin's role end the codes that this admin has given.
    given_by uuid not null references agent (id)
);

create index invitation_given_by on invitation (given_by);

-- By which an agent who has forgotten the password sets a new one. An agent has one at most; it goes when it is used.
create table reset_code (
    agent uuid primary key references agent (id),
    code_hash char(64) not null unique,
    expires_at timestamp(3) with time zone not null,
    given_by uuid not null references agent (id)
);

create index reset_code_given_by on reset_code (given_by);

-- What the operator has asked for, for an admin who cannot sign in: one at most.
create table admin_code (
    code_hash char(64) primary key,
    expires_at timestamp(3) with time zone not null
);

-- From where an agent has signed in before. Whoever has such a token still needs the password.
create table known_device (
    token_hash char(64) primary key,
    agent uuid not null references agent (id),
    seen_at timestamp(3) with time zone not null
);

create index known_device_of_agent on known_device (agent, seen_at);

-- Tokens themselves are nowhere: who reads this table can sign in as nobody.
create table agent_session (
    token_hash char(64) primary key,
    agent uuid not null references agent (id),
    access uuid not null,
    device varchar(200) not null,
    expires_at timestamp(3) with time zone not null
);

create index agent_session_end on agent_session (expires_at);

create index agent_session_of_agent on agent_session (agent);

-- What relays have printed for whoever becomes the first admin; empty once there is one. The codes themselves are nowhere.
create table setup_code (
    code_hash char(64) primary key,
    made_at timestamp(3) with time zone not null,
    wrong_guesses integer not null
);
