package dev.sportello.desktop.input;

import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.PrismTextLayout;
import com.sun.javafx.text.TextRun;
import dev.sportello.desktop.emoji.Emoji;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.ui.TextPieces;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How a text is laid out while it is written: an emoji leaves room for its picture, and one long text is bounded work
/// in every script. FX thread only.
///
/// JavaFX 26 cuts a text into runs, one for each script, and a layout receives them. This one takes the emoji out of
/// them ([EmojiRun]), and cuts the others into short pieces: `PrismTextLayout.layout` shapes the rest of a run again
/// for each line that it fills, so that a text of 4,000 characters of Arabic, Thai or Hindi would take seconds at each
/// key.
///
/// It takes the place of the layout that a text has made itself, which is a private field, so nothing happens where
/// there is none such: in a JavaFX that has changed, emoji are the font's.
public final class InputLayout extends PrismTextLayout {
    private static final Logger LOG = LoggerFactory.getLogger(InputLayout.class);
    private static final int NO_CACHE = 0;

    /// A little wider than high letters, as in a bubble.
    private static final double SIDE = 1.24;

    private static final float GAP = 1;

    private final EmojiIndex index;
    private final NavigableMap<Integer, Emoji> emoji = new TreeMap<>();
    private String words = "";

    private InputLayout(EmojiIndex index, String words) {
        super(NO_CACHE);
        this.index = index;
        read(words);
    }

    /// Lays out a text that stands in no flow of texts.
    ///
    /// @return null where JavaFX does not allow it
    public static @Nullable InputLayout in(Text text, EmojiIndex index) {
        try {
            // Makes the text's own layout, if there was none.
            Objects.requireNonNull(text.getLayoutBounds());
            var field = Text.class.getDeclaredField("layout");
            field.setAccessible(true);
            if (field.get(text) instanceof PrismTextLayout own) {
                var layout = like(own, index, text.getText());
                field.set(text, layout);
                return layout;
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Emoji are grey while they are written, and long texts in some scripts slow to type.", e);
        }
        return null;
    }

    private static InputLayout like(PrismTextLayout own, EmojiIndex index, String text)
            throws ReflectiveOperationException {
        var layout = new InputLayout(index, text);
        for (var field : PrismTextLayout.class.getDeclaredFields()) {
            // What is final is how much of it is kept for others that show the same, which is nothing here.
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                field.set(layout, field.get(own));
            }
        }
        return layout;
    }

    private void read(String text) {
        words = text;
        emoji.clear();
        index.places(text).forEach(place -> emoji.put(place.start(), place.emoji()));
    }

    @Override
    public boolean setContent(String text, Object font) {
        read(text);
        return super.setContent(text, font);
    }

    /// An emoji in a line.
    ///
    /// @param y the middle of the line
    record Place(Emoji emoji, double x, double y) {}

    /// Where the emoji are, from the upper left corner of the text.
    List<Place> places() {
        var places = new ArrayList<Place>();
        for (var run : emoji.isEmpty() ? new TextRun[0] : getRuns()) {
            if (run instanceof EmojiRun one && one.getWidth() > 0) {
                var at = one.getLocation();
                var height = one.getLineBounds().getHeight() - one.getLeading();
                places.add(new Place(Objects.requireNonNull(emoji.get(one.getStart())), at.x + GAP, at.y + height / 2));
            }
        }
        return places;
    }

    /// How wide and high a picture is.
    double side() {
        return Math.round(getFont().getSize() * SIDE);
    }

    @Override
    public void addTextRun(TextRun run) {
        if (run.isTab() || run.isLinebreak() || run.getLength() == 0 || run.getEnd() > words.length()) {
            super.addTextRun(run);
            return;
        }
        var end = run.getEnd();
        var position = Math.min(end, behindEmojiBefore(run.getStart()));
        while (position < end) {
            var next = emoji.ceilingEntry(position);
            var words = next == null ? end : Math.min(end, next.getKey());
            addWords(run, position, words);
            position = words;
            if (next != null && words < end) {
                var length = next.getValue().text().length();
                super.addTextRun(new EmojiRun(position, length, run.getLevel(), (float) side() + 2 * GAP));
                // What it has in the next run, if it has, was added with it.
                position = Math.min(end, position + length);
            }
        }
    }

    private int behindEmojiBefore(int start) {
        var before = emoji.lowerEntry(start);
        return before == null
                ? start
                : Math.max(start, before.getKey() + before.getValue().text().length());
    }

    private void addWords(TextRun run, int start, int end) {
        if (run.isComplex() && !isShort(run)) {
            var from = start;
            for (var piece : TextPieces.of(words.substring(start, end))) {
                addPiece(run, from, piece.length());
                from += piece.length();
            }
        } else if (start == run.getStart() && end == run.getEnd()) {
            super.addTextRun(run);
        } else {
            addPiece(run, start, end - start);
        }
    }

    /// Letters from the right are apart from what is between them, also where they are few: see [TextPieces].
    private static boolean isShort(TextRun run) {
        return run.isLeftToRight() && run.getLength() <= TextPieces.LONGEST;
    }

    private void addPiece(TextRun run, int start, int length) {
        if (length > 0) {
            super.addTextRun(new TextRun(
                    start,
                    length,
                    run.getLevel(),
                    run.isComplex(),
                    run.getScript(),
                    run.getTextSpan(),
                    run.getSlot(),
                    run.isCanonical()));
        }
    }

    @Override
    protected GlyphLayout glyphLayout() {
        return new WithEmoji(super.glyphLayout());
    }

    /// Says that a text with emoji is a complex one. Of others JavaFX keeps the runs, and joins them again.
    private final class WithEmoji extends GlyphLayout {
        private final GlyphLayout shaper;

        private WithEmoji(GlyphLayout shaper) {
            this.shaper = shaper;
        }

        @Override
        public int breakRuns(PrismTextLayout layout, char[] text, int flags) {
            var found = shaper.breakRuns(layout, text, flags);
            return emoji.isEmpty() ? found : found | FLAGS_HAS_COMPLEX;
        }

        @Override
        public void layout(TextRun run, PGFont font, FontStrike strike, char[] text) {
            shaper.layout(run, font, strike, text);
        }

        @Override
        public void dispose() {
            shaper.dispose();
        }
    }
}
