package dev.sportello.desktop.emoji;

import dev.sportello.desktop.preferences.SkinTone;
import dev.sportello.desktop.search.FoldedText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All emoji that there are pictures for, and where they are in a text. Immutable: any thread may use it.
public final class EmojiIndex {
    /// How many pictures a page has side by side.
    static final int COLUMNS = 16;

    static final int PAGE = COLUMNS * COLUMNS;

    /// Asks for the coloured form of a character that is also a plain sign.
    private static final String PICTURE = "\uFE0F";

    /// Below it are digits, ©, ™ and arrows, which stay text unless the writer asked for the coloured form.
    private static final int FIRST_PLAIN_PICTURE = 0x2600;

    private final List<Emoji> all;
    private final Map<String, Emoji> byText = new HashMap<>();
    private final BitSet beginnings = new BitSet();
    private final int longest;

    /// Reads the index from the program's resources, which takes some milliseconds.
    public EmojiIndex() {
        all = read();
        all.forEach(this::enter);
        longest = byText.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /// Those of the picker, in Unicode's order: without the skin tones.
    List<Emoji> plain() {
        return all.stream().filter(emoji -> emoji.english() != null).toList();
    }

    /// Those that answer to all words of the search, the best first; all for a blank one, in Unicode's order.
    public List<Emoji> search(String words) {
        var wanted = FoldedText.words(words);
        return wanted.isEmpty()
                ? plain()
                : plain().stream()
                        .filter(emoji -> emoji.answersTo(wanted))
                        .sorted(new BestFirst(wanted))
                        .toList();
    }

    /// Whether an emoji is known by these words themselves, and not only by some that begin so.
    public boolean isCalled(Emoji emoji, String words) {
        return new BestFirst(FoldedText.words(words)).match(emoji) < 2;
    }

    /// An emoji in a skin tone; the same where it has none.
    Emoji toned(Emoji plain, SkinTone tone) {
        if (tone == SkinTone.PLAIN) {
            return plain;
        }
        var person = plain.text().offsetByCodePoints(0, 1);
        var rest = plain.text().substring(person);
        var toned = byText.get(plain.text().substring(0, person)
                + tone.modifier()
                + (rest.startsWith(PICTURE) ? rest.substring(1) : rest));
        return toned == null ? plain : new Emoji(toned.text(), toned.place(), plain.english(), plain.italian());
    }

    /// The longest emoji that begins at the position; null if none does.
    public @Nullable Emoji at(String text, int start) {
        if (!beginnings.get(text.codePointAt(start))) {
            return null;
        }
        for (var end = Math.min(text.length(), start + longest); end > start; end--) {
            var emoji = byText.get(text.substring(start, end));
            if (emoji != null) {
                return withItsSelector(emoji, text, end);
            }
        }
        return null;
    }

    /// Where an emoji is in a text.
    ///
    /// @param start in characters
    public record Place(int start, Emoji emoji) {
        /// Behind its last character.
        public int end() {
            return start + emoji.text().length();
        }
    }

    /// All emoji of a text, in its order.
    public List<Place> places(String text) {
        var places = new ArrayList<Place>();
        var position = 0;
        while (position < text.length()) {
            var emoji = at(text, position);
            if (emoji == null) {
                position += Character.charCount(text.codePointAt(position));
            } else {
                places.add(new Place(position, emoji));
                position += emoji.text().length();
            }
        }
        return places;
    }

    /// The text cut into words and emoji, nothing left out.
    public List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var words = 0;
        for (var place : places(text)) {
            if (words < place.start()) {
                pieces.add(new Piece.Words(text.substring(words, place.start())));
            }
            pieces.add(new Piece.Picture(place.emoji()));
            words = place.end();
        }
        if (words < text.length()) {
            pieces.add(new Piece.Words(text.substring(words)));
        }
        return pieces;
    }

    /// A part of a text.
    public sealed interface Piece {
        record Words(String text) implements Piece {}

        record Picture(Emoji emoji) implements Piece {}
    }

    /// As it is in the text: a selector that follows an emoji which needs none belongs to it all the same.
    private static Emoji withItsSelector(Emoji emoji, String text, int end) {
        var length = text.startsWith(PICTURE, end) ? 1 : 0;
        var start = end - matched(emoji, text, end);
        return new Emoji(text.substring(start, end + length), emoji.place(), emoji.english(), emoji.italian());
    }

    private static int matched(Emoji emoji, String text, int end) {
        return text.startsWith(emoji.text(), end - emoji.text().length())
                ? emoji.text().length()
                : emoji.text().replace(PICTURE, "").length();
    }

    private void enter(Emoji emoji) {
        byText.put(emoji.text(), emoji);
        beginnings.set(emoji.text().codePointAt(0));
        var bare = emoji.text().replace(PICTURE, "");
        if (bare.codePointCount(0, bare.length()) > 1 || bare.codePointAt(0) >= FIRST_PLAIN_PICTURE) {
            byText.putIfAbsent(bare, emoji);
        }
    }

    private static List<Emoji> read() {
        var stream = Objects.requireNonNull(EmojiIndex.class.getResourceAsStream("index.tsv"), "index.tsv");
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var emoji = new ArrayList<Emoji>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                emoji.add(read(line.split("\t", -1), emoji.size()));
            }
            return emoji;
        } catch (IOException broken) {
            throw new UncheckedIOException("The emoji index cannot be read. Install Sportello again.", broken);
        }
    }

    private static Emoji read(String[] columns, int place) {
        var text = new StringBuilder();
        for (var code : columns[0].split("-")) {
            text.appendCodePoint(Integer.parseInt(code, 16));
        }
        return columns.length < 5
                ? new Emoji(text.toString(), place, null, null)
                : new Emoji(text.toString(), place, names(columns[1], columns[2]), names(columns[3], columns[4]));
    }

    private static Emoji.Names names(String label, String keywords) {
        return new Emoji.Names(label, keywords.isEmpty() ? List.of() : List.of(keywords.split("\\|")));
    }
}
