package dev.sportello.relay.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// The words of a text as every search here compares them: without case, accents and other forms of the same letter.
/// Thread-safe.
public final class FoldedWords {
    private static final FoldingAnalyzer ANALYZER = new FoldingAnalyzer(false);

    /// In their order.
    public static List<String> of(String text) {
        try (var stream = ANALYZER.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var words = new ArrayList<String>();
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term.toString());
            }
            stream.end();
            return List.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException("A text could not be read.", e);
        }
    }

    private FoldedWords() {}
}
