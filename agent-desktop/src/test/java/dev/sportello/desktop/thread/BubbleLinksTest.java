package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.TextShaping;
import dev.sportello.desktop.ui.Theme;
import java.net.URI;
import java.util.ArrayList;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BubbleLinksTest {
    private static final EmojiPictures PICTURES = new EmojiPictures(new EmojiIndex());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "مرحبا ليلى! نعم، الشحن مجاني من 60 € — see https://bottega.example",
                "Have a look at www.bottega-del-lino.example please",
                "You can write to maria.rossi-bianchi@example.com at any time",
                "שלום, see https://bottega.example/a-b/c.d?e=f תודה"
            })
    void noLineBreaksAnAddressThatFitsIntoOne(String text) throws Exception {
        for (var width = 260; width < 480; width += 11) {
            var room = width;
            Fx.run(() -> {
                var link = link(text, room);
                assertThat(link.getHeight()).as("one line at %s", room).isLessThan(26);
                assertThat(link.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(room + 1.0);
                assertThat(link.getBoundsInParent().getMinX()).isGreaterThanOrEqualTo(-1.0);
            });
        }
    }

    @Test
    void anAddressThatIsLongerThanALineIsBroken() throws Exception {
        Fx.run(() -> {
            var link = link("https://bottega.example/" + "shipping/".repeat(20), 260);
            assertThat(link.getWidth()).isLessThanOrEqualTo(261);
            assertThat(link.getHeight()).isGreaterThan(40);
        });
    }

    @Test
    void whatIsCopiedHasTheAddressInIt() throws Exception {
        Fx.run(() -> {
            var text = laidOut("See https://bottega.example now", 400);
            text.select(0, 1_000);
            assertThat(text.selected()).isEqualTo("See https://bottega.example now");
        });
    }

    @Test
    void theMenuOpensWhatAClickOpens() throws Exception {
        var opened = new ArrayList<URI>();
        Fx.run(() -> {
            var text = new BubbleText("www.bottega.example and anna@bottega.example", PICTURES, opened::add);
            text.links().values().forEach(Runnable::run);
            assertThat(text.links()).containsOnlyKeys("www.bottega.example", "anna@bottega.example");
        });
        assertThat(opened)
                .containsExactly(URI.create("https://www.bottega.example"), URI.create("mailto:anna@bottega.example"));
    }

    private static LinkWord link(String text, double width) {
        return laidOut(text, width).getChildren().stream()
                .filter(LinkWord.class::isInstance)
                .map(LinkWord.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static BubbleText laidOut(String text, double width) {
        TextShaping.repair();
        var bubble = new BubbleText(text, PICTURES, _ -> {});
        var root = new StackPane(bubble);
        Theme.dress(new Scene(root, width, 600), ColorScheme.LIGHT, TextSize.STANDARD);
        root.applyCss();
        bubble.resize(width, bubble.prefHeight(width));
        bubble.layout();
        return bubble;
    }
}
