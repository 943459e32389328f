package dev.sportello.desktop.preferences;

import java.util.ArrayList;
import java.util.List;

/// What the program has seen its agent do, so that it can come first, or need not be explained any more. Immutable.
///
/// @param recentEmoji the latest first
/// @param replies how many were sent, as far as that matters
public record Habits(List<String> recentEmoji, SkinTone tone, int replies) {
    public static final Habits NONE = new Habits(List.of(), SkinTone.PLAIN, 0);

    private static final int MOST_RECENT = 16;

    /// Who has sent so many knows the keys.
    private static final int REPLIES_TO_LEARN = 12;

    public Habits {
        recentEmoji = List.copyOf(recentEmoji.subList(0, Math.min(MOST_RECENT, recentEmoji.size())));
    }

    public Habits used(String emoji) {
        var next = new ArrayList<String>();
        next.add(emoji);
        recentEmoji.stream().filter(before -> !before.equals(emoji)).forEach(next::add);
        return new Habits(next, tone, replies);
    }

    public Habits with(SkinTone next) {
        return new Habits(recentEmoji, next, replies);
    }

    public Habits replied() {
        return knowsKeys() ? this : new Habits(recentEmoji, tone, replies + 1);
    }

    /// Whether the keys of the composer need no hint any more.
    public boolean knowsKeys() {
        return replies >= REPLIES_TO_LEARN;
    }
}
