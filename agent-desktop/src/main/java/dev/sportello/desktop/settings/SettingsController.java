package dev.sportello.desktop.settings;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.settings.PageEdit.Progress;
import dev.sportello.desktop.settings.SettingsModel.Page;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsPage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The settings: a list of pages, the page, and how saving it stands. FX thread only.
final class SettingsController {
    private static final KeyCodeCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    /// How many of a colleague's changes are shown, so that the page keeps some room.
    private static final int MOST_LINES = 5;

    private final SettingsModel model;
    private final Map<Page, Parent> pages;
    private final LongFunction<@Nullable String> savedBy;
    private final ObservableValue<LinkState> link;
    private final Runnable close;
    private final Texts texts;
    private final Differences differences;
    private final Map<Page, ToggleButton> entries = new EnumMap<>(Page.class);
    private Runnable afterGuard = () -> {};

    @FXML
    private VBox list;

    @FXML
    private StackPane page;

    @FXML
    private Parent whole;

    @FXML
    private HBox footer;

    @FXML
    private ProgressIndicator progress;

    @FXML
    private FontIcon stateIcon;

    @FXML
    private Label state;

    @FXML
    private Button discard;

    @FXML
    private Button save;

    @FXML
    private Node conflict;

    @FXML
    private Label conflictTitle;

    @FXML
    private VBox changes;

    @FXML
    private Node guard;

    @FXML
    private Label guardTitle;

    @FXML
    private Label guardText;

    @FXML
    private Button guardSave;

    @FXML
    private Button goOn;

    /// @param savedBy the name of who saved a version; null where that is not known
    /// @param close closes the dialog, asking nothing more
    SettingsController(
            SettingsModel model,
            Map<Page, Parent> pages,
            LongFunction<@Nullable String> savedBy,
            ObservableValue<LinkState> link,
            Runnable close,
            Texts texts) {
        this.model = model;
        this.pages = pages;
        this.savedBy = savedBy;
        this.link = link;
        this.close = close;
        this.texts = texts;
        differences = new Differences(texts);
    }

    @FXML
    private void initialize() {
        for (var one : Page.values()) {
            var entry = new ToggleButton(title(one), new FontIcon(icon(one)));
            entry.getStyleClass().add("page-entry");
            entry.setId("page-" + one);
            entry.setMaxWidth(Double.MAX_VALUE);
            entry.setOnAction(_ -> go(one));
            entries.put(one, entry);
            list.getChildren().add(entry);
            var edit = model.edit(one);
            if (edit != null) {
                edit.draft().subscribe(this::show);
                edit.problems().subscribe(this::show);
                edit.savable().subscribe(this::show);
                edit.progress().subscribe(this::show);
                edit.theirs().subscribe(this::show);
                edit.changed().subscribe(this::show);
            }
        }
        link.subscribe(this::show);
        model.page().subscribe(this::showPage);
        whole.addEventHandler(KeyEvent.KEY_PRESSED, this::didPress);
        Shown.set(guard, false);
    }

    /// Closes the dialog; asks first where something would be lost.
    void leave() {
        guarded(close);
    }

    void focus() {
        Objects.requireNonNull(entries.get(model.page().get())).requestFocus();
    }

    private void go(Page next) {
        showEntries();
        if (next != model.page().get()) {
            guarded(() -> model.show(next));
        }
    }

    private void guarded(Runnable next) {
        if (model.changed()) {
            afterGuard = next;
            guardTitle.setText(texts.get("guard", title(model.page().get())));
            Shown.set(guard, true);
            showGuard();
            (guardSave.isDisabled() ? goOn : guardSave).requestFocus();
        } else {
            next.run();
        }
    }

    private void didPress(KeyEvent event) {
        if (SAVE.match(event)) {
            if (!guard.isVisible() && !save.isDisabled()) {
                didClickSave();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (guard.isVisible()) {
                didClickGoOn();
            } else {
                leave();
            }
            event.consume();
        }
    }

    private void showPage(Page next) {
        page.getChildren().setAll(Objects.requireNonNull(pages.get(next)));
        showEntries();
        show();
    }

    private void showEntries() {
        entries.forEach((one, entry) -> entry.setSelected(one == model.page().get()));
    }

    private void show() {
        var edit = model.edit();
        Shown.set(footer, edit != null);
        if (edit == null) {
            Shown.set(conflict, false);
            return;
        }
        var saving = edit.progress().get() == Progress.SAVING;
        save.setDisable(!edit.savable().get() || !isLinked());
        discard.setDisable(!edit.changed().get() || saving);
        Shown.set(progress, saving);
        showState(edit);
        showConflict(edit);
        showGuard();
        Objects.requireNonNull(pages.get(model.page().get())).setDisable(saving);
    }

    private boolean isLinked() {
        return link.getValue() instanceof LinkState.Live;
    }

    private void showState(PageEdit<?> edit) {
        var words = stateWords(edit);
        state.setText(words);
        state.getStyleClass().removeAll("good", "bad");
        stateIcon.getStyleClass().removeAll("good", "bad");
        var kind = switch (edit.progress().get()) {
            case SAVED -> "good";
            case NOT_REACHED, OUTDATED, FORBIDDEN, FAILED -> "bad";
            case EDITING, SAVING -> isLinked() ? "" : "bad";
        };
        state.getStyleClass().add(kind);
        stateIcon.getStyleClass().add(kind);
        stateIcon.setIconLiteral(kind.equals("good") ? "fth-check" : isLinked() ? "fth-alert-circle" : "fth-cloud-off");
        Shown.set(stateIcon, !kind.isEmpty());
    }

    private String stateWords(PageEdit<?> edit) {
        return switch (edit.progress().get()) {
            case SAVING -> texts.get("save.saving");
            case NOT_REACHED -> texts.get("save.not-reached");
            case OUTDATED -> edit.theirs().get() == null ? texts.get("save.outdated") : "";
            case FORBIDDEN -> texts.get("save.forbidden");
            case FAILED -> texts.get("save.failed");
            case SAVED -> edit.changed().get() ? "" : texts.get("save.saved");
            case EDITING -> {
                if (!isLinked()) {
                    yield texts.get("save.offline");
                }
                if (!edit.changed().get()) {
                    yield "";
                }
                var wrong = edit.draft().get() == null || !edit.problems().get().isEmpty();
                yield texts.get(wrong ? "save.errors" : "save.unsaved");
            }
        };
    }

    private void showConflict(PageEdit<?> edit) {
        SettingsPage theirs = edit.theirs().get();
        Shown.set(conflict, theirs != null);
        if (theirs != null) {
            var name = savedBy.apply(theirs.version());
            conflictTitle.setText(name == null ? texts.get("conflict.somebody") : texts.get("conflict", name));
            var lines = differences.of(edit.base(), theirs);
            changes.getChildren()
                    .setAll(lines.stream()
                            .limit(MOST_LINES)
                            .map(SettingsController::change)
                            .toList());
            if (lines.size() > MOST_LINES) {
                changes.getChildren().add(change(texts.get("conflict.more", lines.size() - MOST_LINES)));
            }
        }
    }

    private static Label change(String line) {
        var label = new Label("• " + line);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        return label;
    }

    private void showGuard() {
        var edit = model.edit();
        if (guard.isVisible() && edit != null) {
            guardSave.setDisable(save.isDisabled());
            guardText.setText(texts.get(save.isDisabled() ? "guard.cannot" : "guard.text"));
        }
    }

    @FXML
    private void didClickSave() {
        var _ = model.save();
    }

    @FXML
    private void didClickDiscard() {
        model.discard();
    }

    @FXML
    private void didClickKeepMine() {
        var edit = model.edit();
        if (edit != null) {
            edit.keepMine();
        }
    }

    @FXML
    private void didClickTakeTheirs() {
        var edit = model.edit();
        if (edit != null) {
            edit.takeTheirs();
        }
    }

    @FXML
    private void didClickGuardSave() {
        var next = afterGuard;
        Shown.set(guard, false);
        var _ = model.save().thenAccept(saved -> {
            if (saved) {
                next.run();
            }
        });
    }

    @FXML
    private void didClickGuardDiscard() {
        Shown.set(guard, false);
        model.discard();
        afterGuard.run();
    }

    @FXML
    private void didClickGoOn() {
        Shown.set(guard, false);
        focus();
    }

    @FXML
    private void didClickClose() {
        leave();
    }

    private String title(Page one) {
        return texts.get(
                switch (one) {
                    case WEB_CHAT -> "page.web-chat";
                    case HOURS -> "page.hours";
                    case GENERAL -> "page.general";
                    case TEAM -> "page.team";
                });
    }

    private static String icon(Page one) {
        return switch (one) {
            case WEB_CHAT -> "fth-message-circle";
            case HOURS -> "fth-clock";
            case GENERAL -> "fth-sliders";
            case TEAM -> "fth-users";
        };
    }
}
