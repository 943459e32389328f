package dev.sportello.desktop;

import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Account;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsRules;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.model.WaitingMarks;
import dev.sportello.wire.AgentBodies.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The few tickets of the [Training] run: enough that the window shows each kind of line.
final class TrainingTickets {
    static final Agent AGENT = new Agent(new AgentId(id(1)), "Anna Training", "anna@training.example", Role.ADMIN);

    private static final int TICKETS = 3;

    static Snapshot snapshot(Instant at) {
        var tickets = new ArrayList<Ticket>();
        var thread = new ArrayList<Entry>();
        for (var number = 1; number <= TICKETS; number++) {
            tickets.add(write(new TicketId(number), at, thread));
        }
        var position = new Position(id(2), thread.size());
        return new Snapshot(position, account(), AGENT, List.of(AGENT), tickets, thread, List.of());
    }

    private static Ticket write(TicketId id, Instant at, List<Entry> thread) {
        var opened = new Change.TicketOpened(new ProfileId(id(id.number())), "Sam Training", Channel.WEB_CHAT);
        var ticket = Ticket.opened(next(id, at, opened, thread));
        for (var author : List.of(new Party.Shopper(), AGENT.party(), new Party.Shopper())) {
            var message = new Message(new MessageId(id(thread.size())), author, "Where is my parcel? \uD83D\uDCE6");
            ticket = ticket.apply(next(id, at, new Change.MessageAdded(message), thread));
        }
        return ticket;
    }

    private static Entry next(TicketId id, Instant at, Change change, List<Entry> thread) {
        var entry = new Entry(thread.size() + 1L, at, id, change);
        thread.add(entry);
        return entry;
    }

    private static Account account() {
        var languages = SettingsRules.LANGUAGES;
        return Account.of(
                new SettingsPage.General(
                        "Training", ZoneOffset.UTC, null, null, null, languages, WaitingMarks.STANDARD, 0),
                new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, "", 0),
                new SettingsPage.Hours(OfficeHours.NONE, "", "", 0));
    }

    private static UUID id(long number) {
        return new UUID(0, number);
    }

    private TrainingTickets() {}
}
