package dev.sportello.relay.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What may not be missed is told, however much else waits.
class WaitingNewsTest {
    private static final int MOST = 1_000;

    private final WaitingNews waiting = new WaitingNews(MOST, "missed");

    @Test
    void whatMayNotBeMissedComesBeforeAFullQueue() throws Exception {
        for (var i = 0; i < MOST; i++) {
            assertThat(waiting.add("news " + i)).isTrue();
        }
        assertThat(waiting.add("too much")).isFalse();
        waiting.addFirst("close 1");
        waiting.addFirst("close 2");
        assertThat(tell()).containsExactly("close 1", "close 2");
        assertThat(tell()).hasSize(WaitingNews.AT_ONCE).startsWith("news 0", "news 1");
    }

    @Test
    void whatHasNoRoomIsSaidToBeMissed() throws Exception {
        var closes = IntStream.range(0, MOST).mapToObj(i -> "close " + i).toList();
        closes.forEach(waiting::addFirst);
        waiting.addFirst("lost");
        waiting.addFirst("lost as well");
        var told = new ArrayList<String>();
        while (told.size() <= MOST) {
            told.addAll(tell());
        }
        assertThat(told.subList(0, MOST)).isEqualTo(closes);
        assertThat(told.subList(MOST, told.size())).containsExactly("missed");
        waiting.addFirst("close again");
        assertThat(tell()).containsExactly("close again");
    }

    @Test
    void whatIsLostLaterIsSaidAgain() throws Exception {
        IntStream.range(0, MOST + 1).forEach(i -> waiting.addFirst("close " + i));
        var _ = tell();
        IntStream.range(0, WaitingNews.AT_ONCE).forEach(i -> waiting.addFirst("later " + i));
        var told = new ArrayList<String>();
        while (told.stream().filter("missed"::equals).count() < 2) {
            told.addAll(tell());
        }
        assertThat(told).endsWith("later 198", "missed").containsSequence("missed", "later 0");
    }

    @Test
    void theSameTextIsNotToldTwiceInOneTransaction() throws Exception {
        List.of("use 1", "use 2", "use 1").forEach(waiting::add);
        assertThat(tell()).containsExactly("use 1", "use 2");
        assertThat(tell()).containsExactly("use 1");
    }

    @Test
    void whatCouldNotBeToldWaits() throws Exception {
        waiting.add("news");
        var failed = waiting.next();
        waiting.addFirst("close");
        assertThat(failed.texts()).containsExactly("news");
        assertThat(tell()).containsExactly("close");
        assertThat(tell()).containsExactly("news");
    }

    private List<String> tell() throws InterruptedException {
        var some = waiting.next();
        waiting.told(some);
        return some.texts();
    }
}
