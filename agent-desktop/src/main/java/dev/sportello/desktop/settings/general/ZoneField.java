package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// A time zone, found by typing a part of its name. FX thread only.
public final class ZoneField extends VBox {
    private static final double ROW_HEIGHT = 32;
    private static final int MOST_ROWS = 5;

    /// The frame around the rows.
    private static final double FRAME = 10;

    private final TextField search = new TextField();
    private final Label offset = new Label();
    private final ListView<ZoneId> found = new ListView<>();
    private final List<ZoneId> all = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/") && !id.startsWith("Etc/") && !id.startsWith("SystemV/"))
            .sorted()
            .map(ZoneId::of)
            .toList();

    public ZoneField() {
        getStyleClass().add("zone-field");
        found.getStyleClass().add("zones");
        found.setFixedCellSize(ROW_HEIGHT);
        offset.getStyleClass().addAll("soft", "small");
        getChildren().addAll(search, found, offset);
        Shown.set(found, false);
    }

    void show(Texts texts, ObjectProperty<ZoneId> zone, Supplier<Instant> now) {
        search.setAccessibleText(texts.get("zone"));
        search.setAccessibleHelp(texts.get("zone.hint"));
        found.setAccessibleText(texts.get("zone"));
        found.setPlaceholder(new Label(texts.get("zone.none")));
        found.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(ZoneId id, boolean empty) {
                super.updateItem(id, empty);
                setText(empty ? null : id.getId().replace('_', ' ') + " · " + words(id, now.get(), texts.locale()));
            }
        });
        zone.subscribe(id -> {
            if (id != null) {
                search.setText(id.getId());
                offset.setText(words(id, now.get(), texts.locale()));
            }
            close();
        });
        search.textProperty().subscribe((_, typed) -> {
            if (search.isFocused() && !typed.equals(zone.get().getId())) {
                open(typed);
            }
        });
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                open(search.getText().equals(zone.get().getId()) ? "" : search.getText());
                found.requestFocus();
                found.getSelectionModel().select(Math.max(0, found.getItems().indexOf(zone.get())));
                found.scrollTo(Math.max(0, found.getSelectionModel().getSelectedIndex() - 2));
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && !found.getItems().isEmpty() && found.isVisible()) {
                choose(zone, found.getItems().getFirst());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && found.isVisible()) {
                choose(zone, zone.get());
                event.consume();
            }
        });
        found.setOnMouseClicked(_ -> choose(zone, found.getSelectionModel().getSelectedItem()));
        found.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose(zone, found.getSelectionModel().getSelectedItem());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE) {
                choose(zone, zone.get());
                event.consume();
            }
        });
        focusWithinProperty().subscribe((_, within) -> {
            if (!within) {
                search.setText(zone.get().getId());
                close();
            }
        });
    }

    private void open(String typed) {
        var part = typed.strip().replace(' ', '_').toLowerCase(Locale.ROOT);
        found.getItems()
                .setAll(all.stream()
                        .filter(id -> id.getId().toLowerCase(Locale.ROOT).contains(part))
                        .sorted(Comparator.comparing(id -> !city(id).startsWith(part)))
                        .toList());
        var rows = Math.clamp(found.getItems().size(), 1, MOST_ROWS);
        found.setPrefHeight(rows * ROW_HEIGHT + FRAME);
        Shown.set(found, true);
    }

    /// What most people know of the name: by `mal` they look for `Europe/Malta` rather than for `America/Guatemala`.
    private static String city(ZoneId id) {
        return id.getId().substring(id.getId().lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private void close() {
        Shown.set(found, false);
    }

    private void choose(ObjectProperty<ZoneId> zone, ZoneId id) {
        if (id != null) {
            search.requestFocus();
            zone.set(id);
            search.setText(id.getId());
            close();
        }
    }

    private static String words(ZoneId id, Instant now, Locale locale) {
        var offset = id.getRules().getOffset(now).getId();
        return "UTC" + (offset.equals("Z") ? "" : offset) + " · " + id.getDisplayName(TextStyle.FULL, locale);
    }
}
