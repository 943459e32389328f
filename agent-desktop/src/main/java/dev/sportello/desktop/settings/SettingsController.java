package dev.sportello.desktop.settings;

import dev.sportello.desktop.connection.LinkState;
import dev.sportello.desktop.settings.page.Page;
import dev.sportello.desktop.settings.page.PageEntry.Audience;
import dev.sportello.desktop.settings.page.PageLink;
import dev.sportello.desktop.settings.page.SaveState.Progress;
import dev.sportello.desktop.settings.page.SaveState;
import dev.sportello.desktop.settings.page.ScrollIntoView;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.View;
import dev.sportello.desktop.ui.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventHandler;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
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
import org.kordamp.ikonli.javafx.FontIcon;

/// The settings: a list of pages, the page, and the state of saving it. FX thread only.
final class SettingsController {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");
    private static final KeyCodeCombination SAVE = new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private final SettingsModel model;
    private final ObservableValue<LinkState> link;
    private final Runnable close;
    private final Texts texts;
    private final Map<Page, ToggleButton> entries = new LinkedHashMap<>();
    private final ConflictController conflict;
    private final GuardController guard;

    @FXML
    private VBox pageList;

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

    /// @param close closes the dialog, asking nothing more
    SettingsController(SettingsModel model, ObservableValue<LinkState> link, Runnable close, Texts texts) {
        this.model = model;
        this.link = link;
        this.close = close;
        this.texts = texts;
        conflict = new ConflictController(model, texts);
        guard = new GuardController(model, texts);
    }

    @FXML
    private void initialize() {
        sheet.getChildren().addFirst(View.load(conflict, texts));
        whole.getChildren().add(View.load(guard, texts));
        guard.follow(save.disabledProperty());
        page.addEventHandler(PageLink.TYPE, link -> go(link.page()));
        link.subscribe(this::show);
        model.state().subscribe(this::show);
        model.page().subscribe(this::showPage);
        model.offered().subscribe(this::showOffered);
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

    private void showOffered(List<Page> pages) {
        entries.clear();
        pages.forEach(one -> entries.put(one, entry(one)));
        list.getChildren().setAll(entries.values());
        pages.stream()
                .filter(one -> one.entry().audience() == Audience.ADMINS)
                .findFirst()
                .ifPresent(first -> list.getChildren().add(pages.indexOf(first), shopCaption()));
        // One page needs no list.
        var alone = pages.size() == 1;
        Shown.set(pageList, !alone);
        whole.pseudoClassStateChanged(ALONE, alone);
        showEntries();
    }

    private Label shopCaption() {
        var caption = new Label(texts.get("shop"));
        caption.getStyleClass().addAll("page-caption", "tiny", "soft");
        return caption;
    }

    private ToggleButton entry(Page one) {
        var entry =
                new ToggleButton(one.entry().name(), new FontIcon(one.entry().icon()));
        entry.getStyleClass().add("page-entry");
        entry.setId("page-" + one.entry().id());
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setOnAction(_ -> go(one));
        entry.focusedProperty().subscribe(focused -> {
            if (focused) {
                ScrollIntoView.bring(entry);
            }
        });
        return entry;
    }

    /// The dialog has gone from the screen, and with it what it asked.
    void end() {
        guard.close();
    }

    /// Puts the cursor where one begins: on the list of pages, or on the page where that is the only one.
    void focus() {
        if (pageList.isVisible()) {
            Objects.requireNonNull(entries.get(model.page().get())).requestFocus();
        } else {
            page.requestFocusTraversal(TraversalDirection.NEXT);
        }
    }

    /// Closes the dialog; asks first where something would be lost.
    void leave() {
        guard.ask(close);
    }

    private void go(Page next) {
        showEntries();
        if (next.equals(model.page().get())) {
            guard.stay();
        } else {
            guard.ask(() -> model.show(next));
        }
    }

    private void go(String id) {
        model.offered().get().stream()
                .filter(one -> one.entry().id().equals(id))
                .findFirst()
                .ifPresent(this::go);
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
                didClickSave();
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
        page.getChildren().setAll(next.view());
        showEntries();
        var entry = entries.get(next);
        if (entry != null) {
            ScrollIntoView.bring(entry);
        }
        show();
    }

    private void showEntries() {
        entries.forEach(
                (one, entry) -> entry.setSelected(one.equals(model.page().get())));
    }

    private void show() {
        var saving = model.state().getValue().saving();
        Shown.set(footer, saving != null);
        if (saving == null) {
            return;
        }
        var busy = saving.progress() == Progress.SAVING;
        Waiting.set(save, !saving.savable() || !isLinked());
        Waiting.set(discard, !saving.changed() || busy);
        Shown.set(progress, busy);
        showState(saving);
    }

    private boolean isLinked() {
        return link.getValue() instanceof LinkState.Live;
    }

    private void showState(SaveState saving) {
        var words = stateWords(saving);
        state.setText(words);
        state.getStyleClass().removeAll("good", "bad");
        stateIcon.getStyleClass().removeAll("good", "bad");
        var kind = switch (saving.progress()) {
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

    private String stateWords(SaveState saving) {
        return switch (saving.progress()) {
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
                if (!saving.changed()) {
                    yield "";
                }
                yield texts.get(saving.faulty() ? "save.errors" : "save.unsaved");
            }
        };
    }

    @FXML
    private void didClickSave() {
        model.page().get().save();
    }

    @FXML
    private void didClickDiscard() {
        model.page().get().discard();
    }
}
