-- Imports of files that were broken off. file: the SHA-256 of what is in it and of how it is read; reached: the byte behind the
-- last line that was taken.
create table file_import (
    file char(64) primary key,
    reached bigint not null,
    line bigint not null,
    at timestamp(3) with time zone not null
);
