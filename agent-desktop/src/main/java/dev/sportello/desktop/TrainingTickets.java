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
import dev.sportello.model.TicketId;
import dev.sportello.model.WaitingMarks;
import dev.sportello.wire.AgentBodies.Snapshot;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The few tickets of the [DesktopTraining] run: enough that the window shows each kind of line.
final class TrainingTickets {
    static final Agent AGENT = new Agent(new AgentId(id(1)), "Anna Training", "anna@training.example", Role.ADMIN);

    private static final int TICKETS = 3;

    private static final Position BEGINNING = new Position(id(2), 0);

    static Snapshot snapshot() {
        return new Snapshot(BEGINNING, account(), AGENT, List.of(AGENT), 0, List.of());
    }

    /// All that happened after the snapshot.
    static List<Entry> entries(Instant at) {
        var entries = new ArrayList<Entry>();
        for (var number = 1; number <= TICKETS; number++) {
            write(new TicketId(number), at, entries);
        }
        return entries;
    }

    private static void write(TicketId id, Instant at, List<Entry> entries) {
        var shopper = new ProfileId(id(id.number()));
        add(id, at, new Change.TicketOpened(shopper, "Sam Training", Channel.WEB_CHAT), entries);
        for (var author : List.of(new Party.Shopper(), AGENT.party(), new Party.Shopper())) {
            var message = new Message(new MessageId(id(entries.size())), author, "Where is my parcel? \uD83D\uDCE6");
            add(id, at, new Change.MessageAdded(message), entries);
        }
    }

    private static void add(TicketId id, Instant at, Change change, List<Entry> entries) {
        entries.add(new Entry(entries.size() + 1L, at, id, change));
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
