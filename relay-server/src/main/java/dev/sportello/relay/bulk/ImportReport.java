package dev.sportello.relay.bulk;

import dev.sportello.relay.customer.BulkIntake;
import dev.sportello.relay.customer.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What an import did, or would do: numbers, and the numbers of lines; nothing of what they say. For one thread.
public final class ImportReport {
    private static final int MOST_LISTED = 100;

    private final boolean dry;
    private final Seen seen = new Seen();
    private final Map<Outcome, Long> profiles = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Long> events = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Long> orders = new EnumMap<>(Outcome.class);
    private final List<String> problems = new ArrayList<>();
    private long lines;
    private long failed;
    private long resumedAt = 1;
    private boolean whole;

    ImportReport(boolean dry) {
        this.dry = dry;
    }

    void resumed(long line) {
        resumedAt = line;
    }

    void failed(long line, String why) {
        lines++;
        failed++;
        if (problems.size() < MOST_LISTED) {
            problems.add("  line " + line + ": " + why);
        }
    }

    void took(long line, BulkIntake.Told told, BulkIntake.Effect effect) {
        if (effect.refused() != null) {
            failed(line, effect.refused());
            return;
        }
        lines++;
        count(profiles, first(effect.profile(), told.who().toString()));
        var thing = effect.thing();
        if (thing != null && told.event() != null) {
            var event = told.event();
            count(events, first(thing, told.who() + "\n" + event.metric() + "\n" + event.uniqueId()));
        } else if (thing != null && told.order() != null) {
            count(orders, first(thing, "order\n" + told.order().key()));
        }
    }

    private Outcome first(Outcome outcome, String what) {
        return dry && outcome == Outcome.NEW && !seen.isFirst(what) ? Outcome.KNOWN : outcome;
    }

    private static void count(Map<Outcome, Long> all, Outcome outcome) {
        all.merge(outcome, 1L, Long::sum);
    }

    void ended() {
        whole = true;
    }

    /// How many lines were not taken.
    public long failed() {
        return failed;
    }

    /// Whether the file was read to its end.
    public boolean whole() {
        return whole;
    }

    /// What the operator reads.
    public List<String> sentences() {
        var said = new ArrayList<String>();
        if (resumedAt > 1) {
            said.add("Went on with line " + number(resumedAt) + ": what stands before it was taken before.");
        }
        said.add((dry ? "Nothing was changed. An import would do this. Lines read: " : "Lines read: ") + number(lines)
                + ".");
        said.add("Profiles: " + counted(profiles) + ".");
        if (!events.isEmpty()) {
            said.add("Events: " + counted(events) + ".");
        }
        if (!orders.isEmpty()) {
            said.add("Orders: " + counted(orders) + ".");
        }
        if (dry && !seen.isExact()) {
            said.add("Of so many, the new ones are at most as many: some may be counted twice.");
        }
        if (failed > 0) {
            said.add((dry ? "Lines that would not be taken: " : "Lines that were not taken: ") + number(failed) + ".");
            said.addAll(problems);
            if (failed > problems.size()) {
                said.add("  and " + number(failed - problems.size()) + " more");
            }
        }
        return said;
    }

    private static String counted(Map<Outcome, Long> all) {
        return number(all.getOrDefault(Outcome.NEW, 0L)) + " new, "
                + number(all.getOrDefault(Outcome.CHANGED, 0L)) + " times changed, "
                + number(all.getOrDefault(Outcome.KNOWN, 0L)) + " times as before";
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
