package dev.sportello.desktop.emoji;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TextPieces;
import dev.sportello.model.VisibleText;
import java.text.Bidi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// One line of text with coloured emoji, which ends in an ellipsis where there is no more room. It reads from the
/// side of its first letter, whatever stands beside it, and its parts are in the order of Unicode's UAX #9. FX thread
/// only.
public final class OneLine extends Region {
    private static final double EMOJI = 15;

    /// More than any line shows; the rest of a long message is not worth a node.
    private static final int MOST_CHARACTERS = 160;

    /// Stands for a picture where the order of parts is found: neither side is its own.
    private static final char PICTURE = '\uFFFC';

    /// What is drawn the other way round where it stands between letters from the right.
    private static final Pattern MIRRORED = Pattern.compile("[()\\[\\]{}<>«»‹›]");

    private static final String FROM_THE_RIGHT = "\u200F";

    private final EmojiPictures pictures;
    private final Text ellipsis = words("…");

    /// The beginning of the part for which there is no room as a whole.
    private final Text cut = words("");

    private List<Part> parts = List.of();

    /// The words of before, to be used again: what is new to a scene is styled anew, which is dear in a list.
    private final Deque<Text> spare = new ArrayDeque<>();

    private boolean rightToLeft;
    private String shown = "";

    /// @param level as in UAX #9: an odd one reads from the right
    private record Part(Node node, byte level) {
        double width() {
            return node instanceof Text text ? text.getLayoutBounds().getWidth() : node.prefWidth(-1);
        }
    }

    public OneLine(EmojiPictures pictures) {
        this.pictures = pictures;
        getStyleClass().add("one-line");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(0);
        // What is placed here must not ask for another layout while it is placed.
        ellipsis.setManaged(false);
        cut.setManaged(false);
        getChildren().setAll(cut, ellipsis);
    }

    public void show(String text) {
        if (text.equals(shown)) {
            return;
        }
        shown = text;
        setAccessibleText(text);
        spare.clear();
        for (var part : parts) {
            if (part.node instanceof Text words) {
                spare.add(words);
            }
        }
        parts = parts(VisibleText.cut(text.strip(), MOST_CHARACTERS).replaceAll("\\s+", " "));
        getChildren().setAll(parts.stream().map(Part::node).toList());
        getChildren().addAll(cut, ellipsis);
        requestLayout();
    }

    /// In the order in which they were written.
    private List<Part> parts(String line) {
        var pieces = pictures.index().pieces(line);
        var letters = new StringBuilder();
        for (var piece : pieces) {
            switch (piece) {
                case EmojiIndex.Piece.Words(String words) -> letters.append(ShownText.of(words));
                case EmojiIndex.Piece.Picture _ -> letters.append(PICTURE);
            }
        }
        var sides = new Bidi(letters.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        rightToLeft = !sides.baseIsLeftToRight();
        var found = new ArrayList<Part>();
        var place = 0;
        for (var piece : pieces) {
            switch (piece) {
                case EmojiIndex.Piece.Words(String words) -> {
                    var there = ShownText.of(words);
                    addWords(there, sides, place, found);
                    place += there.length();
                }
                case EmojiIndex.Piece.Picture(Emoji emoji) ->
                    found.add(new Part(new InlineEmoji(pictures, emoji, EMOJI), (byte) sides.getLevelAt(place++)));
            }
        }
        return found;
    }

    /// Cut where the side changes, from which they read, and into pieces that are quickly laid out.
    private void addWords(String words, Bidi sides, int place, List<Part> into) {
        var start = 0;
        while (start < words.length()) {
            var level = sides.getLevelAt(place + start);
            var end = start;
            while (end < words.length() && sides.getLevelAt(place + end) == level) {
                end++;
            }
            for (var piece : TextPieces.of(words.substring(start, end))) {
                into.add(new Part(again(sided(piece, level)), (byte) level));
            }
            start = end;
        }
    }

    private static String sided(String piece, int level) {
        return level % 2 == 1 && MIRRORED.matcher(piece).find() ? FROM_THE_RIGHT + piece : piece;
    }

    private Text again(String words) {
        var node = spare.poll();
        if (node == null) {
            return words(words);
        }
        node.setText(words);
        return node;
    }

    private static Text words(String words) {
        var node = new Text(words);
        node.getStyleClass().add("words");
        return node;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(parts.stream().mapToDouble(Part::width).sum());
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(18, Math.ceil(ellipsis.getLayoutBounds().getHeight()));
    }

    @Override
    public double getBaselineOffset() {
        return Math.round((getHeight() - ellipsis.getLayoutBounds().getHeight()) / 2) + ellipsis.getBaselineOffset();
    }

    @Override
    protected void layoutChildren() {
        getChildren().forEach(child -> child.setVisible(false));
        var there = fitting().toArray(Part[]::new);
        if (there.length == 0) {
            return;
        }
        var levels = new byte[there.length];
        for (var index = 0; index < there.length; index++) {
            levels[index] = there[index].level;
        }
        Bidi.reorderVisually(levels, 0, there, 0, there.length);
        var x = 0.0;
        for (var part : there) {
            place(part.node, x);
            x += part.width();
        }
    }

    /// What there is room for, in the order in which it was written, with the ellipsis where that is not all.
    private List<Part> fitting() {
        var room = getWidth();
        var fitting = new ArrayList<Part>();
        var used = 0.0;
        for (var part : parts) {
            used += part.width();
            fitting.add(part);
            if (used > room + 0.5) {
                break;
            }
        }
        if (used <= room + 0.5) {
            return fitting;
        }
        var end = new Part(ellipsis, (byte) (rightToLeft ? 1 : 0));
        while (!fitting.isEmpty() && used + end.width() > room) {
            var last = fitting.removeLast();
            used -= last.width();
            if (used + end.width() < room && last.node instanceof Text words) {
                fitting.add(new Part(cut(words.getText(), room - used - end.width()), last.level));
                break;
            }
        }
        fitting.add(end);
        return fitting;
    }

    /// The most of these words that is no wider than the room.
    private Text cut(String words, double room) {
        var fits = 0;
        var tooMany = words.length();
        while (tooMany - fits > 1) {
            var half = (fits + tooMany) / 2;
            cut.setText(VisibleText.cut(words, half).stripTrailing());
            if (cut.getLayoutBounds().getWidth() <= room) {
                fits = half;
            } else {
                tooMany = half;
            }
        }
        cut.setText(fits == 0 ? "" : VisibleText.cut(words, fits).stripTrailing());
        return cut;
    }

    private void place(Node node, double x) {
        node.setVisible(true);
        if (node instanceof Text) {
            node.setLayoutX(x);
            node.setLayoutY(getBaselineOffset());
        } else {
            node.autosize();
            positionInArea(node, Math.round(x), 0, EMOJI, getHeight(), 0, HPos.LEFT, VPos.CENTER);
        }
    }
}
