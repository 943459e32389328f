package dev.sportello.relay.demo;

import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.relay.ticket.PastTicket;
import dev.sportello.relay.ticket.PastTicket.Changed;
import dev.sportello.relay.ticket.PastTicket.Past;
import dev.sportello.relay.ticket.PastTicket.ReadByAgent;
import dev.sportello.relay.ticket.PastTicket.SeenByShopper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plays one scene. Lives for one ticket. Not thread-safe.
final class SampleTicket {
    private final Dice dice;
    private final Scene scene;
    private final List<Agent> team;
    private final Gaps gaps;
    private final Instant wakes;
    private final List<Past> past = new ArrayList<>();

    /// @param wakes when a snoozed ticket does
    SampleTicket(Dice dice, Scene scene, List<Agent> team, Gaps gaps, Instant wakes) {
        this.dice = dice;
        this.scene = scene;
        this.team = team;
        this.gaps = gaps;
        this.wakes = wakes;
    }

    PastTicket played() {
        var lines = scene.talk().lines();
        var times = times(lines);
        var assigned = false;
        for (var line = 0; line < lines.size(); line++) {
            var at = times.get(line);
            var turns = line > 0
                    && lines.get(line).byShopper() != lines.get(line - 1).byShopper();
            if (turns && lines.get(line).byShopper()) {
                past.add(new SeenByShopper(at.minusSeconds(8)));
            } else if (turns) {
                past.add(new ReadByAgent(at.minusSeconds(12), scene.agent().id()));
            }
            past.add(new Changed(at, new Change.MessageAdded(message(lines.get(line)))));
            if (!lines.get(line).byShopper() && !assigned) {
                past.add(new Changed(
                        at,
                        new Change.Assigned(scene.agent().party(), scene.agent().id())));
                assigned = true;
            }
        }
        end(times.getLast());
        var profile = scene.shopper().profile();
        return new PastTicket(profile.id(), profile.name(), scene.channel(), times.getFirst(), past);
    }

    /// Backwards from the last one: people write a few lines in a row quickly, and take a while to answer.
    private List<Instant> times(List<Talk.Line> lines) {
        var times = new ArrayList<Instant>();
        var at = scene.lastMessage();
        for (var line = lines.size() - 1; line >= 0; line--) {
            times.addFirst(at);
            var sameAuthor = line > 0
                    && lines.get(line).byShopper() == lines.get(line - 1).byShopper();
            at = at.minus(
                    sameAuthor
                            ? dice.between(Duration.ofSeconds(9), Duration.ofSeconds(40))
                            : dice.between(Duration.ofSeconds(45), Duration.ofMinutes(9)));
        }
        return times;
    }

    private Message message(Talk.Line line) {
        var author = line.byShopper() ? new Party.Shopper() : scene.agent().party();
        return new Message(new MessageId(dice.id()), author, gaps.filled(line.text()));
    }

    private void end(Instant last) {
        var soon = last.plusSeconds(9);
        switch (scene.ending()) {
            case WAITING -> {}
            case READ -> past.add(new ReadByAgent(soon, scene.agent().id()));
            case ANSWERED -> readByAll(last.plusSeconds(40));
            case SEEN -> {
                past.add(new SeenByShopper(soon));
                readByAll(last.plusSeconds(40));
            }
            case SNOOZED -> {
                readByAll(soon);
                snooze(last.plusSeconds(60), wakes);
            }
            case SNOOZED_UNTIL_REPLY -> {
                readByAll(soon);
                snooze(last.plusSeconds(60), null);
            }
            case CLOSED_BY_AGENT -> close(soon, scene.agent().party());
            case CLOSED_BY_SHOPPER -> close(soon, new Party.Shopper());
        }
    }

    private void snooze(Instant at, @Nullable Instant until) {
        past.add(new Changed(at, new Change.TicketSnoozed(scene.agent().party(), until)));
    }

    private void close(Instant seen, Party by) {
        past.add(new SeenByShopper(seen));
        readByAll(seen.plusSeconds(20));
        past.add(new Changed(seen.plusSeconds(90), new Change.TicketClosed(by)));
    }

    private void readByAll(Instant at) {
        team.forEach(agent -> past.add(new ReadByAgent(at, agent.id())));
    }
}
