package dev.sportello.relay.search;

import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.RefusedFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/// What an agent typed, as a query: words and "phrases in quotes", all of which must stand in the text, in any
/// order. The last word may be the beginning of one. Thread-safe.
record SearchQuery(String field, Analyzer analyzer) {
    static final int MOST_CODE_POINTS = 200;
    private static final int MOST_WORDS = 16;

    /// What these words are to the analyzer: each character of Chinese or Japanese is one.
    private static final int MOST_PARTS = 64;

    /// Where a beginning has more endings, it need not stand beside the words that were typed together with it.
    private static final int MOST_ENDINGS = 256;

    /// A quoted part to the closing quote or the end, or a word. Programs turn quotes into curly ones by themselves.
    private static final Pattern PART = Pattern.compile("[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?|([^\\s\\p{Z}\"“”„«»]+)");

    private record Word(String text, int position) {}

    /// @param index of which the last word may be the beginning of a word
    /// @throws RefusedFrame `input-invalid` if it is too long, or there is nothing to search for
    Query parse(String text, IndexReader index) throws RefusedFrame {
        if (text.codePointCount(0, text.length()) > MOST_CODE_POINTS) {
            throw invalid("is at most " + MOST_CODE_POINTS + " characters.");
        }
        var query = new BooleanQuery.Builder();
        var words = 0;
        var parts = 0;
        var typed = PART.matcher(text).results().toList();
        for (var each : typed) {
            var quoted = each.group(1);
            var of = words(quoted == null ? each.group(2) : quoted);
            words += of.isEmpty() ? 0 : 1;
            parts += of.size();
            if (quoted == null && each.end() == typed.getLast().end()) {
                addBeginning(query, of, index);
            } else {
                addWhole(query, of);
            }
        }
        if (words == 0 || words > MOST_WORDS) {
            throw invalid("has 1 to " + MOST_WORDS + " words or phrases of letters or digits.");
        }
        if (parts > MOST_PARTS) {
            throw invalid("has at most " + MOST_PARTS + " words or characters without spaces between them.");
        }
        return query.build();
    }

    private static RefusedFrame invalid(String what) {
        return new RefusedFrame(ErrorKind.INPUT_INVALID, "\"q\" " + what, null);
    }

    private void addWhole(BooleanQuery.Builder query, List<Word> words) {
        if (words.size() == 1) {
            query.add(new TermQuery(term(words.getFirst())), Occur.MUST);
        } else if (words.size() > 1) {
            var phrase = new PhraseQuery.Builder();
            words.forEach(word -> phrase.add(term(word), word.position));
            query.add(phrase.build(), Occur.MUST);
        }
    }

    private void addBeginning(BooleanQuery.Builder query, List<Word> words, IndexReader index) {
        if (words.isEmpty()) {
            return;
        }
        var beginning = term(words.getLast());
        var whole = words.size() == 1 ? List.<Term>of() : wordsOf(index, beginning);
        if (whole.isEmpty() || whole.size() > MOST_ENDINGS) {
            addWhole(query, words.subList(0, words.size() - 1));
            query.add(new PrefixQuery(beginning), Occur.MUST);
        } else {
            var phrase = new MultiPhraseQuery.Builder();
            words.subList(0, words.size() - 1).forEach(word -> phrase.add(new Term[] {term(word)}, word.position));
            phrase.add(whole.toArray(Term[]::new), words.getLast().position);
            query.add(phrase.build(), Occur.MUST);
        }
    }

    /// The words of the index with a beginning; one more than [#MOST_ENDINGS] where there are more.
    private static List<Term> wordsOf(IndexReader index, Term beginning) {
        var words = new ArrayList<Term>();
        try {
            var terms = MultiTerms.getTerms(index, beginning.field());
            if (terms == null) {
                return words;
            }
            var all = terms.iterator();
            for (var more = all.seekCeil(beginning.bytes()) != SeekStatus.END;
                    more && words.size() <= MOST_ENDINGS && StringHelper.startsWith(all.term(), beginning.bytes());
                    more = all.next() != null) {
                words.add(new Term(beginning.field(), BytesRef.deepCopyOf(all.term())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the index cannot be read.", e);
        }
        return words;
    }

    private Term term(Word word) {
        return new Term(field, word.text);
    }

    /// One typed word may be several to the analyzer: `AB-123`, `shop.example`.
    private List<Word> words(String text) {
        var words = new ArrayList<Word>();
        try (var stream = analyzer.tokenStream(field, text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            for (var position = -1; stream.incrementToken(); ) {
                position += step.getPositionIncrement();
                words.add(new Word(term.toString(), position));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot be read.", e);
        }
        return words;
    }
}
