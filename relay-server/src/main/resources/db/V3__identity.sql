-- Tokens themselves are nowhere: who reads this table can sign in as nobody.
create table shopper_session (
    token_hash char(64) primary key,
    profile uuid not null,
    origin varchar(300) not null,
    expires_at timestamp(3) with time zone not null,
    identity varchar(200) not null
);

create index shopper_session_end on shopper_session (expires_at);

create index shopper_session_profile on shopper_session (profile);

-- The jti of each identity that was taken, for as long as the identity could be shown again. browser_hash: of the secret
-- with which its browser may do so.
create table used_identity (
    token_id varchar(200) primary key,
    expires_at timestamp(3) with time zone not null,
    browser_hash char(64)
);

create index used_identity_end on used_identity (expires_at);
