package dev.sportello.desktop.ui;

import com.sun.javafx.text.PrismTextLayout;
import com.sun.javafx.text.TextRun;
import java.lang.reflect.Modifier;
import java.util.Objects;
import javafx.scene.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets JavaFX 26 lay out one long text in bounded work. FX thread only.
///
/// The defect: a text is cut into runs, one for each script, and `PrismTextLayout.layout` shapes the rest of a
/// run again for each line that it fills. Of a script that takes much shaping, such as Arabic, Thai or Hindi, a
/// text of 4,000 characters takes seconds at each key. A bubble is made of many short texts instead
/// ([TextPieces]); a text area has one.
///
/// The repair: a layout of our own cuts long runs into the same pieces as it receives them. It takes the place of
/// the one that a text has made itself, which is a private field, so this does nothing where there is none such:
/// in a JavaFX that has changed.
public final class BoundedRuns {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedRuns.class);
    private static final int NO_CACHE = 0;

    /// Repairs a text that stands in no flow of texts.
    public static void in(Text text) {
        try {
            // Makes the text's own layout, if there was none.
            Objects.requireNonNull(text.getLayoutBounds());
            var field = Text.class.getDeclaredField("layout");
            field.setAccessible(true);
            if (field.get(text) instanceof PrismTextLayout own && !(own instanceof Bounded)) {
                field.set(text, like(own, text.getText()));
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Long texts in some scripts may be slow to type.", e);
        }
    }

    private static Bounded like(PrismTextLayout own, String text) throws ReflectiveOperationException {
        var bounded = new Bounded(text);
        for (var field : PrismTextLayout.class.getDeclaredFields()) {
            // What is final is how much of it is kept for others that show the same, which is nothing here.
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                field.setAccessible(true);
                field.set(bounded, field.get(own));
            }
        }
        return bounded;
    }

    private static final class Bounded extends PrismTextLayout {
        private String words;

        private Bounded(String words) {
            super(NO_CACHE);
            this.words = words;
        }

        @Override
        public boolean setContent(String text, Object font) {
            words = text;
            return super.setContent(text, font);
        }

        @Override
        public void addTextRun(TextRun run) {
            if (!run.isComplex() || isShort(run) || run.getEnd() > words.length()) {
                super.addTextRun(run);
                return;
            }
            var start = run.getStart();
            for (var piece : TextPieces.of(words.substring(start, run.getEnd()))) {
                super.addTextRun(piece(run, start, piece.length()));
                start += piece.length();
            }
        }

        /// Letters from the right are apart from what is between them, also where they are few: see [TextPieces].
        private static boolean isShort(TextRun run) {
            return run.isLeftToRight() && run.getLength() <= TextPieces.LONGEST;
        }

        private static TextRun piece(TextRun run, int start, int length) {
            return new TextRun(
                    start,
                    length,
                    run.getLevel(),
                    true,
                    run.getScript(),
                    run.getTextSpan(),
                    run.getSlot(),
                    run.isCanonical());
        }
    }

    private BoundedRuns() {}
}
