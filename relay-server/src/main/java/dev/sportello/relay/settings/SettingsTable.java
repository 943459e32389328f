package dev.sportello.relay.settings;

import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Names;
import org.jdbi.v3.core.Handle;

/// The SQL of `settings_page`. Immutable and thread-safe.
final class SettingsTable {
    private final Codec codec;

    SettingsTable(Codec codec) {
        this.codec = codec;
    }

    /// The settings; those given where there are none yet. Of two relays that make them at once, one finds the other's
    /// when it tries again.
    Account readOrMake(Handle handle, Account first) {
        for (var page : first.pages()) {
            make(handle, page);
        }
        return read(handle);
    }

    private void make(Handle handle, SettingsPage page) {
        handle.createUpdate("""
                insert into settings_page (page, version, content)
                select cast(:page as varchar(20)), cast(:version as bigint), cast(:content as varchar(200000))
                where not exists (select 1 from settings_page where page = :page)""")
                .bind("page", Names.of(page))
                .bind("version", page.version())
                .bind("content", codec.encode(page))
                .execute();
    }

    /// How many pages there are.
    ///
    /// @throws IllegalStateException if one of them cannot be read
    int readable(Handle handle) {
        var pages = handle.createQuery("select content from settings_page")
                .mapTo(String.class)
                .map(content -> codec.stored(content, SettingsPage.class))
                .list();
        return pages.size();
    }

    /// Also the pages that a newer relay has made and this one does not know.
    Account read(Handle handle) {
        return new Account(handle.createQuery("select content from settings_page")
                .mapTo(String.class)
                .map(content -> codec.stored(content, SettingsPage.class))
                .list());
    }

    /// A page that came with a later version has no row before it is first saved.
    void write(Handle handle, SettingsPage page) {
        var known = handle.createUpdate(
                        "update settings_page set version = :version, content = :content where page = :page")
                .bind("page", Names.of(page))
                .bind("version", page.version())
                .bind("content", codec.encode(page))
                .execute();
        if (known == 0) {
            make(handle, page);
        }
    }
}
