package dev.sportello.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Maria", "a 😀 b", "مرحبا", "a\u200Db"})
    void aLineIsStoredAsItIs(String text) {
        assertThat(StorableText.isLine(text)).isTrue();
        assertThat(StorableText.isText(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000", "\u007F", "a\u0085b", "\uD83D", "a\uDE00b"})
    void whatNoDatabaseStoresIsNeither(String text) {
        assertThat(StorableText.isLine(text)).isFalse();
        assertThat(StorableText.isText(text)).isFalse();
    }

    @Test
    void aTextMayHaveLinesAndTabs() {
        assertThat(StorableText.isText("a\r\n\tb")).isTrue();
        assertThat(StorableText.isLine("a\nb")).isFalse();
    }

    @Test
    void ofAnyTextALineCanBeKept() {
        assertThat(StorableText.line(" a\nb\u0000\uD83D ", 10)).isEqualTo("a b");
        assertThat(StorableText.line("a😀😀", 4)).isEqualTo("a😀");
        assertThat(StorableText.line("\u200B\n", 10)).isNull();
        assertThat(StorableText.line(null, 10)).isNull();
    }

    @Test
    void aTextOfWhichNothingIsLeftToSeeIsNoLine() {
        assertThat(StorableText.line("\uD83D", 10)).isNull();
        assertThat(StorableText.line("\uDE00 \uD83D", 10)).isNull();
        assertThat(StorableText.line("\u200B".repeat(10) + "Maria", 10)).isNull();
        assertThatThrownBy(() -> StorableText.required("\uD83D", 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unicodesOwnBreaksAreSpacesOfALine() {
        assertThat(StorableText.isLine("a\u2028b")).isTrue();
        assertThat(StorableText.isText("a\u2029b")).isTrue();
        assertThat(StorableText.line("a\u2028b\u2029", 10)).isEqualTo("a b");
    }

    @Test
    void whatIsRequiredIsKeptWhole() {
        assertThat(StorableText.required(" 1042 ", 4)).isEqualTo("1042");
        assertThatThrownBy(() -> StorableText.required("10425", 4)).hasMessageContaining("1 to 4 characters");
        assertThatThrownBy(() -> StorableText.required(" ", 4)).isInstanceOf(IllegalArgumentException.class);
    }
}
