package dev.sportello.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.relay.http.HeldBytes;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.RelayFrame;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {
    private static final LiveLimits LIMITS = LiveLimits.DEFAULT;

    @Test
    void whatIsLongerThanAFrameGoesOutAloneWhereThereIsNoRoomForAll() {
        var queue = new OutboundQueue(new Codec(), LIMITS, LIMITS.agentBytes(), new HeldBytes(0));
        queue.add(large());
        assertThat(queue.overflows()).isFalse();
        assertThat(queue.take()).isNotNull();
        queue.add(new RelayFrame.Pong());
        assertThat(queue.overflows()).as("and an answer behind it").isFalse();
        queue.add(large());
        assertThat(queue.overflows()).as("but no second one").isTrue();
    }

    @Test
    void whatIsLongerThanAFrameMayWaitBehindALittleWhereThereIsNoRoomForAll() {
        var queue = new OutboundQueue(new Codec(), LIMITS, LIMITS.agentBytes(), new HeldBytes(0));
        queue.add(new RelayFrame.Pong());
        assertThat(queue.take()).isNotNull();
        queue.add(new RelayFrame.Pong());
        queue.add(large());
        assertThat(queue.overflows()).isFalse();
        queue.sent();
        assertThat(queue.take()).isNotNull();
        queue.sent();
        assertThat(queue.take()).isNotNull();
        assertThat(queue.overflows()).as("also once it goes out").isFalse();
        queue.sent();
        queue.add(large());
        queue.add(large());
        assertThat(queue.overflows()).as("but not two").isTrue();
    }

    private static RelayFrame large() {
        return new RelayFrame.Refused(null, Refusal.of(ErrorKind.INTERNAL, "x".repeat(100_000)));
    }
}
