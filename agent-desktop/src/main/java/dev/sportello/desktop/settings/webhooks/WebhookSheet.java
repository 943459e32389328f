package dev.sportello.desktop.settings.webhooks;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.webhooks.WebhookEdit.UrlProblem;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Webhook.Topic;
import java.util.function.Consumer;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Where a webhook goes, and of what it hears, asked over the settings. FX thread only.
final class WebhookSheet {
    private final WebhookEdit edit;
    private final WebhookWords words;
    private final Texts texts;
    private final TextField url = new TextField();
    private final Label problem = new Label();
    private final VBox topics = new VBox(8);

    private WebhookSheet(WebhookEdit edit, WebhookWords words) {
        this.edit = edit;
        this.words = words;
        texts = words.texts();
        url.setId("webhookUrl");
        url.setPromptText("https://");
        url.textProperty().bindBidirectional(edit.url());
        problem.setId("webhookProblem");
        problem.getStyleClass().addAll("small", "error");
        problem.setWrapText(true);
        edit.url().subscribe(_ -> check());
        edit.description().subscribe(_ -> check());
        edit.topics().addListener((SetChangeListener<Topic>) _ -> check());
        edit.enabled().subscribe(_ -> check());
        // While one types an address it is not whole yet.
        url.focusedProperty().subscribe(_ -> check());
    }

    /// @param isNew whether there is no such webhook yet
    /// @param save is given the edit when it is complete
    static void ask(Window window, WebhookEdit edit, boolean isNew, WebhookWords words, Consumer<WebhookEdit> save) {
        var fields = new WebhookSheet(edit, words);
        var texts = words.texts();
        var sheet = new Sheet(texts.get(isNew ? "sheet.new" : "sheet.change"))
                .ask(fields.content(isNew))
                .cancel(texts.get("sheet.cancel"));
        var agree = sheet.agree(texts.get(isNew ? "sheet.add" : "sheet.save"), () -> save.accept(edit));
        agree.setId("webhookSave");
        agree.disableProperty().bind(edit.complete().not());
        sheet.showOver(window);
    }

    private Node content(boolean isNew) {
        var description = new TextField();
        description.setId("webhookDescription");
        description.textProperty().bindBidirectional(edit.description());
        for (var topic : Topic.Known.values()) {
            topics.getChildren().add(box(topic));
        }
        var heard = new Label(texts.get("sheet.topics"));
        heard.getStyleClass().add("medium");
        var content = new VBox(
                14, field("sheet.url", url), field("sheet.description", description), new VBox(8, heard, topics));
        if (!isNew) {
            var on = new CheckBox(texts.get("sheet.enabled"));
            on.setId("webhookEnabled");
            on.selectedProperty().bindBidirectional(edit.enabled());
            content.getChildren().add(on);
        }
        content.getChildren().add(problem);
        return content;
    }

    private CheckBox box(Topic topic) {
        var box = new CheckBox(words.topic(topic));
        box.setSelected(edit.topics().contains(topic));
        box.selectedProperty().subscribe((_, chosen) -> {
            if (chosen) {
                edit.topics().add(topic);
            } else {
                edit.topics().remove(topic);
            }
        });
        return box;
    }

    private Node field(String key, Control control) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("medium");
        label.setLabelFor(control);
        control.setAccessibleText(label.getText());
        return new VBox(6, label, control);
    }

    private void check() {
        var wrong = url.isFocused() ? UrlProblem.NONE : edit.urlProblem();
        url.pseudoClassStateChanged(Styles.STATE_DANGER, wrong != UrlProblem.NONE);
        problem.setText(problem(edit.urlProblem() == UrlProblem.NOT_ENCRYPTED ? UrlProblem.NOT_ENCRYPTED : wrong));
        Shown.set(problem, !problem.getText().isEmpty());
    }

    private String problem(UrlProblem wrong) {
        if (!edit.fits()) {
            return texts.get("sheet.description-too-long", WebhookEdit.LONGEST_DESCRIPTION);
        }
        if (edit.topics().isEmpty()) {
            return texts.get("sheet.no-topic");
        }
        return switch (wrong) {
            case NO_LINK -> texts.get("sheet.no-link");
            case NOT_ENCRYPTED -> texts.get("sheet.not-encrypted");
            case NONE -> edit.refused() == null ? "" : texts.get("sheet.refused", edit.refused());
        };
    }
}
