package dev.sportello.desktop.emoji;

import dev.sportello.desktop.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// A small window with all emoji, in which one can search. Lives from opening to choosing; FX thread only.
public final class EmojiPicker {
    static final int COLUMNS = 8;
    private static final double ROW = 40;
    private static final double WIDTH = 340;
    private static final double GAP = 8;

    private final EmojiIndex index;
    private final Consumer<Emoji> receiver;
    private final ObservableList<List<Emoji>> rows = FXCollections.observableArrayList();
    private final TextField search = new TextField();
    private final Popup popup = new Popup();

    /// @param receiver receives each emoji chosen
    public EmojiPicker(EmojiPictures pictures, Locale locale, Consumer<Emoji> receiver) {
        index = pictures.index();
        this.receiver = receiver;
        var texts = Texts.of(EmojiPicker.class, locale);
        popup.setAutoHide(true);
        popup.getContent().add(content(pictures, texts));
        search.textProperty().subscribe(this::show);
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

    private VBox content(EmojiPictures pictures, Texts texts) {
        search.setPromptText(texts.get("search"));
        search.setAccessibleText(texts.get("search"));
        var list = new ListView<>(rows);
        list.getStyleClass().add("emoji-rows");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new EmojiRowCell(pictures, texts.locale(), this::choose));
        var nothing = new Label(texts.get("nothing"));
        nothing.getStyleClass().add("faint");
        list.setPlaceholder(nothing);
        var content = new VBox(8, new StackPane(search), list);
        content.getStyleClass().add("emoji-picker");
        content.getStylesheets()
                .add(Objects.requireNonNull(EmojiPicker.class.getResource("EmojiPicker.css"))
                        .toExternalForm());
        return content;
    }

    private void show(String words) {
        var found = index.search(words);
        var cut = new ArrayList<List<Emoji>>();
        for (var start = 0; start < found.size(); start += COLUMNS) {
            cut.add(found.subList(start, Math.min(found.size(), start + COLUMNS)));
        }
        rows.setAll(cut);
    }

    private void choose(Emoji emoji) {
        popup.hide();
        receiver.accept(emoji);
    }

    /// Enter takes the first one found.
    private void didPress(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !rows.isEmpty()) {
            choose(rows.getFirst().getFirst());
            event.consume();
        }
    }
}
