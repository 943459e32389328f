package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Email;
import dev.sportello.wire.MessageText;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What stands above the text of an email that is being written: to whom, its subject, and whether the chat is
/// quoted. What was proposed follows what becomes known of the thread, until the agent changes it. FX thread
/// only.
public final class MailHead extends VBox {
    private final Label to = new Label();
    private final TextField subject = new TextField();
    private final CheckBox quotes = new CheckBox();
    private String proposedSubject = "";
    private boolean proposedQuotes;
    private @Nullable String ownSubject;
    private @Nullable Boolean ownQuotes;
    private boolean showing;
    private Runnable changed = () -> {};

    public MailHead() {
        getStyleClass().add("mail-head");
    }

    /// @param whenChanged called when the agent has changed something
    void begin(Texts texts, Runnable whenChanged) {
        changed = whenChanged;
        to.getStyleClass().addAll("small", "soft");
        to.setMinWidth(0);
        HBox.setHgrow(to, Priority.ALWAYS);
        to.setMaxWidth(Double.MAX_VALUE);
        quotes.setText(texts.get("mail.quotes"));
        quotes.setId("quotesChat");
        quotes.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(to, quotes);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(10);
        subject.setId("subject");
        subject.setPromptText(texts.get("mail.subject"));
        subject.setAccessibleText(texts.get("mail.subject"));
        getChildren().setAll(line, subject);
        subject.textProperty().subscribe((_, now) -> {
            if (!showing) {
                ownSubject = now.equals(proposedSubject) ? null : now;
                changed.run();
            }
        });
        quotes.selectedProperty().subscribe((_, now) -> {
            if (!showing) {
                ownQuotes = now == proposedQuotes ? null : now;
                changed.run();
            }
        });
    }

    /// @param words to whom it goes
    /// @param canQuote whether there is a chat to quote
    void show(String words, String subjectThen, boolean canQuote, boolean quotesThen) {
        to.setText(ShownText.line(words));
        proposedSubject = subjectThen;
        proposedQuotes = quotesThen;
        quotes.setVisible(canQuote);
        fill();
    }

    /// What the agent had changed before; null for what was proposed.
    void restore(@Nullable String subjectBefore, @Nullable Boolean quotesBefore) {
        ownSubject = subjectBefore;
        ownQuotes = quotesBefore;
        fill();
    }

    private void fill() {
        showing = true;
        var words = Objects.requireNonNullElse(ownSubject, proposedSubject);
        if (!words.equals(subject.getText())) {
            subject.setText(words);
        }
        quotes.setSelected(quotesChat());
        showing = false;
    }

    @Nullable
    String ownSubject() {
        return ownSubject;
    }

    @Nullable
    Boolean ownQuotes() {
        return ownQuotes;
    }

    /// The subject as it would be sent.
    String subject() {
        return subject.getText().strip();
    }

    boolean quotesChat() {
        return quotes.isVisible() && Objects.requireNonNullElse(ownQuotes, proposedQuotes);
    }

    boolean isFit() {
        return MessageText.isSubject(subject());
    }

    /// The subject of the next email of a thread.
    ///
    /// @param last of the thread; null for none
    /// @param first the subject of the first one
    static String proposed(@Nullable Email last, String first) {
        if (last == null) {
            return first;
        }
        var answers = last.subject().regionMatches(true, 0, "Re:", 0, 3);
        var words = answers ? last.subject() : "Re: " + last.subject();
        return words.codePointCount(0, words.length()) <= Email.MOST_OF_A_SUBJECT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, Email.MOST_OF_A_SUBJECT));
    }
}
