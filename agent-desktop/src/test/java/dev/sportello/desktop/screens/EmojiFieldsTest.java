package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.login.LoginController;
import dev.sportello.desktop.login.LoginHints;
import dev.sportello.desktop.ui.View;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Fields of one line in which people may write emoji show them in colour.
@Tag("long")
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
        @CsvSource({"general, #name", "team, #name", "hours, .exception-name"})
        void whileOneWritesInTheSettings(String page, String field) throws Exception {
            screen.go(page);
            screen.write(field, "Bottega 🎉");
            assertThat(coloured(screen.find(field))).containsExactly("🎉");
        }
    }

    @Test
    void whileOneSignsIn() throws Exception {
        try (var http = new RelayHttp(Duration.ofSeconds(10))) {
            var stage = Fx.get(() -> {
                var login = new LoginController(
                        new SignInClient(http, "test"),
                        _ -> {},
                        new LoginHints("https://chat.bottega.example", "", null),
                        Locale.UK,
                        new EmojiPictures(new EmojiIndex()));
                Parent root = View.load(login, login.texts());
                return new SampleStage(new Look(ColorScheme.LIGHT, Locale.UK, 1, 900, 600), root);
            });
            stage.fire("#invited");
            Fx.run(() -> ((TextField) stage.find("#name")).setText("Anna 🎉"));
            stage.settle();
            assertThat(coloured(stage.find("#name"))).containsExactly("🎉");
            stage.close();
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
