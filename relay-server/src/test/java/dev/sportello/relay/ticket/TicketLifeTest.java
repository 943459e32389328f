package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Entry;
import dev.sportello.model.Party;
import dev.sportello.model.Rule;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import dev.sportello.wire.AgentBodies.ReadCursor;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RelayFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The life of a ticket, line by line as the product's table has it, and all that is refused.
class TicketLifeTest extends OnTickets {
    /// Who closes knows all that the shopper wrote.
    private static final long ALL = Long.MAX_VALUE;

    private static final Instant MONDAY = NOW.plus(Duration.ofHours(22));
    private static final Party SHOPPER = new Party.Shopper();
    private static final Party TIME_CAME = new Party.Automatic(Rule.SNOOZE_ENDED);

    @Test
    void anOpenTicketStaysOpenWhoeverWrites() throws Exception {
        done(write(MARIA, null));
        done(reply(ANNA, FIRST));
        done(write(MARIA, FIRST));
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
        assertThat(changes()).noneMatch(Change.TicketReopened.class::isInstance);
    }

    @Test
    void whoEndsAChatHasNothingUnseenInIt() {
        done(write(MARIA, null));
        var reply = done(reply(ANNA, FIRST));
        assertThat(tickets().queries().unseenReplies(FIRST, 0, 10))
                .extracting(Entry::sequence)
                .containsExactly(reply);
        done(endChat(MARIA, FIRST));
        assertThat(tickets().queries().unseenReplies(FIRST, 0, 10)).isEmpty();
    }

    @Test
    void anAgentSnoozesUntilATimeOrUntilTheShopperReplies() throws Exception {
        done(write(MARIA, null));
        done(snooze(ANNA, MONDAY));
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Snoozed(MONDAY));
        assertThat(changes()).last().isEqualTo(new Change.TicketSnoozed(ANNA.party(), MONDAY));
        done(snooze(LUCA, null));
        assertThat(ticket(FIRST).status()).as("snoozed anew").isEqualTo(new Status.Snoozed(null));
        restart();
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Snoozed(null));
    }

    @Test
    void aSnoozeEndsAtATimeToComeWithinFourHundredDays() {
        done(write(MARIA, null));
        for (var never : List.of(
                NOW.minusMillis(1), NOW, NOW.plus(Duration.ofDays(400)).plusMillis(1), Instant.MIN, Instant.MAX)) {
            assertThat(refusal(snooze(ANNA, never))).as("until %s", never).isEqualTo(ErrorKind.INPUT_INVALID);
        }
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
        done(snooze(ANNA, NOW.plus(Duration.ofDays(400))));
        done(snooze(ANNA, NOW.plusMillis(1)));
    }

    @Test
    void snoozingUntilTheSameTimeAgainIsDoneAlready() {
        done(write(MARIA, null));
        var first = done(snooze(ANNA, MONDAY));
        assertThat(done(snooze(LUCA, MONDAY.plusNanos(1)))).isEqualTo(first);
        assertThat(journal().head().sequence()).isEqualTo(first);
    }

    @Test
    void aReplyToASnoozedTicketKeepsItSnoozed() {
        done(write(MARIA, null));
        done(snooze(ANNA, MONDAY));
        done(reply(LUCA, FIRST));
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Snoozed(MONDAY));
    }

    @Test
    void aShoppersMessageWakesTheTicketAndThatStandsAboveTheBubble() throws Exception {
        done(write(MARIA, null));
        done(snooze(ANNA, MONDAY));
        var written = done(write(MARIA, null));
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
        assertThat(changes()).element(3).isEqualTo(new Change.TicketReopened(SHOPPER));
        assertThat(changes()).element(4).isInstanceOf(Change.MessageAdded.class);
        assertThat(written).as("the answer names the message").isEqualTo(5);
    }

    @Test
    void anAgentTakesASnoozedTicketBackAndAnOpenOneIsBackAlready() throws Exception {
        done(write(MARIA, null));
        done(snooze(ANNA, MONDAY));
        var reopened = done(reopen(LUCA));
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
        assertThat(changes()).last().isEqualTo(new Change.TicketReopened(LUCA.party()));
        assertThat(done(reopen(ANNA))).isEqualTo(reopened);
        assertThat(journal().head().sequence()).isEqualTo(reopened);
    }

    @Test
    void anAgentClosesAnOpenAndASnoozedTicketForEver() {
        done(write(MARIA, null));
        done(close(ANNA));
        assertThat(closed(FIRST)).isEqualTo(new Status.Closed(ANNA.party(), NOW));
        done(write(MARIA, null));
        var second = new TicketId(1_002);
        done(tickets().receive(ANNA, new Command.Snooze(id(), second, null)));
        clock.move(Duration.ofMinutes(1));
        done(tickets().receive(LUCA, new Command.CloseTicket(id(), second, ALL)));
        assertThat(closed(second)).isEqualTo(new Status.Closed(LUCA.party(), NOW.plusSeconds(60)));
    }

    @Test
    void nobodyClosesATicketOverWhatTheShopperWroteUnseen() throws Exception {
        var seen = done(write(MARIA, null));
        var unseen = done(write(MARIA, FIRST));
        assertThat(refusal(tickets().receive(ANNA, new Command.CloseTicket(id(), FIRST, seen))))
                .isEqualTo(ErrorKind.UNSEEN_MESSAGE);
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
        assertThat(journal().head().sequence()).isEqualTo(unseen);
        done(reply(LUCA, FIRST));
        done(tickets().receive(ANNA, new Command.CloseTicket(id(), FIRST, unseen)));
        assertThat(closed(FIRST)).isEqualTo(new Status.Closed(ANNA.party(), NOW));
    }

    @Test
    void aShopperEndsASnoozedChat() {
        done(write(MARIA, null));
        done(snooze(ANNA, MONDAY));
        done(endChat(MARIA, FIRST));
        assertThat(closed(FIRST)).isEqualTo(new Status.Closed(SHOPPER, NOW));
    }

    @Test
    void nothingHappensToAClosedTicketAndARefusalLeavesNoTrace() {
        done(write(MARIA, null));
        var end = done(close(ANNA));
        for (var command : onlyForLiveTickets(FIRST)) {
            assertThat(refusal(tickets().receive(LUCA, command)))
                    .as("%s", command)
                    .isEqualTo(ErrorKind.TICKET_CLOSED);
        }
        assertThat(refusal(write(MARIA, FIRST))).isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(journal().head().sequence()).isEqualTo(end);
    }

    @Test
    void nothingHappensToATicketThatDoesNotExist() {
        for (var command : onlyForLiveTickets(new TicketId(77))) {
            assertThat(refusal(tickets().receive(LUCA, command)))
                    .as("%s", command)
                    .isEqualTo(ErrorKind.TICKET_UNKNOWN);
        }
        assertThat(journal().head().sequence()).isZero();
    }

    @Test
    void aTicketIsTakenHandedOverAndGivenBack() throws Exception {
        done(write(MARIA, null));
        done(assign(ANNA, ANNA.id()));
        assertThat(ticket(FIRST).assignee()).isEqualTo(ANNA.id());
        var handed = done(assign(ANNA, LUCA.id()));
        assertThat(changes()).last().isEqualTo(new Change.Assigned(ANNA.party(), LUCA.id()));
        assertThat(done(assign(LUCA, LUCA.id()))).as("whose it is already").isEqualTo(handed);
        done(assign(LUCA, null));
        assertThat(ticket(FIRST).assignee()).isNull();
        done(reply(ANNA, FIRST));
        assertThat(ticket(FIRST).assignee())
                .as("a reply takes what is nobody's")
                .isEqualTo(ANNA.id());
    }

    @Test
    void aTicketIsNotHandedToWhoWorksHereNoMore() {
        done(write(MARIA, null));
        assertThat(refusal(assign(ANNA, GONE.id()))).isEqualTo(ErrorKind.AGENT_UNKNOWN);
        assertThat(ticket(FIRST).assignee()).isNull();
    }

    @Test
    void whatWaitedWhileItsAgentWasDisabledComesTooLate() throws Exception {
        done(write(MARIA, null));
        assertThat(refusal(reply(GONE, FIRST))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(refusal(assign(GONE, ANNA.id()))).isEqualTo(ErrorKind.SESSION_EXPIRED);
        assertThat(ticket(FIRST).assignee()).isNull();
        assertThat(changes()).as("the shopper's message alone").hasSize(2);
    }

    @Test
    void markingAsUnreadMovesBackOnlyTheOwnCursor() throws Exception {
        var written = done(write(MARIA, null));
        done(tickets().receive(ANNA, new Command.MarkRead(id(), FIRST, written)));
        done(tickets().receive(LUCA, new Command.MarkRead(id(), FIRST, written)));
        var moved = done(tickets().receive(ANNA, new Command.MarkUnread(id(), FIRST, written - 1)));
        assertThat(live(ANNA).read()).containsExactly(new ReadCursor(FIRST, written - 1));
        assertThat(live(LUCA).read()).containsExactly(new ReadCursor(FIRST, written));
        assertThat(done(tickets().receive(ANNA, new Command.MarkUnread(id(), FIRST, written))))
                .as("never forward")
                .isEqualTo(moved);
        restart();
        done(tickets().receive(ANNA, new Command.MarkUnread(id(), FIRST, -9)));
        assertThat(live(ANNA).read()).containsExactly(new ReadCursor(FIRST, 0));
    }

    @Test
    void aReadMarkThatIsSentAgainDoesNotUndoTheUnreadMarkAfterIt() {
        var written = done(write(MARIA, null));
        var read = new Command.MarkRead(id(), FIRST, written);
        var unread = new Command.MarkUnread(id(), FIRST, 0);
        var first = List.of(done(tickets().receive(ANNA, read)), done(tickets().receive(ANNA, unread)));
        var again = List.of(done(tickets().receive(ANNA, read)), done(tickets().receive(ANNA, unread)));
        assertThat(again).isEqualTo(first);
        assertThat(live(ANNA).read()).containsExactly(new ReadCursor(FIRST, 0));
    }

    @Test
    void whereNoReplyIsNeededNobodyWaitsUntilTheShopperWritesAgain() throws Exception {
        done(write(MARIA, null));
        assertThat(ticket(FIRST).waitingSince()).isEqualTo(NOW);
        var none = done(tickets().receive(ANNA, new Command.NoReplyNeeded(id(), FIRST)));
        assertThat(ticket(FIRST).waitingSince()).isNull();
        assertThat(changes()).last().isEqualTo(new Change.NoReplyNeeded(ANNA.party()));
        assertThat(done(tickets().receive(LUCA, new Command.NoReplyNeeded(id(), FIRST))))
                .isEqualTo(none);
        clock.move(Duration.ofMinutes(9));
        done(write(MARIA, FIRST));
        assertThat(ticket(FIRST).waitingSince()).isEqualTo(NOW.plus(Duration.ofMinutes(9)));
    }

    @Test
    void theSameCommandAgainGetsTheSameAnswerAndChangesNothingAlsoAfterARestart() throws Exception {
        done(write(MARIA, null));
        var commands = List.of(
                new Command.Assign(id(), FIRST, LUCA.id()),
                new Command.NoReplyNeeded(id(), FIRST),
                new Command.Snooze(id(), FIRST, NOW.plusSeconds(60)),
                new Command.Reopen(id(), FIRST),
                new Command.Reply(id(), FIRST, "It left us"),
                new Command.CloseTicket(id(), FIRST, ALL));
        var first =
                commands.stream().map(it -> answer(tickets().receive(ANNA, it))).toList();
        assertThat(first).allMatch(RelayFrame.Done.class::isInstance);
        var head = journal().head().sequence();
        // By now the time of the snooze has passed and the ticket is closed: that is no reason to refuse.
        clock.move(Duration.ofHours(1));
        restart();
        assertThat(commands.stream()
                        .map(it -> answer(tickets().receive(ANNA, it)))
                        .toList())
                .isEqualTo(first);
        assertThat(journal().head().sequence()).isEqualTo(head);
        assertThat(refusal(tickets().receive(LUCA, commands.getFirst()))).isEqualTo(ErrorKind.ID_TAKEN);
    }

    @Test
    void aCommandThatFoundEverythingDoneIsNotCarriedOutWhenItIsSentAgain() throws Exception {
        done(write(MARIA, null));
        var back = new Command.Reopen(id(), FIRST);
        var first = answer(tickets().receive(ANNA, back));
        done(snooze(LUCA, MONDAY));
        restart();
        assertThat(answer(tickets().receive(ANNA, back))).isEqualTo(first);
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Snoozed(MONDAY));
    }

    @Test
    void whatStandsInOneBatchIsSeenByTheNextCommandOfIt() throws Exception {
        done(write(MARIA, null));
        done(write(PAOLO, null));
        restart();
        // The relay has forgotten which tickets are live, and reads it within the batch that changes them.
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var busy = tickets().submit(new CommandId(UUID.randomUUID()), "test", false, _ -> {
            begun.countDown();
            awaitUninterrupted(go);
            return 0L;
        });
        awaitUninterrupted(begun);
        var closed = close(ANNA);
        var asked = write(MARIA, null);
        var put = tickets().receive(ANNA, new Command.Snooze(id(), new TicketId(1_002), null));
        var woken = write(PAOLO, null);
        go.countDown();
        for (var answer : List.of(busy, closed, asked, put, woken)) {
            done(answer);
        }
        assertThat(closed(FIRST)).isEqualTo(new Status.Closed(ANNA.party(), NOW));
        assertThat(tickets().queries().thread(MARIA.id(), null, 10).entries()).hasSize(2);
        assertThat(ticket(new TicketId(1_002)).status()).isEqualTo(new Status.Open());
        assertThat(tickets().queries().thread(new TicketId(1_002), null, 10).entries())
                .extracting(Entry::change)
                .contains(new Change.TicketReopened(SHOPPER));
    }

    @Test
    void aSnoozedTicketWakesWhenItsTimeComesAndSaysThatThisIsWhy() throws Exception {
        done(write(MARIA, null));
        done(snooze(ANNA, NOW.plusSeconds(60)));
        clock.move(Duration.ofSeconds(60));
        tickets().wake(clock.instant());
        assertThat(ticket(FIRST).status()).isEqualTo(new Status.Open());
        assertThat(changes()).last().isEqualTo(new Change.TicketReopened(TIME_CAME));
    }

    @Test
    void nothingWakesBeforeItsTimeNorTwice() throws Exception {
        done(write(MARIA, null));
        done(write(PAOLO, null));
        done(snooze(ANNA, NOW.plusSeconds(60)));
        var head = done(tickets().receive(ANNA, new Command.Snooze(id(), new TicketId(1_002), null)));
        tickets().wake(NOW.plusSeconds(59));
        assertThat(journal().head().sequence()).isEqualTo(head);
        clock.move(Duration.ofSeconds(60));
        tickets().wake(clock.instant());
        tickets().wake(clock.instant().plusSeconds(5));
        assertThat(journal().head().sequence()).isEqualTo(head + 1);
        assertThat(ticket(new TicketId(1_002)).status()).isEqualTo(new Status.Snoozed(null));
    }

    @Test
    void whatWasOverdueWhileTheRelayWasDownWakesAtTheStart() throws Exception {
        for (var number = 1; number <= 3; number++) {
            done(write(profile(10 + number, "Shopper " + number), null));
            done(tickets()
                    .receive(
                            ANNA,
                            new Command.Snooze(id(), new TicketId(1_000 + number), NOW.plusSeconds(100 - number))));
        }
        done(tickets().receive(ANNA, new Command.Snooze(id(), new TicketId(1_002), NOW.plusSeconds(9_000))));
        clock.move(Duration.ofHours(1));
        restart();
        var before = journal().head().sequence();
        tickets().wake(clock.instant());
        assertThat(journal().head().sequence()).isEqualTo(before + 2);
        for (var number : List.of(1_001L, 1_003L)) {
            assertThat(tickets()
                            .queries()
                            .thread(new TicketId(number), null, 10)
                            .entries())
                    .last()
                    .satisfies(entry -> assertThat(entry.change()).isEqualTo(new Change.TicketReopened(TIME_CAME)))
                    .satisfies(entry -> assertThat(entry.at()).isEqualTo(clock.instant()));
        }
        assertThat(ticket(new TicketId(1_002)).status()).isEqualTo(new Status.Snoozed(NOW.plusSeconds(9_000)));
    }

    @Test
    void moreThanOneReadsAtOnceWakeAll() {
        for (var number = 1; number <= 120; number++) {
            done(write(profile(100 + number, "Shopper " + number), null));
            done(tickets()
                    .receive(ANNA, new Command.Snooze(id(), new TicketId(1_000 + number), NOW.plusSeconds(number))));
        }
        clock.move(Duration.ofHours(1));
        tickets().wake(clock.instant());
        assertThat(tickets().queries().tickets(Status.Kind.SNOOZED, null, 10).tickets())
                .isEmpty();
    }

    @Test
    void wakingEndsAlsoWhereTheClockWasSetBackMeanwhile() throws Exception {
        done(write(MARIA, null));
        done(snooze(ANNA, NOW.plusSeconds(60)));
        var woken = CompletableFuture.runAsync(() -> tickets().wake(NOW.plusSeconds(61)));
        await().untilAsserted(() -> assertThat(woken).isCompleted());
        assertThat(changes()).last().isEqualTo(new Change.TicketReopened(TIME_CAME));
    }

    private List<Command.ByAgent> onlyForLiveTickets(TicketId ticket) {
        return List.of(
                new Command.Reply(id(), ticket, "Hello?"),
                new Command.MarkRead(id(), ticket, 2),
                new Command.MarkUnread(id(), ticket, 1),
                new Command.NoReplyNeeded(id(), ticket),
                new Command.Assign(id(), ticket, LUCA.id()),
                new Command.Assign(id(), ticket, GONE.id()),
                new Command.Snooze(id(), ticket, null),
                new Command.Snooze(id(), ticket, NOW.minusSeconds(1)),
                new Command.Reopen(id(), ticket),
                new Command.CloseTicket(id(), ticket, ALL));
    }

    private CompletableFuture<RelayFrame> snooze(Agent agent, @Nullable Instant until) {
        return tickets().receive(agent, new Command.Snooze(id(), FIRST, until));
    }

    private CompletableFuture<RelayFrame> reopen(Agent agent) {
        return tickets().receive(agent, new Command.Reopen(id(), FIRST));
    }

    private CompletableFuture<RelayFrame> close(Agent agent) {
        return tickets().receive(agent, new Command.CloseTicket(id(), FIRST, ALL));
    }

    private CompletableFuture<RelayFrame> assign(Agent agent, @Nullable AgentId to) {
        return tickets().receive(agent, new Command.Assign(id(), FIRST, to));
    }

    private List<Change> changes() throws Exception {
        return tickets().queries().thread(FIRST, null, 100).entries().stream()
                .map(Entry::change)
                .toList();
    }

    private Status closed(TicketId id) {
        return tickets().queries().tickets(Status.Kind.CLOSED, null, 100).tickets().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
