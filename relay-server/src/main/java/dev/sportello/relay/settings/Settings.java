package dev.sportello.relay.settings;

import dev.sportello.model.Account;
import dev.sportello.relay.storage.Race;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/// What the shop has set for itself. Thread-safe: kept in memory, since every shopper's page asks for it.
public final class Settings {
    private final Jdbi jdbi;
    private volatile Account account;

    /// Reads the settings; at the first start of all, makes them.
    ///
    /// @param zone of a shop that has not set its own
    public Settings(Jdbi jdbi, ZoneId zone) {
        this.jdbi = jdbi;
        account = Race.retried(() -> jdbi.inTransaction(handle -> readOrMake(handle, zone)));
    }

    public Account account() {
        return account;
    }

    /// Keeps the account as given; whoever asks from now on sees it.
    public synchronized void save(Account changed) {
        jdbi.useHandle(handle -> write(handle, changed, """
                update account
                set name = :name, zone = :zone, welcome = :welcome,
                    sign_in = :signIn, privacy_policy = :privacyPolicy, terms = :terms"""));
        account = changed;
    }

    private static Account readOrMake(Handle handle, ZoneId zone) {
        return handle.createQuery("select * from account")
                .map((row, _) -> account(row))
                .findOne()
                .orElseGet(() -> make(handle, zone));
    }

    private static Account make(Handle handle, ZoneId zone) {
        var made = new Account("Our shop", zone, "Hi! How can we help?", null, null, null);
        write(handle, made, """
                insert into account (one, name, zone, welcome, sign_in, privacy_policy, terms)
                values (1, :name, :zone, :welcome, :signIn, :privacyPolicy, :terms)""");
        return made;
    }

    private static void write(Handle handle, Account account, String sql) {
        handle.createUpdate(sql)
                .bind("name", account.name())
                .bind("zone", account.zone().getId())
                .bind("welcome", account.welcome())
                .bind("signIn", text(account.signIn()))
                .bind("privacyPolicy", text(account.privacyPolicy()))
                .bind("terms", text(account.terms()))
                .execute();
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("name"),
                ZoneId.of(row.getString("zone")),
                row.getString("welcome"),
                uri(row.getString("sign_in")),
                uri(row.getString("privacy_policy")),
                uri(row.getString("terms")));
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }
}
