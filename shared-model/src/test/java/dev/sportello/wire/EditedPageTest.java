package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.SettingsPage;
import dev.sportello.model.SettingsPage.Visibility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EditedPageTest {
    private final Codec codec = new Codec();

    static Stream<SettingsPage> pages() throws IOException {
        var codec = new Codec();
        return Sample.all().stream()
                .filter(sample -> sample.folder().equals("settings-page"))
                .map(sample -> codec.stored(sample.text(), SettingsPage.class));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whoKnowsEveryFieldSavesWhatItHas(SettingsPage before) throws Exception {
        for (var after :
                pages().filter(page -> page.getClass() == before.getClass()).toList()) {
            assertThat(EditedPage.complete(codec, before, after, EditedPage.cleared(codec, before, after)))
                    .isEqualTo(after);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void whatAnOlderEditorDoesNotKnowStaysAsItIs(SettingsPage stands) throws Exception {
        for (var pointer : optional(stands)) {
            var older = without(stands, pointer);
            assertThat(EditedPage.complete(codec, stands, older, EditedPage.cleared(codec, older, older)))
                    .as(pointer)
                    .isEqualTo(stands);
            assertThat(EditedPage.complete(codec, stands, older, EditedPage.cleared(codec, stands, older)))
                    .as("%s by who knows it", pointer)
                    .isEqualTo(older);
        }
    }

    @Test
    void oneTranslationGoesAndAnotherLanguageStays() throws Exception {
        var stands = chat(Map.of("it", "Ciao!", "de", "Hallo!", "en/GB~x", "Hello!"));
        var after = chat(Map.of("de", "Guten Tag!"));
        var cleared = EditedPage.cleared(codec, chat(Map.of("it", "Ciao!", "de", "Hallo!")), after);
        assertThat(cleared).containsExactly("/welcomeIn/it");
        assertThat(EditedPage.complete(codec, stands, after, cleared))
                .isEqualTo(chat(Map.of("de", "Guten Tag!", "en/GB~x", "Hello!")));
        assertThat(EditedPage.cleared(codec, stands, chat(null))).containsExactly("/welcomeIn");
        assertThat(EditedPage.cleared(codec, stands, after)).contains("/welcomeIn/en~1GB~0x");
    }

    @Test
    void whatStandsNowhereCanBeNamed() throws Exception {
        var page = chat(null);
        var named = List.of("/welcomeIn", "", "/", "/no/such", "no pointer", "/~9", "/version/x", "/welcomeIn");
        assertThat(EditedPage.complete(codec, page, page, named)).isEqualTo(page);
    }

    @Test
    void whatIsNoPageTogetherIsRefused() {
        var unreadable = new SettingsPage.Unknown("web-chat", "{\"kind\":\"web-chat\",\"currentPage\":{}}");
        assertThatThrownBy(() -> EditedPage.complete(codec, unreadable, chat(null), List.of()))
                .isInstanceOfSatisfying(
                        RefusedFrame.class,
                        refused -> assertThat(refused.refusal().error()).isEqualTo(ErrorKind.MALFORMED));
    }

    private static SettingsPage chat(@Nullable Map<String, String> welcomeIn) {
        return new SettingsPage.WebChat(Visibility.SIGNED_IN_SHOPPERS, "Hi!", welcomeIn, 7);
    }

    /// The fields without which the page still is one.
    private List<String> optional(SettingsPage page) {
        var optional = new ArrayList<String>();
        for (var field : codec.fields(page).keySet()) {
            try {
                var _ = without(page, "/" + field);
                optional.add("/" + field);
            } catch (RefusedFrame e) {
                assertThat(e.refusal().error()).isIn(ErrorKind.MALFORMED, ErrorKind.UNKNOWN_KIND);
            }
        }
        return optional;
    }

    private SettingsPage without(SettingsPage page, String pointer) throws RefusedFrame {
        var fields = codec.fields(page);
        fields.remove(pointer.substring(1));
        return codec.body(codec.encode(fields), SettingsPage.class);
    }
}
