package dev.sportello.desktop.settings.audit;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Entry;
import java.time.Clock;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The page of the audit log. FX thread only.
final class AuditController {
    private final AuditModel model;
    private final AuditWords words;
    private final Clock clock;
    private final Texts texts;

    @FXML
    private VBox list;

    @FXML
    private Label none;

    @FXML
    private HBox failed;

    @FXML
    private ProgressIndicator loading;

    @FXML
    private Button more;

    AuditController(AuditModel model, AuditWords words, Clock clock, Texts texts) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        model.entries().addListener((ListChangeListener<Entry>) _ -> showRows());
        model.state().subscribe(this::show);
        showRows();
    }

    /// Those that are there stay as they are.
    private void showRows() {
        var entries = model.entries();
        var rows = list.getChildren();
        if (entries.size() < rows.size()) {
            rows.clear();
        }
        for (var place = rows.size(); place < entries.size(); place++) {
            rows.add(row(entries.get(place)));
        }
        show(model.state().get());
    }

    private Node row(Entry entry) {
        var what = new Label(words.of(entry.change()));
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        var at = new Label(
                Formats.exact(texts.locale()).withZone(clock.getZone()).format(entry.at()));
        at.getStyleClass().addAll("soft", "small");
        var row = new VBox(2, what, at);
        row.getStyleClass().add("audit-row");
        row.setAccessibleText(what.getText() + ", " + at.getText());
        return row;
    }

    private void show(Paging.State state) {
        var empty = model.entries().isEmpty();
        Shown.set(list, !empty);
        Shown.set(none, empty && state == Paging.State.END);
        Shown.set(loading, state == Paging.State.LOADING);
        Shown.set(failed, state == Paging.State.FAILED);
        Shown.set(more, !empty && state == Paging.State.MORE);
    }

    @FXML
    private void didClickMore() {
        model.load();
    }
}
