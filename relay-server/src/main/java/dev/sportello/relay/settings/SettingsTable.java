package dev.sportello.relay.settings;

import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of `settings_page`. Immutable and thread-safe.
final class SettingsTable {
    private final Codec codec;

    SettingsTable(Codec codec) {
        this.codec = codec;
    }

    /// The settings; those given where there are none yet. Two relays that make them at once end with the same.
    Account readOrMake(Handle handle, Account first) {
        for (var page : List.of(first.general(), first.webChat(), first.hours())) {
            handle.createUpdate("""
                    insert into settings_page (page, version, content)
                    select cast(:page as varchar(20)), cast(:version as bigint), cast(:content as varchar(200000))
                    where not exists (select 1 from settings_page where page = :page)""")
                    .bind("page", Names.of(page))
                    .bind("version", page.version())
                    .bind("content", codec.encode(page))
                    .execute();
        }
        return read(handle);
    }

    Account read(Handle handle) {
        return new Account(
                SettingsPage.General.class.cast(read(handle, "general")),
                SettingsPage.WebChat.class.cast(read(handle, "web-chat")),
                SettingsPage.Hours.class.cast(read(handle, "hours")));
    }

    void write(Handle handle, SettingsPage page) {
        handle.createUpdate("update settings_page set version = :version, content = :content where page = :page")
                .bind("page", Names.of(page))
                .bind("version", page.version())
                .bind("content", codec.encode(page))
                .execute();
    }

    private SettingsPage read(Handle handle, String page) {
        return codec.stored(
                handle.createQuery("select content from settings_page where page = :page")
                        .bind("page", page)
                        .mapTo(String.class)
                        .one(),
                SettingsPage.class);
    }
}
