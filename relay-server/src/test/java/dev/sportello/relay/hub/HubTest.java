package dev.sportello.relay.hub;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.Browser;
import dev.sportello.relay.rig.FaultyProxy;
import dev.sportello.relay.rig.History;
import dev.sportello.relay.rig.Participant;
import dev.sportello.relay.rig.RelayClient;
import dev.sportello.relay.rig.ShopKey;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RelayFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the hub's tests play on: a relay with the sample account, reached over a wire that a test may cut; a shop on
/// another origin; a Chromium; and Anna, an agent. Each test has shoppers of its own.
@TestInstance(Lifecycle.PER_CLASS)
@Tag("browser")
abstract class HubTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private final History history = new History();
    private final Map<TicketId, RelayFrame.Visit> visits = new ConcurrentHashMap<>();
    private ShopPages pages;
    private Path data;
    private List<String> database;
    private RunningRelay relay;
    private FaultyProxy wire;
    private Browser browser;
    private RelayClient client;
    private String agentToken;
    private Participant anna;

    @BeforeAll
    void raiseTheCurtain(@TempDir Path folder) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        pages = new ShopPages(ShopKey.test(), Clock.systemUTC());
        data = Files.createDirectory(folder.resolve("data"));
        ShopKey.test().write(data.resolve("identity-keys"));
        database = databaseOptions(folder);
        relay = startRelay(0);
        wire = FaultyProxy.to(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), relay.address().getPort()));
        pages.loadHubFrom("http://localhost:" + wire.entrance().getPort() + "/");
        client = new RelayClient(() -> relay.address(), pages.origin());
        agentToken = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
        anna = new Participant("anna", client.desktop(agentToken), history, new Participant.Part() {
            @Override
            public void visited(RelayFrame.Visit visit) {
                visits.put(visit.ticket(), visit);
            }
        });
        // The sample shop's hours would answer by themselves, some way or other by the hour of the test.
        annaSaves(now -> new SettingsPage.Hours(
                OfficeHours.NONE,
                now.hours().withinReply(),
                now.hours().outsideReply(),
                now.hours().version()));
        browser = openBrowser();
    }

    /// What its profiles are in.
    Browser openBrowser() {
        return Browser.shared();
    }

    @AfterEach
    void sendTheShoppersHome() {
        browser.closeProfiles();
    }

    @AfterAll
    void dropTheCurtain() throws IOException {
        browser.close();
        anna.close();
        wire.close();
        relay.close();
        pages.close();
    }

    private RunningRelay startRelay(int port) throws Exception {
        var options = new ArrayList<>(
                List.of("--demo", "--port=" + port, "--data=" + data, "--allow-origin=" + pages.origin()));
        options.addAll(database);
        return Relay.start(RelayConfig.parse(Map.of(), options.toArray(String[]::new)), Clock.systemUTC());
    }

    /// What is done to the files of a relay that is stopped.
    interface Maintenance {
        void on(Path data) throws Exception;
    }

    /// Stops the relay, and starts it again at the same address.
    void maintain(Maintenance maintenance) throws Exception {
        var port = relay.address().getPort();
        relay.close();
        maintenance.on(data);
        relay = startRelay(port);
    }

    /// Options for another database than the embedded one.
    ///
    /// @param folder the test's own
    List<String> databaseOptions(Path folder) throws IOException {
        return List.of();
    }

    /// A customer who has never written.
    static String newShopper() {
        return "Shopper" + CUSTOMERS.incrementAndGet();
    }

    ShopPages pages() {
        return pages;
    }

    /// A browser profile of its own; its pages are tabs of one another.
    BrowserContext profile(NewContextOptions options) {
        var profile = browser.profile(options.setReducedMotion(ReducedMotion.REDUCE));
        profile.setDefaultTimeout(PATIENCE.toMillis());
        return profile;
    }

    BrowserContext profile() {
        return profile(new NewContextOptions().setViewportSize(1280, 800));
    }

    /// A page of the shop on which the shopper is signed in.
    Hub visit(BrowserContext profile, String shopper) {
        return visit(profile, Map.of("who", shopper));
    }

    Hub visit(BrowserContext profile, Map<String, String> query) {
        return Hub.visit(profile, pages.origin(), query);
    }

    /// Resets all links between browsers and the relay.
    void cutTheWire() {
        wire.cut(1, new Random(1));
    }

    /// The shopper's live ticket, once the relay has it.
    Ticket ticketOf(String shopper) {
        return until(() -> client.liveTickets(agentToken).stream()
                        .filter(ticket -> ticket.shopperName().equals(shopper) && isLive(ticket))
                        .findFirst())
                .orElseThrow();
    }

    /// Whether the relay has a live ticket of the shopper by now.
    boolean hasTicket(String shopper) throws Exception {
        return client.liveTickets(agentToken).stream()
                .anyMatch(ticket -> ticket.shopperName().equals(shopper) && isLive(ticket));
    }

    /// Whether the shopper's live ticket comes to be as the condition says.
    void awaitTicket(String shopper, Predicate<Ticket> condition) {
        await().atMost(PATIENCE).until(() -> condition.test(ticketOf(shopper)));
    }

    /// Anna answers in the shopper's live ticket.
    void annaReplies(String shopper, String text) {
        anna.send(new Command.Reply(
                new CommandId(UUID.randomUUID()), ticketOf(shopper).id(), text));
        await().atMost(PATIENCE).until(() -> anna.unanswered() == 0);
    }

    /// Anna writes first to a shopper who has been to the shop.
    void annaWritesFirst(String shopper, String text) {
        try {
            var _ = client.session(ShopKey.test().identity(shopper, shopper, Clock.systemUTC()));
            client.writeTo(agentToken, shopper, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Anna's desktop says what she has on screen, and whether she writes.
    void annaLooks(ClientFrame.LookAt look) {
        anna.tell(look);
    }

    /// What the shopper of a ticket does, as Anna's desktop was last told; null before that.
    RelayFrame.@Nullable Visit visit(TicketId ticket) {
        return visits.get(ticket);
    }

    /// Anna closes the shopper's live ticket.
    void annaCloses(String shopper) {
        var ticket = ticketOf(shopper);
        anna.send(new Command.CloseTicket(new CommandId(UUID.randomUUID()), ticket.id(), ticket.lastShopperMessage()));
        await().atMost(PATIENCE).until(() -> anna.unanswered() == 0);
    }

    /// Anna, who is an admin, saves a page of the settings.
    ///
    /// @param edit makes the page out of what stands
    void annaSaves(Function<Account, SettingsPage> edit) {
        try {
            client.save(agentToken, edit.apply(client.snapshot(agentToken).account()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isLive(Ticket ticket) {
        return !(ticket.status() instanceof Status.Closed);
    }

    private static <T> Optional<T> until(Callable<Optional<T>> found) {
        return await().atMost(PATIENCE).until(found, Optional::isPresent);
    }
}
