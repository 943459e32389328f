package dev.sportello.desktop.emoji;

import dev.sportello.desktop.search.FoldedText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The order in which emoji are offered to whoever has typed words: what is called so, then what is known by these
/// words, then what begins so; among equals those that most people use.
final class BestFirst implements Comparator<Emoji> {
    /// As often as people send them, by Unicode's counts of the last years.
    private static final String USED_MOST =
            "😂 ❤️ 🤣 👍 😭 🙏 😘 🥰 😍 😊 🎉 😁 💕 🥺 😅 🔥 ☺️ 🤦 ♥️ 🤷 🙄 😆 🤗 😉 🎂 🤔 👏 🙂 😳 🥳 😎 👌 💜 😔 💪 ✨ 💖 👀"
                    + " 😋 😏 😢 👉 💗 😩 💯 🌹 💞 🎈 💙 😃 😡 💐 😜 🙈 🤞 😄 🤤 🙌 🤪 ❣️ 😀 💋 💀 👇 💔 😌 💓 🤩 🙃 😬 😱 😴 🤭 😐 🌞 😒 😇 🌸 😈 🎶 ✌️ 🎊 🥵 😞 💚"
                    + " ☀️ 🖤 💰 😚 👑 🎁 💥 🙋 ☹️ 😑 🥴 👈 💩 ✅ 👋 🤮 😤 🤢 🌟 ❗ 😥 🌈 💛 😝 😫 😲 🖕 ‼️ 🔴 🌻 🤯 💃 👊 🤬 🏃 😕 👁️ ⚡ ☕ 🍀 💦 ⭐ 🦋 🤨 🌺 😹 🤘 🌷 💝 💤 🤝"
                    + " 📦 🚗 🚚 🛒 💳 📧 📞 📅 ❌ ❓";

    private static final int EVERYBODYS = 10;

    private static final Map<String, Integer> RANKS = ranks();

    private final List<String> words;

    /// @param words folded
    BestFirst(List<String> words) {
        this.words = List.copyOf(words);
    }

    @Override
    public int compare(Emoji one, Emoji other) {
        var match = Integer.compare(group(one), group(other));
        return match != 0 ? match : Integer.compare(rank(one), rank(other));
    }

    /// 0 is the best.
    int match(Emoji emoji) {
        return Math.min(match(emoji.english()), match(emoji.italian()));
    }

    private int match(Emoji.@Nullable Names names) {
        if (names == null) {
            return 3;
        }
        var label = FoldedText.words(names.label());
        if (label.equals(words)) {
            return 0;
        }
        var known = words.stream()
                .allMatch(word -> label.contains(word)
                        || names.keywords().stream()
                                .anyMatch(keyword -> FoldedText.words(keyword).contains(word)));
        return known ? 1 : 2;
    }

    /// What everybody sends is offered before a word is whole.
    private int group(Emoji emoji) {
        var match = match(emoji);
        return match == 2 && rank(emoji) < EVERYBODYS ? 1 : match;
    }

    private static int rank(Emoji emoji) {
        return RANKS.getOrDefault(emoji.text(), RANKS.size());
    }

    private static Map<String, Integer> ranks() {
        var ranks = new HashMap<String, Integer>();
        Arrays.stream(USED_MOST.split(" ")).forEach(emoji -> ranks.putIfAbsent(emoji, ranks.size()));
        return ranks;
    }
}
