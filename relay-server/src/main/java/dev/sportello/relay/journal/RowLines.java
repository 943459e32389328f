package dev.sportello.relay.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/// The lines of a row: JSON never holds a line break, so that a line is found without reading the JSON before it.
///
/// @param entries one line for each entry, in order; blank where retention or erasure has taken it out
/// @param answers one line for each answered command, in order
record RowLines(List<String> entries, List<String> answers) {

    /// @throws DamagedRow if there are fewer lines than entries
    static RowLines of(JournalRow row) {
        var lines = List.of(new String(row.content(), UTF_8).split("\n", -1));
        // Each line ends with a break, so that the last piece is empty.
        if (lines.size() - 1 < row.entries()) {
            throw new DamagedRow(row.number());
        }
        return new RowLines(lines.subList(0, row.entries()), lines.subList(row.entries(), lines.size() - 1));
    }

    /// Some lines of a row, without making the others: threads are read from rows that mostly belong to other tickets.
    ///
    /// @param sequences of entries of the row, in ascending order
    /// @return a text for each of them; blank where it was taken out
    /// @throws DamagedRow if the row does not reach as far
    static List<String> entries(JournalRow row, List<Long> sequences) {
        var content = row.content();
        var texts = new ArrayList<String>(sequences.size());
        var at = row.first();
        var from = 0;
        for (var sequence : sequences) {
            for (; at < sequence; at++) {
                from = end(row, content, from) + 1;
            }
            texts.add(new String(content, from, end(row, content, from) - from, UTF_8));
        }
        return texts;
    }

    private static int end(JournalRow row, byte[] content, int from) {
        for (var i = from; i < content.length; i++) {
            if (content[i] == '\n') {
                return i;
            }
        }
        throw new DamagedRow(row.number());
    }

    String joined() {
        var text = new StringBuilder();
        var all = new ArrayList<>(entries);
        all.addAll(answers);
        all.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
