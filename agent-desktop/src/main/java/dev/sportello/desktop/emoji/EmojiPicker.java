package dev.sportello.desktop.emoji;

import dev.sportello.desktop.preferences.KeptHabits;
import dev.sportello.desktop.preferences.SkinTone;
import dev.sportello.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// A small window with all emoji. The cursor stays in its search field: arrows choose among what is shown, by rows and
/// in a row, and Enter takes what is chosen, at first the best one. Lives from opening to choosing; FX thread only.
public final class EmojiPicker {
    private static final double ROW = 38;
    private static final double WIDTH = 340;
    private static final double GAP = 8;
    private static final String HAND = "👋";

    private final EmojiPictures pictures;
    private final EmojiIndex index;
    private final KeptHabits habits;
    private final Texts texts;
    private final Consumer<Emoji> receiver;
    private final PickerGrid grid = new PickerGrid();
    private final ListView<PickerGrid.Row> list = new ListView<>();
    private final TextField search = new TextField();
    private final Label name = new Label();
    private final HBox tones = new HBox();
    private final Popup popup = new Popup();
    private final Map<EmojiGroup, List<Emoji>> groups;

    /// @param habits what was used last, and the skin tone
    /// @param receiver receives each emoji chosen
    public EmojiPicker(EmojiPictures pictures, KeptHabits habits, Locale locale, Consumer<Emoji> receiver) {
        this.pictures = pictures;
        this.habits = habits;
        this.receiver = receiver;
        index = pictures.index();
        texts = Texts.of(EmojiPicker.class, locale);
        groups = EmojiGroup.of(index.plain());
        popup.setAutoHide(true);
        popup.getContent().add(content());
        search.textProperty().subscribe(_ -> show());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
    }

    /// Shows it above a button, aligned with the button's left edge, as far as the window goes.
    public void showAbove(Node button) {
        Bounds place = button.localToScreen(button.getBoundsInLocal());
        var window = button.getScene().getWindow();
        var rightmost = window.getX() + window.getWidth() - WIDTH - GAP;
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.show(button, Math.min(place.getMinX(), rightmost), place.getMinY() - GAP);
        search.requestFocus();
    }

    private VBox content() {
        search.setPromptText(texts.get("search"));
        list.getStyleClass().add("emoji-rows");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new EmojiRowCell(pictures, texts.locale(), grid::current, this::choose));
        var nothing = new Label(texts.get("nothing"));
        nothing.getStyleClass().add("faint");
        list.setPlaceholder(nothing);
        var strip = new HBox();
        strip.getStyleClass().add("emoji-groups");
        for (var group : groups.keySet()) {
            strip.getChildren().add(groupButton(group));
        }
        name.getStyleClass().addAll("soft", "small");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        showTones();
        var footer = new HBox(name, tones);
        footer.getStyleClass().add("emoji-footer");
        var content = new VBox(8, new StackPane(search), strip, list, footer);
        content.getStyleClass().add("emoji-picker");
        content.getStylesheets()
                .add(Objects.requireNonNull(EmojiPicker.class.getResource("EmojiPicker.css"))
                        .toExternalForm());
        return content;
    }

    private Button groupButton(EmojiGroup group) {
        var button = small(Objects.requireNonNull(index.at(group.first(), 0)), texts.get(group.key()));
        button.setOnAction(_ -> {
            search.clear();
            grid.jump(texts.get(group.key()));
            list.scrollTo(Math.max(0, grid.row() - 1));
            showCurrent();
            search.requestFocus();
        });
        return button;
    }

    private void showTones() {
        tones.getChildren().clear();
        for (var tone : SkinTone.values()) {
            var button = small(index.toned(Objects.requireNonNull(index.at(HAND, 0)), tone), tone(tone));
            button.getStyleClass().add("tone");
            if (tone == habits.current().get().tone()) {
                button.getStyleClass().add("chosen");
            }
            button.setOnAction(_ -> {
                habits.change(now -> now.with(tone));
                showTones();
                show();
                search.requestFocus();
            });
            tones.getChildren().add(button);
        }
    }

    private String tone(SkinTone tone) {
        return texts.get(
                switch (tone) {
                    case PLAIN -> "tone.plain";
                    case LIGHT -> "tone.light";
                    case MEDIUM_LIGHT -> "tone.medium-light";
                    case MEDIUM -> "tone.medium";
                    case MEDIUM_DARK -> "tone.medium-dark";
                    case DARK -> "tone.dark";
                });
    }

    private Button small(Emoji emoji, String words) {
        var button = new Button();
        button.setGraphic(pictures.picture(emoji, 18));
        button.getStyleClass().addAll("quiet", "emoji-small");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        return button;
    }

    private void show() {
        var words = search.getText();
        grid.show(words.isBlank() ? all() : PickerGrid.cut(toned(index.search(words))));
        list.getItems().setAll(grid.rows());
        showCurrent();
        // There is no way to have it read out; it is read with the field.
        search.setAccessibleHelp(grid.rows().isEmpty() ? texts.get("nothing") : null);
    }

    private List<PickerGrid.Row> all() {
        var rows = new ArrayList<PickerGrid.Row>();
        var recent = habits.current().get().recentEmoji().stream()
                .flatMap(emoji -> index.places(emoji).stream())
                .map(EmojiIndex.Place::emoji)
                .toList();
        if (!recent.isEmpty()) {
            rows.add(PickerGrid.Row.heading(texts.get("recent")));
            rows.addAll(PickerGrid.cut(recent));
        }
        groups.forEach((group, emoji) -> {
            rows.add(PickerGrid.Row.heading(texts.get(group.key())));
            rows.addAll(PickerGrid.cut(toned(emoji)));
        });
        return rows;
    }

    private List<Emoji> toned(List<Emoji> emoji) {
        var tone = habits.current().get().tone();
        return emoji.stream().map(one -> index.toned(one, tone)).toList();
    }

    private void showCurrent() {
        var current = grid.current();
        var words = current == null ? "" : current.label(texts.locale());
        name.setText(words);
        // What a screen reader says while the cursor stays in the field.
        search.setAccessibleText(words.isEmpty() ? texts.get("search") : texts.get("search.current", words));
        list.refresh();
    }

    private void choose(Emoji emoji) {
        popup.hide();
        habits.change(now -> now.used(emoji.text()));
        receiver.accept(emoji);
    }

    private void didPress(KeyEvent event) {
        // In a text that is searched for, the arrows to the sides belong to the text.
        var sideways = search.getText().isEmpty();
        switch (event.getCode()) {
            case DOWN -> move(() -> grid.moveRows(1));
            case UP -> move(() -> grid.moveRows(-1));
            case RIGHT -> {
                if (!sideways && search.getCaretPosition() < search.getLength()) {
                    return;
                }
                move(() -> grid.moveColumns(1));
            }
            case LEFT -> {
                if (!sideways && grid.current() != null && isFirst()) {
                    return;
                }
                move(() -> grid.moveColumns(-1));
            }
            case ENTER -> {
                var current = grid.current();
                if (current != null) {
                    choose(current);
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean isFirst() {
        var rows = grid.rows();
        return grid.row() == 0 && Objects.equals(rows.getFirst().emoji().getFirst(), grid.current());
    }

    private void move(Runnable step) {
        step.run();
        var row = grid.row();
        list.scrollTo(Math.max(0, row - 3));
        showCurrent();
    }
}
