-- Stands in a demo's database and in no other: where anybody may sign in as anybody, no real shop begins.
create table sample_data (
    filled_at timestamp(3) with time zone not null
);
