package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Group;
import javafx.scene.Node;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields of one line in which people may write emoji show them in colour.
class EmojiFieldsTest {

    @Nested
    class InTheInbox extends OnSampleWindow {
        @Test
        void whileOneSearches() throws Exception {
            window.search("gift 🎉");
            assertThat(coloured(window.find("#search"))).containsExactly("🎉");
        }
    }

    @Nested
    class InTheSettings extends OnSettings {
        @ParameterizedTest
        @CsvSource({"general, #name", "team, #name"})
        void whileOneWritesInTheSettings(String page, String field) throws Exception {
            screen.go(page);
            screen.write(field, "Bottega 🎉");
            assertThat(coloured(screen.find(field))).containsExactly("🎉");
        }
    }

    /// The emoji of a field over which a picture lies.
    private static List<Object> coloured(Node field) throws Exception {
        // What is prompted for has a layer of its own.
        return Fx.get(() -> field.lookupAll(".emoji-layer").stream()
                .flatMap(layer -> ((Group) layer).getChildren().stream())
                .map(Node::getUserData)
                .toList());
    }
}
