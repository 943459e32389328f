package dev.sportello.desktop.thread;

import dev.sportello.desktop.emoji.EmojiPicker;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiCompletion;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TabKey;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Message;
import dev.sportello.model.Ticket;
import dev.sportello.wire.MessageText;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Where an agent writes. The agent prefers which key sends; each ticket keeps its own draft. FX thread only.
final class ComposerController {
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");
    private static final int WARN_FROM = Message.MOST_CODE_POINTS - 400;

    /// So many characters at once nobody types.
    private static final int MUCH = 400;

    /// What is in its line: smiley, counter, send.
    private static final double BESIDE_HINT = 230;

    private final ComposerModel how;
    private final BiConsumer<Ticket, String> send;
    private final EmojiPictures pictures;
    private final Texts texts;
    private @Nullable Ticket ticket;
    private boolean restoring;

    /// Whether much was pasted: its length is shown until the text is sent.
    private boolean pasted;

    /// Whether the next attempt to send only asks: a colleague has answered what this text answers.
    private boolean asks;

    @FXML
    private Region composer;

    @FXML
    private TextArea text;

    @FXML
    private Label counter;

    @FXML
    private Label hint;

    @FXML
    private Button sendButton;

    @FXML
    private Button emojiButton;

    @FXML
    private Node writing;

    @FXML
    private Node ended;

    @FXML
    private Label endedWords;

    @FXML
    private Node keptPlace;

    @FXML
    private TextArea kept;

    @FXML
    private Node answered;

    @FXML
    private Label answeredText;

    @FXML
    private Button anyway;

    ComposerController(ComposerModel how, BiConsumer<Ticket, String> send, EmojiPictures pictures, Texts texts) {
        this.how = how;
        this.send = send;
        this.pictures = pictures;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        EmojiCompletion.in(text, pictures, texts.locale());
        composer.setOnMousePressed(_ -> text.requestFocus());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        TabKey.leaves(text);
        TabKey.leaves(kept);
        EmojiInput.in(kept, pictures);
        EmojiInput.in(text, pictures);
        text.textProperty().subscribe(this::didType);
        didType("", text.getText());
        GrowingText.follow(text, pictures.index());
        how.sendKey()
                .subscribe(key -> hint.setText(
                        switch (key) {
                            case ENTER -> texts.get("composer.hint.enter");
                            case SHORTCUT_ENTER -> texts.get("composer.hint.shortcut", Shortcut.modifier());
                        }));
        // Better none than half of one, and none for who knows.
        hint.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !how.knowsKeys().get()
                                && !counter.isVisible()
                                && composer.getWidth() >= hint.prefWidth(-1) + BESIDE_HINT,
                        how.knowsKeys(),
                        counter.visibleProperty(),
                        composer.widthProperty(),
                        hint.textProperty(),
                        hint.fontProperty()));
        hint.managedProperty().bind(hint.visibleProperty());
        sendButton
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> MessageText.problem(text.getText()) != null, text.textProperty()));
    }

    /// Shows the draft of the ticket, or that nothing can be written.
    void show(@Nullable Ticket next) {
        // What was begun for one shopper is not for another whose ticket has the same number.
        var same = ticket != null && next != null && ticket.sameAs(next);
        ticket = next;
        if (!same) {
            forgetAnswer();
            restoring = true;
            text.setText(next == null ? "" : how.draft(next).text());
            text.end();
            restoring = false;
        }
        var live = next != null && next.takesActs();
        writing.setVisible(live);
        writing.setManaged(live);
        endedWords.setText(texts.get(next != null && next.live() ? "composer.newer" : "composer.ended"));
        ended.setVisible(!live);
        ended.setManaged(!live);
        showKept(live ? "" : text.getText());
    }

    /// Where nothing can be sent any more, what was begun can still be read and copied.
    private void showKept(String begun) {
        if (!begun.equals(kept.getText())) {
            // The same text again would drop what is selected in it.
            kept.setText(begun);
        }
        keptPlace.setVisible(!begun.isBlank());
        keptPlace.setManaged(!begun.isBlank());
    }

    @FXML
    private void didClickCopyKept() {
        SystemClipboard.put(kept.getText());
    }

    @FXML
    private void didClickDiscardKept() {
        text.clear();
        showKept("");
    }

    void focus() {
        text.requestFocus();
    }

    void append(String more) {
        text.appendText(text.getText().isBlank() ? more : "\n" + more);
        focus();
    }

    @FXML
    private void didClickSend() {
        var words = text.getText();
        if (warnsFirst()) {
            return;
        }
        if (ticket != null && ticket.takesActs() && MessageText.problem(words) == null) {
            send.accept(ticket, words.strip());
            text.clear();
            forgetAnswer();
        }
        text.requestFocus();
    }

    /// Whether the agent is to see first that a colleague has answered. Once: the next Enter, or the button, sends.
    boolean warnsFirst() {
        if (!asks) {
            return false;
        }
        asks = false;
        anyway.requestFocus();
        return true;
    }

    /// A colleague has answered in this ticket. Who has begun to write is warned before sending.
    void answered(String firstName, String words) {
        if (text.getText().isBlank()) {
            return;
        }
        asks = true;
        answeredText.setText(texts.get("composer.answered", firstName, ShownText.line(words)));
        showAnswered(true);
    }

    private void forgetAnswer() {
        asks = false;
        showAnswered(false);
    }

    private void showAnswered(boolean shown) {
        answered.setVisible(shown);
        answered.setManaged(shown);
    }

    @FXML
    private void didClickAnyway() {
        asks = false;
        didClickSend();
    }

    @FXML
    private void didClickDismiss() {
        forgetAnswer();
        text.requestFocus();
    }

    @FXML
    private void didClickEmoji() {
        new EmojiPicker(pictures, how.habits(), texts.locale(), emoji -> {
                    text.insertText(text.getCaretPosition(), emoji.text());
                    text.requestFocus();
                })
                .showAbove(emojiButton);
    }

    private void didPress(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || event.isAltDown() || event.isConsumed()) {
            return;
        }
        if (sends(event)) {
            didClickSend();
            event.consume();
        } else if (!event.isControlDown() && !event.isMetaDown()) {
            text.replaceSelection("\n");
            event.consume();
        }
    }

    private boolean sends(KeyEvent event) {
        return switch (how.sendKey().getValue()) {
            case ENTER -> !event.isShiftDown() && !event.isControlDown() && !event.isMetaDown();
            case SHORTCUT_ENTER -> event.isShortcutDown() && !event.isShiftDown();
        };
    }

    private void didType(String before, String words) {
        if (ticket != null && !restoring) {
            how.keep(ticket, Draft.reply(words));
        }
        var length = words.codePointCount(0, words.length());
        var tooLong = length > Message.MOST_CODE_POINTS;
        pasted = !words.isEmpty() && (pasted || words.length() - before.length() >= MUCH);
        counter.setVisible(pasted || length >= WARN_FROM);
        counter.setText(
                tooLong
                        ? texts.get(
                                "composer.too-long",
                                length,
                                Message.MOST_CODE_POINTS,
                                length - Message.MOST_CODE_POINTS)
                        : texts.get("composer.counter", length, Message.MOST_CODE_POINTS));
        counter.pseudoClassStateChanged(TOO_LONG, tooLong);
        composer.pseudoClassStateChanged(TOO_LONG, tooLong);
    }
}
