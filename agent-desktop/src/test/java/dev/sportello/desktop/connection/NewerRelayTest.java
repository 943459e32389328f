package dev.sportello.desktop.connection;

import static dev.sportello.desktop.replica.ScriptedJournal.ANNA;
import static dev.sportello.desktop.replica.ScriptedJournal.BRUNO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.replica.DeliveryStatus;
import dev.sportello.desktop.replica.Replica;
import dev.sportello.desktop.replica.ScriptedJournal;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.Agent;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Today's desktop with a relay that says something new in every place where something can be new.
@Execution(ExecutionMode.CONCURRENT)
@Tag("long")
class NewerRelayTest {
    private static final Party BOT = new Party.Unknown("bot", "{\"kind\":\"bot\",\"name\":\"Robin\"}");

    @TempDir
    Path folder;

    private final RelayHttp http = new RelayHttp(DeskTest.QUICK.connect());
    private final ScriptedJournal journal = new ScriptedJournal();
    private ScriptedRelay relay;
    private TicketId ticket;

    @BeforeEach
    void openShop() {
        ticket = journal.open("Maria");
        relay = new ScriptedRelay(journal, 0);
    }

    @AfterEach
    void closeShop() {
        http.close();
        relay.close();
    }

    @Test
    void aSnapshotFullOfNewThingsIsTaken() {
        relay.newer = text -> text.replace("{\"kind\":\"open\"}", "{\"kind\":\"held\",\"why\":\"rain\"}")
                .replace("\"channel\":\"web-chat\"", "\"channel\":\"fax\"")
                .replace("\"role\":\"admin\"", "\"role\":\"supervisor\"")
                .replace("\"visibility\":\"signed-in-shoppers\"", "\"visibility\":\"everybody\"")
                .replace("{\"position\":", "{\"plan\":{\"kind\":\"gold\"},\"position\":");
        try (var desk = open()) {
            awaitLive(desk);
            // The pages of the snapshot follow.
            await().until(() -> desk.replica().ticket(ticket) != null);
            var held = Objects.requireNonNull(desk.replica().ticket(ticket));
            assertThat(held.status()).isEqualTo(new Status.Unknown("held", "{\"kind\":\"held\",\"why\":\"rain\"}"));
            assertThat(held.channel()).isEqualTo(new Channel.Unknown("fax"));
            assertThat(held.takesActs()).isFalse();
            hearsWhatComesLater(desk);
        }
        try (var desk = open()) {
            assertThat(Objects.requireNonNull(desk.replica().ticket(ticket)).status())
                    .isInstanceOf(Status.Unknown.class);
        }
    }

    @Test
    void entriesThatSayNewThingsKeepTheirPlaceAndLaterOnesArrive() {
        try (var desk = open()) {
            awaitLive(desk);
            journal.append(ticket, new Change.Unknown("ticket-merged", false, "{\"kind\":\"ticket-merged\"}"));
            journal.append(ticket, new Change.Unknown("glued", true, "{\"kind\":\"glued\",\"quiet\":true}"));
            journal.append(ticket, new Change.MessageAdded(new Message(message(), BOT, "Beep")));
            journal.append(ticket, new Change.Assigned(BOT, BRUNO.id()));
            journal.append(ticket, new Change.TicketSnoozed(new Party.Automatic(new Rule.Unknown("lunch")), null));
            journal.append(new TicketId(7_000), new Change.TicketOpened(profile(), "Ugo", new Channel.Unknown("fax")));
            journal.append((Change.OfAccount)
                    new Change.Unknown("plan-changed", false, "{\"kind\":\"plan-changed\",\"to\":\"gold\"}"));
            journal.append(
                    new Change.SettingsSaved(BOT, new SettingsPage.Unknown("tags", "{\"kind\":\"tags\",\"tags\":[]}")));
            journal.append(new Change.AgentChanged(BOT, supervisor()));
            hearsWhatComesLater(desk);
            assertThat(desk.replica().thread(ticket).join().entries()).isEqualTo(journal.thread(ticket));
            assertThat(desk.replica().team()).contains(supervisor());
            assertThat(relay.hellos).hasSize(1);
            assertThat(relay.snapshots).hasValue(1);
        }
    }

    @Test
    void framesThatSayNewThingsEndNothing() {
        try (var desk = open()) {
            awaitLive(desk);
            relay.pushText("{\"kind\":\"hologram\",\"of\":[{\"kind\":\"cat\"}]}");
            relay.pushText("{\"of\":1,\"kind\":\"hologram\"}");
            relay.pushText("{\"kind\":\"pong\",\"mood\":\"good\"}");
            relay.push(new RelayFrame.Refused(null, moon(false)));
            relay.pushText("{\"kind\":\"presence\",\"ticket\":" + ticket.number() + ",\"viewers\":[{\"agent\":\""
                    + BRUNO.id().value() + "\",\"typing\":true,\"from\":\"mars\"}]}");
            hearsWhatComesLater(desk);
            assertThat(relay.hellos).hasSize(1);
            assertThat(desk.viewers(ticket)).hasSize(1);
        }
    }

    @Test
    void aRefusalForANewReasonKeepsItsSentenceAndEndsNothing() {
        relay.script = command -> command instanceof Command.Reply ? moon(false) : null;
        try (var desk = open()) {
            awaitLive(desk);
            desk.reply(journal.ticket(ticket), "Hello");
            await().until(() -> desk.replica().thread(ticket).join().queued().stream()
                    .anyMatch(reply -> reply.delivery() == DeliveryStatus.FAILED));
            assertThat(desk.replica().thread(ticket).join().queued().getFirst().refusal())
                    .isEqualTo(moon(false));
            hearsWhatComesLater(desk);
            assertThat(relay.hellos).hasSize(1);
        }
    }

    @Test
    void aRefusalForANewReasonThatPassesIsTriedAgain() {
        var refusals = new AtomicInteger();
        relay.script =
                command -> command instanceof Command.Reply && refusals.incrementAndGet() <= 2 ? moon(true) : null;
        try (var desk = open()) {
            awaitLive(desk);
            desk.reply(journal.ticket(ticket), "Hello");
            await().until(() -> journal.annasTexts(ticket).contains("Hello"));
            assertThat(relay.hellos).hasSize(1);
        }
    }

    @Test
    void aNewCloseCodeIsComeBackFrom() {
        try (var desk = open()) {
            awaitLive(desk);
            relay.closeWith(4099);
            await().until(() -> relay.hellos.size() == 2);
            hearsWhatComesLater(desk);
        }
    }

    /// The later message arrives, over a link that is live.
    private void hearsWhatComesLater(Desk desk) {
        journal.shopperWrites(ticket, "Still there?");
        await().until(() -> journal.head().equals(desk.replica().position()));
        await().until(() -> desk.link() instanceof LinkState.Live);
    }

    private static Agent supervisor() {
        return new Agent(
                BRUNO.id(),
                "Bruno",
                "bruno@shop.example",
                new Role.Unknown("supervisor"),
                new Standing.Unknown("away"));
    }

    private static Refusal moon(boolean retry) {
        return new Refusal(new ErrorName.Unknown("moon-phase"), "Wait for the full moon.", retry);
    }

    private static MessageId message() {
        return new MessageId(UUID.randomUUID());
    }

    private static ProfileId profile() {
        return new ProfileId(UUID.randomUUID());
    }

    private static void awaitLive(Desk desk) {
        await().until(() -> desk.link() instanceof LinkState.Live);
    }

    private Desk open() {
        var replica = new Replica(folder, ANNA, Clock.systemUTC(), new Random(1));
        return new Desk(replica, http, relay.session(), new Timing(DeskTest.QUICK, Clock.systemUTC(), new Random(1)));
    }
}
