package dev.sportello.desktop.customer;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Message;
import dev.sportello.wire.MessageText;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Asks for the words of a message to a customer who is in no chat. FX thread only.
final class WriteSheet {
    private final Texts texts;
    private final TextArea area;

    private WriteSheet(Texts texts, String begun, EmojiPictures pictures) {
        this.texts = texts;
        area = new TextArea(begun);
        area.setId("firstWords");
        area.setWrapText(true);
        area.setPrefRowCount(6);
        area.setPromptText(texts.get("write.prompt"));
        area.setAccessibleText(texts.get("write.prompt"));
        EmojiInput.in(area, pictures);
    }

    /// @param customer what the customer is called
    static void showOver(
            Window window, String customer, Begun begun, EmojiPictures pictures, Locale locale, Answers answers) {
        var texts = Texts.of(WriteSheet.class, locale);
        var fields = new WriteSheet(texts, begun.text, pictures);
        var sheet = new Sheet(texts.get("write.title", customer))
                .explain(texts.get("write.explain"))
                .ask(fields.content(begun.problem))
                .cancel(texts.get("write.cancel"));
        fields.area.textProperty().subscribe(answers.typed::accept);
        var agree = sheet.agree(texts.get("write.send"), () -> answers.send.accept(fields.area.getText()));
        agree.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> MessageText.problem(fields.area.getText()) != null, fields.area.textProperty()));
        fields.area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                event.consume();
                agree.fire();
            }
        });
        sheet.showOver(window);
        fields.area.end();
    }

    /// What there was before the sheet.
    ///
    /// @param text what the agent wrote before; empty at first
    /// @param problem why it was not sent; empty where it was not tried
    record Begun(String text, String problem) {}

    /// What becomes of the words.
    ///
    /// @param typed gets them as they are typed
    /// @param send gets them when they are a message that is to go
    record Answers(Consumer<String> typed, Consumer<String> send) {}

    private VBox content(String problem) {
        var error = new Label(problem);
        error.setId("firstWordsProblem");
        error.getStyleClass().addAll("small", "error");
        error.setWrapText(true);
        CustomerController.show(error, !problem.isEmpty());
        var length = new Label();
        length.getStyleClass().addAll("small", "error");
        length.textProperty().bind(area.textProperty().map(this::tooLong));
        length.textProperty().subscribe(words -> CustomerController.show(length, !words.isEmpty()));
        return new VBox(6, area, length, error);
    }

    private String tooLong(String text) {
        var over = text.codePointCount(0, text.length()) - Message.MOST_CODE_POINTS;
        return over <= 0 ? "" : texts.get("write.too-long", Message.MOST_CODE_POINTS, over);
    }
}
