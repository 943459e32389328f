package dev.sportello.relay.peer;

import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.PostgresNotifications;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Relays that share a PostgreSQL, by its NOTIFY. Thread-safe.
///
/// A NOTIFY costs each commit a round trip and a lock of the whole database. So the relays say now and then that they
/// are there, and one that hears of no other does not notify.
public final class PostgresPeers implements Peers {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresPeers.class);
    private static final String CHANNEL = "sportello";
    private static final String HERE = "here";
    private static final String MISSED = "missed";
    private static final Duration SAYS_HERE_EVERY = Duration.ofSeconds(2);

    /// Who has said nothing for so long is gone.
    private static final Duration GONE_AFTER = Duration.ofSeconds(10);

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final int MOST_WAITING = 10_000;

    private final Database database;
    private final UUID own = UUID.randomUUID();
    private final Map<String, List<Receiver>> receivers = new ConcurrentHashMap<>();
    private final List<Runnable> afterInterruption = new CopyOnWriteArrayList<>();
    private final List<Runnable> whenAnotherComes = new CopyOnWriteArrayList<>();

    /// When each other relay was last heard, as [System#nanoTime] counts.
    private final Map<UUID, Long> heard = new ConcurrentHashMap<>();

    private final WaitingNews waiting = new WaitingNews(MOST_WAITING, payload(MISSED, ""));
    private final Thread listener = Thread.ofPlatform().daemon().name("peers").unstarted(this::listen);
    private final Thread sender = Thread.ofVirtual().name("peers' sender").unstarted(this::send);
    private final ExecutorService looks = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("peers' look").factory());
    private final AtomicBoolean looksWait = new AtomicBoolean();
    private volatile boolean closing;

    public PostgresPeers(Database database) {
        this.database = database;
    }

    @Override
    public void hear(String topic, Receiver receiver) {
        receivers.computeIfAbsent(topic, _ -> new CopyOnWriteArrayList<>()).add(receiver);
    }

    @Override
    public void afterInterruption(Runnable work) {
        afterInterruption.add(work);
    }

    @Override
    public void whenAnotherComes(Runnable work) {
        whenAnotherComes.add(work);
    }

    @Override
    public void start() {
        listener.start();
        sender.start();
    }

    @Override
    public void tell(String topic, String text) {
        if (!alone() && !waiting.add(payload(topic, text))) {
            LOG.warn("Another relay is not told of something, since too much waits to be told.");
        }
    }

    /// Also where no other relay was heard lately: this one may be the one that hears nothing.
    @Override
    public void tellFirst(String topic, String text) {
        waiting.addFirst(payload(topic, text));
    }

    @Override
    public void tellWith(Handle transaction, String topic, String text) {
        if (!alone()) {
            PostgresNotifications.send(transaction, CHANNEL, payload(topic, text));
        }
    }

    private boolean alone() {
        return heard.values().stream().allMatch(PostgresPeers::isLongAgo);
    }

    private static boolean isLongAgo(long at) {
        return System.nanoTime() - at > GONE_AFTER.toNanos();
    }

    /// Has everybody look for what was missed. That may take long, and meanwhile others are heard, and hear this one.
    /// A look that has not begun yet finds all that was missed since.
    private void lookForAll() {
        if (looksWait.compareAndSet(false, true)) {
            looks.execute(() -> {
                looksWait.set(false);
                afterInterruption.forEach(PostgresPeers::run);
            });
        }
    }

    /// One that was killed may not have told the last that it did.
    private void lookForTheGone() {
        if (heard.values().removeIf(PostgresPeers::isLongAgo)) {
            LOG.info("Another relay is no longer heard.");
            lookForAll();
        }
    }

    private String payload(String topic, String text) {
        return own + " " + topic + " " + text;
    }

    /// Sends one batch after the other, so that the order stays.
    private void send() {
        try {
            while (!closing) {
                sendSome();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendSome() throws InterruptedException {
        var some = waiting.next();
        try {
            database.jdbi().useHandle(handle -> PostgresNotifications.send(handle, CHANNEL, some.texts()));
            waiting.told(some);
        } catch (RuntimeException e) {
            LOG.debug("Other relays cannot be told now; retrying.", e);
            TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
        } catch (Error e) {
            LOG.error("What tells other relays failed; retrying.", e);
            TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
        }
    }

    private void listen() {
        var missed = false;
        while (!closing) {
            try {
                listen(missed);
            } catch (SQLException | RuntimeException e) {
                if (!closing) {
                    LOG.warn("The connection over which other relays are heard broke; retrying: {}", e.getMessage());
                }
            } catch (Error e) {
                LOG.error("What hears other relays failed; retrying.", e);
            }
            missed = true;
            pause();
        }
    }

    private void pause() {
        try {
            if (!closing) {
                TimeUnit.NANOSECONDS.sleep(RETRY.toNanos());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @param missed whether something may have been said before
    private void listen(boolean missed) throws SQLException {
        try (var notices = PostgresNotifications.of(database, CHANNEL)) {
            if (missed) {
                lookForAll();
            }
            while (!closing) {
                notices.send(payload(HERE, ""));
                receive(notices);
                lookForTheGone();
            }
        }
    }

    private void receive(PostgresNotifications notices) throws SQLException {
        var until = System.nanoTime() + SAYS_HERE_EVERY.toNanos();
        for (var left = SAYS_HERE_EVERY; left.isPositive() && !closing; ) {
            notices.await(left).forEach(this::receive);
            left = Duration.ofNanos(until - System.nanoTime());
        }
    }

    private void receive(String notice) {
        var parts = notice.split(" ", 3);
        if (parts.length != 3) {
            return;
        }
        var relay = UUID.fromString(parts[0]);
        if (relay.equals(own)) {
            return;
        }
        var before = heard.put(relay, System.nanoTime());
        // While it was not heard it was told nothing.
        if (before == null || isLongAgo(before)) {
            LOG.info("Another relay uses this database.");
            // It does not know of this one yet, and would tell nobody anything.
            tell(HERE, "");
            whenAnotherComes.forEach(PostgresPeers::run);
        }
        if (parts[1].equals(MISSED)) {
            lookForAll();
        }
        receivers.getOrDefault(parts[1], List.of()).forEach(receiver -> run(() -> receiver.hear(relay, parts[2])));
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("What is to be done about another relay failed.", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        sender.interrupt();
        listener.interrupt();
        looks.shutdown();
    }
}
