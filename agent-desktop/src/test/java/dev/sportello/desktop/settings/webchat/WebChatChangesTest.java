package dev.sportello.desktop.settings.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage.Visibility;
import dev.sportello.model.SettingsPage.WebChat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WebChatChangesTest {
    private static final WebChat CHAT = new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", 7);
    private static final String LONG = "a".repeat(60);

    private final WebChatChanges changes = new WebChatChanges(Texts.of(WebChatPage.class, Locale.UK));

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        CHAT, new WebChat(Visibility.OFF, "Hi!", 8), "Who sees the chat: Signed-in shoppers → Nobody"),
                Arguments.of(CHAT, new WebChat(Visibility.SIGNED_IN_SHOPPERS, "", 8), "Welcome message: Hi! → nothing"),
                Arguments.of(CHAT, new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi! ", 8), "Welcome message: changed"),
                Arguments.of(
                        CHAT,
                        new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", null, true, 8),
                        "Current page: hidden → shown"),
                Arguments.of(
                        CHAT,
                        new WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", null, null, "Come in", null, 8),
                        "For shoppers who are not signed in: nothing → Come in"),
                Arguments.of(
                        new WebChat(Visibility.OFF, LONG + "b", 7),
                        new WebChat(Visibility.OFF, LONG + "c", 8),
                        "Welcome message: changed"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeOfAFieldIsNamedAndNothingElseIs(WebChat before, WebChat after, String line) {
        assertThat(changes.of(before, after)).containsExactly(line);
    }

    @Test
    void whereNoFieldHasWordsForItSomethingTrueIsSaid() {
        assertThat(changes.of(CHAT, CHAT.at(8))).containsExactly("Something else on this page");
    }
}
