package dev.sportello.desktop.ui;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repairs how JavaFX 26 breaks a line within Arabic or Hebrew on Linux. FX thread only.
///
/// The defect: `PangoGlyphLayout.layout` remembers the UTF-8 text of each run while a text is laid out. A line break
/// cuts a run in two and shapes its first half again, but gets the text of the whole run from that memory. From right
/// to left, its glyphs then point before the start of the text: `PrismTextLayout.computeTrailingSpaceWidth` throws
/// `ArrayIndexOutOfBoundsException` from within a layout, after which no parent of that text is laid out ever again.
/// Any text that wraps has it, and so has a text area that an agent types in.
///
/// The repair: that memory no longer returns anything. It is a private field of a class that is not exported, so this
/// looks for it at the start, and does nothing where there is none: on Windows and macOS, and in a JavaFX that has
/// changed.
public final class TextShaping {
    private static final Logger LOG = LoggerFactory.getLogger(TextShaping.class);

    /// Does nothing when it was done before.
    public static void repair() {
        try {
            var manager = Class.forName("com.sun.javafx.text.GlyphLayoutManager");
            var only = manager.getDeclaredField("REUSABLE_INSTANCE");
            only.setAccessible(true);
            var shaper = only.get(null);
            if (shaper.getClass().getSimpleName().equals("PangoGlyphLayout")) {
                var memory = shaper.getClass().getDeclaredField("runUtf8");
                memory.setAccessible(true);
                if (!(memory.get(shaper) instanceof WithoutRecall)) {
                    memory.set(shaper, new WithoutRecall());
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Text from right to left may be drawn wrong where it wraps.", e);
        }
    }

    /// Keeps all that was put, so that JavaFX can free it, and finds nothing again.
    private static final class WithoutRecall extends LinkedHashMap<Object, Object> {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Object get(@Nullable Object key) {
            return null;
        }

        @Override
        public @Nullable Object put(Object key, Object value) {
            return super.put(new Object(), value);
        }
    }

    private TextShaping() {}
}
