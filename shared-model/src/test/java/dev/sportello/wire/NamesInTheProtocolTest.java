package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.sportello.model.Agent.Standing;
import dev.sportello.model.ApiKey;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Delivery;
import dev.sportello.model.Event;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Order;
import dev.sportello.model.Party;
import dev.sportello.model.Role;
import dev.sportello.model.Rule;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Corner;
import dev.sportello.model.SettingsPage.Theme;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.Status;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The tables of names, errors and close codes in the protocol's pages are those of the code.
class NamesInTheProtocolTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /// What the document calls each type of the table. A status and its kind share their names.
    private static final Map<Class<?>, String> ROWS = Map.ofEntries(
            entry(Channel.class, "channel"),
            entry(Delivery.State.class, "delivery"),
            entry(MailSecurity.class, "security of mail"),
            entry(Status.class, "status"),
            entry(Status.Kind.class, "status"),
            entry(Party.class, "party"),
            entry(Rule.class, "rule"),
            entry(Role.class, "role"),
            entry(Standing.class, "standing"),
            entry(ApiKey.Scope.class, "scope"),
            entry(Webhook.Topic.class, "topic of a webhook"),
            entry(WebhookFailure.class, "failure of a webhook"),
            entry(SettingsPage.class, "page of the settings"),
            entry(Visibility.class, "visibility"),
            entry(Corner.class, "corner"),
            entry(Theme.class, "theme"),
            entry(Event.Kind.class, "event"),
            entry(Order.State.class, "state of an order"),
            entry(DayOfWeek.class, "weekday"),
            entry(Change.class, "change"),
            entry(ClientFrame.class, "frame of a client"),
            entry(RelayFrame.class, "frame of the relay"));

    @Test
    void theDocumentListsEveryNameAndNoOther() {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(named());
    }

    @Test
    void theDocumentListsEveryErrorWithItsStatusAndWhetherToTryAgain() {
        var documented = ProtocolPage.of("errors.md").table("| error | status | retry | when, and what to do |");
        assertThat(documented)
                .allSatisfy(row -> assertThat(row.get(3)).isNotEmpty())
                .extracting(row -> row.subList(0, 3))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorKind.values())
                        .map(error -> List.of(
                                "`" + Names.of(error) + "`",
                                Integer.toString(error.status()),
                                error.retry() ? "yes" : "no"))
                        .toList());
    }

    @Test
    void theDocumentListsEveryCloseCode() {
        var documented = ProtocolPage.of("connection.md").table("| code | name | what to do |").stream()
                .filter(row -> row.get(0).matches("\\d+"))
                .collect(Collectors.toMap(row -> Integer.valueOf(row.get(0)), row -> row.get(1)));
        assertThat(documented)
                .containsExactlyInAnyOrderEntriesOf(Arrays.stream(CloseReason.values())
                        .collect(Collectors.toMap(
                                CloseReason::code,
                                reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))));
    }

    private static Map<String, Set<String>> named() {
        var named = new HashMap<String, Set<String>>();
        Names.KINDS.forEach(
                kinds -> named.put(row(kinds.root()), kinds.classes().keySet()));
        Names.CONSTANTS.stream()
                .filter(words -> words.root() != ErrorName.class)
                .forEach(words -> named.put(row(words.root()), words.constants().keySet()));
        return named;
    }

    private static String row(Class<?> type) {
        return ROWS.getOrDefault(type, "a row for " + type + ", which this test does not know");
    }

    private static Map<String, Set<String>> documented() {
        var documented = new LinkedHashMap<String, Set<String>>();
        for (var row : ProtocolPage.of("versions.md").table("| of | names |")) {
            var names = new TreeSet<String>();
            NAME.matcher(row.get(1))
                    .results()
                    .forEach(found -> assertThat(names.add(found.group(1)))
                            .as("%s is listed once", found.group(1))
                            .isTrue());
            documented.put(row.get(0), names);
        }
        return documented;
    }
}
