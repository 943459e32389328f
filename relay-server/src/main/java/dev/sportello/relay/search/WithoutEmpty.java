package dev.sportello.relay.search;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/// Leaves out the words of which folding left nothing, such as a long mark of Japanese by itself. They have no place
/// among the others either: in a phrase, any word could stand there.
final class WithoutEmpty extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    WithoutEmpty(TokenStream folded) {
        super(folded);
    }

    @Override
    public boolean incrementToken() throws IOException {
        var more = input.incrementToken();
        while (more && term.isEmpty()) {
            more = input.incrementToken();
        }
        return more;
    }
}
