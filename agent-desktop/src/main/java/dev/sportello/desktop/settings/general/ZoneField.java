package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.general.ZoneNames.Named;
import dev.sportello.desktop.ui.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A time zone, found by typing a part of its name. FX thread only.
public final class ZoneField extends VBox {
    private static final double ROW_HEIGHT = 32;
    private static final int MOST_ROWS = 5;

    /// The frame around the rows.
    private static final double FRAME = 10;

    private final TextField search = new TextField();
    private final Label offset = new Label();
    private final ListView<Named> found = new ListView<>();
    private ZoneNames names = ZoneNames.everywhere();
    private boolean namesAsked;

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
            protected void updateItem(Named named, boolean empty) {
                super.updateItem(named, empty);
                setText(empty ? null : line(named, now.get()));
            }
        });
        zone.subscribe(id -> {
            if (id != null) {
                search.setText(id.getId());
                offset.setText(words(id, now.get(), texts.locale()));
            }
            close();
        });
        search.focusedProperty().subscribe(focused -> {
            if (focused) {
                askNames(texts.locale());
            }
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
                found.getSelectionModel().select(Math.max(0, place(zone.get())));
                found.scrollTo(Math.max(0, found.getSelectionModel().getSelectedIndex() - 2));
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER && !found.getItems().isEmpty() && found.isVisible()) {
                choose(zone, found.getItems().getFirst().zone());
                event.consume();
            } else if (event.getCode() == KeyCode.ESCAPE && found.isVisible()) {
                choose(zone, zone.get());
                event.consume();
            }
        });
        found.setOnMouseClicked(_ -> choose(zone, selected()));
        found.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose(zone, selected());
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
        found.getItems().setAll(names.find(typed));
        var rows = Math.clamp(found.getItems().size(), 1, MOST_ROWS);
        found.setPrefHeight(rows * ROW_HEIGHT + FRAME);
        Shown.set(found, true);
    }

    /// Reads the names in the agent's language, which takes a moment; until they are there, one finds by the others.
    private void askNames(Locale language) {
        if (namesAsked) {
            return;
        }
        namesAsked = true;
        var _ = Thread.ofVirtual().name("zone-names").start(() -> {
            var read = ZoneNames.in(language);
            Platform.runLater(() -> {
                names = read;
                if (found.isVisible() && search.isFocused()) {
                    open(search.getText());
                }
            });
        });
    }

    private int place(ZoneId zone) {
        return found.getItems().stream().map(Named::zone).toList().indexOf(zone);
    }

    private @Nullable ZoneId selected() {
        var named = found.getSelectionModel().getSelectedItem();
        return named == null ? null : named.zone();
    }

    private void close() {
        Shown.set(found, false);
    }

    private void choose(ObjectProperty<ZoneId> zone, @Nullable ZoneId id) {
        if (id != null) {
            search.requestFocus();
            zone.set(id);
            search.setText(id.getId());
            close();
        }
    }

    /// `Roma, Italia · UTC+01:00 · Europe/Rome`
    private static String line(Named named, Instant now) {
        var place = named.country().isEmpty() ? named.city() : named.city() + ", " + named.country();
        return place + " · " + offset(named.zone(), now) + " · " + named.zone().getId();
    }

    private static String offset(ZoneId id, Instant now) {
        var offset = id.getRules().getOffset(now).getId();
        return "UTC" + (offset.equals("Z") ? "" : offset);
    }

    private static String words(ZoneId id, Instant now, Locale locale) {
        return offset(id, now) + " · " + id.getDisplayName(TextStyle.FULL, locale);
    }
}
