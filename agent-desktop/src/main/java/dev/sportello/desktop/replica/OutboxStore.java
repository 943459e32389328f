package dev.sportello.desktop.replica;

import dev.sportello.model.TicketId;
import dev.sportello.wire.ClientFrame;
import dev.sportello.wire.Codec;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RefusedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the agent wrote here and the relay may not have: commands and drafts, as lines of two files. Nobody else
/// has it, so every write is forced to the disk before it returns. A line that this version cannot read stays where
/// it is, for one that can. Used by one thread.
final class OutboxStore {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxStore.class);

    /// Names on disk: one is added, none is changed or taken away.
    private static final String COMMAND = "command";

    private static final String REMOVED = "removed";
    private static final String DRAFT = "draft";

    /// Lines that are good for nothing any more stay until there are so many.
    private static final int MOST_DEAD = 200;

    private final OutboxFiles files;
    private final Codec codec;

    /// The lines that still say something, by what they are about, each in the place of the one before it.
    private final SequencedMap<String, OutboxLine> live = new LinkedHashMap<>();

    private final Map<CommandId, Long> places = new LinkedHashMap<>();

    /// Whether a line was found that this version cannot read.
    private boolean unread;

    private long next = 1;
    private long inFile;

    OutboxStore(OutboxFiles files, Codec codec) {
        this.files = files;
        this.codec = codec;
    }

    /// All that the files hold.
    ///
    /// @param commands in their order
    record Loaded(List<QueuedCommand> commands, List<KeptDraft> drafts) {}

    /// A command as it is kept.
    ///
    /// @param place among the others
    private record Kept(
            long place,
            Addressee to,
            Instant at,
            ClientFrame command,
            @Nullable Refusal refusal) {
        Kept {
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(at, "at");
            if (!(command instanceof Command.ByAgent)) {
                throw new IllegalArgumentException("Only an agent's commands are kept.");
            }
        }

        Command.ByAgent byAgent() {
            return (Command.ByAgent) command;
        }

        QueuedCommand queued() {
            return new QueuedCommand(to, byAgent(), at, null, refusal);
        }
    }

    private record Removed(List<CommandId> commands) {}

    /// @throws RuntimeException if the disk cannot be used
    Loaded open() {
        var commands = new LinkedHashMap<CommandId, Kept>();
        var drafts = new LinkedHashMap<String, KeptDraft>();
        for (var line : files.open()) {
            next = line.number() + 1;
            inFile++;
            try {
                replay(line, commands, drafts);
            } catch (RefusedFrame e) {
                LOG.warn("A line of another version stays in the outbox: {}", e.getMessage());
                unread = true;
                keep(line);
            }
        }
        commands.forEach((id, kept) -> places.put(id, kept.place()));
        return new Loaded(
                commands.values().stream()
                        .sorted(Comparator.comparingLong(Kept::place))
                        .map(Kept::queued)
                        .toList(),
                List.copyOf(drafts.values()));
    }

    private void replay(OutboxLine line, Map<CommandId, Kept> commands, Map<String, KeptDraft> drafts)
            throws RefusedFrame {
        switch (line.kind()) {
            case COMMAND -> {
                var kept = codec.body(line.body(), Kept.class);
                commands.put(kept.byAgent().id(), kept);
                live.put(key(kept.byAgent().id()), line);
            }
            case REMOVED -> {
                for (var id : codec.body(line.body(), Removed.class).commands()) {
                    commands.remove(id);
                    if (live.remove(key(id)) == null && unread) {
                        // What it takes away may be a line before it that only another version can read.
                        keep(line);
                    }
                }
            }
            case DRAFT -> {
                var kept = codec.body(line.body(), KeptDraft.class);
                replay(line, kept);
                drafts.put(key(kept.to()), kept);
                drafts.values().removeIf(draft -> draft.draft().isEmpty());
            }
            default -> {
                unread = true;
                keep(line);
            }
        }
    }

    private void keep(OutboxLine line) {
        live.put("line " + line.number(), line);
    }

    private void replay(OutboxLine line, KeptDraft kept) {
        if (!kept.draft().isEmpty()) {
            live.put(key(kept.to()), line);
        } else if (live.remove(key(kept.to())) == null && unread) {
            keep(line);
        }
    }

    /// Puts the command behind all others, also one that was elsewhere.
    void put(QueuedCommand queued) {
        var place = next;
        write(queued, place);
        places.put(queued.id(), place);
    }

    private void write(QueuedCommand queued, long place) {
        var line = line(queued, place);
        write(List.of(line), () -> live.put(key(queued.id()), line));
    }

    private OutboxLine line(QueuedCommand queued, long place) {
        var kept = new Kept(place, queued.to(), queued.at(), queued.command(), queued.refusal());
        return new OutboxLine(next, COMMAND, codec.encode(kept));
    }

    /// The command stays in its place, and is not sent any more. What the disk does not take goes with the next line.
    void refuse(QueuedCommand refused) {
        var line = line(refused, places.getOrDefault(refused.id(), next));
        writeSoon(line, () -> live.put(key(refused.id()), line));
    }

    /// @throws RuntimeException if the disk does not take it; nothing has changed then
    void remove(Collection<CommandId> commands) {
        write(List.of(removal(commands)), () -> commands.forEach(id -> live.remove(key(id))));
        commands.forEach(places::remove);
    }

    /// As [#remove]. What the disk does not take goes with the next line.
    void forget(Collection<CommandId> commands) {
        writeSoon(removal(commands), () -> commands.forEach(id -> live.remove(key(id))));
        commands.forEach(places::remove);
    }

    private OutboxLine removal(Collection<CommandId> commands) {
        return new OutboxLine(next, REMOVED, codec.encode(new Removed(List.copyOf(commands))));
    }

    /// Forgets commands, and the drafts of some tickets, and leaves nothing of them in the files.
    void erase(Collection<CommandId> commands, Set<TicketId> tickets) {
        var drafts =
                tickets.stream().map(ticket -> "draft " + ticket.number() + " ").toList();
        rewrite(() -> {
            commands.forEach(id -> live.remove(key(id)));
            live.keySet().removeIf(key -> drafts.stream().anyMatch(key::startsWith));
        });
        commands.forEach(places::remove);
    }

    /// @param drafts an empty one forgets what was there
    void put(Collection<KeptDraft> drafts) {
        var lines = new ArrayList<OutboxLine>();
        var replays = new ArrayList<Runnable>();
        for (var draft : drafts) {
            var line = new OutboxLine(next + lines.size(), DRAFT, codec.encode(draft));
            lines.add(line);
            replays.add(() -> replay(line, draft));
        }
        write(lines, () -> replays.forEach(Runnable::run));
    }

    /// @param applied does to the live lines what the new ones say
    private void write(List<OutboxLine> lines, Runnable applied) {
        // Also where the disk does not take it: no number is given twice.
        next += lines.size();
        if (files.even() && inFile <= MOST_DEAD + 4L * live.size()) {
            files.append(lines);
            inFile += lines.size();
            applied.run();
        } else {
            rewrite(applied);
        }
    }

    private void writeSoon(OutboxLine line, Runnable applied) {
        try {
            write(List.of(line), applied);
        } catch (RuntimeException e) {
            LOG.error("The disk does not take a line of the outbox; it is tried again with the next one.", e);
            // Files that are not even are written anew by whatever comes next, of what lives then.
            applied.run();
        }
    }

    private void rewrite(Runnable applied) {
        var before = new LinkedHashMap<>(live);
        applied.run();
        try {
            files.rewrite(live.values().stream()
                    .sorted(Comparator.comparingLong(OutboxLine::number))
                    .toList());
            inFile = live.size();
        } catch (RuntimeException e) {
            live.clear();
            live.putAll(before);
            throw e;
        }
    }

    private static String key(CommandId command) {
        return "command " + command.value();
    }

    /// Which ticket is meant, whatever its shopper is called.
    private static String key(Addressee to) {
        return "draft " + to.ticket().number() + " " + to.epoch() + " " + to.opened();
    }
}
