package dev.sportello.relay.bench;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.relay.follow.Backoff;
import dev.sportello.relay.journal.Journal;
import dev.sportello.relay.journal.JournalCommand;
import dev.sportello.relay.journal.JournalLimits;
import dev.sportello.relay.search.Search;
import dev.sportello.relay.storage.Database;
import dev.sportello.relay.storage.DatabaseConfig;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.RefusedFrame;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// How long a search takes in many messages, and how soon they are indexed.
public final class SearchSpeed {
    private static final int AT_ONCE = 500;
    private static final int WORDS = 30_000;
    private static final int WARM_UP = 2_000;

    private final Random random = new Random(42);

    /// @param indexed messages a second, from a log that was there before the index
    public record Result(double indexed, Duration half, Duration nearlyAll) {}

    /// `SearchSpeed FOLDER MESSAGES SECONDS`
    public static void main(String[] arguments) throws Exception {
        var time = Duration.ofSeconds(Long.parseLong(arguments[2]));
        System.out.println(measure(Path.of(arguments[0]), Integer.parseInt(arguments[1]), time));
    }

    /// @param folder empty
    public static Result measure(Path folder, int messages, Duration time) throws Exception {
        var codec = new Codec();
        try (var database = Database.open(new DatabaseConfig.Embedded(folder));
                var journal = Journal.open(database, codec, Clock.systemUTC(), JournalLimits.DEFAULT)
                        .start()) {
            var speed = new SearchSpeed();
            for (var written = 0; written < messages; written += AT_ONCE) {
                speed.write(journal, written);
            }
            var started = System.nanoTime();
            try (var search = Search.start(journal, folder.resolve("search"), codec, Backoff.standard(new Random()))) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(30))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> search.lag() == 0);
                var took = System.nanoTime() - started;
                speed.search(search, WARM_UP, new Latencies(), time);
                var latencies = new Latencies();
                speed.search(search, Integer.MAX_VALUE, latencies, time);
                return new Result(messages * 1e9 / took, latencies.quantile(0.5), latencies.quantile(0.99));
            }
        }
    }

    private void write(Journal journal, int first) {
        var command = new CommandId(new UUID(1, first));
        var _ = journal.submit(new JournalCommand(command, "bench", false, transaction -> {
                    for (var i = 0; i < AT_ONCE; i++) {
                        var id = new MessageId(new UUID(2, first + i));
                        var message = new Message(id, new Party.Shopper(), text(4 + random.nextInt(26)));
                        var _ = transaction.append(new TicketId(1_001 + first / 20), new Change.MessageAdded(message));
                    }
                    return first;
                }))
                .join();
    }

    private String text(int words) {
        return IntStream.range(0, words).mapToObj(_ -> word()).collect(Collectors.joining(" "));
    }

    /// A few words are in most messages, most words in few, as people write (Zipf).
    private String word() {
        var rank = (int) Math.min(WORDS, Math.exp(random.nextDouble() * Math.log(WORDS)));
        return Integer.toString(100_000 + rank * 7_919 % 900_000, 36).replaceAll("\\d", "é");
    }

    private void search(Search search, int most, Latencies latencies, Duration time) throws RefusedFrame {
        var end = System.nanoTime() + time.toNanos();
        for (var i = 0; i < most && System.nanoTime() < end; i++) {
            var text = question();
            var next = timed(search, text, null, latencies);
            if (next != null) {
                var _ = timed(search, text, next, latencies);
            }
        }
    }

    private static @Nullable String timed(Search search, String text, @Nullable String after, Latencies latencies)
            throws RefusedFrame {
        var began = System.nanoTime();
        var page = search.find(text, after, 50);
        latencies.add(System.nanoTime() - began);
        return page.next();
    }

    /// One word, two, three, a phrase, and the beginning of a word from one letter on.
    private String question() {
        return switch (random.nextInt(5)) {
            case 0 -> word() + " ";
            case 1 -> text(2);
            case 2 -> text(3);
            case 3 -> Stream.of(word(), word()).collect(Collectors.joining(" ", "\"", "\""));
            default -> {
                var word = word();
                yield word.substring(0, 1 + random.nextInt(word.length()));
            }
        };
    }
}
