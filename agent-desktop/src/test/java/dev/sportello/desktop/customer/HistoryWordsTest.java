package dev.sportello.desktop.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Event;
import dev.sportello.model.EventId;
import dev.sportello.model.ProfileId;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryWordsTest {
    private final HistoryWords words = new HistoryWords(Texts.of(CustomerController.class, Locale.ITALIAN));

    @Test
    void whatTheRelayWroteOfAChatIsSaidInTheAgentsLanguage() {
        assertThat(words.ofRelay(event(Event.Kind.CHAT, "chat-started"))).isEqualTo("Ha iniziato una chat");
        assertThat(words.ofRelay(event(Event.Kind.CHAT, "chat-answered"))).isEqualTo("Ha avuto una risposta in chat");
    }

    @Test
    void whatOthersWroteKeepsItsOwnWords() {
        assertThat(words.ofRelay(event(Event.Kind.CHAT, "chat-rated"))).isNull();
        assertThat(words.ofRelay(event(Event.Kind.CHAT, null))).isNull();
        assertThat(words.ofRelay(event(Event.Kind.OTHER, "chat-started"))).isNull();
    }

    private static Event event(Event.Kind kind, @Nullable String metric) {
        var id = new UUID(1, 1);
        return new Event(
                new EventId(id), new ProfileId(id), Instant.EPOCH, kind, metric, "Started a chat", null, Map.of());
    }
}
