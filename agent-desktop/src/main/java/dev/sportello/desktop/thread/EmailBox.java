package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Email;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The inside of an email's bubble: its subject and address above the text, below it what came with it and what
/// it quotes. FX thread only.
final class EmailBox extends VBox {

    /// @param quoted what it quotes, where that is wanted and there is any
    /// @param turn shows what it quotes, or hides it
    EmailBox(
            ThreadRow.Bubble bubble,
            ThreadRow.Mail mail,
            BubbleText text,
            @Nullable BubbleText quoted,
            Runnable turn,
            Texts texts) {
        var email = mail.email();
        getStyleClass().add("email");
        getChildren().add(subject(email));
        if (!email.address().isEmpty()) {
            var key = bubble.author() instanceof ThreadRow.Author.Shopper ? "email.from" : "email.to";
            getChildren().add(label(texts.get(key, email.address()), "address"));
        }
        getChildren().add(text);
        if (!email.attachments().isEmpty()) {
            getChildren().add(attachments(email, texts));
        }
        if (email.quoted() != null) {
            var button = new Button(texts.get(mail.quoteShown() ? "email.quote.hide" : "email.quote.show"));
            button.setGraphic(new FontIcon(mail.quoteShown() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
            button.getStyleClass().addAll("link", "tiny", "quote-turn");
            button.setOnAction(_ -> turn.run());
            getChildren().add(button);
        }
        if (quoted != null) {
            quoted.getStyleClass().add("quoted");
            getChildren().add(quoted);
        }
    }

    private static HBox subject(Email email) {
        var words = label(email.subject(), "subject");
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(new FontIcon(Feather.AT_SIGN), words);
        line.getStyleClass().add("subject-line");
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static HBox attachments(Email email, Texts texts) {
        var names = ShownText.list(email.attachments().stream(), ", ");
        var line = new HBox(new FontIcon(Feather.PAPERCLIP), label(texts.get("email.attachments", names), "kept-not"));
        line.getStyleClass().add("attachments");
        return line;
    }

    private static Label label(String words, String style) {
        var label = new Label(ShownText.line(words));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
