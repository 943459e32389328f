package dev.sportello.relay.search;

import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.VersionInfo;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.DefaultICUTokenizerConfig;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.util.Version;

/// Makes words of a text, the same for a message and for what is searched: by the rules of Unicode (UAX 29), without
/// case, accents, width and other forms of the same letter (UTR 30), so that `jose` finds `José`, `weiss` finds
/// `Weiß`, and `istanbul` finds `İSTANBUL` and `ıstanbul`. Thread-safe.
final class FoldingAnalyzer extends Analyzer {
    private static final int RULES = 6;

    /// Names all that decides which words a text has. An index of another version is made anew.
    static final String VERSION = RULES + ", Lucene " + Version.LATEST + ", ICU " + VersionInfo.ICU_VERSION;

    /// A longer word is one that nobody types, and Lucene takes none beyond 32 KB.
    private static final int LONGEST_WORD = 255;

    /// What joins words and numbers by UAX 29; taken apart, it is found by each of its parts: `l'ordine`,
    /// `shop.example`, `1041,1042`, and the narrow space before a French `!`. Besides the letters that stand for
    /// apostrophes, and Japanese dots.
    private static final NormalizeCharMap JOINTS = joints(new UnicodeSet("""
            [[:WB=MidLetter:] [:WB=MidNum:] [:WB=MidNumLet:] [:WB=Single_Quote:] [:WB=Double_Quote:]
            [:WB=ExtendNumLet:] \\u02b9 \\u02bb \\u02bc \\u05f3 \\u30fb \\uff65]"""));

    /// Words of Thai, Lao, Khmer and Burmese by dictionaries; Chinese and Japanese by single characters, of which
    /// what is searched makes a phrase.
    private static final DefaultICUTokenizerConfig WORDS = new DefaultICUTokenizerConfig(false, true);

    private static NormalizeCharMap joints(UnicodeSet joints) {
        var map = new NormalizeCharMap.Builder();
        joints.forEach(joint -> map.add(joint, " "));
        return map.build();
    }

    private final boolean takesKatakanaApart;

    /// @param takesKatakanaApart where words are looked for within a text, and not the beginnings of a name
    FoldingAnalyzer(boolean takesKatakanaApart) {
        this.takesKatakanaApart = takesKatakanaApart;
    }

    @Override
    protected Reader initReader(String field, Reader text) {
        return new MappingCharFilter(JOINTS, text);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        var words = new ICUTokenizer(WORDS);
        var parts = takesKatakanaApart ? new KatakanaParts(words) : words;
        var folded = new ASCIIFoldingFilter(new ICUFoldingFilter(parts));
        return new TokenStreamComponents(words, new LengthFilter(new WithoutEmpty(folded), 1, LONGEST_WORD));
    }
}
