package dev.sportello.relay.search;

import com.ibm.icu.lang.UScript;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.tokenattributes.ScriptAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/// Takes what is written in Katakana apart into its characters, as the tokenizer does with Hiragana and Han: there are
/// no spaces between these words, and `ケース` is to be found in `スマホケース`. A mark of voice and the long mark
/// stay with their character.
final class KatakanaParts extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final ScriptAttribute script = addAttribute(ScriptAttribute.class);
    private final BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);

    /// The word of which something is still to be given away, without its text; null where that is nothing.
    private @Nullable State whole;

    private String text = "";

    /// From where on it is still to be given away.
    private int at;

    KatakanaParts(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (whole != null) {
            restoreState(whole);
        } else if (!input.incrementToken()) {
            return false;
        } else if (script.getCode() != UScript.KATAKANA) {
            return true;
        } else {
            text = term.toString();
            at = 0;
            characters.setText(text);
            term.setEmpty();
            whole = captureState();
        }
        takeNext();
        return true;
    }

    private void takeNext() {
        var end = characters.following(at);
        while (end < text.length() && isLongMark(text.charAt(end))) {
            end = characters.following(end);
        }
        term.append(text, at, end);
        // What the tokenizer gives away is as long as it stands in the text.
        var begins = offset.startOffset();
        var ended = end == text.length();
        offset.setOffset(begins + at, ended ? offset.endOffset() : begins + end);
        at = end;
        if (ended) {
            whole = null;
        }
    }

    private static boolean isLongMark(char one) {
        return one == 'ー' || one == 'ｰ';
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        whole = null;
    }
}
