package dev.sportello.desktop.settings.webhooks;

import dev.sportello.desktop.settings.page.FocusBack;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.ScrollIntoView;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One webhook: where it goes, how that works, and what can be done about it. FX thread only.
final class WebhookRow extends VBox {
    private final WebhookItem item;
    private final WebhooksModel webhooks;
    private final WebhookWords words;
    private final Texts texts;
    private final Region dot = new Region();
    private final Label name = new Label();
    private final Label url = new Label();
    private final Label state = new Label();
    private final Label note = new Label();
    private final Button test;
    private final Button latest;
    private final VBox deliveries = new VBox();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final MenuButton more = new MenuButton("", new FontIcon("fth-more-vertical"));
    private @Nullable WebhookEdit unsaved;

    WebhookRow(WebhookItem item, WebhooksModel webhooks, WebhookWords words) {
        this.item = item;
        this.webhooks = webhooks;
        this.words = words;
        texts = words.texts();
        getStyleClass().add("webhook-row");
        test = RowParts.button("plain", texts.get("row.test"), () -> webhooks.test(item));
        test.getStyleClass().add("test");
        latest = RowParts.button("quiet", texts.get("row.deliveries"), this::didClickLatest);
        latest.getStyleClass().addAll("small", "latest");
        note.getStyleClass().addAll("small", "webhook-note");
        note.setWrapText(true);
        deliveries.getStyleClass().add("deliveries");
        var secret = new SecretBox(texts, () -> {
            item.secret().set(null);
            test.requestFocus();
        });
        getChildren().addAll(head(), note, secret, latest, deliveries);
        item.state().subscribe(_ -> show());
        item.note().subscribe(_ -> show());
        item.loading().subscribe(_ -> show());
        item.deliveries().subscribe(this::showDeliveries);
        item.secret().subscribe(made -> {
            secret.show(made);
            if (made != null) {
                ScrollIntoView.bring(this);
            }
        });
    }

    /// Goes on here after another row.
    void focus() {
        more.requestFocus();
    }

    private Node head() {
        dot.getStyleClass().add("webhook-dot");
        name.getStyleClass().add("medium");
        url.getStyleClass().addAll("soft", "small");
        state.getStyleClass().addAll("small", "webhook-state");
        state.setWrapText(true);
        var about = new VBox(2, name, url, state);
        about.setMinWidth(0);
        HBox.setHgrow(about, Priority.ALWAYS);
        progress.setMaxSize(16, 16);
        more.getStyleClass().addAll("quiet", "dots");
        more.getItems()
                .setAll(
                        menuItem("row.change", "fth-edit-2", this::change),
                        menuItem("row.rotate", "fth-key", this::askToRotate),
                        menuItem("row.resend-failed", "fth-repeat", () -> webhooks.resendFailed(item)),
                        menuItem("row.remove", "fth-trash-2", this::askToRemove));
        return RowParts.line(dot, about, progress, test, more);
    }

    private MenuItem menuItem(String key, String icon, Runnable act) {
        var entry = new MenuItem(texts.get(key), new FontIcon(icon));
        entry.setOnAction(_ -> {
            FocusBack.to(more);
            if (!item.busy()) {
                act.run();
            }
        });
        return entry;
    }

    private void show() {
        var now = item.state().get();
        var failing = now.failing() != null;
        var on = now.webhook().enabled();
        var host = WebhookEdit.host(now.webhook().url());
        var description = now.webhook().description();
        name.setText(ShownText.line(description.isEmpty() ? host : description));
        url.setText(ShownText.line(now.webhook().url().toString()));
        state.setText(words.state(now));
        more.setAccessibleText(texts.get("row.more", name.getText()));
        test.setAccessibleText(test.getText() + " " + name.getText());
        mark(dot, "failing", failing);
        mark(dot, "off", !on && !failing);
        mark(state, "field-error", failing);
        mark(state, "soft", !failing);
        var busy = item.busy();
        Shown.set(progress, busy || item.loading().get());
        Waiting.set(test, busy);
        note.setText(words.note(item.note().get()));
        Shown.set(note, !note.getText().isEmpty());
        var good = item.note().get() instanceof Note.Tested(var answer) && answer.failure() == null
                || item.note().get() instanceof Note.Resent;
        mark(note, "done", good);
        mark(note, "field-error", !good);
    }

    private void showDeliveries(@Nullable List<WebhookDelivery> told) {
        Shown.set(deliveries, told != null);
        latest.setText(texts.get(told == null ? "row.deliveries" : "row.hide-deliveries"));
        latest.setAccessibleText(latest.getText() + " " + name.getText());
        deliveries.getChildren().clear();
        if (told == null) {
            return;
        }
        if (told.isEmpty()) {
            var none = new Label(texts.get("deliveries.none"));
            none.getStyleClass().addAll("small", "soft");
            deliveries.getChildren().add(none);
        }
        told.forEach(one ->
                deliveries.getChildren().add(new DeliveryRow(one, words, () -> webhooks.resend(item, one))));
    }

    private static void mark(Node node, String style, boolean is) {
        node.getStyleClass().remove(style);
        if (is) {
            node.getStyleClass().add(style);
        }
    }

    private void didClickLatest() {
        if (item.deliveries().get() == null) {
            webhooks.showDeliveries(item);
        } else {
            item.deliveries().set(null);
        }
    }

    private void change() {
        var edit = unsaved == null ? webhooks.edit(item) : unsaved;
        unsaved = null;
        ask(edit);
    }

    /// Again where it was not saved: at once, or where another page is shown by then, with the next change.
    private void ask(WebhookEdit edit) {
        if (getScene() == null) {
            unsaved = edit;
            return;
        }
        WebhookSheet.ask(
                getScene().getWindow(), edit, false, words, written -> webhooks.change(item, written, this::ask));
    }

    private void askToRotate() {
        var sheet = new Sheet(texts.get("rotate.title", name.getText()))
                .explain(texts.get("rotate.text"))
                .cancel(texts.get("sheet.cancel"));
        sheet.agree(texts.get("rotate.agree"), () -> webhooks.rotate(item));
        sheet.showOver(getScene().getWindow());
    }

    private void askToRemove() {
        new Sheet(texts.get("remove.title", name.getText()))
                .explain(texts.get("remove.text"))
                .warn(texts.get("remove.agree"), () -> webhooks.remove(item))
                .cancel(texts.get("sheet.cancel"))
                .showOver(getScene().getWindow());
    }
}
