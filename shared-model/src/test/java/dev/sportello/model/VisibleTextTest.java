package dev.sportello.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\n",
                "\u00a0",
                "\u200b",
                "\u200b \u2060\ufeff",
                "\u00ad",
                "\u2800",
                "\u3164",
                "\u115f\u1160",
                "\uffa0",
                "\ufe0f",
                "\u034f",
                "\u202e\u202c",
                "\u180e",
                "\udb40\udc01"
            })
    void whatNobodySeesIsInvisible(String text) {
        assertThat(VisibleText.isInvisible(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", " a ", "-", "\u200ba", "👩‍👧", "é", "ة", "李", "·", "\u06dd", "\u0601", "\ud804\udcbd"})
    void whatSomebodySeesIsNot(String text) {
        assertThat(VisibleText.isInvisible(text)).isFalse();
    }

    @Test
    void whatUnicodeCallsIgnorableIsInvisible() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .filter(point -> UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT))
                        .mapToObj(Character::toString))
                .allMatch(VisibleText::isInvisible);
    }

    @Test
    void isCutBetweenWhatPeopleSeeAsCharacters() {
        assertThat(VisibleText.cut("abc", 3)).isEqualTo("abc");
        assertThat(VisibleText.cut("abcd", 3)).isEqualTo("abc");
        assertThat(VisibleText.cut("ab👩‍👧", 5)).isEqualTo("ab");
        assertThat(VisibleText.cut("🇮🇹🇫🇷", 6)).isEqualTo("🇮🇹");
        assertThat(VisibleText.cut("xe\u0301e\u0301", 4)).isEqualTo("xe\u0301");
    }

    @Test
    void aSingleCharacterThatIsTooLongIsCutBetweenCodePoints() {
        assertThat(VisibleText.cut("e" + "\u0301".repeat(10), 4)).isEqualTo("e\u0301\u0301\u0301");
        assertThat(VisibleText.cut("👩\u200d👩\u200d👧", 4)).isEqualTo("👩\u200d");
    }

    @Property
    void whatIsCutIsNeverTooLongAndCanBeStored(
            @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 1, max = 30) int most) {
        var whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        var cut = VisibleText.cut(whole, most);
        assertThat(cut.length()).isLessThanOrEqualTo(most);
        assertThat(whole).startsWith(cut);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
    }
}
