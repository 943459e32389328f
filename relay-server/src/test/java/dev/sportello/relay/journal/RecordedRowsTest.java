package dev.sportello.relay.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sportello.model.Change;
import dev.sportello.model.Message;
import dev.sportello.model.MessageId;
import dev.sportello.model.Party;
import dev.sportello.model.TicketId;
import dev.sportello.wire.Codec;
import dev.sportello.wire.CommandId;
import dev.sportello.wire.DocumentedField;
import dev.sportello.wire.ProtocolExample;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A row of the log as it was first written. What is here is read for ever: another form is added beside it.
class RecordedRowsTest {
    private static final String RECORDED = """
            {"sequence":41,"at":"2026-03-01T10:15:30.123Z","ticket":1001,"change":{"kind":"message-added","message":\
            {"id":"00000000-0000-0001-0000-000000000001","author":{"kind":"shopper"},"text":"Ciao 📦\\nOrdine?"}}}

            {"sequence":43,"at":"2026-03-01T10:15:30.123Z","ticket":1001,"change":{"kind":"from-tomorrow","more":[1,2]}}
            {"command":"00000000-0000-0001-0000-000000000001","sender":"shopper:00000000-0000-0002-0000-000000000002",\
            "sequence":41}
            """;
    private static final JournalRow ROW =
            new JournalRow(7, 41, 43, Instant.parse("2026-03-01T10:15:30.123Z"), RECORDED.getBytes(UTF_8));

    private final Codec codec = new Codec();

    @Test
    void areReadAsTheyWereMeant() {
        var row = new LogReader(codec).read(ROW);
        assertThat(row.entries()).extracting(JournalEntry::sequence).containsExactly(41L, 43L);
        var first = row.entries().getFirst().entry();
        assertThat(first.ticket()).isEqualTo(new TicketId(1_001));
        assertThat(first.change())
                .isEqualTo(new Change.MessageAdded(
                        new Message(new MessageId(new UUID(1, 1)), new Party.Shopper(), "Ciao 📦\nOrdine?")));
        assertThat(row.entries().getLast().entry().change()).isInstanceOf(Change.Unknown.class);
        assertThat(row.answers())
                .containsExactly(
                        new Answer(new CommandId(new UUID(1, 1)), "shopper:00000000-0000-0002-0000-000000000002", 41));
        assertThat(row.end()).isEqualTo(43);
    }

    @Test
    void haveTheChecksumThatTheyHad() {
        assertThat(ROW.checksum()).isEqualTo(629_256_951L);
    }

    @Test
    void areWrittenInTheSameForm() {
        var at = Instant.parse("2026-03-01T10:15:30.123Z");
        var draft = new RowDraft(codec, new JournalTables.End(6, 40));
        new LogReader(codec).read(ROW).entries().stream().limit(1).forEach(entry -> draft.add(entry.entry()));
        new LogReader(codec).read(ROW).answers().forEach(draft::add);
        var lines = RECORDED.lines().toList();
        assertThat(new String(draft.row(at).content(), UTF_8))
                .isEqualTo(lines.getFirst() + "\n" + lines.getLast() + "\n");
    }

    @Test
    void haveAnswersAsTheProtocolShowsThem() throws Exception {
        var shown = ProtocolExample.all().stream()
                .filter(example -> example.kind().equals("answer"))
                .findFirst()
                .orElseThrow();
        assertThat(codec.encode(codec.body(shown.text(), Answer.class))).isEqualTo(shown.text());
        assertThat(shown.fields())
                .containsExactlyElementsOf(Arrays.stream(Answer.class.getRecordComponents())
                        .map(DocumentedField::of)
                        .toList());
    }
}
