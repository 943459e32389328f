package dev.sportello.relay.settings;

import dev.sportello.model.Account;
import dev.sportello.model.Party;
import dev.sportello.model.SettingsPage;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.relay.team.Team;
import dev.sportello.wire.AgentBodies.SaveSettings;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the shop has set for itself. Thread-safe: kept in memory, since every shopper's page asks for it.
public final class Settings {
    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

    private final Database database;
    private final Journal journal;
    private final Codec codec;
    private final SettingsTable table;
    private final Team team;

    private volatile Account account;

    /// Reads the settings; at the first start of all, makes them.
    ///
    /// @param team knows who is an admin, and may save
    /// @param zone of a shop that has not set its own
    public Settings(Database database, Journal journal, Codec codec, Team team, ZoneId zone) {
        this.database = database;
        this.journal = journal;
        this.codec = codec;
        this.team = team;
        table = new SettingsTable(codec);
        account = WriteConflict.retried(
                () -> database.jdbi().inTransaction(handle -> table.readOrMake(handle, Defaults.of(zone))));
        journal.subscribe(this::onEntries);
    }

    /// The account as it was last saved.
    public Account account() {
        return account;
    }

    /// Takes in what another relay has saved since the settings were read, and before the journal had started: nobody
    /// is told of that. Called once, when it has.
    public void readAgain() {
        takeIn(read());
    }

    private synchronized void takeIn(Account stored) {
        for (var page : stored.pages()) {
            if (page.version() > account.version(page)) {
                account = account.with(page);
            }
        }
    }

    /// Takes entries that were published, by this relay or another.
    private synchronized void onEntries(List<JournalEntry> entries) {
        for (var entry : entries) {
            if (entry.ofAccount()) {
                account = account.apply(entry.entry());
            }
        }
    }

    /// The account as it stands in the database, whichever relay has saved it.
    public Account read() {
        return database.jdbi().withHandle(table::read);
    }

    /// The account as a transaction that only reads sees it.
    public Account read(Handle handle) {
        return table.read(handle);
    }

    /// The account as it stands within a transaction of the journal's writer.
    public Account in(JournalTransaction journal) {
        return transaction(journal).account();
    }

    /// Saves a page: `done`, or `refused` as `forbidden`, `settings-outdated` or `settings-invalid`. Whether its
    /// author is an admin is checked when the page is written.
    ///
    /// @param body its id again gets the same answer
    /// @return completes on the writer's thread, never exceptionally
    public CompletableFuture<RelayFrame> save(Party.ByAgent by, SaveSettings body) {
        return journal.submit(new JournalCommand(body.id(), "agent:" + by.agent(), true, journal -> {
            if (!team.in(journal).isAdmin(by.agent())) {
                throw new RefusedFrame(ErrorKind.FORBIDDEN);
            }
            return transaction(journal).save(by, body.page(), body.cleared());
        }));
    }

    /// Saves a page in the name of somebody who need not be in the team yet: for imports and sample data. The
    /// answer is that of [#save].
    public CompletableFuture<RelayFrame> write(Party.ByAgent by, SettingsPage page) {
        var id = new CommandId(UUID.randomUUID());
        return journal.submit(new JournalCommand(
                id, "import", true, journal -> transaction(journal).save(by, page, null)));
    }

    /// Sets the zone of a shop whose general page nobody has saved: office hours are meant in the admins' own time
    /// rather than in UTC. Does nothing for a name that is no zone. A refusal is told in the log, as
    /// where an admin was faster at another relay.
    public void begin(Party.ByAgent firstAdmin, String zone) {
        var general = account.general();
        var known = ZoneId.getAvailableZoneIds().contains(zone);
        if (general.version() == 0 && known && !general.zone().equals(ZoneId.of(zone))) {
            var _ = write(firstAdmin, general.in(ZoneId.of(zone))).thenAccept(answer -> {
                if (answer instanceof RelayFrame.Refused refused) {
                    LOG.warn(
                            "The shop's zone stays {}, not the first admin's, {}: {} An admin can set it.",
                            general.zone(),
                            zone,
                            refused.refusal().sentence());
                }
            });
        }
    }

    private SettingsTransaction transaction(JournalTransaction journal) {
        return journal.gathering(
                SettingsTransaction.class, () -> new SettingsTransaction(journal, table, codec, account));
    }
}
