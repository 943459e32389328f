package dev.sportello.relay.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Email;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Profile;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.journal.CommittedRow;
import dev.sportello.relay.journal.JournalEntry;
import dev.sportello.wire.AgentBodies.ReadCursor;
import dev.sportello.wire.Command;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Opened;
import dev.sportello.wire.RefusedFrame;
import dev.sportello.wire.RelayFrame;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketsTest extends OnTickets {

    @Test
    void opensOneTicketForAHundredFirstMessagesOfTheSameInstant() {
        var answers = IntStream.range(0, 100).mapToObj(_ -> write(MARIA, null)).toList();
        answers.forEach(OnTickets::done);
        assertThat(live(ANNA).tickets()).extracting(Ticket::id).containsExactly(FIRST);
        assertThat(tickets().queries().thread(MARIA.id(), null, 100).entries()).hasSize(100);
        assertThat(journal().head().sequence()).isEqualTo(101);
    }

    @Test
    void numbersTicketsFrom1001WithoutGapsAlsoAfterARestart() throws Exception {
        done(write(MARIA, null));
        journal().close();
        open(reopen());
        done(write(PAOLO, null));
        assertThat(live(ANNA).tickets()).extracting(it -> it.id().number()).containsExactly(1_002L, 1_001L);
    }

    @Test
    void keepsTheSameTicketInTheDatabaseAsItsEntriesMakeIt() throws Exception {
        done(write(MARIA, null));
        done(reply(ANNA, FIRST));
        done(tickets().receive(MARIA, new Command.MarkSeen(id(), FIRST, 4)));
        done(write(MARIA, FIRST));
        var entries = tickets().queries().thread(FIRST, null, 100).entries();
        journal().close();
        open(reopen());
        var rebuilt = Ticket.opened(entries.getFirst());
        for (var entry : entries.subList(1, entries.size())) {
            rebuilt = rebuilt.apply(entry);
        }
        var kept = ticket(FIRST);
        assertThat(kept.lastMessage()).isEqualTo(rebuilt.lastMessage());
        assertThat(kept.assignee()).isEqualTo(ANNA.id());
        assertThat(kept.seenUpTo()).isEqualTo(4);
        assertThat(kept.waitingSince()).isEqualTo(NOW);
        assertThat(kept.sequence()).isEqualTo(journal().head().sequence());
    }

    @Test
    void keepsAsTheLastMessageWhatWasSaidByEmail() throws Exception {
        done(mail(MARIA, null, "Where is my parcel?"));
        assertThat(ticket(FIRST).lastMessage()).isNotNull().returns("Where is my parcel?", Message::text);
        done(write(PAOLO, null));
        done(mail(PAOLO, new TicketId(1_002), "And by email"));
        var entries = journal().recent(0).orElseThrow();
        restart();
        assertThat(ticket(new TicketId(1_002)).lastMessage()).isNotNull().returns("And by email", Message::text);
        var check = new TicketsCheck(codec);
        check.follow(new CommittedRow(1, entries.getLast().sequence(), entries, List.of()));
        database().jdbi().useHandle(check::compare);
        assertThat(check.problems()).isEmpty();
    }

    @Test
    void tellsWhoComesBackOfTheCloseWhateverFollowedIt() throws Exception {
        done(write(MARIA, null));
        var seen = journal().head().sequence();
        done(reply(ANNA, FIRST));
        var closed = done(tickets().receive(ANNA, new Command.CloseTicket(id(), FIRST, seen)));
        done(tickets().tell(FIRST, "mail", _ -> new Change.UnseenEmailed(1, closed - 1)));
        for (var restarts = 0; restarts < 2; restarts++) {
            assertThat(tickets().missed(MARIA.id(), seen).orElseThrow())
                    .extracting(JournalEntry::sequence)
                    .containsExactly(closed);
            assertThat(tickets().missed(MARIA.id(), closed).orElseThrow()).isEmpty();
            restart();
        }
    }

    @Test
    void aShopperDoesNothingFromTheHubToTicketsOfOtherChannels() {
        done(mail(MARIA, null, "Where is my parcel?"));
        var head = journal().head().sequence();
        assertThat(refusal(write(MARIA, FIRST))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(refusal(endChat(MARIA, FIRST))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(refusal(tickets().receive(MARIA, new Command.MarkSeen(id(), FIRST, 2))))
                .isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(refusal(tickets().receive(MARIA, new Command.MarkDelivered(id(), FIRST, 2))))
                .isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(journal().head().sequence()).isEqualTo(head);
    }

    private CompletableFuture<RelayFrame> mail(Profile shopper, @Nullable TicketId answers, String text) {
        var email = new Email("My order", "maria@shop.example", null, List.of());
        var incoming = new Incoming(id(), "mail", shopper, Channel.EMAIL, answers, text, email, false);
        return tickets().receive(incoming, (_, _) -> {});
    }

    @Test
    void refusesEverythingOnceTheChatHasEnded() {
        done(write(MARIA, null));
        var ended = done(endChat(MARIA, FIRST));
        assertThat(done(endChat(MARIA, FIRST))).isEqualTo(ended);
        assertThat(refusal(write(MARIA, FIRST))).isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(refusal(reply(ANNA, FIRST))).isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(refusal(tickets().receive(MARIA, new Command.MarkSeen(id(), FIRST, 2))))
                .isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(refusal(tickets().receive(MARIA, new Command.MarkDelivered(id(), FIRST, 2))))
                .isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(refusal(tickets().receive(ANNA, new Command.MarkRead(id(), FIRST, 2))))
                .isEqualTo(ErrorKind.TICKET_CLOSED);
        assertThat(journal().head().sequence()).isEqualTo(ended);
    }

    @Test
    void opensANewTicketAfterTheOldOneHasEnded() {
        done(write(MARIA, null));
        done(endChat(MARIA, FIRST));
        done(write(MARIA, null));
        var thread = tickets().queries().thread(MARIA.id(), null, 100);
        assertThat(thread.ticket())
                .isNotNull()
                .extracting(it -> it.id().number())
                .isEqualTo(1_002L);
        assertThat(thread.entries()).hasSize(2);
    }

    @Test
    void answersASecondEndOfAChatWithTheFirst() {
        done(write(MARIA, null));
        var command = new Command.EndChat(id(), FIRST);
        var first = answer(tickets().receive(MARIA, command));
        assertThat(answer(tickets().receive(MARIA, command))).isEqualTo(first);
    }

    @Test
    void hidesAClosedTicketFromItsShopperByEveryRoute() {
        done(write(MARIA, null));
        done(reply(ANNA, FIRST));
        done(endChat(MARIA, FIRST));
        assertThat(tickets().queries().thread(MARIA.id(), null, 100).entries()).isEmpty();
        assertThat(tickets().missed(MARIA.id(), 0).orElseThrow())
                .singleElement()
                .satisfies(entry -> assertThat(entry.text()).contains("ticket-closed"));
    }

    @Test
    void refusesAnothersTicketAsOneThatDoesNotExist() {
        done(write(MARIA, null));
        assertThat(refusal(write(PAOLO, FIRST))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(refusal(endChat(PAOLO, FIRST))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        assertThat(refusal(write(PAOLO, new TicketId(99)))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
    }

    @Test
    void refusesWhatWasMeantForAnotherJournal() {
        done(write(MARIA, null));
        var another = new Opened(new UUID(9, 9), NOW);
        for (var command : shoppersCommands(another)) {
            assertThat(refusal(tickets().receive(MARIA, command))).isEqualTo(ErrorKind.EPOCH_OUTDATED);
        }
        for (var command : agentsCommands(another)) {
            assertThat(refusal(tickets().receive(ANNA, command))).isEqualTo(ErrorKind.EPOCH_OUTDATED);
        }
        assertThat(journal().head().sequence()).isEqualTo(2);
    }

    @Test
    void refusesWhatWasMeantForATicketThatWasOpenedAtAnotherTime() {
        done(write(MARIA, null));
        var another = new Opened(journal().head().epoch(), NOW.minusMillis(1));
        for (var command : shoppersCommands(another)) {
            assertThat(refusal(tickets().receive(MARIA, command))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        }
        for (var command : agentsCommands(another)) {
            assertThat(refusal(tickets().receive(ANNA, command))).isEqualTo(ErrorKind.TICKET_UNKNOWN);
        }
        assertThat(journal().head().sequence()).isEqualTo(2);
    }

    @Test
    void carriesOutWhatWasMeantForTheTicketAsItIs() {
        done(write(MARIA, null));
        var epoch = journal().head().epoch();
        done(tickets().receive(ANNA, new Command.Reply(id(), FIRST, "Here", new Opened(epoch, NOW))));
        done(tickets().receive(ANNA, new Command.Snooze(id(), FIRST, null, new Opened(epoch, null))));
        done(tickets().receive(MARIA, new Command.SendMessage(id(), FIRST, "Thanks", new Opened(epoch, NOW))));
        done(tickets().receive(MARIA, new Command.EndChat(id(), FIRST, new Opened(epoch, NOW))));
    }

    @Test
    void aMessageForNoTicketIsMeantForWhicheverIsLive() {
        var command = new Command.SendMessage(id(), null, "Good morning", new Opened(new UUID(9, 9), null));
        done(tickets().receive(MARIA, command));
        assertThat(ticket(FIRST).profile()).isEqualTo(MARIA.id());
    }

    private List<Command.ByShopper> shoppersCommands(Opened opened) {
        return List.of(
                new Command.SendMessage(id(), FIRST, "And this?", opened),
                new Command.MarkDelivered(id(), FIRST, 2, opened),
                new Command.MarkSeen(id(), FIRST, 2, opened),
                new Command.EndChat(id(), FIRST, opened));
    }

    private List<Command.ByAgent> agentsCommands(Opened opened) {
        return List.of(
                new Command.Reply(id(), FIRST, "Dear Maria, …", opened),
                new Command.MarkRead(id(), FIRST, 2, opened),
                new Command.MarkUnread(id(), FIRST, 0, opened),
                new Command.NoReplyNeeded(id(), FIRST, opened),
                new Command.Assign(id(), FIRST, ANNA.id(), opened),
                new Command.Snooze(id(), FIRST, null, opened),
                new Command.Reopen(id(), FIRST, opened),
                new Command.CloseTicket(id(), FIRST, 2, opened));
    }

    @Test
    void givesAnUnassignedTicketToWhoRepliesFirst() {
        done(write(MARIA, null));
        done(reply(ANNA, FIRST));
        done(reply(LUCA, FIRST));
        assertThat(ticket(FIRST).assignee()).isEqualTo(ANNA.id());
    }

    @Test
    void readsWhatCameBeforeAReply() {
        var written = done(write(MARIA, null));
        done(reply(ANNA, FIRST));
        assertThat(live(ANNA).read()).containsExactly(new ReadCursor(FIRST, written));
        assertThat(live(LUCA).read()).isEmpty();
    }

    @Test
    void neverMovesACursorBackwardsNorBeyondTheEnd() {
        var written = done(write(MARIA, null));
        done(tickets().receive(MARIA, new Command.MarkSeen(id(), FIRST, 1_000_000)));
        assertThat(ticket(FIRST).seenUpTo()).isEqualTo(written);
        var head = journal().head().sequence();
        done(tickets().receive(MARIA, new Command.MarkSeen(id(), FIRST, 1)));
        done(tickets().receive(MARIA, new Command.MarkDelivered(id(), FIRST, -5)));
        assertThat(journal().head().sequence()).isEqualTo(head);
        done(tickets().receive(ANNA, new Command.MarkRead(id(), FIRST, written)));
        done(tickets().receive(ANNA, new Command.MarkRead(id(), FIRST, 1)));
        assertThat(live(ANNA).read()).containsExactly(new ReadCursor(FIRST, written));
    }

    @Test
    void pagesAThreadBackwards() throws Exception {
        for (var i = 0; i < 5; i++) {
            done(write(MARIA, null));
        }
        var end = tickets().queries().thread(FIRST, null, 2);
        assertThat(end.entries()).extracting(Entry::sequence).containsExactly(5L, 6L);
        assertThat(end.more()).isTrue();
        var begin = tickets().queries().thread(FIRST, 5L, 100);
        assertThat(begin.entries()).extracting(Entry::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertThat(begin.more()).isFalse();
        assertThatThrownBy(() -> tickets().queries().thread(new TicketId(9), null, 10))
                .isInstanceOf(RefusedFrame.class);
    }

    @Test
    void pagesTheTicketsOfOneStatus() {
        for (var i = 1; i <= 3; i++) {
            done(write(profile(10 + i, "Shopper " + i), null));
        }
        var page = tickets().queries().tickets(Status.Kind.OPEN, null, 2);
        assertThat(page.tickets()).extracting(it -> it.id().number()).containsExactly(1_003L, 1_002L);
        assertThat(page.more()).isTrue();
        var rest = tickets()
                .queries()
                .tickets(Status.Kind.OPEN, page.tickets().getLast().sequence(), 2);
        assertThat(rest.tickets()).extracting(it -> it.id().number()).containsExactly(1_001L);
        assertThat(tickets().queries().tickets(Status.Kind.CLOSED, null, 2).tickets())
                .isEmpty();
    }

    @Test
    void pagesTheLiveTicketsForASnapshotByNumberWhateverHappensMeanwhile() {
        for (var i = 1; i <= 5; i++) {
            done(write(profile(10 + i, "Shopper " + i), null));
        }
        done(tickets().receive(ANNA, new Command.MarkRead(id(), new TicketId(1_004), 8)));
        assertThat(tickets().queries().snapshot(ANNA.id()).liveTickets()).isEqualTo(5);

        var first = tickets().queries().snapshotPage(ANNA.id(), null, 2);
        assertThat(first.tickets()).extracting(it -> it.id().number()).containsExactly(1_005L, 1_004L);
        assertThat(first.read()).containsExactly(new ReadCursor(new TicketId(1_004), 8));
        assertThat(first.thread()).hasSize(4).isSortedAccordingTo(Comparator.comparing(Entry::sequence));
        assertThat(first.position()).isEqualTo(journal().head());
        assertThat(first.more()).isTrue();

        // What moves a ticket to the inbox's top or ends one moves no page.
        done(write(profile(11, "Shopper 1"), null));
        done(endChat(profile(13, "Shopper 3"), new TicketId(1_003)));
        var rest = tickets().queries().snapshotPage(ANNA.id(), 1_004L, 2);
        assertThat(rest.tickets()).extracting(it -> it.id().number()).containsExactly(1_002L, 1_001L);
        assertThat(rest.position().sequence()).isGreaterThan(first.position().sequence());
        assertThat(rest.more()).isFalse();
        assertThat(tickets().queries().snapshotPage(ANNA.id(), 1_001L, 2).tickets())
                .isEmpty();
    }

    @Test
    void writesTicketsOfThePastInTheOrderOfTime() throws Exception {
        var start = NOW.minusSeconds(10_000);
        var question = new Message(new MessageId(new UUID(9, 1)), new Party.Shopper(), "Do you ship to Malta?");
        var answer = new Message(new MessageId(new UUID(9, 2)), ANNA.party(), "We do.");
        var closed = new PastTicket(
                MARIA.id(),
                MARIA.name(),
                Channel.WEB_CHAT,
                start,
                List.of(
                        new PastTicket.Changed(start, new Change.MessageAdded(question)),
                        new PastTicket.Changed(start.plusSeconds(60), new Change.MessageAdded(answer)),
                        new PastTicket.SeenByShopper(start.plusSeconds(90)),
                        new PastTicket.ReadByAgent(start.plusSeconds(95), ANNA.id()),
                        new PastTicket.Changed(start.plusSeconds(100), new Change.TicketClosed(ANNA.party()))));
        var snoozed = new PastTicket(
                MARIA.id(),
                MARIA.name(),
                Channel.WEB_CHAT,
                start.plusSeconds(200),
                List.of(
                        new PastTicket.Changed(start.plusSeconds(200), new Change.MessageAdded(question)),
                        new PastTicket.Changed(
                                start.plusSeconds(300), new Change.TicketSnoozed(ANNA.party(), NOW.plusSeconds(600)))));
        new TicketHistory(tickets()).write(List.of(snoozed, closed));
        journal().close();
        open(reopen());
        var past = tickets()
                .queries()
                .tickets(Status.Kind.CLOSED, null, 10)
                .tickets()
                .getFirst();
        assertThat(past.id()).isEqualTo(FIRST);
        assertThat(past.status()).isEqualTo(new Status.Closed(ANNA.party(), start.plusSeconds(100)));
        assertThat(ticket(new TicketId(1_002)).status()).isEqualTo(new Status.Snoozed(NOW.plusSeconds(600)));
        done(write(MARIA, null));
        assertThat(ticket(new TicketId(1_002)).status()).isEqualTo(new Status.Open());
    }

    @Test
    void writesNothingOfAPastThatContradictsItself() {
        var opened = new PastTicket(MARIA.id(), MARIA.name(), Channel.WEB_CHAT, NOW, List.of());
        var history = new TicketHistory(tickets());
        assertThatThrownBy(() -> history.write(List.of(opened, opened))).isInstanceOf(IllegalStateException.class);
        assertThat(journal().head().sequence()).isZero();
    }
}
