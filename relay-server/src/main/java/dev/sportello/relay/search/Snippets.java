package dev.sportello.relay.search;

import dev.sportello.wire.SearchBodies.Match;
import dev.sportello.wire.SearchBodies.Snippet;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/// Cuts from a text the part around what was found. Thread-safe.
final class Snippets {
    private static final int LONGEST = 200;
    private static final int BEFORE_THE_MATCH = 50;
    private static final String CUT = "…";

    /// As long as emoji of several people are, in UTF-16 code units.
    private static final int LONGEST_CHARACTER = 32;

    private final String field;
    private final UnifiedHighlighter highlighter;

    Snippets(String field, Analyzer analyzer) {
        this.field = field;
        highlighter = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(WholeBreakIterator::new)
                .withFormatter(new Ranges())
                .build();
    }

    /// What was found in the text, as the formatter finds it in its passage.
    private static final class Ranges extends PassageFormatter {
        @Override
        public List<Match> format(Passage[] passages, String text) {
            var matches = new ArrayList<Match>();
            for (var passage : passages) {
                for (var i = 0; i < passage.getNumMatches(); i++) {
                    add(matches, passage.getMatchStarts()[i], passage.getMatchEnds()[i]);
                }
            }
            return matches;
        }

        /// They come in order of their starts; what overlaps becomes one.
        private static void add(List<Match> matches, int start, int end) {
            if (!matches.isEmpty() && start < matches.getLast().end()) {
                var last = matches.removeLast();
                matches.add(new Match(last.start(), Math.max(last.end(), end)));
            } else if (end > start) {
                matches.add(new Match(start, end));
            }
        }
    }

    Snippet of(String text, Query query) throws IOException {
        var found = highlighter.highlightWithoutSearcher(field, query, text, 1);
        return found instanceof List<?> matches
                ? cut(text, matches.stream().map(Match.class::cast).toList())
                : cut(text, List.of());
    }

    static Snippet cut(String text, List<Match> matches) {
        if (text.length() <= LONGEST) {
            return new Snippet(text, matches);
        }
        var first = matches.isEmpty() ? 0 : matches.getFirst().start();
        var from = boundary(text, Math.max(0, Math.min(first - BEFORE_THE_MATCH, text.length() - LONGEST)), first);
        var to = end(text, Math.min(text.length(), from + LONGEST));
        var before = from > 0 ? CUT : "";
        var shift = before.length() - from;
        var inside = matches.stream()
                .filter(match -> match.start() < to)
                .map(match -> new Match(match.start() + shift, Math.min(match.end(), to) + shift))
                .toList();
        return new Snippet(before + text.substring(from, to) + (to < text.length() ? CUT : ""), inside);
    }

    /// Where a word begins, at or behind an index; or the next character, if none does before the limit.
    private static int boundary(String text, int index, int limit) {
        if (index == 0) {
            return 0;
        }
        for (var i = index; i < limit; i++) {
            if (Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        var characters = characters(text);
        return characters.isBoundary(index) ? index : Math.min(limit, characters.following(index));
    }

    /// Where the character ends that ends at an index or before it. One of very many signs is cut, but no pair of
    /// surrogates.
    private static int end(String text, int index) {
        var characters = characters(text);
        var end = characters.isBoundary(index) ? index : characters.preceding(index);
        if (index - end <= LONGEST_CHARACTER) {
            return end;
        }
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    private static BreakIterator characters(String text) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        return characters;
    }
}
