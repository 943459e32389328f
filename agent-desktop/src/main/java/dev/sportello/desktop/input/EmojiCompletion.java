package dev.sportello.desktop.input;

import dev.sportello.desktop.emoji.Emoji;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// Offers emoji for a word behind a colon, as in `:smile`: arrows choose, Enter and the tab key take, Escape leaves the
/// text as it is, and a second colon takes the emoji of that name. A colon within a time or an address offers nothing.
/// While nothing is offered no key is taken. FX thread only.
public final class EmojiCompletion {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final int MOST = 6;
    private static final double LINE = 26;

    private static final Pattern WORD = Pattern.compile("(?:^|[\\s(])(:([\\p{L}+][\\p{L}\\p{N}_+-]+))$");
    private static final Pattern NAME = Pattern.compile("(?:^|[\\s(])(:([\\p{L}+][\\p{L}\\p{N}_+-]+):)$");

    private final TextArea area;
    private final EmojiPictures pictures;
    private final Texts texts;
    private final Popup popup = new Popup();
    private final VBox rows = new VBox();
    private List<Emoji> offered = List.of();
    private int current;

    private EmojiCompletion(TextArea area, EmojiPictures pictures, Locale locale) {
        this.area = area;
        this.pictures = pictures;
        texts = Texts.of(EmojiCompletion.class, locale);
        rows.getStyleClass().add("emoji-completion");
        rows.getStylesheets()
                .add(Objects.requireNonNull(EmojiCompletion.class.getResource("EmojiCompletion.css"))
                        .toExternalForm());
        popup.getContent().add(rows);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_LEFT);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
    }

    /// Before other filters of keys, which leave a key alone that was taken here.
    public static void in(TextArea area, EmojiPictures pictures, Locale locale) {
        var completion = new EmojiCompletion(area, pictures, locale);
        area.addEventFilter(KeyEvent.KEY_PRESSED, completion::didPress);
        area.textProperty().subscribe((before, now) -> {
            // One key: a text that is put here, pasted or taken from a draft offers nothing.
            if (area.isFocused() && Math.abs(now.length() - before.length()) == 1) {
                Platform.runLater(() -> completion.didType(now.length() > before.length()));
            } else {
                completion.hide();
            }
        });
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                completion.hide();
            }
        });
    }

    private void didType(boolean more) {
        var before = area.getText(0, area.getCaretPosition());
        var name = NAME.matcher(before);
        if (more && name.find()) {
            var found = index().search(spoken(name.group(2)));
            if (!found.isEmpty() && index().isCalled(found.getFirst(), spoken(name.group(2)))) {
                take(name.start(1), found.getFirst());
            }
            hide();
            return;
        }
        var word = WORD.matcher(before);
        offer(word.find() ? index().search(spoken(word.group(2))) : List.of());
    }

    /// `thumbs_up` and `thumbs-up` are two words.
    private static String spoken(String name) {
        return name.replace('_', ' ').replace('-', ' ');
    }

    private EmojiIndex index() {
        return pictures.index();
    }

    private void offer(List<Emoji> found) {
        offered = found.subList(0, Math.min(MOST, found.size()));
        if (offered.isEmpty()) {
            hide();
            return;
        }
        current = 0;
        rows.getChildren().setAll(offered.stream().map(this::row).toList());
        showCurrent();
        if (!popup.isShowing()) {
            Point2D place = area.getInputMethodRequests().getTextLocation(0);
            popup.show(area, place.getX() - 12, place.getY() - LINE);
        }
    }

    private HBox row(Emoji emoji) {
        var row = new HBox(pictures.picture(emoji, 18), new Label(emoji.label(texts.locale())));
        row.getStyleClass().add("offer");
        row.setOnMouseClicked(_ -> accept(emoji));
        return row;
    }

    private void showCurrent() {
        for (var i = 0; i < offered.size(); i++) {
            rows.getChildren().get(i).pseudoClassStateChanged(CURRENT, i == current);
        }
        // The cursor stays in the text: this is how a screen reader hears of it.
        area.setAccessibleHelp(texts.get("offered", offered.get(current).label(texts.locale()), offered.size()));
    }

    private void hide() {
        offered = List.of();
        area.setAccessibleHelp(null);
        popup.hide();
    }

    private void didPress(KeyEvent event) {
        if (!popup.isShowing() || offered.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER, TAB -> {
                if (event.isShiftDown() || event.isShortcutDown()) {
                    hide();
                    return;
                }
                accept(offered.get(current));
            }
            case ESCAPE -> hide();
            case LEFT, RIGHT, HOME, END -> {
                hide();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        current = Math.floorMod(current + step, offered.size());
        showCurrent();
    }

    private void accept(Emoji emoji) {
        var word = WORD.matcher(area.getText(0, area.getCaretPosition()));
        if (word.find()) {
            take(word.start(1), emoji);
        }
        hide();
    }

    private void take(int start, Emoji emoji) {
        area.replaceText(start, area.getCaretPosition(), emoji.text());
    }
}
