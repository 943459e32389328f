package dev.sportello.desktop.thread;

import dev.sportello.desktop.emoji.EmojiPicker;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiCompletion;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.replica.Draft;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TabKey;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Ticket;
import dev.sportello.model.VisibleText;
import java.util.Objects;
import java.util.function.BiConsumer;
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
import org.kordamp.ikonli.feather.Feather;

/// Where an agent writes a reply or an email. The agent prefers which key sends; each ticket keeps its own
/// draft. FX thread only.
final class ComposerController {
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");

    /// So many characters at once nobody types.
    private static final int MUCH = 400;

    private final ComposerModel how;
    private final BiConsumer<Ticket, Written> send;
    private final Surroundings around;
    private final Runnable toThread;
    private final EmojiPictures pictures;
    private final Texts texts;
    private @Nullable Ticket ticket;
    private @Nullable ChosenMode mode;
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
    private EndedBox ended;

    @FXML
    private Strip answered;

    @FXML
    private Strip followUp;

    @FXML
    private Strip trouble;

    @FXML
    private ModeSwitch modes;

    @FXML
    private MailHead head;

    @FXML
    private HinderedLine hindered;

    /// @param toThread brings the focus there when what had it here goes away
    ComposerController(
            ComposerModel how,
            BiConsumer<Ticket, Written> send,
            Runnable toThread,
            Surroundings around,
            EmojiPictures pictures,
            Texts texts) {
        this.how = how;
        this.send = send;
        this.toThread = toThread;
        this.around = around;
        this.pictures = pictures;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        EmojiCompletion.in(text, pictures, texts.locale());
        composer.setOnMousePressed(_ -> text.requestFocus());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        TypingKeys.in(text, this::didTypeKey);
        TabKey.leaves(text);
        var kept = ended.begin(texts, () -> {
            text.clear();
            toThread.run();
            showMode();
        });
        EmojiInput.in(kept, pictures);
        EmojiInput.in(text, pictures);
        answered.begin(Feather.USERS, texts, "composer.anyway", this::didClickAnyway, this::didClickDismiss);
        mode = new ChosenMode(
                new ChosenMode.Nodes(modes, head, hindered, followUp, trouble), around, texts, this::didChange);
        mode.begin();
        text.textProperty().subscribe(this::didType);
        didType("", text.getText());
        GrowingText.follow(text, pictures.index());
        new KeyHint(hint)
                .follow(
                        how,
                        composer.widthProperty().subtract(modes.widthProperty()),
                        counter.visibleProperty().or(hindered.visibleProperty()),
                        texts);
    }

    /// Shows the draft of the ticket, or that nothing can be written.
    void show(@Nullable Ticket next) {
        // What was begun for one shopper is not for another whose ticket has the same number.
        var same = ticket != null && next != null && ticket.sameAs(next);
        ticket = next;
        if (!same) {
            forgetAnswer();
            restoring = true;
            var draft = next == null ? Draft.NONE : how.draft(next);
            mode().restore(draft);
            text.setText(draft.text());
            text.end();
            mode().show(next);
            restoring = false;
        } else {
            mode().show(next);
        }
        showMode();
    }

    private ChosenMode mode() {
        return Objects.requireNonNull(mode);
    }

    /// What can be written is otherwise than before.
    private void didChange() {
        keepDraft();
        showMode();
    }

    private void showMode() {
        var chosen = mode;
        if (chosen == null) {
            return;
        }
        var hindered = chosen.hindrance() != null;
        var hadFocus = text.isFocused();
        if (!chosen.isReply()) {
            how.rests();
        }
        shown(writing, !chosen.ended());
        shown(ended, chosen.ended());
        if (ticket != null && chosen.ended()) {
            ended.show(chosen.whyEnded(ticket), text.getText());
        }
        // What cannot be sent as it is can still be copied and changed.
        text.setDisable(hindered && text.getText().isEmpty());
        shown(text, !hindered || !text.getText().isEmpty());
        if (hadFocus && (chosen.ended() || !text.isVisible())) {
            leave(chosen.ended());
        }
        emojiButton.setDisable(hindered);
        text.setPromptText(chosen.prompt());
        text.setAccessibleText(chosen.prompt());
        showCounter();
    }

    /// What had the focus goes away: to what was begun and can be read, or to the thread.
    private void leave(boolean isOver) {
        if (!isOver || !ended.focus()) {
            toThread.run();
        }
    }

    private static void shown(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    /// Goes on by email, where that can be chosen.
    void writeEmail() {
        mode().writeEmail();
        text.requestFocus();
    }

    void focus() {
        text.requestFocus();
    }

    void append(String more) {
        text.appendText(VisibleText.isInvisible(text.getText()) ? more : "\n" + more);
        focus();
    }

    @FXML
    private void didClickSend() {
        if (warnsFirst()) {
            return;
        }
        if (ticket != null && isFit()) {
            send.accept(ticket, mode().written(text.getText().strip()));
            mode().startOver();
            text.clear();
            forgetAnswer();
        }
        text.requestFocus();
    }

    /// It is another day, or the agent is in another time zone.
    void redate() {
        mode().redate();
    }

    /// Whether what was written can be sent as it is.
    private boolean isFit() {
        return mode().isFit(text.getText());
    }

    /// Whether the agent is to see first that a colleague has answered. Once: the next Enter, or the button,
    /// sends.
    boolean warnsFirst() {
        if (!asks) {
            return false;
        }
        asks = false;
        answered.focusAct();
        return true;
    }

    /// A colleague has answered in this ticket. Who has begun to write is warned before sending.
    void answered(String firstName, String said) {
        if (!VisibleText.isInvisible(text.getText())) {
            asks = true;
            answered.say(texts.get("composer.answered", firstName, ShownText.line(said)));
            answered.shown(true);
        }
    }

    private void forgetAnswer() {
        asks = false;
        answered.shown(false);
    }

    private void didClickAnyway() {
        asks = false;
        didClickSend();
    }

    private void didClickDismiss() {
        forgetAnswer();
        text.requestFocus();
    }

    @FXML
    private void didClickEmoji() {
        new EmojiPicker(pictures, how.habits(), texts.locale(), emoji -> {
                    text.replaceSelection(emoji.text());
                    text.requestFocus();
                })
                .showAbove(emojiButton);
    }

    private void didPress(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || event.isAltDown() || event.isConsumed()) {
            return;
        }
        if (how.sends(event)) {
            didClickSend();
            event.consume();
        } else if (!event.isControlDown() && !event.isMetaDown()) {
            text.replaceSelection("\n");
            event.consume();
        }
    }

    private void didTypeKey() {
        if (ticket != null && mode().isReply()) {
            how.types(ticket);
        }
    }

    private void keepDraft() {
        if (ticket != null && !restoring && mode != null) {
            how.keep(ticket, mode.draft(text.getText()));
        }
    }

    private void didType(String before, String now) {
        pasted = !now.isEmpty() && (pasted || now.length() - before.length() >= MUCH);
        mode().write(!now.isEmpty());
        if (now.isEmpty()) {
            how.rests();
        }
        keepDraft();
        showCounter();
    }

    private Counter count() {
        return mode != null && mode.texted()
                ? Counter.ofSms(text.getText(), texts)
                : Counter.of(text.getText(), pasted, texts);
    }

    private void showCounter() {
        var count = count();
        var open = mode().hindrance() == null;
        counter.setVisible(open && count.shown());
        counter.setText(count.words());
        counter.pseudoClassStateChanged(TOO_LONG, count.tooLong());
        composer.pseudoClassStateChanged(TOO_LONG, open && count.tooLong());
        sendButton.setDisable(!isFit());
    }
}
