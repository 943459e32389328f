package dev.sportello.desktop.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptHabitsTest {
    @TempDir
    Path folder;

    @Test
    void whatWasLearnedHoldsAfterARestart() {
        var habits = open();
        habits.change(now ->
                now.used("📦").used("👍🏽").used("📦").with(SkinTone.MEDIUM).replied());
        assertThat(open().current().get()).isEqualTo(habits.current().get());
        assertThat(open().current().get().recentEmoji()).containsExactly("📦", "👍🏽");
    }

    @Test
    void onlyTheLastOnesAreKept() {
        var habits = Habits.NONE;
        for (var number = 0; number < 40; number++) {
            habits = habits.used("emoji" + number);
        }
        assertThat(habits.recentEmoji()).hasSize(16).startsWith("emoji39");
    }

    @Test
    void aFileThatCannotBeReadBeginsAnew() throws IOException {
        Files.writeString(folder.resolve("habits.properties"), "skinTone=BLUE\nreplies=many\n");
        assertThat(open().current().get()).isEqualTo(Habits.NONE);
    }

    @Test
    void aValueThatIsNotKnownCostsOnlyItself() throws IOException {
        Files.writeString(folder.resolve("habits.properties"), "skinTone=blue\nreplies=3\nrecentEmoji=👍 📦\n");
        assertThat(open().current().get()).isEqualTo(new Habits(List.of("👍", "📦"), SkinTone.PLAIN, 3));
        Files.writeString(folder.resolve("habits.properties"), "skinTone=medium-dark\nreplies=many\n");
        assertThat(open().current().get()).isEqualTo(Habits.NONE.with(SkinTone.MEDIUM_DARK));
    }

    private KeptHabits open() {
        return new KeptHabits(folder.resolve("habits.properties"), Runnable::run);
    }
}
