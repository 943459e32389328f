package dev.sportello.relay.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.TicketId;
import dev.sportello.wire.CloseCode;
import dev.sportello.wire.CloseReason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shoppers and agents who write to each other through relays, until they rest.
/// Used by one thread.
public final class Crowd implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RelayClient behind;
    private final History history = new History();
    private final AtomicBoolean working = new AtomicBoolean(true);
    private final List<Participant> desktops = new ArrayList<>();
    private final List<Participant> hubs = new ArrayList<>();
    private final Pace pace;
    private final String token;

    /// Signs everybody in.
    ///
    /// @param relay the way on which things fail
    /// @param behind a way to the same relay on which nothing fails, for looking at it
    public Crowd(RelayClient relay, RelayClient behind, ShopKey shop, Size size, SplittableRandom random)
            throws IOException, InterruptedException {
        this.behind = behind;
        pace = size.pace;
        token = behind.signIn(TestAgents.ANNA.email(), TestAgents.PASSWORD).token();
        for (var number = 1; number <= size.desktops; number++) {
            var agent = number % 2 == 0 ? TestAgents.ANNA : TestAgents.BRUNO;
            var session = behind.signIn(agent.email(), TestAgents.PASSWORD).token();
            var part = new AgentPart(working, random.split(), size.pace);
            desktops.add(new Participant("desktop " + number, relay.desktop(session), history, part));
        }
        for (var number = 1; number <= size.hubs; number++) {
            var name = "shopper " + number;
            var session = behind.session(shop.identity("c-" + number, name, Clock.systemUTC()));
            var part = new ShopperPart(working, random.split(), size.pace);
            hubs.add(new Participant(name, relay.hub(session), history, part));
        }
    }

    /// @param desktops of two agents
    /// @param pace how fast shoppers write
    public record Size(int desktops, int hubs, Pace pace) {

        /// Everybody writes a moment after the last message is answered.
        public Size(int desktops, int hubs) {
            this(desktops, hubs, Pace.AS_ANSWERED);
        }
    }

    /// How fast shoppers write, and agents act.
    public enum Pace {
        /// Shoppers again a moment after the last message is answered, agents at every other message.
        AS_ANSWERED,

        /// Shoppers again after some seconds and agents several times a second, as busy people do. Who lost a link that
        /// had held comes back when hub and desktop would.
        OF_PEOPLE;

        /// @param attempts to come back that failed
        Duration pause(int attempts, SplittableRandom random) {
            if (this == AS_ANSWERED) {
                return Participant.BRIEF;
            }
            var due = Math.min(30_000, 250 << Math.min(attempts, 7));
            return Duration.ofMillis(random.nextInt(attempts == 0 ? 0 : due / 2, due));
        }
    }

    /// Gives the shop hours, so that it replies by itself from now on.
    public void keepHours(OfficeHours hours) throws IOException, InterruptedException {
        behind.save(token, new SettingsPage.Hours(hours, "We are here.", "We are closed.", 0));
    }

    public History history() {
        return history;
    }

    /// Waits until so many more commands have been answered.
    public void answered(int more) {
        var goal = history.answers() + more;
        hubs.forEach(this::begin);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(() -> history.answers() >= goal);
    }

    /// Waits while everybody writes until something has happened.
    public void writeUntil(Callable<Boolean> happened) {
        hubs.forEach(this::begin);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(happened);
    }

    /// Waits for a time while everybody writes.
    public void writeFor(Duration time) {
        var until = System.nanoTime() + time.toNanos();
        writeUntil(() -> System.nanoTime() - until > 0);
    }

    /// Each time that somebody lost a link and was back.
    public List<Resume> resumes() {
        return everybody().flatMap(one -> one.resumes().stream()).toList();
    }

    /// Lets everybody finish what they began and see everything, and checks what they saw.
    ///
    /// @return no problem, or each as a sentence
    public List<String> rest() throws IOException, InterruptedException {
        working.set(false);
        await("everything answered")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(everybody()).allMatch(Participant::quiet));
        // Nobody may be connected to this relay, which may still be on its way back to the database.
        var head = await("the relay itself")
                .atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> behind.snapshot(token).position().sequence(), sequence -> sequence > 0);
        await("all entries at the desktops")
                .atMost(PATIENCE)
                .until(() -> desktops.stream().allMatch(desktop -> desktop.position() >= head));
        var tickets = ticketsByName();
        var threads = new HashMap<TicketId, List<Entry>>();
        for (var ticket : tickets.values().stream().flatMap(Set::stream).toList()) {
            threads.put(ticket, behind.thread(token, ticket));
        }
        await("all entries at the hubs")
                .atMost(PATIENCE)
                .until(() -> hubs.stream()
                        .allMatch(hub -> hub.position() >= lastFor(tickets.getOrDefault(hub.who(), Set.of()))));
        var end = new FinalState(head, threads, behind.liveTickets(token), names(desktops), tickets);
        var problems = new ArrayList<>(HistoryCheck.problems(history, end));
        everybody().forEach(one -> problems.addAll(unkindCloses(one)));
        return problems;
    }

    @Override
    public void close() throws IOException {
        for (var one : everybody().toList()) {
            one.close();
        }
    }

    private Stream<Participant> everybody() {
        return Stream.concat(desktops.stream(), hubs.stream());
    }

    private void begin(Participant hub) {
        if (pace == Pace.AS_ANSWERED && hub.unanswered() == 0) {
            hub.send(ShopperPart.firstMessage());
        }
    }

    /// The names of shoppers, which the crowd gave them, with their tickets.
    private Map<String, Set<TicketId>> ticketsByName() {
        var tickets = new HashMap<String, Set<TicketId>>();
        hubs.forEach(hub -> tickets.put(hub.who(), new HashSet<>()));
        for (var saw : history.of(History.Event.Saw.class)) {
            if (saw.entry().change() instanceof Change.TicketOpened opened) {
                assertThat(tickets).containsKey(opened.shopperName());
                tickets.computeIfAbsent(opened.shopperName(), _ -> new HashSet<>())
                        .add(saw.entry().ticket());
            }
        }
        return tickets;
    }

    private long lastFor(Set<TicketId> tickets) {
        return history.of(History.Event.Saw.class).stream()
                .map(History.Event.Saw::entry)
                .filter(entry ->
                        tickets.contains(entry.ticket()) && entry.change().visibleToShopper())
                .mapToLong(Entry::sequence)
                .max()
                .orElse(0);
    }

    private static Set<String> names(List<Participant> participants) {
        return participants.stream().map(Participant::who).collect(Collectors.toSet());
    }

    /// Nobody here breaks a rule or loses a session: to be told so is a fault of the relay.
    private static List<String> unkindCloses(Participant one) {
        return one.closeCodes().stream()
                .filter(code -> CloseCode.of(code) != CloseReason.RESUME)
                .map(code -> one.who() + " was closed with " + code + ".")
                .toList();
    }
}
