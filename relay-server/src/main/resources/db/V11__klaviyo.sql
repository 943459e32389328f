-- Imports of many profiles at once that were carried out, for those who ask how one went. They are forgotten after a week.
create table profile_import (
    id uuid primary key,
    started_at timestamp(3) with time zone not null,
    completed_at timestamp(3) with time zone not null,
    total integer not null,
    failed integer not null
);

create index profile_import_end on profile_import (completed_at);
