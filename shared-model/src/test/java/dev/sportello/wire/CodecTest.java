package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Entry;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.Position;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecTest {
    private static final UUID ID = UUID.fromString("01980000-0000-7000-8000-000000000001");

    private final Codec codec = new Codec();

    @Test
    void aFrameReadsBackAsItWasWritten() throws RefusedFrame {
        var frame = new Command.SendMessage(new CommandId(ID), new TicketId(1042), "Ciao 👋🏽\n\"quoted\"");
        assertThat(codec.clientFrame(codec.encode(frame))).isEqualTo(frame);
    }

    @Test
    void entriesReadBackAsTheyWereWritten() throws RefusedFrame {
        var author = new Party.ByAgent(new AgentId(ID), "Anna");
        var entry = new Entry(
                7,
                Instant.parse("2026-03-01T10:15:30.123Z"),
                new TicketId(1),
                new Change.MessageAdded(new Message(new MessageId(ID), author, "Hello")));
        var snoozed = new Entry(8, Instant.EPOCH, new TicketId(1), new Change.TicketSnoozed(author, null));
        var frame = new RelayFrame.Entries(List.of(entry, snoozed));
        assertThat(codec.relayFrame(codec.encode(frame))).isEqualTo(frame);
        assertThat(codec.entriesFrame(List.of(codec.encode(entry), codec.encode(snoozed))))
                .isEqualTo(codec.encode(frame));
    }

    @Test
    void kindsAndNamesAreLowerCaseWithHyphens() {
        assertThat(codec.encode(new Change.TicketClosed(new Party.Shopper())))
                .isEqualTo("{\"kind\":\"ticket-closed\",\"by\":{\"kind\":\"shopper\"}}");
        assertThat(codec.encode(Refusal.of(ErrorKind.TICKET_CLOSED))).contains("\"error\":\"ticket-closed\"");
        assertThat(codec.encode(new ClientFrame.Hello("secret", new Position(ID, 4))))
                .isEqualTo(
                        "{\"kind\":\"hello\",\"versions\":{\"from\":1,\"to\":1},\"token\":\"secret\",\"resumeAfter\":{\"epoch\":\""
                                + ID + "\",\"sequence\":4}}");
    }

    @Test
    void aTicketReadsBackInEveryStatus() throws RefusedFrame {
        var entry = new Entry(
                1,
                Instant.EPOCH,
                new TicketId(1),
                new Change.TicketOpened(new ProfileId(ID), "Maria Rossi", Channel.WEB_CHAT));
        var open = Ticket.opened(entry);
        var closed =
                open.apply(new Entry(2, Instant.EPOCH, new TicketId(1), new Change.TicketClosed(new Party.Shopper())));
        assertThat(codec.body(codec.encode(open), Ticket.class)).isEqualTo(open);
        assertThat(codec.body(codec.encode(closed), Ticket.class)).isEqualTo(closed);
        assertThat(closed.status()).isEqualTo(new Status.Closed(new Party.Shopper(), Instant.EPOCH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "nonsense | MALFORMED",
                "null | MALFORMED",
                "[] | MALFORMED",
                "{} | MALFORMED",
                "{\"kind\":\"ping\"} {} | MALFORMED",
                "{\"kind\":\"ping\",\"kind\":\"ping\"} | MALFORMED",
                "{\"kind\":\"dance\"} | UNKNOWN_KIND",
                "{\"kind\":\"welcome\"} | UNKNOWN_KIND",
                "{\"kind\":\"hello\",\"versions\":{\"from\":2,\"to\":3},\"token\":\"t\"} | UNSUPPORTED_VERSION",
                "{\"kind\":\"hello\",\"token\":\"t\"} | MALFORMED",
                "{\"kind\":\"hello\",\"versions\":{\"from\":1,\"to\":1}} | MALFORMED",
                "{\"kind\":\"hello\",\"versions\":{\"from\":2,\"to\":1},\"token\":\"t\"} | MALFORMED",
                "{\"kind\":\"send-message\",\"id\":\"1-1-1-1-1\",\"text\":\"x\"} | MALFORMED",
                "{\"kind\":\"end-chat\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"ticket\":\"7\"} | MALFORMED",
                "{\"kind\":\"end-chat\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"ticket\":0} | MALFORMED",
                "{\"kind\":\"close-ticket\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"ticket\":7} | MALFORMED",
                "{\"kind\":\"send-message\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"text\":\" \"} | TEXT_BLANK",
                "{\"kind\":\"send-message\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"text\":\"\\u200b\\u2800\"} | TEXT_BLANK",
                "{\"kind\":\"send-message\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"text\":\"\\ud800\"} | TEXT_MALFORMED",
                "{\"kind\":\"send-message\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"text\":\"\\u0000\"} | TEXT_MALFORMED",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]} | TOO_DEEP"
            })
    void aBadFrameIsRefusedByName(String text, ErrorKind expected) {
        assertThat(refusal(text).refusal().error()).isEqualTo(expected);
    }

    @Test
    void aTooLongTextIsRefusedWithTheIdOfItsCommand() {
        var text = "😀".repeat(Message.MOST_CODE_POINTS + 1);
        var refused = refusal(codec.encode(new Command.SendMessage(new CommandId(ID), null, text)));
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.TEXT_TOO_LONG);
        assertThat(refused.id()).isEqualTo(new CommandId(ID));
    }

    @Test
    void theLongestTextIsTaken() throws RefusedFrame {
        var frame = new Command.SendMessage(new CommandId(ID), null, "😀".repeat(Message.MOST_CODE_POINTS));
        assertThat(codec.clientFrame(codec.encode(frame))).isEqualTo(frame);
    }

    @Test
    void aRefusedCommandNamesItsIdEvenWhenTheRestIsUnreadable() {
        var refused = refusal("{\"kind\":\"send-message\",\"id\":\"" + ID + "\",\"text\":7,\"ticket\":{}}");
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.MALFORMED);
        assertThat(refused.id()).isEqualTo(new CommandId(ID));
    }

    @Test
    void aPartyOrAStatusByItselfIsReadAsItWasWritten() {
        var closed = new Status.Closed(new Party.Shopper(), Instant.parse("2026-03-01T10:15:30.123Z"));

        assertThat(codec.stored(codec.encode(closed), Status.class)).isEqualTo(closed);
        assertThat(codec.stored(codec.encode(closed.by()), Party.class)).isEqualTo(closed.by());
    }

    @Test
    void unknownFieldsAreIgnored() throws RefusedFrame {
        assertThat(codec.clientFrame("{\"kind\":\"ping\",\"mood\":\"good\"}")).isEqualTo(new ClientFrame.Ping());
    }

    private RefusedFrame refusal(String text) {
        return catchThrowableOfType(RefusedFrame.class, () -> codec.clientFrame(text));
    }
}
