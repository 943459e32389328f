package dev.sportello.relay.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Rule;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.relay.rig.History.Event;
import dev.sportello.wire.Command;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.ErrorKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The check is worth what it finds: each fault is put by hand into a history that is sound without it.
class HistoryCheckTest {
    private static final TicketId TICKET = new TicketId(7);
    private static final AgentId ANNA = new AgentId(new UUID(7, 1));
    private static final CommandId QUESTION = new CommandId(new UUID(7, 2));
    private static final CommandId ANSWER = new CommandId(new UUID(7, 3));

    private static final Entry OPENED =
            entry(1, new Change.TicketOpened(new ProfileId(new UUID(7, 4)), "Maria", Channel.WEB_CHAT));
    private static final Entry ASKED = entry(2, message(QUESTION, new Party.Shopper(), "Where is it?"));
    private static final Entry READ = entry(3, new Change.ReadByAgent(ANNA, 2));
    private static final Entry ANSWERED = entry(4, message(ANSWER, new Party.ByAgent(ANNA, "Anna"), "On its way"));
    private static final Entry SEEN = entry(5, new Change.SeenByShopper(4));
    private static final Entry CLOSED = entry(6, new Change.TicketClosed(new Party.Shopper()));

    private static final Event ASK = new Event.Sent("maria", new Command.SendMessage(QUESTION, null, "Where is it?"));
    private static final Event ASK_DONE = new Event.Done("maria", QUESTION, 2);
    private static final Event REPLY = new Event.Sent("anna", new Command.Reply(ANSWER, TICKET, "On its way"));
    private static final Event REPLY_DONE = new Event.Done("anna", ANSWER, 4);

    @Test
    void aSoundHistoryHasNoProblem() {
        assertThat(problems(events -> events)).isEmpty();
    }

    @Test
    void anAcknowledgedMessageThatTheRelayLacksIsFound() {
        assertThat(problems(events -> events, thread(OPENED, ASKED, CLOSED)))
                .anyMatch(problem -> problem.startsWith("Acknowledged and lost"));
    }

    @Test
    void aMessageThatStandsTwiceIsFound() {
        var twin = entry(5, ((Change.MessageAdded) ASKED.change()));
        assertThat(problems(events -> events, thread(OPENED, ASKED, ANSWERED, twin, CLOSED)))
                .anyMatch(problem -> problem.contains("stands twice"));
    }

    @Test
    void anAutomaticReplyIsSoundBehindTheFirstMessageOnly() {
        var hello = message(new CommandId(new UUID(7, 8)), new Party.Automatic(Rule.WITHIN_HOURS), "We are here");
        assertThat(problems(events -> events, thread(OPENED, ASKED, entry(3, hello), ANSWERED, CLOSED)))
                .noneMatch(problem -> problem.contains("Nobody") || problem.contains("Ticket"));
        assertThat(problems(events -> events, thread(OPENED, ASKED, ANSWERED, entry(5, hello), CLOSED)))
                .anyMatch(problem -> problem.contains("nobody asked for"));
        var more = entry(5, message(new CommandId(new UUID(7, 9)), new Party.Shopper(), "And?"));
        assertThat(problems(events -> events, thread(OPENED, ASKED, ANSWERED, more, entry(6, hello))))
                .anyMatch(problem -> problem.contains("does not follow the first"));
        assertThat(problems(events -> events, thread(OPENED, ASKED, entry(3, hello), entry(5, hello))))
                .anyMatch(problem -> problem.contains("replied to twice"));
    }

    @Test
    void anEntryShownTwiceIsFound() {
        assertThat(problems(after(saw("maria", ASKED), saw("maria", ASKED))))
                .anyMatch(problem -> problem.equals("maria saw 2 after 2."));
        assertThat(problems(after(saw("anna", ASKED), saw("anna", ASKED))))
                .anyMatch(problem -> problem.equals("anna saw 2 where 3 was due."));
    }

    @Test
    void anEntryThatIsSkippedIsFound() {
        assertThat(problems(without(saw("anna", READ))))
                .anyMatch(problem -> problem.equals("anna saw 4 where 3 was due."));
        assertThat(problems(without(saw("maria", ANSWERED))))
                .anyMatch(problem -> problem.startsWith("maria was not shown"));
    }

    @Test
    void anEntryThatNeverComesIsFound() {
        assertThat(problems(without(saw("anna", CLOSED))))
                .anyMatch(problem -> problem.equals("anna was not shown what came after 5, up to 6."));
    }

    @Test
    void twoOrdersAreFound() {
        var other = entry(2, message(ANSWER, new Party.ByAgent(ANNA, "Anna"), "On its way"));
        assertThat(problems(replacing(saw("maria", ASKED), saw("maria", other))))
                .anyMatch(problem -> problem.contains("where others see"));
    }

    @Test
    void whatWasShownAndThenForgottenIsFound() {
        var ghost = entry(5, message(new CommandId(new UUID(7, 9)), new Party.Shopper(), "Hello?"));
        assertThat(problems(everywhere(SEEN, ghost)))
                .anyMatch(problem -> problem.contains("which the relay does not have"));
    }

    @Test
    void anotherPlaceThanTheAcknowledgedOneIsFound() {
        assertThat(problems(replacing(REPLY_DONE, new Event.Done("anna", ANSWER, 3))))
                .anyMatch(problem -> problem.contains("was acknowledged as"));
    }

    @Test
    void anotherTextThanTheSentOneIsFound() {
        var other = new Event.Sent("anna", new Command.Reply(ANSWER, TICKET, "No idea"));
        assertThat(problems(replacing(REPLY, other))).anyMatch(problem -> problem.contains("was sent as \"No idea\""));
    }

    @Test
    void aMessageThatWasRefusedAndYetKeptIsFound() {
        var refused = new Event.Refused("anna", ANSWER, ErrorKind.TICKET_CLOSED);
        assertThat(problems(replacing(REPLY_DONE, refused)))
                .anyMatch(problem -> problem.contains("refused and yet kept"));
    }

    @Test
    void aMessageThatNobodySentIsFound() {
        assertThat(problems(without(ASK))).anyMatch(problem -> problem.startsWith("Nobody sent"));
    }

    @Test
    void aLaterMessageBeforeAnEarlierOneIsFound() {
        assertThat(problems(events -> {
                    var late = new ArrayList<>(events);
                    late.removeIf(ASK::equals);
                    late.add(late.indexOf(REPLY_DONE) + 1, ASK);
                    late.removeIf(ASK_DONE::equals);
                    late.add(late.indexOf(ASK) + 1, ASK_DONE);
                    return late;
                }))
                .anyMatch(problem -> problem.contains("was sent after 4 was acknowledged"));
    }

    @Test
    void aMessageInAClosedTicketIsFound() {
        assertThat(problems(events -> events, thread(OPENED, ASKED, CLOSED, ANSWERED)))
                .anyMatch(problem -> problem.contains("came after the close"));
    }

    @Test
    void aCursorThatGoesBackIsFound() {
        var back = entry(5, new Change.ReadByAgent(ANNA, 1));
        assertThat(problems(everywhere(SEEN, back))).anyMatch(problem -> problem.contains("went back"));
    }

    @Test
    void anotherShoppersTicketIsFound() {
        var other = new Entry(3, Instant.EPOCH, new TicketId(8), new Change.TicketClosed(new Party.Shopper()));
        assertThat(problems(after(saw("maria", ASKED), saw("maria", other))))
                .anyMatch(problem -> problem.contains("what is not the shopper's"));
    }

    @Test
    void whatConcernsAgentsOnlyIsFoundAtAShopper() {
        assertThat(problems(after(saw("maria", ASKED), saw("maria", READ))))
                .anyMatch(problem -> problem.contains("what is not the shopper's"));
    }

    @Test
    void aListenerThatHasToStartOverIsFound() {
        assertThat(problems(after(saw("anna", READ), new Event.Loaded("anna", 1))))
                .anyMatch(problem -> problem.equals("anna was told to start over, at 1."));
    }

    @Test
    void aLiveTicketThatTheRelayHasForgottenIsFound() {
        assertThat(problems(everywhere(CLOSED, entry(6, new Change.SeenByShopper(5))), thread(OPENED, ASKED, ANSWERED)))
                .anyMatch(problem -> problem.startsWith("The relay does not have the live"));
    }

    @Test
    void aTicketThatItsEntriesDoNotMakeIsFound() {
        var ticket = Ticket.opened(OPENED).apply(ASKED);
        assertThat(problems(events -> events, thread(OPENED, ASKED, ANSWERED, CLOSED), ticket))
                .anyMatch(problem -> problem.contains("where its entries make"));
    }

    private static List<String> problems(UnaryOperator<List<Event>> fault) {
        return problems(fault, thread(OPENED, ASKED, ANSWERED, CLOSED));
    }

    private static List<String> problems(UnaryOperator<List<Event>> fault, List<Entry> thread, Ticket... live) {
        var history = new History();
        fault.apply(sound()).forEach(history::add);
        return HistoryCheck.problems(
                history,
                new FinalState(
                        6, Map.of(TICKET, thread), List.of(live), Set.of("anna"), Map.of("maria", Set.of(TICKET))));
    }

    private static List<Event> sound() {
        return Stream.of(
                        Stream.of(new Event.Loaded("anna", 0), ASK, ASK_DONE, ASK, ASK_DONE, REPLY, REPLY_DONE),
                        Stream.of(OPENED, ASKED, READ, ANSWERED, SEEN, CLOSED).map(entry -> saw("anna", entry)),
                        Stream.of(OPENED, ASKED, ANSWERED, SEEN, CLOSED).map(entry -> saw("maria", entry)))
                .flatMap(events -> events)
                .toList();
    }

    private static UnaryOperator<List<Event>> without(Event event) {
        return events -> events.stream().filter(other -> !other.equals(event)).toList();
    }

    private static UnaryOperator<List<Event>> replacing(Event event, Event by) {
        return events ->
                events.stream().map(other -> other.equals(event) ? by : other).toList();
    }

    private static UnaryOperator<List<Event>> everywhere(Entry entry, Entry by) {
        return events -> replacing(saw("anna", entry), saw("anna", by))
                .andThen(replacing(saw("maria", entry), saw("maria", by)))
                .apply(events);
    }

    private static UnaryOperator<List<Event>> after(Event event, Event added) {
        return events -> events.stream()
                .flatMap(other -> other.equals(event) ? Stream.of(other, added) : Stream.of(other))
                .toList();
    }

    private static Event saw(String who, Entry entry) {
        return new Event.Saw(who, entry);
    }

    private static List<Entry> thread(Entry... entries) {
        return List.of(entries);
    }

    private static Entry entry(long sequence, Change change) {
        return new Entry(sequence, Instant.EPOCH, TICKET, change);
    }

    private static Change message(CommandId id, Party author, String text) {
        return new Change.MessageAdded(new Message(new MessageId(id.value()), author, text));
    }
}
