package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.emoji.OneLine;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.ui.TextSide;
import dev.sportello.desktop.ui.Theme;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/// Whatever a shopper writes can be laid out, at any width, wherever text is shown: one that could not took the window
/// with it.
@Tag("long")
class HardTextTest {
    private static final List<String> PIECES = List.of(
            "مرحبا",
            "مَرْحَبًا",
            "بكم في متجرنا",
            "שלום",
            "עולם",
            "hello",
            "Straße",
            "123",
            "12.5 €",
            " ",
            "   ",
            "\n",
            "\t",
            "👍🏽",
            "👩‍👩‍👧",
            "🇮🇹",
            "e\u0301\u0300\u0327",
            "नमस्ते",
            "สวัสดีครับ",
            "你好",
            "\u200d",
            "\u200f",
            "\u200e",
            "\u202e",
            "\u202d",
            "\u202c",
            "\u2067",
            "\u2069",
            "\u00a0",
            "https://shop.example/مرحبا",
            "W".repeat(90),
            "ب".repeat(90));

    private static final EmojiPictures PICTURES = new EmojiPictures(new EmojiIndex());

    /// One for all texts, since styles are dear. Made on the FX thread.
    private static final class Dressed {
        private static final VBox ROOT = new VBox();

        static {
            Theme.dress(new Scene(new Group(ROOT)), ColorScheme.LIGHT, TextSize.STANDARD);
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(14).map(pieces -> String.join("", pieces));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void anyTextCanBeLaidOutAtAnyWidth(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 700) int width)
            throws Exception {
        layOut(text, width);
    }

    @Example
    void oneWordFromTheRightCanBeLaidOutWhereItDoesNotFit() throws Exception {
        for (var width = 1; width < 90; width += 3) {
            layOut("مرحبا", width);
            layOut("שלום ", width);
        }
    }

    @Example
    void theLongestMessageCanBeLaidOut() throws Exception {
        layOut("مرحبا بكم hello ".repeat(250), 320);
    }

    @Example
    void aWordThatIsBrokenIsAsWideAsTheLine() throws Exception {
        var text = new BubbleText("مرحبا ".repeat(40), PICTURES, _ -> {});
        Fx.run(() -> {
            var root = new StackPane(text);
            Theme.dress(new Scene(root, 200, 600), ColorScheme.LIGHT, TextSize.STANDARD);
            root.applyCss();
            root.layout();
            assertThat(text.getLayoutBounds().getWidth()).isLessThanOrEqualTo(200);
            assertThat(text.prefHeight(200)).isGreaterThan(text.prefHeight(600));
        });
    }

    @Example
    void aTextStandsAtTheSideFromWhichItReads() {
        assertThat(TextSide.of("مرحبا, Maria")).isEqualTo(TextAlignment.RIGHT);
        assertThat(TextSide.of("12 שלום")).isEqualTo(TextAlignment.RIGHT);
        assertThat(TextSide.of("Ciao مرحبا")).isEqualTo(TextAlignment.LEFT);
        assertThat(TextSide.of("12 👍")).isEqualTo(TextAlignment.LEFT);
    }

    private void layOut(String text, int width) throws Exception {
        Fx.run(() -> {
            var preview = new OneLine(PICTURES);
            preview.show(text);
            var wrapped = new Label(text);
            wrapped.setWrapText(true);
            var area = new TextArea(text);
            area.setWrapText(true);
            EmojiInput.in(area, PICTURES);
            var bubble = new SideRow(new VBox(new StackPane(new BubbleText(text, PICTURES, _ -> {}))), false, 3);
            var nodes = List.<Region>of(bubble, preview, new Label(text), wrapped, area);
            Dressed.ROOT.getChildren().setAll(nodes);
            Dressed.ROOT.resize(width, 600);
            Dressed.ROOT.applyCss();
            nodes.forEach(node -> assertThat(node.minHeight(width)).isGreaterThanOrEqualTo(0));
            nodes.forEach(node -> assertThat(node.prefHeight(width)).isGreaterThanOrEqualTo(0));
            Dressed.ROOT.layout();
        });
    }
}
