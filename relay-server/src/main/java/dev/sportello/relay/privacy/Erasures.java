package dev.sportello.relay.privacy;

import dev.sportello.model.Change;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.ProfileErasure;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.foundation.Foundation;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalAnswer;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.live.Live;
import dev.sportello.relay.mail.MailErasure;
import dev.sportello.relay.shopper.ShopperSessions;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.WriteConflict;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Erases customers while relays run. Thread-safe.
///
/// The order that matters. First, in one transaction: nobody is found by what is known of them any more, their
/// sessions end, and a row says that an erasure is under way. From then on it is never undone: whichever relay
/// lives finishes it. Second, the journal says that profile and tickets are gone ([Change.ProfileErased]):
/// whoever follows it forgets them. Third, a little at a time, what nobody finds any more is deleted: events,
/// orders, and the entries in the log.
public final class Erasures {
    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGETS_EVERY = Duration.ofHours(1);

    private final Database database;
    private final Journal journal;
    private final Tickets tickets;
    private final Customers customers;
    private final ProfileErasure profiles;
    private final ErasureTable table;
    private final Clock clock;

    Erasures(
            Journal journal,
            Customers customers,
            Tickets tickets,
            ProfileErasure profiles,
            ErasureTable table,
            Clock clock) {
        database = journal.database();
        this.journal = journal;
        this.tickets = tickets;
        this.customers = customers;
        this.profiles = profiles;
        this.table = table;
        this.clock = clock;
    }

    /// Finishes what was begun before, and goes on with it until the relay ends.
    public static Erasures open(Foundation foundation, Customers customers, Tickets tickets, Live live) {
        var codec = foundation.codec();
        var erasures = new Erasures(
                foundation.journal(),
                customers,
                tickets,
                new ProfileErasure(codec, foundation.ids()),
                new ErasureTable(codec),
                foundation.clock());
        foundation.journal().subscribe(entries -> closeErased(entries, live));
        foundation.periodic().every("erasures", LOOKS_EVERY, () -> erasures.goOn(foundation.periodic()::goesOn));
        foundation.periodic().every("erased-names", FORGETS_EVERY, erasures::forgetEnded);
        return erasures;
    }

    /// Follows the journal: so the shopper's connections end at every relay.
    private static void closeErased(List<JournalEntry> entries, Live live) {
        for (var entry : entries) {
            if (entry.entry().change() instanceof Change.ProfileErased erased) {
                live.closeProfile(erased.profile(), CloseReason.SIGN_IN_AGAIN);
            }
        }
    }

    /// Who is erased where a profile is asked for by its id: itself, or whose its own name is now.
    ///
    /// @return null where there is no such profile
    public @Nullable Profile meant(ProfileId profile) {
        return database.jdbi().inTransaction(handle -> Profiles.find(handle, profiles.meant(handle, profile)));
    }

    /// Erases all that is known of a customer, for ever. When it returns nobody finds any of it; what is left
    /// on the disk is deleted within seconds. Waits for the journal.
    ///
    /// @param by who wants it
    /// @throws RefusedFrame `profile-unknown`; also where it is being erased already
    public void erase(Party by, ProfileId profile) throws RefusedFrame, InterruptedException {
        var begun = begin(by, profile);
        if (begun.isEmpty()) {
            throw new RefusedFrame(ErrorKind.PROFILE_UNKNOWN);
        }
        tell(begun);
    }

    /// Erases all that is known of whom a name names; nothing where nobody does. Of a customer who has claimed that
    /// email or phone number only unsigned, what was told under it alone. Waits for the journal.
    ///
    /// @param by who wants it
    /// @param who with one name
    public void erase(Party by, Identity who) throws RefusedFrame, InterruptedException {
        tell(begin(by, (handle, now) -> profiles.begin(handle, who, now)));
    }

    private void tell(Set<ProfileId> begun) throws RefusedFrame, InterruptedException {
        customers.changes().publish(begun);
        for (var each : begun) {
            say(each);
        }
        database.jdbi().useTransaction(handle -> begun.forEach(each -> table.letGo(handle, each)));
    }

    /// The first step: what follows may be done by any relay.
    Set<ProfileId> begin(Party by, ProfileId profile) {
        return begin(by, (handle, now) -> profiles.begin(handle, profile, now));
    }

    private Set<ProfileId> begin(Party by, BiFunction<Handle, Instant, Set<ProfileId>> first) {
        var begun = WriteConflict.retried(() -> database.jdbi().inTransaction(handle -> {
            var now = now();
            var all = first.apply(handle, now);
            for (var each : all) {
                ShopperSessions.erase(handle, each);
                MailErasure.erase(handle, each);
                table.insert(handle, each, by, now);
            }
            return all;
        }));
        database.force();
        return begun;
    }

    private void say(ProfileId profile) throws RefusedFrame, InterruptedException {
        var id = new CommandId(UUID.randomUUID());
        var _ = JournalAnswer.sequence(
                journal.submit(new JournalCommand(id, "relay", false, transaction -> say(transaction, profile))));
    }

    private long say(JournalTransaction transaction, ProfileId profile) {
        var erasure = table.find(transaction.handle(), profile);
        if (erasure != null && erasure.tickets() == null) {
            var gone = tickets.erase(transaction, profile, ids -> new Change.ProfileErased(erasure.by(), profile, ids));
            table.say(transaction.handle(), profile, gone);
        }
        return 0;
    }

    /// Does what is left of the erasures that nobody works at.
    ///
    /// @param goesOn is asked before each little: what is left then is done later, or by another relay
    void goOn(BooleanSupplier goesOn) {
        for (var profile : database.jdbi().withHandle(handle -> table.waiting(handle, now()))) {
            if (goesOn.getAsBoolean() && database.jdbi().inTransaction(handle -> table.take(handle, profile, now()))) {
                finish(profile, goesOn);
            }
        }
    }

    private void finish(ProfileId profile, BooleanSupplier goesOn) {
        var erasure = said(profile);
        if (erasure == null) {
            return;
        }
        BooleanSupplier keepsTurn = () -> goesOn.getAsBoolean() && keepTurn(profile);
        while (deleteSome(profile)) {
            if (!keepsTurn.getAsBoolean()) {
                letGo(profile);
                return;
            }
        }
        var gone = Objects.requireNonNull(erasure.tickets(), "what the journal said");
        if (!gone.isEmpty() && !journal.erase(new HashSet<>(gone), keepsTurn)) {
            letGo(profile);
            return;
        }
        database.jdbi().useTransaction(handle -> table.delete(handle, profile));
        database.force();
        LOG.info("A customer was erased, with {} tickets.", gone.size());
    }

    private boolean keepTurn(ProfileId profile) {
        database.jdbi().useTransaction(handle -> table.keep(handle, profile, now()));
        return true;
    }

    private void letGo(ProfileId profile) {
        database.jdbi().useTransaction(handle -> table.letGo(handle, profile));
    }

    /// @return null where another relay was quicker
    private ErasureTable.@Nullable Row said(ProfileId profile) {
        try {
            say(profile);
        } catch (RefusedFrame e) {
            throw new IllegalStateException("The journal takes nothing now; the erasure goes on later.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return database.jdbi().withHandle(handle -> table.find(handle, profile));
    }

    private boolean deleteSome(ProfileId profile) {
        return WriteConflict.retried(
                () -> database.jdbi().inTransaction(handle -> profiles.deleteSome(handle, profile, now())));
    }

    private void forgetEnded() {
        database.jdbi().useTransaction(handle -> profiles.forgetEnded(handle, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
