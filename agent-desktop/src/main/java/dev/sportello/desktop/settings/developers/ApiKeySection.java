package dev.sportello.desktop.settings.developers;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.model.ApiKey.Scope;
import dev.sportello.model.ApiKey;
import dev.sportello.wire.ApiKeyBodies.MadeApiKey;
import dev.sportello.wire.Names;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys of the API: those that there are, and a form for another. FX thread only.
final class ApiKeySection {
    private final DevelopersModel developers;
    private final ApiKeyEdit edit;
    private final Ago ago;
    private final Texts texts;
    private final ScopeTexts scopes;
    private final Section section;
    private final Label none = new Label();
    private final KeptRows<ApiKey> rows;
    private final OnceBox once;
    private final TextField name = new TextField();
    private final Label error = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();

    ApiKeySection(DevelopersModel developers, Ago ago, Texts texts) {
        this.developers = developers;
        this.ago = ago;
        this.texts = texts;
        scopes = new ScopeTexts(texts);
        edit = developers.apiKey();
        section = new Section(texts.get("api"), texts.get("api.hint"));
        section.setId("api-keys");
        none.setText(texts.get("api.none"));
        none.getStyleClass().addAll("small", "soft", "none");
        var answers = new Confirmation.Answers(texts.get("keep"), texts.get("api.revoke"));
        rows = new KeptRows<>(
                key -> key.id().toString(), () -> new KeptRow(answers, texts), this::show, name::requestFocus);
        once = new OnceBox(texts.get("api.made.name"), texts.get("api.made.hint"), edit::forgetMade, texts);
        section.add(none, rows, once, form());
        developers.apiKeys().subscribe(rows::show);
        developers.apiKeys().subscribe(keys -> Shown.set(none, keys.isEmpty()));
        developers.apiKeys().subscribe(keys -> Shown.set(rows, !keys.isEmpty()));
        edit.made().subscribe(this::showMade);
        edit.name().subscribe(_ -> showState());
        edit.asking().outcome().subscribe(_ -> showState());
        ApiKeyEdit.SCOPES.forEach(scope -> edit.scope(scope).subscribe(_ -> showState()));
    }

    Section node() {
        return section;
    }

    private VBox form() {
        var label = new Label(texts.get("api.name"));
        label.getStyleClass().add("medium");
        label.setLabelFor(name);
        name.setPromptText(texts.get("api.name.prompt"));
        name.setAccessibleText(texts.get("api.name"));
        name.textProperty().bindBidirectional(edit.name());
        name.setOnAction(_ -> edit.make());
        name.setId("api-key-name");
        HBox.setHgrow(name, Priority.ALWAYS);
        var make = make();
        progress.setMaxSize(16, 16);
        progress.setMinSize(16, 16);
        var choices = new FlowPane(16, 6);
        ApiKeyEdit.SCOPES.forEach(scope -> choices.getChildren().add(box(scope)));
        error.getStyleClass().addAll("field-error", "small");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        var form = new VBox(label, RowParts.line(name, progress, make), choices, error);
        form.getStyleClass().addAll("field", "form");
        return form;
    }

    private Button make() {
        var make = RowParts.button("primary", texts.get("api.make"), edit::make);
        make.setId("api-key-make");
        Waiting.until(edit.ready(), make, name);
        return make;
    }

    private CheckBox box(Scope scope) {
        var box = new CheckBox(scopes.choice(scope));
        box.setId("scope-" + Names.of(scope));
        box.selectedProperty().bindBidirectional(edit.scope(scope));
        return box;
    }

    private void showState() {
        var problem = edit.problem();
        error.setText(problem(problem));
        Shown.set(error, !error.getText().isEmpty());
        var wrong = problem == ApiKeyEdit.Problem.TOO_LONG || problem == ApiKeyEdit.Problem.NOT_TEXT;
        name.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
        name.setAccessibleHelp(error.getText());
        name.setEditable(!edit.asking().busy());
        Shown.set(progress, edit.asking().busy());
    }

    private String problem(ApiKeyEdit.Problem problem) {
        return switch (problem) {
            case TOO_LONG -> texts.get("api.name.too-long", ApiKey.LONGEST_NAME);
            case NOT_TEXT -> texts.get("api.name.not-text");
            case NO_SCOPE -> texts.get("api.no-scope");
            case NONE ->
                edit.asking().outcome().get() == Outcome.UNFIT
                        ? texts.get("api.full")
                        : edit.asking().outcome().get().words(texts);
        };
    }

    private void showMade(@Nullable MadeApiKey made) {
        if (made == null) {
            once.hide();
        } else {
            once.show(texts.get("api.made", ShownText.line(made.key().name())), made.secret());
        }
    }

    private void show(KeptRow row, ApiKey key) {
        var used = key.usedAt();
        var by = developers.name(key.madeBy());
        var about = texts.get(
                "api.about",
                key.start() + "…",
                by == null ? texts.get("somebody") : ShownText.line(by),
                ago.day(key.madeAt()),
                used == null ? texts.get("never-used") : texts.get("used", ago.of(used)));
        row.show(key.name(), key.scopes().stream().map(scopes::shortly).toList(), about);
        row.offer(texts.get("api.revoke.question", scopes.all(key.scopes())), () -> edit.revoke(key, row.asking()));
    }
}
