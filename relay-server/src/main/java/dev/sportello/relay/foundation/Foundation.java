package dev.sportello.relay.foundation;

import com.fasterxml.uuid.Generators;
import dev.sportello.relay.http.Bodies;
import dev.sportello.relay.http.ClientAddress;
import dev.sportello.relay.http.ElapsedTime;
import dev.sportello.relay.http.Errors;
import dev.sportello.relay.http.HeldBytes;
import dev.sportello.relay.http.Limits;
import dev.sportello.relay.http.Metrics;
import dev.sportello.relay.http.Origins;
import dev.sportello.relay.http.Proxies;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.peer.PostgresPeers;
import dev.sportello.relay.periodic.Periodic;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.DatabaseUnavailable;
import dev.sportello.relay.storage.OpeningDatabase;
import dev.sportello.wire.Codec;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What every part of the relay stands on. Immutable; all that it gives is thread-safe.
///
/// For the composition of a feature or its endpoints: a class inside one takes what it needs, and not all of this.
public final class Foundation {
    private final Clock clock;
    private final ElapsedTime elapsed;
    private final Limits limits;
    private final Lifetime lifetime;
    private final SecureRandom random;
    private final Supplier<UUID> ids;
    private final Codec codec;
    private final Bodies bodies;
    private final Errors errors;
    private final Proxies proxies;
    private final Origins origins;
    private final ClientAddress addresses;
    private final HeldBytes incoming;
    private final Metrics metrics;
    private final Database database;
    private final Peers peers;
    private final Journal journal;
    private final Periodic periodic;

    /// What the operator decides of it.
    ///
    /// @param origins the sites whose pages may use the relay
    /// @param proxies the addresses and blocks whose `X-Forwarded-…` are believed
    /// @param metricsToken opens the metrics; null: there is no such page
    public record Options(
            DatabaseConfig database,
            Limits limits,
            List<String> origins,
            List<String> proxies,
            @Nullable String metricsToken) {
        public Options {
            Objects.requireNonNull(database, "database");
            Objects.requireNonNull(limits, "limits");
            origins = List.copyOf(origins);
            proxies = List.copyOf(proxies);
        }

        @Override
        public String toString() {
            return "Options[" + database + ", " + limits + "]";
        }
    }

    private Foundation(Options options, Clock clock, ElapsedTime elapsed, Lifetime lifetime)
            throws DatabaseUnavailable {
        this.clock = clock;
        this.elapsed = elapsed;
        this.lifetime = lifetime;
        // What needs no database is made while that is being opened.
        var opening = lifetime.owns(OpeningDatabase.begin(options.database()));
        random = new SecureRandom();
        ids = Generators.timeBasedEpochRandomGenerator(random)::generate;
        codec = new Codec();
        bodies = new Bodies(codec);
        errors = new Errors(bodies, ids);
        limits = options.limits();
        proxies = new Proxies(options.proxies());
        origins = new Origins(options.origins(), proxies);
        addresses = new ClientAddress(proxies);
        incoming = new HeldBytes(limits.incomingBytes());
        metrics = lifetime.owns(new Metrics(options.metricsToken()));
        database = opening.await();
        peers = lifetime.owns(database.dialect().shared() ? new PostgresPeers(database) : Peers.none());
        journal = lifetime.owns(Journal.open(database, codec, clock, JournalLimits.DEFAULT, peers));
        metrics.registry().gauge("sportello.incoming.bytes", incoming, HeldBytes::held);
        metrics.registry().gauge("sportello.journal.waiting", journal, Journal::waiting);
        metrics.registry()
                .gauge("sportello.journal.entries", journal, it -> it.head().sequence());
        // Closed before the journal, which its work may need.
        periodic = lifetime.owns(new Periodic(metrics.registry()));
    }

    /// Opens the database and the journal.
    ///
    /// @param clock tells the time that is stored and shown; whoever administers the machine may set it
    /// @param elapsed tells how much time has passed
    /// @param lifetime closes what is opened here; also where this fails half-way
    /// @throws DatabaseUnavailable with a sentence for the operator
    public static Foundation open(Options options, Clock clock, ElapsedTime elapsed, Lifetime lifetime)
            throws DatabaseUnavailable {
        return new Foundation(options, clock, elapsed, lifetime);
    }

    public Clock clock() {
        return clock;
    }

    public ElapsedTime elapsed() {
        return elapsed;
    }

    public Limits limits() {
        return limits;
    }

    /// Closes what a feature or its endpoints open.
    public Lifetime lifetime() {
        return lifetime;
    }

    public SecureRandom random() {
        return random;
    }

    /// Makes ids that grow with time: neighbours in an index.
    public Supplier<UUID> ids() {
        return ids;
    }

    public Codec codec() {
        return codec;
    }

    public Bodies bodies() {
        return bodies;
    }

    public Errors errors() {
        return errors;
    }

    /// The bytes of frames and bodies that all clients together have under way.
    public HeldBytes incoming() {
        return incoming;
    }

    public Proxies proxies() {
        return proxies;
    }

    public Origins origins() {
        return origins;
    }

    public ClientAddress addresses() {
        return addresses;
    }

    public Metrics metrics() {
        return metrics;
    }

    public Database database() {
        return database;
    }

    public Journal journal() {
        return journal;
    }

    /// The other relays on the database; started when all parts hear them.
    public Peers peers() {
        return peers;
    }

    public Periodic periodic() {
        return periodic;
    }
}
