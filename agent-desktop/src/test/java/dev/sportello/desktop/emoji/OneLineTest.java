package dev.sportello.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.Theme;
import java.util.Comparator;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

class OneLineTest {
    private static final EmojiPictures PICTURES = new EmojiPictures(new EmojiIndex());

    @Test
    void lettersFromTheLeftKeepTheirOrder() throws Exception {
        assertThat(line("Hello שלום, Maria", 600)).containsExactly("Hello ", "שלום", ", Maria");
    }

    @Test
    void aTextFromTheRightBeginsAtTheRight() throws Exception {
        assertThat(line("שלום, thank you! ممتاز", 600)).containsExactly("ممتاز", "! ", "thank you", ", ", "שלום");
    }

    @Test
    void whatSaysNothingDrawsNothing() throws Exception {
        assertThat(line(" ", 600)).isEmpty();
        assertThat(line("\u200B", 600)).allMatch(String::isEmpty);
    }

    @Test
    void emojiStandWhereTheyWereWritten() throws Exception {
        assertThat(line("שלום 🙏", 600)).containsExactly("[picture]", " ", "שלום");
        assertThat(line("Ciao 🙏 Maria", 600)).containsExactly("Ciao ", "[picture]", " Maria");
    }

    @Test
    void bracketsTurnWithTheTextAroundThem() throws Exception {
        assertThat(line("שלום (שלום)", 600)).contains("\u200F)").doesNotContain(")");
    }

    @Test
    void whatIsTooLongEndsInAnEllipsisWhereItsReaderComesLast() throws Exception {
        assertThat(line("The discount code SPRING does not work any more", 120))
                .endsWith("…")
                .first()
                .asString()
                .startsWith("The");
        assertThat(line("هل تشحنون القميص الكتاني إلى النمسا طلبت اثنين أمس", 120))
                .startsWith("…")
                .last()
                .asString()
                .startsWith("هل");
    }

    @Test
    void nothingIsDrawnBeyondItsRoom() throws Exception {
        for (var width = 0; width < 200; width += 7) {
            var room = width;
            Fx.run(() -> {
                var line = laidOut("The discount 🙏🙏 code שלום SPRING does not work any more", room);
                assertThat(drawn(line))
                        .allSatisfy(node -> assertThat(node.getBoundsInParent().getMaxX())
                                .isLessThanOrEqualTo(Math.max(room, 13) + 1.5));
            });
        }
    }

    private static List<String> line(String text, double width) throws Exception {
        return Fx.get(() -> drawn(laidOut(text, width)).stream()
                .map(node -> node instanceof Text words ? words.getText() : "[picture]")
                .toList());
    }

    private static OneLine laidOut(String text, double width) {
        var line = new OneLine(PICTURES);
        line.show(text);
        var root = new StackPane(line);
        Theme.dress(new Scene(root, width, 40), ColorScheme.LIGHT, TextSize.STANDARD);
        root.applyCss();
        line.resize(width, 20);
        line.layout();
        return line;
    }

    /// From left to right.
    private static List<Node> drawn(OneLine line) {
        return line.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .sorted(Comparator.comparingDouble(Node::getLayoutX))
                .toList();
    }
}
