package dev.sportello.desktop.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.screens.Look;
import dev.sportello.desktop.screens.SampleStage;
import java.util.List;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodHighlight;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An area and a field as a person uses them, with real keys and a real mouse.
class EmojiInputTest {
    private static final String FAMILY = "👨‍👩‍👧";
    private static final EmojiPictures PICTURES = new EmojiPictures(new EmojiIndex());

    private TextArea area;
    private TextField field;
    private SampleStage stage;

    @BeforeEach
    void show() throws Exception {
        area = Fx.get(TextArea::new);
        field = Fx.get(TextField::new);
        stage = Fx.get(() -> {
            area.setWrapText(true);
            EmojiInput.in(area, PICTURES);
            EmojiInput.in(field, PICTURES);
            var look = new Look(ColorScheme.LIGHT, Locale.UK, TextSize.STANDARD, 1, 300, 200);
            return new SampleStage(look, new VBox(area, field));
        });
        stage.settle();
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", "❤️", "❤", FAMILY, "👍🏽", "🇮🇹", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"})
    void anEmojiIsOnePictureBetweenTheWordsAroundIt(String emoji) throws Exception {
        for (var input : List.of(area, field)) {
            write(input, "a" + emoji + "b");
            assertThat(pictures(input))
                    .singleElement()
                    .satisfies(picture -> assertThat(picture.getUserData()).isEqualTo(emoji));
            var picture = bounds(pictures(input).getFirst());
            var before = caretX(input, 1);
            var behind = caretX(input, 1 + emoji.length());
            assertThat(picture.getMinX()).isBetween(before, before + 3);
            assertThat(picture.getMaxX()).isBetween(behind - 3, behind);
            assertThat(picture.getWidth()).isGreaterThan(14);
        }
    }

    @Test
    void whatIsTypedBesideItMovesIt() throws Exception {
        write(area, "😀");
        var before = bounds(pictures(area).getFirst()).getMinX();
        Fx.run(area::home);
        stage.press(KeyCode.A, KeyCode.B);
        assertThat(area.getText()).isEqualTo("ab😀");
        assertThat(bounds(pictures(area).getFirst()).getMinX()).isGreaterThan(before + 10);
        Fx.run(area::clear);
        assertThat(pictures(area)).isEmpty();
    }

    @Test
    void itWrapsAsAWhole() throws Exception {
        write(area, FAMILY.repeat(40));
        var lines = pictures(area).stream().map(EmojiInputTest::bounds).toList();
        assertThat(lines).hasSize(40);
        assertThat(lines.stream().map(Bounds::getMinY).distinct().count()).isBetween(3L, 6L);
        assertThat(lines).allSatisfy(picture -> assertThat(picture.getMaxX()).isLessThan(296));
    }

    @Test
    void inTextFromTheRightItStandsWhereItIsRead() throws Exception {
        write(area, "مرحبا 😀 بكم");
        var picture = bounds(pictures(area).getFirst());
        assertThat(picture.getMinX()).isGreaterThan(caretX(area, 12));
        assertThat(picture.getMaxX()).isLessThan(caretX(area, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"😀", FAMILY, "👍🏽", "🇮🇹", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"})
    void anArrowPassesItAndAKeyDeletesItAsAWhole(String emoji) throws Exception {
        for (var input : List.of(area, field)) {
            write(input, "a" + emoji + "b");
            Fx.run(input::home);
            stage.press(KeyCode.RIGHT, KeyCode.RIGHT);
            assertThat(input.getCaretPosition()).isEqualTo(1 + emoji.length());
            stage.press(KeyCode.RIGHT, KeyCode.LEFT, KeyCode.LEFT);
            assertThat(input.getCaretPosition()).isEqualTo(1);
            stage.press(KeyCode.DELETE);
            assertThat(input.getText()).isEqualTo("ab");
            stage.pressWith(KeyCode.CONTROL, KeyCode.Z);
            assertThat(input.getText()).isEqualTo("a" + emoji + "b");
            Fx.run(() -> input.positionCaret(1 + emoji.length()));
            stage.press(KeyCode.BACK_SPACE);
            assertThat(input.getText()).isEqualTo("ab");
            stage.pressWith(KeyCode.CONTROL, KeyCode.Z);
            assertThat(input.getText()).isEqualTo("a" + emoji + "b");
            assertThat(pictures(input)).hasSize(1);
        }
    }

    @Test
    void itIsSelectedAndCopiedAsItWasWritten() throws Exception {
        write(area, "a" + FAMILY + "b");
        Fx.run(() -> area.positionCaret(1));
        stage.pressWith(KeyCode.SHIFT, KeyCode.RIGHT);
        assertThat(area.getSelectedText()).isEqualTo(FAMILY);
        stage.pressWith(KeyCode.CONTROL, KeyCode.C);
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(FAMILY);
        Fx.run(area::end);
        stage.pressWith(KeyCode.CONTROL, KeyCode.V);
        assertThat(area.getText()).isEqualTo("a" + FAMILY + "b" + FAMILY);
        assertThat(pictures(area)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"0.3, 1", "0.7, 2"})
    void theMouseSetsTheCaretBeforeOrBehindIt(double share, int emoji) throws Exception {
        write(area, FAMILY + FAMILY);
        assertThat(caretAt(share)).isEqualTo(emoji * FAMILY.length());
    }

    @Test
    void theKeysForWordsAndADoubleClickNeverEndWithinIt() throws Exception {
        write(area, FAMILY + " " + FAMILY);
        stage.pressWith(KeyCode.CONTROL, KeyCode.LEFT);
        assertThat(area.getCaretPosition()).isIn(0, FAMILY.length(), FAMILY.length() + 1);
        Fx.run(area::home);
        stage.pressWith(KeyCode.CONTROL, KeyCode.RIGHT);
        assertThat(area.getCaretPosition()).isIn(FAMILY.length(), FAMILY.length() + 1);
        assertThat(caretAt(0.3)).isEqualTo(FAMILY.length() + 1);
        caretAt(0.3);
        assertThat(area.getSelectedText()).isEqualTo(FAMILY);
    }

    private int caretAt(double share) throws Exception {
        var picture = pictures(area).getLast();
        var place = Fx.get(() -> picture.localToScreen(picture.getBoundsInLocal()));
        stage.clickAt(place.getMinX() + share * place.getWidth(), place.getCenterY());
        return area.getCaretPosition();
    }

    @Test
    void anInputMethodComposesBesideIt() throws Exception {
        write(area, "😀");
        compose(List.of(new InputMethodTextRun("に", InputMethodHighlight.UNSELECTED_RAW)), "");
        assertThat(area.getText()).isEqualTo("😀に");
        assertThat(pictures(area)).hasSize(1);
        compose(List.of(), "日");
        assertThat(area.getText()).isEqualTo("😀日");
        assertThat(pictures(area)).hasSize(1);
        assertThat(Fx.get(() -> area.getInputMethodRequests().getTextLocation(0).getX()))
                .isGreaterThan(Fx.get(() -> area.localToScreen(0, 0).getX()));
    }

    private void compose(List<InputMethodTextRun> composed, String committed) throws Exception {
        Fx.run(() -> area.fireEvent(
                new InputMethodEvent(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, composed, committed, 0)));
        stage.settle();
    }

    @Test
    void aScreenReaderReadsTheTextAndKnowsWhereItIs() throws Exception {
        write(area, "a" + FAMILY + "b");
        assertThat(Fx.get(() -> area.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .isEqualTo("a" + FAMILY + "b");
        Fx.run(() -> area.positionCaret(1 + FAMILY.length()));
        assertThat(Fx.get(() -> area.queryAccessibleAttribute(AccessibleAttribute.CARET_OFFSET)))
                .isEqualTo(1 + FAMILY.length());
        var place = Fx.get(() ->
                (Bounds[]) area.queryAccessibleAttribute(AccessibleAttribute.BOUNDS_FOR_RANGE, 1, 1 + FAMILY.length()));
        assertThat(place[0].getWidth()).isGreaterThan(14);
    }

    @Test
    void aLineNarrowerThanAnEmojiIsNoError() throws Exception {
        write(area, "a 😀" + FAMILY + " b");
        Fx.run(() -> {
            area.setMinWidth(0);
            area.setMaxWidth(12);
        });
        stage.settle();
        assertThat(pictures(area)).hasSize(2);
    }

    private void write(TextInputControl input, String text) throws Exception {
        Fx.run(() -> {
            input.requestFocus();
            input.setText(text);
            input.end();
        });
        stage.settle();
    }

    private static List<Node> pictures(TextInputControl input) throws Exception {
        return Fx.get(() -> List.copyOf(((Group) around(input).lookup(".emoji-layer")).getChildren()));
    }

    /// What is in a scroll pane is not found from the area before its layout.
    private static Node around(TextInputControl input) {
        return input.lookup(".scroll-pane") instanceof ScrollPane pane ? pane.getContent() : input;
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getBoundsInLocal());
    }

    /// Where the caret would stand, in the scene.
    private static double caretX(TextInputControl input, int offset) throws Exception {
        return Fx.get(() -> {
            var text = around(input).lookupAll(".text").stream()
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .filter(one -> one.getText().equals(input.getText()))
                    .findFirst()
                    .orElseThrow();
            var shape = new Path(text.caretShape(offset, true));
            return text.localToScene(shape.getBoundsInLocal()).getCenterX();
        });
    }
}
