package dev.sportello.desktop.emoji;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.preferences.SkinTone;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiIndexTest {
    private final EmojiIndex index = new EmojiIndex();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "😀",
                "👍🏽",
                "👩🏽‍🦰",
                "👨‍👩‍👧‍👦",
                "🇮🇹",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "❤️",
                "❤",
                "1️⃣",
                "🙏🏻",
                "🫱🏻‍🫲🏿",
                "☕️"
            })
    void aSequenceIsOnePicture(String emoji) {
        assertThat(index.pieces("a" + emoji + "b")).hasSize(3);
        assertThat(index.pieces(emoji))
                .singleElement()
                .isInstanceOfSatisfying(
                        EmojiIndex.Piece.Picture.class,
                        picture -> assertThat(picture.emoji().text()).isEqualTo(emoji));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "#", "©", "™", "a", "é", "漢", "5*3#"})
    void aPlainSignStaysText(String text) {
        assertThat(index.pieces(text)).containsExactly(new EmojiIndex.Piece.Words(text));
    }

    @Test
    void nothingIsLostOrAdded() {
        var text = "Ciao 👋🏽!! 📦📦 order #2117 ❤️‍🔥 \uD83D fine";
        var again = new StringBuilder();
        for (var piece : index.pieces(text)) {
            again.append(
                    switch (piece) {
                        case EmojiIndex.Piece.Words(String words) -> words;
                        case EmojiIndex.Piece.Picture(Emoji emoji) -> emoji.text();
                    });
        }
        assertThat(again).hasToString(text);
    }

    @Test
    void emojiAreFoundByNameAndKeywordInBothLanguages() {
        assertThat(texts(index.search("parcel"))).contains("📦");
        assertThat(texts(index.search("grazie"))).contains("🙏");
        assertThat(texts(index.search("caffe"))).contains("☕");
        assertThat(texts(index.search("red heart"))).contains("❤️");
        assertThat(index.search("xyzzy")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "it"})
    void eachEmojiIsFoundByItsName(String language) {
        assertThat(index.plain())
                .allSatisfy(emoji -> assertThat(index.search(emoji.label(Locale.of(language))))
                        .extracting(Emoji::place)
                        .contains(emoji.place()));
    }

    @ParameterizedTest
    @CsvSource({
        "heart, ❤️",
        "hear, ❤️",
        "car, 🚗",
        "cuore, ❤️",
        "fire, 🔥",
        "heart eyes, 😍",
        "d’amore, 💌",
        "thumbs up, 👍",
        "parcel, 📦",
        "grazie, 🙏"
    })
    void theBestOneComesFirst(String words, String emoji) {
        assertThat(index.search(words).getFirst().text()).isEqualTo(emoji);
    }

    @Test
    void anEmojiIsShownInTheToneThatIsPreferredWhereItHasOne() {
        assertThat(toned("👍", SkinTone.DARK)).isEqualTo("👍🏿");
        assertThat(toned("☝️", SkinTone.MEDIUM)).isEqualTo("☝🏽");
        assertThat(toned("👩‍🦰", SkinTone.LIGHT)).isEqualTo("👩🏻‍🦰");
        assertThat(toned("📦", SkinTone.DARK)).isEqualTo("📦");
        assertThat(toned("👍", SkinTone.PLAIN)).isEqualTo("👍");
    }

    private String toned(String emoji, SkinTone tone) {
        return index.toned(index.places(emoji).getFirst().emoji(), tone).text();
    }

    @Test
    void eachGroupOfThePickerHasItsEmoji() {
        var groups = EmojiGroup.of(index.plain());
        assertThat(groups.keySet()).containsExactly(EmojiGroup.values());
        assertThat(texts(groups.getOrDefault(EmojiGroup.FOOD, List.of())))
                .contains("🍕")
                .doesNotContain("🐵");
        assertThat(texts(groups.getOrDefault(EmojiGroup.FLAGS, List.of()))).contains("🇮🇹");
    }

    @Test
    void thePickerOffersEachEmojiOnceWithoutSkinTones() {
        assertThat(texts(index.plain())).doesNotHaveDuplicates().contains("👍").doesNotContain("👍🏽");
    }

    private static List<String> texts(List<Emoji> emoji) {
        return emoji.stream().map(Emoji::text).toList();
    }
}
