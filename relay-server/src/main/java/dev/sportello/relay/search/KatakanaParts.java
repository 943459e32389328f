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

    /// What is still to be given away, and from where on; null where that is nothing.
    private @Nullable State whole;

    private String text = "";
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
        }
        takeNext();
        return true;
    }

    private void takeNext() {
        var end = characters.following(at);
        while (end < text.length() && isLongMark(text.charAt(end))) {
            end = characters.following(end);
        }
        whole = end < text.length() ? captureState() : null;
        term.setEmpty().append(text, at, end);
        // What the tokenizer gives away is as long as it stands in the text.
        var begins = offset.startOffset();
        offset.setOffset(begins + at, whole == null ? offset.endOffset() : begins + end);
        at = end;
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
