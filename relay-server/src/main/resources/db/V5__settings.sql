-- One row for each page of the settings, as JSON; a relay serves one account. version: the sequence number of the entry that
-- saved it.
create table settings_page (
    page varchar(20) primary key,
    version bigint not null,
    content varchar(200000) not null
);
