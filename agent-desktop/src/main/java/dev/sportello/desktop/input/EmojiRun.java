package dev.sportello.desktop.input;

import com.sun.javafx.geom.RectBounds;
import com.sun.javafx.text.TextRun;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The place of an emoji in a line of text: as wide as its picture, and with nothing of the font in it. It is one
/// character to the caret and to the mouse, however many code points it has. FX thread only.
final class EmojiRun extends TextRun {
    private static final byte NO_SCRIPT = 0;

    private final float wide;

    EmojiRun(int start, int length, byte level, float wide) {
        super(start, length, level, false, NO_SCRIPT, null, 0, false);
        this.wide = wide;
        measure(length);
    }

    /// Its height is 0 here, and becomes the font's.
    private void measure(int length) {
        setEmbedded(new RectBounds(0, 0, 0, 0), length);
        setWidth(wide);
    }

    @Override
    public void shape(int count, int[] glyphs, float[] positions, int @Nullable [] indices) {
        // The picture is drawn over it.
    }

    @Override
    public void shape(int count, int[] glyphs, float[] advances) {
        // The picture is drawn over it.
    }

    @Override
    public float getXAtOffset(int offset, boolean leading) {
        return (offset == 0 && leading) == isLeftToRight() ? 0 : getWidth();
    }

    @Override
    public int getOffsetAtX(float x, AtomicBoolean trailing) {
        trailing.set(x > getWidth() / 2 == isLeftToRight());
        return 0;
    }

    /// Only where a line is narrower than one picture: what is left of it takes no room.
    @Override
    public TextRun split(int offset) {
        var rest = new EmojiRun(getStart() + offset, getLength() - offset, getLevel(), 0);
        rest.setMetrics(getAscent(), getDescent(), getLeading());
        var ascent = getAscent();
        var descent = getDescent();
        measure(offset);
        setMetrics(ascent, descent, getLeading());
        return rest;
    }
}
