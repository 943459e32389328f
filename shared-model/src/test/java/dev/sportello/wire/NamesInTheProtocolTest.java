package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sportello.model.Agent.Standing;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Event;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The table of names in section 7 of `docs/protocol.md` is the one of the code.
class NamesInTheProtocolTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /// What the document calls each type of the table. A status and its kind share their names.
    private static final Map<Class<?>, String> ROWS = Map.ofEntries(
            entry(Channel.class, "channel"),
            entry(Status.class, "status"),
            entry(Status.Kind.class, "status"),
            entry(Party.class, "party"),
            entry(Rule.class, "rule"),
            entry(Role.class, "role"),
            entry(Standing.class, "standing"),
            entry(SettingsPage.class, "page of the settings"),
            entry(Visibility.class, "visibility"),
            entry(Event.Kind.class, "event"),
            entry(DayOfWeek.class, "weekday"),
            entry(Change.class, "change"),
            entry(ClientFrame.class, "frame of a client"),
            entry(RelayFrame.class, "frame of the relay"),
            entry(ErrorName.class, "error"));

    @Test
    void theDocumentListsEveryNameAndNoOther() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(named());
    }

    private static Map<String, Set<String>> named() {
        var named = new HashMap<String, Set<String>>();
        Names.KINDS.forEach(
                kinds -> named.put(row(kinds.root()), kinds.classes().keySet()));
        Names.WORDS.forEach(
                words -> named.put(row(words.root()), words.constants().keySet()));
        return named;
    }

    private static String row(Class<?> type) {
        return ROWS.getOrDefault(type, "a row for " + type + ", which this test does not know");
    }

    private static Map<String, Set<String>> documented() throws IOException {
        var documented = new LinkedHashMap<String, Set<String>>();
        for (var line : table()) {
            var cells = line.split("\\|");
            var names = new TreeSet<String>();
            NAME.matcher(cells[2])
                    .results()
                    .forEach(found -> assertThat(names.add(found.group(1)))
                            .as("%s is listed once", found.group(1))
                            .isTrue());
            documented.put(cells[1].strip(), names);
        }
        return documented;
    }

    private static List<String> table() throws IOException {
        return Files.readAllLines(ProtocolExample.DOCUMENT).stream()
                .dropWhile(line -> !line.equals("| of | names |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
