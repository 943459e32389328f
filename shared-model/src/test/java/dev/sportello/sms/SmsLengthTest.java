package dev.sportello.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.sms.SmsLength.Alphabet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SmsLengthTest {

    @Test
    void anEmptyMessageTakesNothing() {
        assertThat(SmsLength.of("")).isEqualTo(new SmsLength(Alphabet.GSM_7, 0, 160));
    }

    @Test
    void oneSegmentHolds160CharactersOfTheGsmAlphabet() {
        assertThat(SmsLength.of("a".repeat(160))).isEqualTo(new SmsLength(Alphabet.GSM_7, 1, 0));
        assertThat(SmsLength.of("a".repeat(161))).isEqualTo(new SmsLength(Alphabet.GSM_7, 2, 145));
        assertThat(SmsLength.of("a".repeat(306))).isEqualTo(new SmsLength(Alphabet.GSM_7, 2, 0));
        assertThat(SmsLength.of("a".repeat(307))).isEqualTo(new SmsLength(Alphabet.GSM_7, 3, 152));
    }

    @Test
    void oneSegmentHolds70CharactersOfAnyOther() {
        assertThat(SmsLength.of("я".repeat(70))).isEqualTo(new SmsLength(Alphabet.UCS_2, 1, 0));
        assertThat(SmsLength.of("я".repeat(71))).isEqualTo(new SmsLength(Alphabet.UCS_2, 2, 63));
        assertThat(SmsLength.of("я".repeat(134))).isEqualTo(new SmsLength(Alphabet.UCS_2, 2, 0));
        assertThat(SmsLength.of("я".repeat(135))).isEqualTo(new SmsLength(Alphabet.UCS_2, 3, 66));
    }

    @Test
    void italianIsWrittenInTheGsmAlphabetButForTwoOfItsAccents() {
        assertThat(SmsLength.of("Perché no? È così: già più, però qui.").alphabet())
                .as("È has no place there")
                .isEqualTo(Alphabet.UCS_2);
        assertThat(SmsLength.of("Perché no? Così: già più, però qui.").alphabet())
                .isEqualTo(Alphabet.GSM_7);
        assertThat(SmsLength.of("façade").alphabet())
                .as("only the capital Ç has")
                .isEqualTo(Alphabet.UCS_2);
    }

    @Test
    void aCharacterOfTheExtensionTableTakesTwoPlaces() {
        assertThat(SmsLength.of("€")).isEqualTo(new SmsLength(Alphabet.GSM_7, 1, 158));
        assertThat(SmsLength.of("^{}\\[~]|€\f")).isEqualTo(new SmsLength(Alphabet.GSM_7, 1, 140));
        assertThat(SmsLength.of("€".repeat(80))).isEqualTo(new SmsLength(Alphabet.GSM_7, 1, 0));
        assertThat(SmsLength.of("€".repeat(81))).isEqualTo(new SmsLength(Alphabet.GSM_7, 2, 143));
    }

    @Test
    void noCharacterIsCutByTheEndOfASegment() {
        // 152 + 2 is one too many for the first of several.
        assertThat(SmsLength.of("a".repeat(152) + "€" + "a".repeat(151)))
                .isEqualTo(new SmsLength(Alphabet.GSM_7, 2, 0));
        // 66 + 2 likewise.
        assertThat(SmsLength.of("я".repeat(66) + "🎁" + "я".repeat(65))).isEqualTo(new SmsLength(Alphabet.UCS_2, 2, 0));
    }

    @Test
    void anEmojiTakesTwoPlaces() {
        assertThat(SmsLength.of("🎁")).isEqualTo(new SmsLength(Alphabet.UCS_2, 1, 68));
        assertThat(SmsLength.of("🎁".repeat(35))).isEqualTo(new SmsLength(Alphabet.UCS_2, 1, 0));
        assertThat(SmsLength.of("🎁".repeat(36)).segments()).isEqualTo(2);
    }

    @Test
    void tenSegmentsFitAndElevenDoNot() {
        assertThat(SmsLength.of("a".repeat(1_530)).fits()).isTrue();
        assertThat(SmsLength.of("a".repeat(1_531)).fits()).isFalse();
        assertThat(SmsLength.of("я".repeat(670)).fits()).isTrue();
        assertThat(SmsLength.of("я".repeat(671)).fits()).isFalse();
    }

    @Property
    void plainLettersFillSegmentsToTheLastPlace(@ForAll @IntRange(min = 161, max = 4_000) int letters) {
        var length = SmsLength.of("x".repeat(letters));
        assertThat(length.segments() * 153 - length.left()).isEqualTo(letters);
        assertThat(length.left()).isBetween(0, 152);
    }

    @Property
    void whatIsAddedNeverMakesAMessageShorter(
            @ForAll @StringLength(max = 400) @CharRange(from = ' ', to = 'ӿ') String text,
            @ForAll @StringLength(max = 40) String more) {
        assertThat(SmsLength.of(text + more).segments())
                .isGreaterThanOrEqualTo(SmsLength.of(text).segments());
    }

    @Property
    void aMessageTakesNoMoreSegmentsThanItHasPlacesFor(@ForAll @StringLength(max = 700) String text) {
        var length = SmsLength.of(text);
        var units = text.length();
        // An end of a segment wastes one place at most, and a unit takes two at most.
        assertThat(length.segments()).isBetween(units == 0 ? 0 : 1, 1 + 2 * units / 66);
        assertThat(length.left()).isBetween(0, 160);
    }
}
