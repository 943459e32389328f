package dev.sportello.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TicketTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final TicketId ID = new TicketId(1042);
    private static final Party SHOPPER = new Party.Shopper();
    private static final Party ANNA = new Party.ByAgent(new AgentId(new UUID(0, 1)), "Anna");
    private static final Party AUTOMATIC = new Party.Automatic(Rule.OUTSIDE_HOURS);

    @Example
    void aShoppersMessageBeginsTheWaitingAndMakesTheTicketUnread() {
        var ticket = opened().apply(entry(2, message(SHOPPER, "Hello"))).apply(entry(3, message(SHOPPER, "Anyone?")));
        assertThat(ticket.waitingSince())
                .as("since the first unanswered message")
                .isEqualTo(at(2));
        assertThat(ticket.unread(2)).isTrue();
        assertThat(ticket.unread(3)).isFalse();
    }

    @Example
    void anAgentsMessageEndsTheWaitingAndMakesNothingUnread() {
        var ticket = opened().apply(entry(2, message(SHOPPER, "Hello"))).apply(entry(3, message(ANNA, "Hi")));
        assertThat(ticket.waitingSince()).isNull();
        assertThat(ticket.unread(2)).isFalse();
    }

    @Example
    void nothingIsUnreadInAClosedTicket() {
        var asked = opened().apply(entry(2, message(SHOPPER, "Hello")));
        assertThat(asked.unread(0)).isTrue();
        assertThat(asked.apply(entry(3, new Change.TicketClosed(SHOPPER))).unread(0))
                .isFalse();
    }

    @Example
    void anAutomaticReplyIsNoAnswer() {
        var ticket =
                opened().apply(entry(2, message(SHOPPER, "Hello"))).apply(entry(3, message(AUTOMATIC, "Closed now")));
        assertThat(ticket.waitingSince()).isEqualTo(at(2));
        assertThat(ticket.lastShopperMessage()).isEqualTo(2);
        assertThat(ticket.unread(2)).isFalse();
        assertThat(ticket.lastReplyAt()).isNull();
        assertThat(ticket.outsideReplyAt()).isEqualTo(at(3));
    }

    @Example
    void anAutomaticReplyLeavesWhatTheShopperWroteInSight() {
        var asked = opened().apply(entry(2, message(SHOPPER, "Hello")));
        var replied = asked.apply(entry(3, message(AUTOMATIC, "Closed now")));
        assertThat(replied.lastMessage()).isEqualTo(asked.lastMessage());
        assertThat(replied.lastActivityAt()).isEqualTo(asked.lastActivityAt());
    }

    @Example
    void nobodyWaitsOnceNoReplyIsNeededUntilTheShopperWritesAgain() {
        var quiet =
                opened().apply(entry(2, message(SHOPPER, "Thanks!"))).apply(entry(3, new Change.NoReplyNeeded(ANNA)));
        assertThat(quiet.waitingSince()).isNull();
        assertThat(quiet.apply(entry(4, message(SHOPPER, "One more thing"))).waitingSince())
                .isEqualTo(at(4));
    }

    @Example
    void aTicketIsHandedOverAndGivenBack() {
        var bruno = new AgentId(new UUID(0, 2));
        var handed = opened().apply(entry(2, new Change.Assigned(ANNA, bruno)));
        assertThat(handed.assignee()).isEqualTo(bruno);
        assertThat(handed.apply(entry(3, new Change.Assigned(ANNA, null))).assignee())
                .isNull();
    }

    @Example
    void aSnoozedTicketWakesWhenTheShopperWritesButNotWhenAnAgentDoes() {
        var snoozed = opened().apply(entry(2, new Change.TicketSnoozed(ANNA, null)));
        assertThat(snoozed.apply(entry(3, message(ANNA, "One more thing"))).status())
                .isInstanceOf(Status.Snoozed.class);
        assertThat(snoozed.apply(entry(3, message(SHOPPER, "Yes?"))).status()).isEqualTo(new Status.Open());
    }

    @Example
    void aSnoozedTicketIsReopenedAndAnOpenOneIsNot() {
        var reopened = new Change.TicketReopened(new Party.Automatic(Rule.SNOOZE_ENDED));
        var snoozed = opened().apply(entry(2, new Change.TicketSnoozed(ANNA, at(9))));
        assertThat(snoozed.apply(entry(3, reopened)).status()).isEqualTo(new Status.Open());
        assertThat(opened().allows(reopened)).isFalse();
    }

    @Example
    void nothingMayHappenToAClosedTicketAnyMore() {
        var closed = opened().apply(entry(2, new Change.TicketClosed(ANNA)));
        for (var change : List.of(
                message(SHOPPER, "Hello?"),
                message(ANNA, "Hello"),
                message(AUTOMATIC, "Closed now"),
                new Change.TicketSnoozed(ANNA, null),
                new Change.TicketReopened(ANNA),
                new Change.TicketClosed(SHOPPER),
                new Change.Assigned(ANNA, null),
                new Change.NoReplyNeeded(ANNA),
                new Change.SeenByShopper(2))) {
            assertThat(closed.allows(change)).as("%s", change).isFalse();
        }
    }

    @Example
    void whatTheJournalSaysIsAppliedAlsoWhereItWouldNotBeAllowedHere() {
        var closed = opened().apply(entry(2, new Change.TicketClosed(ANNA)));
        var again = closed.apply(entry(3, message(SHOPPER, "Hello?")));
        assertThat(again.live()).isFalse();
        assertThat(again.lastShopperMessage()).isEqualTo(3);
        assertThat(again.apply(entry(4, new Change.TicketReopened(ANNA))).status())
                .isEqualTo(new Status.Open());
    }

    @Example
    void ofAChangeThatIsNewerThanThisProgramOnlyTheSequenceNumberIsTaken() {
        var before = opened().apply(entry(2, message(SHOPPER, "Hello?")));
        var after = before.apply(entry(3, new Change.Unknown("ticket-merged", false, "{}")));
        assertThat(after.sequence()).isEqualTo(3);
        assertThat(after).usingRecursiveComparison().ignoringFields("sequence").isEqualTo(before);
    }

    @Example
    void aTicketOfANewerStatusIsShownAndFollowsTheJournalButNothingCanBeDoneToIt() {
        var held = withStatus(opened(), new Status.Unknown("held", "{\"kind\":\"held\"}"));
        assertThat(held.live()).isTrue();
        assertThat(held.status().kind()).isEqualTo(Status.Kind.OPEN);
        for (var change :
                List.of(message(ANNA, "Hello"), new Change.TicketClosed(ANNA), new Change.Assigned(ANNA, null))) {
            assertThat(held.allows(change)).as("%s", change).isFalse();
        }
        assertThat(held.apply(entry(2, message(SHOPPER, "Yes?"))).status()).isEqualTo(held.status());
        assertThat(held.apply(entry(2, new Change.TicketClosed(ANNA))).live()).isFalse();
    }

    @Example
    void aMessageOfANewerPartyEndsNoWaiting() {
        var asked = opened().apply(entry(2, message(SHOPPER, "Hello?")));
        var told = asked.apply(entry(3, message(new Party.Unknown("bot", "{\"kind\":\"bot\"}"), "One moment")));
        assertThat(told.waitingSince()).isEqualTo(asked.waitingSince());
        assertThat(told.lastMessage()).isEqualTo(asked.lastMessage());
    }

    private static Ticket withStatus(Ticket ticket, Status status) {
        return new Ticket(
                ticket.id(),
                ticket.profile(),
                ticket.shopperName(),
                ticket.channel(),
                status,
                null,
                ticket.openedAt(),
                ticket.lastActivityAt(),
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                null,
                ticket.sequence());
    }

    @Example
    void whatTheShopperHasSeenWasDelivered() {
        var ticket = opened().apply(entry(2, message(ANNA, "Hi"))).apply(entry(3, new Change.SeenByShopper(2)));
        assertThat(ticket.deliveredUpTo()).isEqualTo(2);
        assertThat(ticket.seenAt()).isEqualTo(at(3));
    }

    @Example
    void aClosedTicketIsNotLiveAndNobodyWaits() {
        var ticket =
                opened().apply(entry(2, message(SHOPPER, "Bye"))).apply(entry(3, new Change.TicketClosed(SHOPPER)));
        assertThat(ticket.live()).isFalse();
        assertThat(ticket.status()).isEqualTo(new Status.Closed(SHOPPER, at(3)));
        assertThat(ticket.waitingSince()).isNull();
    }

    @Example
    void anEntryOfAnotherTicketIsRefused() {
        var other = new Entry(2, START, new TicketId(7), new Change.TicketClosed(SHOPPER));
        assertThatThrownBy(() -> opened().apply(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void applyingAnEntryAgainChangesNothing(@ForAll("histories") List<Entry> history) {
        var once = opened();
        var twice = opened();
        for (var entry : history) {
            once = once.apply(entry);
            twice = twice.apply(entry).apply(entry);
        }
        assertThat(twice).isEqualTo(once);
        for (var entry : history) {
            assertThat(once.apply(entry)).isEqualTo(once);
        }
    }

    @Property
    void cursorsNeverMoveBackwardsAndWhatIsSeenIsDelivered(@ForAll("histories") List<Entry> history) {
        var ticket = opened();
        for (var entry : history) {
            var next = ticket.apply(entry);
            assertThat(next.deliveredUpTo()).isGreaterThanOrEqualTo(ticket.deliveredUpTo());
            assertThat(next.seenUpTo()).isGreaterThanOrEqualTo(ticket.seenUpTo());
            assertThat(next.deliveredUpTo()).isGreaterThanOrEqualTo(next.seenUpTo());
            assertThat(next.sequence()).isEqualTo(entry.sequence());
            ticket = next;
        }
    }

    @Provide
    Arbitrary<List<Entry>> histories() {
        var cursor = Arbitraries.longs().between(0, 40);
        Arbitrary<Change.OfTicket> change = Arbitraries.oneOf(
                Arbitraries.of(SHOPPER, ANNA, AUTOMATIC).map(author -> message(author, "text")),
                cursor.map(Change.DeliveredToShopper::new),
                cursor.map(Change.SeenByShopper::new),
                Arbitraries.<Change.OfTicket>of(
                        new Change.TicketSnoozed(ANNA, null),
                        new Change.NoReplyNeeded(ANNA),
                        new Change.UnreadByAgent(new AgentId(new UUID(0, 1)), 1),
                        new Change.Assigned(ANNA, new AgentId(new UUID(0, 1))),
                        new Change.Assigned(ANNA, null)));
        return change.list().ofMaxSize(30).map(TicketTest::inOrder);
    }

    private static List<Entry> inOrder(List<Change.OfTicket> changes) {
        var entries = new ArrayList<Entry>();
        changes.forEach(change -> entries.add(entry(entries.size() + 2, change)));
        return entries;
    }

    private static Ticket opened() {
        var change = new Change.TicketOpened(new ProfileId(new UUID(0, 9)), "Maria Rossi", Channel.WEB_CHAT);
        return Ticket.opened(entry(1, change));
    }

    private static Change.OfTicket message(Party author, String text) {
        return new Change.MessageAdded(new Message(new MessageId(new UUID(0, 5)), author, text));
    }

    private static Entry entry(long sequence, Change.OfTicket change) {
        return new Entry(sequence, at(sequence), ID, change);
    }

    private static Instant at(long sequence) {
        return START.plusSeconds(sequence);
    }
}
