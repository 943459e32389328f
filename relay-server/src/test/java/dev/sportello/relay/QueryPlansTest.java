package dev.sportello.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.TicketId;
import dev.sportello.relay.bulk.FileImport;
import dev.sportello.relay.bulk.ImportOptions;
import dev.sportello.relay.customer.ChatEvents;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.ProfileErasure;
import dev.sportello.relay.follow.Attempts;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.follow.DeliveryState;
import dev.sportello.relay.follow.Outbox;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.journal.JournalTransaction;
import dev.sportello.relay.outgoing.OldDeliveries;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.privacy.AuditTable;
import dev.sportello.relay.rig.RelayOptions;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.secret.SecretUnreadable;
import dev.sportello.relay.secret.SecretValue;
import dev.sportello.relay.secret.Secrets;
import dev.sportello.relay.settings.Settings;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.QueryPlan;
import dev.sportello.relay.storage.RecordedStatements.Recorded;
import dev.sportello.relay.storage.RecordedStatements;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.relay.team.Team;
import dev.sportello.relay.ticket.OldTickets;
import dev.sportello.relay.ticket.Tickets;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every statement that a relay executes goes by an index, on both databases: however much a table has grown, it
/// looks at what it needs. Statements are taken down while a relay does all that it can, on tables that have grown
/// already.
@Tag("long")
class QueryPlansTest {
    /// A page of the snapshot has 500 tickets. The tables have ten times as many rows.
    private static final int MOST = 1_200;

    /// Tables of which nobody's work makes many rows. Any other grows.
    private static final Set<String> SMALL = Set.of(
            "journal_head",
            "projection",
            "ticket_number",
            "settings_page",
            "follower",
            "secret",
            "mail_key",
            "mailbox",
            "channel_state",
            "api_key",
            "webhook",
            "signing_key",
            "script_sighting",
            "file_import",
            "profile_merge",
            // Each goes when it is done.
            "erasure",
            "expiry",
            "expiry_turn",
            "sample_data",
            // Twenty of an agent, at most.
            "known_device",
            "agent",
            "invitation",
            "reset_code",
            "admin_code",
            "setup_code");

    private static final Path SOURCES = Path.of("src/main/java/dev/sportello/relay");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Pattern CREATED = Pattern.compile("create table (\\w+)");
    private static final Pattern STATEMENT = Pattern.compile(
            "\"\"\"\\s*((?:select|insert|update|delete)\\s.*?)\"\"\"|\"((?:select|insert|update|delete) [^\"\\n]*)\"",
            Pattern.DOTALL);
    private static final ShopKey SHOP = ShopKey.test();

    /// Work on the data of a relay that does not run reads all of them.
    private static final Pattern OFFLINE = Pattern.compile("/(maintenance|demo)/|/(CustomersCheck|OrderSums)\\.java");

    /// What other packages execute for it: to erase a customer, and to check everything.
    private static final Set<String> FOR_OFFLINE = Set.of(
            "delete from event where profile = ?",
            "delete from profile where id = ?",
            "delete from shop_order where profile = ?",
            "select count(*) from event where profile = ?",
            "select count(*) from shop_order where profile = ?",
            "delete from purchase where profile = ?",
            "delete from customer_word where profile = ?",
            "delete from identity_claim where claimant = ?",
            "delete from identity_claim where identity = ?",
            "delete from identity where id = ?",
            "delete from told_facts where identity = ?",
            "select id, kind, name, home, profile from identity where profile = ?",
            "delete from shopper_session where profile = ?",
            "select entries from thread_page where ticket = ? order by ticket, last_sequence",
            "select number from ticket where number > ? order by number limit ?");

    /// What only a relay does that has its database for itself.
    private static final Set<String> EMBEDDED_ONLY = Set.of(
            "update outbox set next_try = ? where kind = ? and next_try > ? and attempts > 0 and failure is null");

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private final Codec codec = new Codec();

    @ParameterizedTest
    @MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
    void everyStatementLooksAtWhatItNeeds(TestDatabase kind) throws Exception {
        var config = kind.prepared(folder);
        begin(config);
        try (var database = Database.open(config)) {
            new FilledDatabase(kind).fill(database);
            sealWebhooks(database);
        }
        List<Recorded> statements;
        try (var recorded = RecordedStatements.begin()) {
            doAll(config, recorded);
            statements = recorded.all();
        }
        var growing = growing();
        var problems = new ArrayList<String>();
        try (var database = Database.open(config)) {
            for (var statement : statements) {
                if (readsOf(statement.sql(), growing)) {
                    explain(kind, database, statement, growing, problems);
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(statements.stream().map(it -> plain(it.sql())).toList())
                .as("statements that were executed: add the missing ones to what the relay does here")
                .containsAll(inSources(growing).stream()
                        .filter(sql -> kind == TestDatabase.H2 || !EMBEDDED_ONLY.contains(sql))
                        .toList());
    }

    private void begin(DatabaseConfig config) throws Exception {
        try (var relay = start(config)) {
            var use = new RelayInUse(relay, clock);
            use.firstAdmin();
            use.shopperWrites();
        }
    }

    private void sealWebhooks(Database database) throws SecretUnreadable {
        var secrets = new Secrets(database, folder.resolve("secrets-key"), new SecureRandom(), clock);
        var sealed = secrets.seal("webhook", new SecretValue("whsec_filled"));
        database.jdbi().useHandle(handle -> handle.execute("update webhook set secret = ?", sealed));
    }

    private void doAll(DatabaseConfig config, RecordedStatements recorded) throws Exception {
        try (var relay = start(config)) {
            new RelayInUse(relay, clock).inEveryWay();
            // The relay goes on with what is left of an erasure.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> recorded.all().stream()
                            .anyMatch(it -> plain(it.sql()).startsWith("delete from erasure ")));
        }
        // What a relay does by the hour, or for what is yet to come.
        try (var database = Database.open(config);
                var journal = Journal.open(database, codec, clock, JournalLimits.DEFAULT)) {
            var team = new Team(database);
            var settings = new Settings(database, journal, codec, team, ZoneOffset.UTC);
            var tickets = new Tickets(journal, codec, settings, team);
            var _ = journal.start();
            send(database, journal);
            takeOrders(database);
            importFile(database);
            erase(database);
            forgetTheOldest(database, new OldTickets(journal, tickets));
            answerInAnOldChat(database);
            clock.move(Duration.ofDays(40));
            journal.drop(clock.instant(), () -> true);
            OldDeliveries.drop(database, clock.instant());
        }
    }

    /// Whose chat it is, the database is asked for: it began in another batch.
    private void answerInAnOldChat(Database database) {
        var chats = new ChatEvents(database, customers(database));
        var from = Objects.requireNonNull(chats.position());
        var agent = new Party.ByAgent(new AgentId(UUID.randomUUID()), "Anna");
        var answer = new Message(new MessageId(UUID.randomUUID()), agent, "It comes tomorrow.");
        var entry = new Entry(1, clock.instant(), new TicketId(1_001), new Change.MessageAdded(answer));
        var _ = chats.take(List.of(entry), from);
    }

    private Customers customers(Database database) {
        return Customers.open(database, codec, UUID::randomUUID, Peers.none());
    }

    private void takeOrders(Database database) {
        var customers = customers(database);
        for (var customer : List.of("c-7", "c-8")) {
            var named = new Identity(customer, "maria@example.com", "+390512345678", true);
            for (var who : List.of(new Identity(null, "maria@example.com", "+390512345678", false), named)) {
                var report = new OrderReport("test", "1", clock.instant()).total(BigDecimal.TEN);
                customers.orders().take(report.placedAt(clock.instant()), who);
            }
        }
    }

    /// One of two customers who claim the same email.
    private void erase(Database database) {
        var customers = customers(database);
        var profile = customers.profiles().find("c-8").orElseThrow().id();
        var erasure = new ProfileErasure(codec, UUID::randomUUID);
        var erased = database.jdbi().inTransaction(handle -> erasure.erase(handle, profile, clock.instant()));
        assertThat(erased).contains(profile);
        var _ = customers.profiles().named(new Identity(null, "maria@example.com", null, false));
        database.jdbi().useTransaction(handle -> erasure.forgetEnded(handle, clock.instant()));
    }

    private void forgetTheOldest(Database database, OldTickets tickets) {
        var _ = tickets.before(Instant.EPOCH, 1, 1_000);
        customers(database).events().deleteBefore(Instant.EPOCH, 1);
        database.jdbi().useTransaction(handle -> new AuditTable(codec).forgetBefore(handle, Instant.EPOCH));
    }

    private void importFile(Database database) throws Exception {
        var file = Files.writeString(
                folder.resolve("events.csv"), "email,metric,time\nmaria@example.com,Tried,2026-02-01T10:00\n");
        var options = new ImportOptions(file, "", "", "", StandardCharsets.UTF_8, Map.of(), false, false);
        var _ = new FileImport(database, customers(database), clock, false).run(options, new FileImport.Watch() {
            @Override
            public boolean goesOn() {
                return true;
            }

            @Override
            public void at(long done, long all) {}
        });
    }

    private void send(Database database, Journal journal) {
        try (var outbox = new Outbox(database, journal, clock, UUID::randomUUID)) {
            var tries = new Random(1);
            var attempts = new Attempts(2, Duration.ofMinutes(5), Backoff.standard(tries));
            assertThat(outbox.waiting("test")).isPositive();
            outbox.deliver("test", attempts, delivery -> {
                if (delivery.attempt() == 1 || delivery.payload().equals("never")) {
                    throw new IOException("Not now.");
                }
            });
            var ids = new ArrayList<UUID>();
            for (var payload : List.of("later", "never")) {
                append(journal, (transaction, entry) -> ids.add(outbox.add(transaction, entry, "test", payload)));
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                clock.move(Duration.ofMinutes(1));
                // The outbox looks again for what is due.
                append(journal, (_, _) -> {});
                return ids.stream().noneMatch(id -> outbox.state(id) instanceof DeliveryState.Waiting);
            });
        }
    }

    private static void append(Journal journal, BiConsumer<JournalTransaction, Entry> more) {
        var id = new CommandId(UUID.randomUUID());
        var _ = journal.submit(new JournalCommand(id, "test", false, transaction -> {
                    var change = new Change.NoReplyNeeded(new Party.Automatic(Rule.WITHIN_HOURS));
                    var entry = transaction.append(new TicketId(1_001), change);
                    more.accept(transaction, entry);
                    return entry.sequence();
                }))
                .join();
    }

    private RunningRelay start(DatabaseConfig config) throws Exception {
        var options = new ArrayList<>(RelayOptions.unlimited(config, folder, SHOP));
        options.add("--allow-webhooks-to=127.0.0.1");
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), clock, clock);
    }

    private static void explain(
            TestDatabase kind, Database database, Recorded statement, Set<String> growing, List<String> problems)
            throws SQLException {
        database.jdbi().useTransaction(handle -> {
            var plan = QueryPlan.of(kind, handle.getConnection(), statement, growing);
            if (plan.scanned() || plan.looked() > MOST) {
                problems.add(statement.sql() + "\nlooks at " + plan.looked() + " rows:\n" + plan.text());
            }
            handle.rollback();
        });
    }

    /// The tables that grow.
    private static Set<String> growing() throws IOException {
        var tables = new TreeSet<String>();
        for (var migration : files(MIGRATIONS, ".sql")) {
            CREATED.matcher(Files.readString(migration)).results().forEach(table -> tables.add(table.group(1)));
        }
        tables.removeAll(SMALL);
        return tables;
    }

    private static boolean readsOf(String sql, Set<String> tables) {
        var plain = plain(sql);
        return !plain.startsWith("insert into")
                && plain.contains(" where ")
                && tables.stream().anyMatch(table -> plain.matches(".*\\b" + table + "\\b.*"));
    }

    /// Every statement about these tables that stands in the sources.
    private static Set<String> inSources(Set<String> tables) throws IOException {
        var statements = new TreeSet<String>();
        for (var source : files(SOURCES, ".java")) {
            if (!OFFLINE.matcher(source.toString()).find()) {
                STATEMENT
                        .matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(sql -> readsOf(sql, tables))
                        .map(QueryPlansTest::plain)
                        .forEach(statements::add);
            }
        }
        statements.removeAll(FOR_OFFLINE);
        return statements;
    }

    /// A statement on one line, with `?` for its parameters.
    private static String plain(String sql) {
        return sql.replaceAll("(?<!:):\\w+", "?")
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }
}
