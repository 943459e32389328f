package dev.sportello.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import dev.sportello.relay.customer.CustomerChanges;
import dev.sportello.relay.customer.Customers;
import dev.sportello.relay.customer.Events;
import dev.sportello.relay.customer.Identity;
import dev.sportello.relay.customer.OrderReport;
import dev.sportello.relay.customer.Profiles;
import dev.sportello.relay.customer.VerifiedShopper;
import dev.sportello.relay.maintenance.Terminal;
import dev.sportello.relay.peer.Peers;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.relay.storage.PagesOfH2;
import dev.sportello.relay.storage.TestDatabase;
import dev.sportello.wire.AgentBodies.EventPage;
import dev.sportello.wire.Command;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// A customer is erased from what a relay has on disk.
@ParameterizedClass
@MethodSource("dev.sportello.relay.storage.TestDatabase#tested")
class EraseCommandTest extends OnARelay {
    private static final String SECRET = "Rabarbaro";

    @Parameter
    TestDatabase kind = TestDatabase.H2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private List<String> database = List.of();
    private String admin = "";

    @Override
    protected String[] options() throws IOException {
        if (database.isEmpty()
                && kind == TestDatabase.POSTGRES
                && kind.prepared(folder) instanceof DatabaseConfig.Postgres postgres) {
            database = List.of(
                    "--database-url=" + postgres.url(),
                    "--database-user=" + postgres.user(),
                    "--database-password-file=" + file("password", postgres.password()));
        }
        return database.toArray(String[]::new);
    }

    private Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void twoCustomersWrite() throws Exception {
        admin = admin();
        say("c-7", SECRET + " one");
        say("c-8", "Something else");
        say("c-7", SECRET + " two");
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> client.search(admin, SECRET, null).hits().size() == 2);
    }

    private void say(String customer, String text) throws Exception {
        var hub = hub(session(customer));
        var message = new Command.SendMessage(id(), null, text);
        send(hub, message);
        assertThat(acknowledged(hub, message.id())).isTrue();
    }

    private String session(String customer) throws Exception {
        return client.session(ShopKey.test().identity(customer, "Maria " + customer, clock));
    }

    @Test
    void nothingOfTheCustomerIsLeftAndTheOthersAreAsTheyWere() throws Exception {
        var before = client.snapshot(admin).position();
        var others = List.of(ticketOf("Maria c-8"));
        awaitTheChatIn(ticketOf("Maria c-7").profile());
        closeRelay();
        rememberAnEvent();
        assertThat(erase("c-7\n", "--customer=c-7")).as(err::toString).isZero();
        assertThat(out.toString(UTF_8))
                .contains("customer c-7 (Maria c-7): 1 ticket with 3 entries, 0 orders, 2 events.");
        assertThat(filesWith(SECRET)).isEmpty();
        assertThat(filesWith("Maria c-7")).isEmpty();

        startRelay();
        assertThat(client.liveTickets(admin)).isEqualTo(others);
        assertThat(client.snapshot(admin).position().epoch()).isNotEqualTo(before.epoch());
        assertThat(client.thread(session("c-7")).entries()).isEmpty();
        assertThat(client.thread(session("c-8")).entries()).hasSize(2);
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> !client.search(admin, "Something", null).hits().isEmpty());
        assertThat(client.search(admin, SECRET, null).hits()).isEmpty();
        say("c-7", "Here again");
        assertThat(ticketOf("Maria c-7").lastMessage()).isNotNull();
    }

    /// It comes into the history behind its entries.
    private void awaitTheChatIn(ProfileId profile) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/agent/profiles/" + profile + "/events", admin, EventPage.class)
                                .events()
                                .size()
                        == 1);
    }

    private Ticket ticketOf(String shopper) throws Exception {
        return client.liveTickets(admin).stream()
                .filter(ticket -> ticket.shopperName().equals(shopper))
                .findFirst()
                .orElseThrow();
    }

    private void rememberAnEvent() throws Exception {
        try (var open = open()) {
            var profile = open.jdbi()
                    .withHandle(handle -> handle.createQuery("select id from profile where customer_id = 'c-7'")
                            .mapTo(ProfileId.class)
                            .one());
            var ordered = new Event(
                    new EventId(new UUID(1, 1)),
                    profile,
                    clock.instant(),
                    Event.Kind.ORDER_PLACED,
                    null,
                    SECRET,
                    null,
                    Map.of());
            new Events(open.jdbi(), codec, new CustomerChanges(Peers.none())).add(List.of(ordered));
        }
    }

    @Test
    void anIdOfEarlierErasesWhoseNameItIsNowAndTheOperatorIsToldHowMuchThatIs() throws Exception {
        closeRelay();
        var email = "paolo@example.com";
        var guest = new Identity(null, email, null, false);
        ProfileId before;
        try (var open = open()) {
            var customers = Customers.open(open, codec, UUID::randomUUID, Peers.none());
            customers.orders().take(new OrderReport("test", "o-1", clock.instant()).placedAt(clock.instant()), guest);
            before = Objects.requireNonNull(customers.profiles().named(guest));
            var _ = customers.profiles().recognise(new VerifiedShopper("c-9", "Paolo", email, null, null));
        }
        assertThat(erase(before + "\n", "--profile=" + before))
                .as(err::toString)
                .isZero();
        assertThat(out.toString(UTF_8)).contains("(Paolo)", "0 tickets with 0 entries, 1 order, 1 event.");
        try (var open = open()) {
            assertThat(Profiles.alone(open, codec).find("c-9")).isEmpty();
        }
    }

    private Database open() throws Exception {
        var all = new ArrayList<>(List.of("--data=" + folder));
        all.addAll(List.of(options()));
        return Database.open(
                RelayConfig.parse(Map.of(), all.toArray(String[]::new)).data.database());
    }

    /// The files of the data folder in which a word can be read.
    private List<Path> filesWith(String word) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> text(file).contains(word))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            var pages = file.toString().endsWith(".mv.db") ? PagesOfH2.read(file) : "";
            return Files.readString(file, StandardCharsets.ISO_8859_1) + pages;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsErasedCouldBeReadInTheFilesBefore() throws Exception {
        closeRelay();
        // The index may hold the word in one piece or compressed in several.
        var database = filesWith(SECRET).stream()
                .filter(file -> !file.startsWith(folder.resolve("search")))
                .toList();
        assertThat(database.isEmpty()).isEqualTo(kind != TestDatabase.H2);
    }

    @Test
    void nothingIsErasedUnlessTheOperatorTypesTheCustomer() throws Exception {
        closeRelay();
        assertThat(erase("yes\n", "--customer=c-7")).isEqualTo(1);
        assertThat(erase("", "--customer=c-7")).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).containsExactly("Nothing was changed.", "Nothing was changed.");
        startRelay();
        assertThat(client.liveTickets(admin)).hasSize(2);
        closeRelay();
        assertThat(erase("", "--customer=c-7", "--yes")).isZero();
        startRelay();
        assertThat(client.liveTickets(admin)).hasSize(1);
    }

    @Test
    void copiesThatStillHoldTheCustomerAreNamed() throws Exception {
        closeRelay();
        var copies = List.of(folder.resolve("backups"), folder.resolve("replaced-20261128-070000"));
        for (var copy : copies) {
            Files.createDirectories(copy);
        }
        assertThat(erase("", "--customer=c-7", "--yes")).isZero();
        assertThat(out.toString(UTF_8))
                .contains("The copies in " + copies.getFirst() + " and " + copies.getLast() + " and backups elsewhere");
    }

    @Test
    void aRelayThatRunsIsNotTouched() throws Exception {
        // In a process of its own: H2 locks its file against other processes.
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Relay.class.getName(),
                "erase",
                "--customer=c-7",
                "--yes",
                "--data=" + folder));
        command.addAll(List.of(options()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
                .contains("in use by")
                .hasLineCount(1);
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(client.liveTickets(admin)).hasSize(2);
    }

    @Test
    void aCustomerWhomTheRelayDoesNotKnowIsNamed() throws Exception {
        closeRelay();
        assertThat(erase("c-9\n", "--customer=c-9")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("knows no customer c-9").hasLineCount(1);
    }

    @Test
    void wrongDataAreNamedAndNothingIsMade() {
        var elsewhere = folder.resolve("elsewhere");
        assertThat(execute("", List.of("erase", "--customer=c-7", "--data=" + elsewhere)))
                .isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .contains("There is no database in " + elsewhere)
                .hasLineCount(1);
        assertThat(elsewhere).doesNotExist();
    }

    private int erase(String typed, String... options) throws IOException {
        var all = new ArrayList<>(List.of("erase", "--data=" + folder));
        all.addAll(List.of(options()));
        all.addAll(List.of(options));
        return execute(typed, all);
    }

    private int execute(String typed, List<String> options) {
        var terminal = new Terminal(
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new BufferedReader(new StringReader(typed)));
        return new RelayCommand(terminal, clock).execute(Map.of(), options.toArray(String[]::new));
    }
}
