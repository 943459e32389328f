package dev.sportello.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.thread.ThreadController;
import java.text.Bidi;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;

/// A name or text of somebody else changes nothing beside it.
class ShownTextTest {

    @Property
    void theEndOfASentenceKeepsItsPlaceWhateverTheNameHolds(
            @ForAll
                    @Chars({
                        'a', 'ב', 'ع', '1', ' ', '\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u202d',
                        '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'
                    })
                    String name) {
        var notice = Texts.of(ThreadController.class, Locale.UK).get("notice.closed", name);
        var sentence = Texts.of(ThreadController.class, Locale.UK).get("notice", notice, "12:30");
        var bidi = new Bidi(sentence, Bidi.DIRECTION_LEFT_TO_RIGHT);
        for (var index = sentence.length() - " · 12:30".length(); index < sentence.length(); index++) {
            assertThat(bidi.getLevelAt(index)).isZero();
        }
    }

    @Example
    void marksOfDirectionAreTakenOut() {
        assertThat(ShownText.of("Anna\u202egpj.")).isEqualTo("Annagpj.");
        assertThat(ShownText.of("\u200eAnna\u200f \u061cRossi")).isEqualTo("Anna Rossi");
    }

    @Example
    void anIsolateStaysWhereItHasItsEnd() {
        assertThat(ShownText.of("\u2068Anna\u2069 \u2067Rossi")).isEqualTo("\u2068Anna\u2069 Rossi");
        assertThat(ShownText.of("Anna\u2069 Rossi")).isEqualTo("Anna Rossi");
    }

    @Example
    void whatWouldBeDrawnAsABoxIsTakenOut() {
        assertThat(ShownText.of("A\u00ad\u2060\ufeff\u0007n\u034fna\u3164")).isEqualTo("Anna");
        assertThat(ShownText.of("👩\u200d ❤\ufe0e")).isEqualTo("👩 ❤");
    }

    @Example
    void whatChangesALetterStays() {
        assertThat(ShownText.of("می\u200cخواهم क्\u200dष 葛\ufe00 e\u0301"))
                .isEqualTo("می\u200cخواهم क्\u200dष 葛\ufe00 e\u0301");
        assertThat(ShownText.of("a\tb\nc")).isEqualTo("a\tb\nc");
    }

    @Example
    void aNameFromTheRightIsIsolatedAndAnotherIsNot() {
        assertThat(ShownText.isolated("Anna")).isEqualTo("Anna");
        assertThat(ShownText.isolated("مرحبا")).isEqualTo("\u2068مرحبا\u2069");
    }

    @Example
    void noTextOfAListChangesTheOrderOfTheNext() {
        assertThat(ShownText.list(Stream.of("فاتورة.pdf", "12.txt", "a\u202efdp.exe"), ", "))
                .isEqualTo("\u2068فاتورة.pdf\u2069, 12.txt, afdp.exe");
        assertThat(ShownText.list(Stream.of("\u2067a", "b\u2069"), " · ")).isEqualTo("a · b");
    }

    @Example
    void aLabelHasOneLineOfBoundedLength() {
        assertThat(ShownText.line(" a\n\u2028b\t c ")).isEqualTo("a b c");
        assertThat(ShownText.line("\ufdfa".repeat(4_000)))
                .hasSize(ShownText.LONGEST_LINE + 1)
                .endsWith("…");
        assertThat(ShownText.line("\u2068" + "ب".repeat(4_000) + "\u2069")).doesNotContain("\u2068");
    }
}
