package dev.sportello.desktop.settings;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.settings.PageEdit.Progress;
import dev.sportello.desktop.settings.SettingsModel.Page;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.SettingsPage;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
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

    private final SettingsModel model;
    private final Map<Page, Parent> pages;
    private final ObservableValue<LinkState> link;
    private final Runnable close;
    private final Texts texts;
    private final Map<Page, ToggleButton> entries = new EnumMap<>(Page.class);
    private final ConflictController conflict;
    private final GuardController guard;

    @FXML
    private VBox list;

    @FXML
    private VBox sheet;

    @FXML
    private StackPane page;

    @FXML
    private StackPane whole;

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

    private final EventHandler<KeyEvent> keys = this::didPress;
    private final EventHandler<KeyEvent> menuKeys = this::didPressOnMenu;

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
        this.link = link;
        this.close = close;
        this.texts = texts;
        conflict = new ConflictController(model, savedBy, texts);
        guard = new GuardController(model, page -> texts.get(title(page)), texts);
    }

    @FXML
    private void initialize() {
        for (var one : Page.values()) {
            var entry = new ToggleButton(texts.get(title(one)), new FontIcon(icon(one)));
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
                edit.changed().subscribe(this::show);
            }
        }
        sheet.getChildren().addFirst(View.load(conflict, texts));
        whole.getChildren().add(View.load(guard, texts));
        guard.follow(save.disabledProperty());
        link.subscribe(this::show);
        model.page().subscribe(this::showPage);
        // At the scene: after a click on what then cannot be used any more, nothing has the cursor.
        whole.sceneProperty().subscribe((before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
                before.removeEventFilter(KeyEvent.KEY_PRESSED, menuKeys);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, keys);
                now.addEventFilter(KeyEvent.KEY_PRESSED, menuKeys);
            }
        });
    }

    /// The dialog has gone from the screen, and with it what it asked.
    void end() {
        guard.close();
    }

    void focus() {
        Objects.requireNonNull(entries.get(model.page().get())).requestFocus();
    }

    /// Closes the dialog; asks first where something would be lost.
    void leave() {
        guard.ask(close);
    }

    private void go(Page next) {
        showEntries();
        if (next == model.page().get()) {
            guard.stay();
        } else {
            guard.ask(() -> model.show(next));
        }
    }

    /// A menu takes the escape key for itself, also where it is not open and has nothing to close.
    private void didPressOnMenu(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && event.getTarget() instanceof MenuButton menu && !menu.isShowing()) {
            didPress(event);
        }
    }

    private void didPress(KeyEvent event) {
        if (SAVE.match(event)) {
            if (!guard.isOpen() && !save.isDisabled()) {
                model.save();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (guard.isOpen()) {
                guard.goOn();
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
            return;
        }
        var saving = edit.progress().get() == Progress.SAVING;
        save.setDisable(!edit.savable().get() || !isLinked());
        discard.setDisable(!edit.changed().get() || saving);
        Shown.set(progress, saving);
        showState(edit);
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
        if (!kind.isEmpty()) {
            state.getStyleClass().add(kind);
            stateIcon.getStyleClass().add(kind);
        }
        stateIcon.setIconLiteral(kind.equals("good") ? "fth-check" : isLinked() ? "fth-alert-circle" : "fth-cloud-off");
        Shown.set(stateIcon, !kind.isEmpty());
    }

    private String stateWords(PageEdit<?> edit) {
        return switch (edit.progress().get()) {
            case SAVING -> texts.get("save.saving");
            case NOT_REACHED -> texts.get("save.not-reached");
            case OUTDATED -> texts.get("save.outdated");
            case FORBIDDEN -> texts.get("save.forbidden");
            case FAILED -> texts.get("save.failed");
            case SAVED -> texts.get("save.saved");
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

    @FXML
    private void didClickSave() {
        model.save();
    }

    @FXML
    private void didClickDiscard() {
        model.discard();
    }

    private static String title(Page one) {
        return switch (one) {
            case WEB_CHAT -> "page.web-chat";
            case HOURS -> "page.hours";
            case GENERAL -> "page.general";
            case TEAM -> "page.team";
        };
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
