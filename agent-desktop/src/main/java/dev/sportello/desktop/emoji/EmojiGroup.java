package dev.sportello.desktop.emoji;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The groups of the picker, each with its first emoji in Unicode's order.
enum EmojiGroup {
    SMILEYS("😀", "group.smileys"),
    PEOPLE("👋", "group.people"),
    NATURE("🐵", "group.nature"),
    FOOD("🍇", "group.food"),
    TRAVEL("🌍", "group.travel"),
    ACTIVITIES("🎃", "group.activities"),
    OBJECTS("👓", "group.objects"),
    SYMBOLS("🏧", "group.symbols"),
    FLAGS("🏁", "group.flags");

    private final String first;
    private final String key;

    EmojiGroup(String first, String key) {
        this.first = first;
        this.key = key;
    }

    String first() {
        return first;
    }

    /// What it is called in the texts of this package.
    String key() {
        return key;
    }

    /// @param emoji in Unicode's order
    static Map<EmojiGroup, List<Emoji>> of(List<Emoji> emoji) {
        var groups = new EnumMap<EmojiGroup, List<Emoji>>(EmojiGroup.class);
        var group = SMILEYS;
        for (var one : emoji) {
            for (var next : values()) {
                if (next.first.equals(one.text())) {
                    group = next;
                }
            }
            groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(one);
        }
        return groups;
    }
}
