package dev.sportello.desktop.settings.secrets;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.secrets.Secret.Progress;
import dev.sportello.desktop.settings.secrets.Secret.Step;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.model.VisibleText;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// One secret: what it is for, whether it is set and since when, and what can be done about it. FX thread only.
final class SecretRow extends VBox {
    private final Secret secret;
    private final SecretsModel secrets;
    private final DateTimeFormatter times;
    private final Clock clock;
    private final Texts texts;
    private final Label since = new Label();
    private final Label note = new Label();
    private final Button set;
    private final Button remove;
    private final PasswordField value = new PasswordField();
    private final Button save;
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Node typing;
    private final Node removing;
    private final Button keep;

    SecretRow(Secret secret, SecretsModel secrets, Clock clock, Texts texts) {
        this.secret = secret;
        this.secrets = secrets;
        this.texts = texts;
        times = Formats.exact(texts.locale());
        this.clock = clock;
        set = RowParts.button("plain", "", () -> secret.begin(Step.TYPING));
        remove = RowParts.button("plain", texts.get("secret.remove"), () -> secret.begin(Step.REMOVING));
        save = RowParts.button("primary", texts.get("secret.save"), () -> secrets.save(secret));
        keep = RowParts.button("plain", texts.get("secret.keep"), this::giveUp);
        typing = typing();
        removing = removing();
        setId("secret-" + secret.name());
        getStyleClass().add("secret-row");
        note.getStyleClass().addAll("small", "secret-note");
        note.setWrapText(true);
        progress.setMaxSize(16, 16);
        getChildren().addAll(head(), typing, removing, note);
        secret.setAt().subscribe(_ -> show());
        secret.progress().subscribe(_ -> show());
        secret.step().subscribe((_, next) -> go(next));
        show();
    }

    private Node head() {
        var label = new Label(name());
        label.getStyleClass().add("medium");
        label.setWrapText(true);
        since.getStyleClass().addAll("soft", "small");
        since.setWrapText(true);
        var words = new VBox(label, since);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        set.getStyleClass().add("set");
        remove.getStyleClass().add("remove");
        return RowParts.line(words, progress, set, remove);
    }

    private Node typing() {
        value.setAccessibleText(name());
        value.textProperty().bindBidirectional(secret.typed());
        value.setOnAction(_ -> secrets.save(secret));
        HBox.setHgrow(value, Priority.ALWAYS);
        save.getStyleClass().add("save");
        save.disableProperty().bind(secret.typed().map(VisibleText::isInvisible));
        return RowParts.line(value, RowParts.button("plain", texts.get("secret.cancel"), this::giveUp), save);
    }

    private Node removing() {
        var question = new Label(texts.get("secret.remove.question"), new FontIcon("fth-alert-circle"));
        question.setWrapText(true);
        question.setMinWidth(0);
        question.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(question, Priority.ALWAYS);
        var sure = RowParts.button("plain", texts.get("secret.remove"), () -> secrets.remove(secret));
        sure.getStyleClass().add("sure");
        return RowParts.line(question, keep, sure);
    }

    private void giveUp() {
        secret.end(Progress.NONE);
    }

    /// The cursor follows what can be done next.
    private void go(Step next) {
        show();
        switch (next) {
            case SHOWN -> set.requestFocus();
            case TYPING -> value.requestFocus();
            case REMOVING -> keep.requestFocus();
        }
    }

    private void show() {
        var at = secret.setAt().get();
        var busy = secret.busy();
        since.setText(
                at == null
                        ? texts.get("secret.not-set")
                        : texts.get(
                                "secret.set", times.withZone(clock.getZone()).format(at)));
        set.setText(texts.get(secret.isSet() ? "secret.replace" : "secret.set-it"));
        set.setAccessibleText(set.getText() + " " + name());
        remove.setAccessibleText(remove.getText() + " " + name());
        Shown.set(set, secret.step().get() == Step.SHOWN);
        Shown.set(remove, secret.step().get() == Step.SHOWN && secret.isSet());
        Shown.set(typing, secret.step().get() == Step.TYPING);
        Shown.set(removing, secret.step().get() == Step.REMOVING);
        Shown.set(progress, busy);
        Waiting.set(typing, busy);
        Waiting.set(removing, busy);
        showNote();
    }

    private void showNote() {
        var state = secret.progress().get();
        note.setText(words(state));
        Shown.set(note, !note.getText().isEmpty());
        note.getStyleClass().removeAll("done", "field-error");
        note.getStyleClass().add(state == Progress.SAVED || state == Progress.REMOVED ? "done" : "field-error");
    }

    /// A secret of a newer relay has no other name here than the relay's.
    private String name() {
        return switch (secret.name()) {
            case "smtp-password" -> texts.get("secret.smtp-password");
            case "imap-password" -> texts.get("secret.imap-password");
            case "sms-auth-token" -> texts.get("secret.sms-auth-token");
            case "shopify-webhooks" -> texts.get("secret.shopify-webhooks");
            case "woocommerce-webhooks" -> texts.get("secret.woocommerce-webhooks");
            default -> secret.name();
        };
    }

    private String words(Progress state) {
        return switch (state) {
            case NONE, BUSY -> "";
            case SAVED -> texts.get("secret.saved");
            case REMOVED -> texts.get("secret.removed");
            case NOT_REACHED -> texts.get("secret.not-reached");
            case UNFIT -> texts.get("secret.unfit");
            case FORBIDDEN -> texts.get("secret.forbidden");
            case NOT_STORED -> texts.get("secret.not-stored");
            case FAILED -> texts.get("secret.failed");
        };
    }
}
