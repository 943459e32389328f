package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Command;
import dev.sportello.wire.RefusedFrame;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Automatic replies as they come into real tickets. The clock begins on a Sunday at 10:15 UTC, which is also the
/// account's zone.
class AutomaticRepliesInChatsTest extends OnTickets {

    @Test
    void anOpenShopRepliesOnceBehindTheFirstMessage() throws Exception {
        save(9, 18);
        var asked = done(write(MARIA, null));
        done(write(MARIA, FIRST));
        assertThat(replies()).containsExactly(Rule.WITHIN_HOURS);
        var entries = tickets().queries().thread(MARIA.id(), null, 10).entries();
        assertThat(entries).element(1).satisfies(it -> assertThat(it.sequence()).isEqualTo(asked));
        assertThat(entries)
                .as("the shopper reads it just behind the question")
                .element(2)
                .satisfies(it -> assertThat(message(it).text()).isEqualTo("We are here"));
    }

    @Test
    void aClosedShopRepliesOnceInAClosedPeriodAndInTheNextAgain() throws Exception {
        save(11, 12);
        done(write(MARIA, null));
        done(write(MARIA, FIRST));
        clock.move(Duration.ofHours(1));
        done(write(MARIA, FIRST));
        assertThat(replies()).containsExactly(Rule.OUTSIDE_HOURS);
        clock.move(Duration.ofHours(1));
        done(write(MARIA, FIRST));
        restart();
        done(write(MARIA, FIRST));
        assertThat(replies()).containsExactly(Rule.OUTSIDE_HOURS, Rule.OUTSIDE_HOURS);
    }

    @Test
    void anAutomaticReplyIsNoAnswerAndEndsNoWaiting() throws Exception {
        save(9, 18);
        var asked = done(write(MARIA, null));
        var ticket = ticket(FIRST);
        assertThat(ticket.sequence()).as("there is a reply behind the question").isEqualTo(asked + 1);
        assertThat(ticket.waitingSince()).isEqualTo(NOW);
        assertThat(ticket.lastShopperMessage()).isEqualTo(asked);
        assertThat(ticket.unread(asked)).as("nothing new behind the question").isFalse();
        assertThat(ticket.assignee()).isNull();
        assertThat(ticket.lastReplyAt()).isNull();
        assertThat(Objects.requireNonNull(ticket.lastMessage()).byShopper())
                .as("the preview stays the shopper's")
                .isTrue();
    }

    @Test
    void anAutomaticReplyBehindTheMessageThatWakesATicketLeavesItOpen() throws Exception {
        save(11, 12);
        done(write(MARIA, null));
        done(tickets().receive(ANNA, new Command.Snooze(id(), FIRST, null)));
        clock.move(Duration.ofHours(2));
        done(write(MARIA, FIRST));
        assertThat(replies()).hasSize(2);
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
    }

    @Test
    void aMessageThatIsSentAgainIsNotRepliedToAgain() throws Exception {
        save(9, 18);
        var command = new Command.SendMessage(id(), null, "Where is my parcel?");
        var first = answer(tickets().receive(MARIA, command));
        assertThat(answer(tickets().receive(MARIA, command))).isEqualTo(first);
        restart();
        assertThat(answer(tickets().receive(MARIA, command))).isEqualTo(first);
        assertThat(replies()).containsExactly(Rule.WITHIN_HOURS);
    }

    @Test
    void twoTabsThatWriteInTheSameInstantAreRepliedToOnce() throws Exception {
        save(9, 18);
        for (var answer :
                IntStream.range(0, 50).mapToObj(_ -> write(MARIA, null)).toList()) {
            done(answer);
        }
        assertThat(replies()).containsExactly(Rule.WITHIN_HOURS);
        assertThat(live(ANNA).tickets()).extracting(Ticket::id).containsExactly(FIRST);
    }

    @Test
    void theReplysIdFollowsFromTheMessages() throws Exception {
        save(9, 18);
        var same = id();
        done(tickets().receive(MARIA, new Command.SendMessage(same, null, "Where is my parcel?")));
        done(write(PAOLO, null));
        var ids = Stream.of(FIRST, new TicketId(1_002))
                .map(ticket -> automatic(ticket).getFirst().id())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().doesNotContain(same.message());
    }

    @Test
    void whoJustHeardFromAnAgentHearsNoMachine() throws Exception {
        done(write(MARIA, null));
        done(reply(ANNA, FIRST));
        save(11, 12);
        clock.move(Duration.ofMinutes(4));
        done(write(MARIA, FIRST));
        assertThat(replies()).isEmpty();
        clock.move(Duration.ofMinutes(1));
        done(write(MARIA, FIRST));
        assertThat(replies()).containsExactly(Rule.OUTSIDE_HOURS);
    }

    @Test
    void aReplySpeaksTheLanguageOfThePageWhereTheShopDoes() throws Exception {
        var version = settings().account().hours().version();
        var day = DayHours.of(new HoursRange(LocalTime.of(11, 0), LocalTime.of(12, 0)));
        var closed = OfficeHours.of(Map.of(DayOfWeek.MONDAY, day), Collections.emptyNavigableMap());
        var italian = Map.of("it", "Siamo chiusi");
        done(settings()
                .write(
                        ANNA.party(),
                        new SettingsPage.Hours(closed, "We are here", "We are closed", null, italian, version)));
        assertThat(replyTo(MARIA, "it")).isEqualTo("Siamo chiusi");
        assertThat(replyTo(PAOLO, "tlh")).as("the shop does not speak it").isEqualTo("We are closed");
    }

    private String replyTo(Profile shopper, String language) throws Exception {
        var asked = new Command.SendMessage(id(), null, "Quando aprite?", null, null, language);
        var sequence = done(tickets().receive(shopper, asked));
        return tickets().queries().thread(shopper.id(), null, 10).entries().stream()
                .filter(entry -> entry.sequence() > sequence)
                .map(entry -> message(entry).text())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hoursThatChangeBetweenTwoMessagesCountFromTheNextMessage() throws Exception {
        done(write(MARIA, null));
        assertThat(replies()).as("without hours").isEmpty();
        save(11, 12);
        done(write(MARIA, FIRST));
        assertThat(replies()).as("closed now").containsExactly(Rule.OUTSIDE_HOURS);
        save(9, 18);
        done(write(MARIA, FIRST));
        done(write(PAOLO, null));
        assertThat(replies()).as("open, but not the first").containsExactly(Rule.OUTSIDE_HOURS);
        assertThat(automatic(new TicketId(1_002))).hasSize(1);
        save(OfficeHours.NONE);
        clock.move(Duration.ofHours(12));
        done(write(MARIA, FIRST));
        assertThat(replies()).as("all hours are gone").containsExactly(Rule.OUTSIDE_HOURS);
    }

    @Test
    void aRefusedMessageIsNotRepliedTo() throws Exception {
        save(9, 18);
        done(write(MARIA, null));
        done(endChat(MARIA, FIRST));
        var head = journal().head().sequence();
        assertThat(refusal(write(MARIA, FIRST))).isNotNull();
        assertThat(journal().head().sequence()).isEqualTo(head);
    }

    private void save(int from, int to) {
        var range = DayHours.of(new HoursRange(LocalTime.of(from, 0), LocalTime.of(to, 0)));
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, range);
        }
        save(OfficeHours.of(week, Collections.emptyNavigableMap()));
    }

    private void save(OfficeHours hours) {
        var version = settings().account().hours().version();
        var page = new SettingsPage.Hours(hours, "We are here", "We are closed", version);
        done(settings().write(ANNA.party(), page));
    }

    private List<Rule> replies() {
        return automatic(FIRST).stream()
                .map(it -> ((Party.Automatic) it.author()).rule())
                .toList();
    }

    private List<Message> automatic(TicketId ticket) {
        try {
            return tickets().queries().thread(ticket, null, 100).entries().stream()
                    .filter(it -> it.change() instanceof Change.MessageAdded)
                    .map(AutomaticRepliesInChatsTest::message)
                    .filter(it -> it.author() instanceof Party.Automatic)
                    .toList();
        } catch (RefusedFrame e) {
            throw new AssertionError(e);
        }
    }

    private static Message message(Entry entry) {
        return ((Change.MessageAdded) entry.change()).message();
    }
}
