package dev.sportello.desktop.thread;

import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.emoji.InlineEmoji;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.SystemClipboard;
import dev.sportello.desktop.ui.TextPieces;
import dev.sportello.desktop.ui.TextSide;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// A message's text: coloured emoji, links that open on a click, and a selection to copy. FX thread only.
final class BubbleText extends TextFlow {
    private static final double EMOJI = 18;
    private static final double EMOJI_ALONE = 34;
    private static final int MOST_ALONE = 6;

    private final String text;
    private final EmojiPictures pictures;
    private final Path selection = new Path();
    private final boolean emojiAlone;
    private final Map<String, Runnable> links = new LinkedHashMap<>();
    private int pressed;
    private int from;
    private int to;

    BubbleText(String text, EmojiPictures pictures, Consumer<URI> opener) {
        this.text = text;
        this.pictures = pictures;
        getStyleClass().add("bubble-text");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(text);
        setTextAlignment(TextSide.of(text));
        // A flow is laid out once more to say how low it could be, which is dear and which nobody wants to know.
        setMinHeight(0);
        var pieces = pictures.index().pieces(text);
        emojiAlone = pieces.size() <= MOST_ALONE && pieces.stream().allMatch(BubbleText::isPictureOrSpace);
        for (var part : Addresses.parts(text)) {
            switch (part) {
                case TextPart.Plain(String plain) -> addPlain(plain);
                case TextPart.Address(String shown, URI address) -> addLink(shown, address, opener);
            }
        }
        selection.setManaged(false);
        selection.getStyleClass().add("selection");
        getChildren().addFirst(selection);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::didPress);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::didDrag);
        addEventHandler(KeyEvent.KEY_PRESSED, this::didPressKey);
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                select(0, 0);
            }
        });
    }

    /// Whether it is a few emoji and nothing else, which are drawn big and without a bubble.
    boolean emojiAlone() {
        return emojiAlone;
    }

    /// Copies what is selected, or all.
    void copy() {
        SystemClipboard.put(selected().isEmpty() ? text : selected());
    }

    /// What is selected, as it is shown.
    String selected() {
        var selected = new StringBuilder();
        var position = 0;
        for (var child : getManagedChildren()) {
            var length = child instanceof Text words ? words.getText().length() : 1;
            var start = Math.max(0, from - position);
            var end = Math.min(length, to - position);
            if (start < end) {
                selected.append(
                        switch (child) {
                            case Text words -> words.getText().substring(start, end);
                            case InlineEmoji emoji -> emoji.emoji().text();
                            case LinkWord link -> link.shown();
                            default -> "";
                        });
            }
            position += length;
        }
        return selected.toString();
    }

    /// @param start in the counting of the text flow, in which an emoji is one
    void select(int start, int end) {
        from = Math.min(start, end);
        to = Math.max(start, end);
        selection.getElements().setAll(from == to ? new PathElement[0] : getRangeShape(from, to, false));
    }

    private void addPlain(String plain) {
        for (var piece : pictures.index().pieces(plain)) {
            switch (piece) {
                case EmojiIndex.Piece.Words(String words) ->
                    TextPieces.of(ShownText.of(words))
                            .forEach(part -> getChildren().add(words(part)));
                case EmojiIndex.Piece.Picture(var emoji) ->
                    getChildren().add(new InlineEmoji(pictures, emoji, emojiAlone ? EMOJI_ALONE : EMOJI));
            }
        }
    }

    private static Text words(String words) {
        var node = new Text(words);
        node.getStyleClass().add("words");
        return node;
    }

    private void addLink(String shown, URI address, Consumer<URI> opener) {
        var link = new LinkWord(
                shown,
                TextPieces.of(ShownText.of(shown)).stream()
                        .map(BubbleText::words)
                        .toList());
        link.getChildren().forEach(piece -> piece.getStyleClass().add("link"));
        link.setAccessibleRole(AccessibleRole.HYPERLINK);
        link.setAccessibleText(shown);
        link.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                opener.accept(address);
            }
        });
        links.put(shown, () -> opener.accept(address));
        getChildren().add(link);
    }

    /// The addresses in it, as they are shown, with what opens each.
    Map<String, Runnable> links() {
        return links;
    }

    @Override
    protected double computePrefWidth(double height) {
        fitLinks(Double.MAX_VALUE);
        return super.computePrefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        fitLinks(width > 0 ? width : Double.MAX_VALUE);
        return super.computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        fitLinks(getWidth());
        super.layoutChildren();
    }

    private void fitLinks(double width) {
        for (var child : getManagedChildren()) {
            if (child instanceof LinkWord link) {
                link.fit(width);
            }
        }
    }

    private void didPress(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        requestFocus();
        if (event.getClickCount() == 3) {
            select(0, length());
        } else {
            var index = index(event);
            select(index, index);
            pressed = index;
        }
        event.consume();
    }

    private void didDrag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            select(pressed, index(event));
            event.consume();
        }
    }

    private void didPressKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            select(0, length());
            event.consume();
        }
    }

    private int index(MouseEvent event) {
        return getHitInfo(new Point2D(event.getX(), event.getY())).getInsertionIndex();
    }

    private int length() {
        return getManagedChildren().stream()
                .mapToInt(child -> child instanceof Text words ? words.getText().length() : 1)
                .sum();
    }

    private static boolean isPictureOrSpace(EmojiIndex.Piece piece) {
        return switch (piece) {
            case EmojiIndex.Piece.Picture _ -> true;
            case EmojiIndex.Piece.Words(String words) -> words.isBlank();
        };
    }
}
