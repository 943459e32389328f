package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.emoji.OneLine;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.input.InputLayout;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TextShaping;
import dev.sportello.desktop.ui.Theme;
import dev.sportello.model.Message;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javafx.application.ColorScheme;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The longest message without a break does not stop the window, whatever its script. This asks for the work of the FX
/// thread, whatever else the machine does: a hundred times what an ordinary message takes is allowed, and minutes are
/// not.
@Tag("long")
class LongTextTest {
    private static final Duration ALLOWED = Duration.ofSeconds(5);
    private static final double WIDTH = 340;
    private static final EmojiPictures PICTURES = new EmojiPictures(new EmojiIndex());

    static List<String> pieces() {
        return List.of(
                "a",
                "\ufdfa",
                "สวัสดีครับ",
                "\u202ea",
                "\u202ea\u202db",
                "\u2067a\u2066b",
                "\u200fa\u200e",
                "नमस्ते",
                "\u0301",
                "e\u0301\u0300\u0327\u0323\u0308\u0304",
                "👩‍👩‍👧‍👦",
                "👩‍",
                "🇮🇹",
                "مرحبا",
                "ب1",
                "שa",
                "བོད",
                "ភាសាខ្មែរ",
                "မြန်မာ",
                "\u1112\u1161\u11ab",
                "你好",
                "aب你ส🇮🇹e\u0301क1");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void aMessageWithoutABreakIsLaidOutInBoundedWork(String piece) throws Exception {
        var text = piece.repeat(Message.MOST_CODE_POINTS / piece.codePointCount(0, piece.length()));
        assertThat(work(text, LongTextTest::bubble)).as("bubble").isLessThan(ALLOWED);
        assertThat(work(text, LongTextTest::preview)).as("preview").isLessThan(ALLOWED);
        assertThat(work(text, LongTextTest::line))
                .as("name, title, toast, fact")
                .isLessThan(ALLOWED);
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void whoTypesBehindOrBeforeSuchATextIsNotHeldUp(String piece) throws Exception {
        var text = piece.repeat(Message.MOST_CODE_POINTS / piece.codePointCount(0, piece.length()) - 1);
        assertThat(typing(text)).as("ten keys").isLessThan(ALLOWED);
    }

    private static Region bubble(String text) {
        return new SideRow(new VBox(new StackPane(new BubbleText(text, PICTURES, _ -> {}))), false, 3);
    }

    private static Region preview(String text) {
        var preview = new OneLine(PICTURES);
        preview.show(text);
        return preview;
    }

    private static Region line(String text) {
        var label = new Label(ShownText.line(text));
        label.setWrapText(true);
        return label;
    }

    /// How long the FX thread works for ten keys, once the text stands there.
    private static Duration typing(String text) throws Exception {
        return Fx.get(() -> {
            var threads = ManagementFactory.getThreadMXBean();
            TextShaping.repair();
            var area = new TextArea();
            area.setWrapText(true);
            EmojiInput.in(area, PICTURES);
            var measure = new Text();
            var _ = InputLayout.in(measure, PICTURES.index());
            measure.wrappingWidthProperty().bind(area.widthProperty());
            measure.textProperty().bind(area.textProperty());
            var root = new VBox(area);
            Theme.dress(new Scene(new Group(root)), ColorScheme.LIGHT, TextSize.STANDARD);
            root.resize(WIDTH, 600);
            root.applyCss();
            root.layout();
            area.setText(text);
            root.layout();
            var began = threads.getCurrentThreadCpuTime();
            for (var key = 0; key < 5; key++) {
                area.appendText("a");
                root.layout();
                area.insertText(0, "a");
                root.layout();
                assertThat(measure.getLayoutBounds().getHeight()).isPositive();
            }
            return Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
        });
    }

    /// How long the FX thread works until the node is laid out.
    private static Duration work(String text, Function<String, Region> make) throws Exception {
        return Fx.get(() -> {
            var threads = ManagementFactory.getThreadMXBean();
            var began = threads.getCurrentThreadCpuTime();
            var root = new VBox(make.apply(text));
            Theme.dress(new Scene(new Group(root)), ColorScheme.LIGHT, TextSize.STANDARD);
            root.resize(WIDTH, 600);
            root.applyCss();
            root.layout();
            assertThat(root.prefHeight(WIDTH)).isPositive();
            return Duration.ofNanos(threads.getCurrentThreadCpuTime() - began);
        });
    }
}
