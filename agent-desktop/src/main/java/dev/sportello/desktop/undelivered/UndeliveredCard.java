package dev.sportello.desktop.undelivered;

import dev.sportello.desktop.replica.Addressee;
import dev.sportello.desktop.replica.Undeliverable;
import dev.sportello.desktop.ui.CardStrip;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.RefusalTexts;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TextPieces;
import dev.sportello.desktop.ui.TextSide;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.wire.Command;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// One thing that cannot be delivered: for whom it was, what it was, and why it stays here.
final class UndeliveredCard extends VBox {

    UndeliveredCard(Undeliverable one, Consumer<Undeliverable> discard, TimeFormat times, Texts texts) {
        getStyleClass().add("card");
        var whose = wrapped(label(texts.get("to", kind(one, texts), whom(one.to(), texts)), "strong"));
        HBox.setHgrow(whose, Priority.ALWAYS);
        whose.setMaxWidth(Double.MAX_VALUE);
        var when = label(times.exact(one.at()), "faint");
        when.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(whose, when);
        head.getStyleClass().add("head");
        getChildren().add(head);
        if (!one.text().isEmpty()) {
            getChildren().add(kept(one.text()));
        }
        getChildren().add(wrapped(label(why(one, texts), "faint")));
        getChildren().add(acts(one, discard, texts));
    }

    private static HBox acts(Undeliverable one, Consumer<Undeliverable> discard, Texts texts) {
        var acts = new HBox();
        acts.setAlignment(Pos.CENTER_RIGHT);
        if (!one.text().isEmpty()) {
            acts.getChildren().add(CardStrip.act(texts.get("copy"), () -> SystemClipboard.put(one.text())));
        }
        acts.getChildren().add(CardStrip.act(texts.get("discard"), () -> discard.accept(one)));
        return acts;
    }

    private static String kind(Undeliverable one, Texts texts) {
        return switch (one) {
            case Undeliverable.Begun _ -> texts.get("kind.draft");
            case Undeliverable.Queued(var queued) -> kind(queued.command(), texts);
        };
    }

    private static String kind(Command.ByAgent command, Texts texts) {
        return switch (command) {
            case Command.SendEmail _ -> texts.get("kind.email");
            case Command.HasText _ -> texts.get("kind.reply");
            case Command.OfMessage _ -> texts.get("kind.again");
            case Command.CloseTicket _ -> texts.get("kind.close");
            case Command.Snooze _ -> texts.get("kind.snooze");
            case Command.Reopen _ -> texts.get("kind.reopen");
            case Command.Assign _ -> texts.get("kind.assign");
            case Command.NoReplyNeeded _ -> texts.get("kind.no-reply-needed");
            case Command.MovesCursor _ -> texts.get("kind.read");
        };
    }

    private static String whom(Addressee to, Texts texts) {
        var number = to.ticket().toString();
        return to.shopper().isEmpty() ? number : texts.get("whom", to.shopper(), number);
    }

    private static String why(Undeliverable one, Texts texts) {
        return switch (one) {
            case Undeliverable.Queued(var queued)
            when queued.refusal() != null -> new RefusalTexts(texts.locale()).of(queued.refusal());
            case Undeliverable.Begun begun when begun.closed() -> texts.get("why.closed");
            case Undeliverable.Queued _, Undeliverable.Begun _ -> texts.get("why.restored");
        };
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setMinWidth(0);
        label.getStyleClass().addAll(style, "small");
        return label;
    }

    private static TextFlow kept(String text) {
        var flow = new TextFlow();
        flow.getStyleClass().addAll("text-kept", "small");
        flow.setTextAlignment(TextSide.of(text));
        for (var piece : TextPieces.of(ShownText.of(text))) {
            var words = new Text(piece);
            words.getStyleClass().add("words");
            flow.getChildren().add(words);
        }
        return flow;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
