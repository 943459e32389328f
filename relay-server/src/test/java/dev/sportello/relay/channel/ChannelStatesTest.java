package dev.sportello.relay.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Channel;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelStatesTest extends OnBothDatabases {
    private final MovableClock clock = new MovableClock();
    private final List<RelayFrame> told = new ArrayList<>();

    private ChannelStates states() {
        return new ChannelStates(database(), clock);
    }

    private static RelayFrame failing(Instant since, String reason) {
        return new RelayFrame.Channels(List.of(new Trouble(Channel.SMS, since, reason)));
    }

    @Test
    void aDesktopHearsWhatFailsAndWhenItWorksAgain() {
        var states = states();
        states.greet(this, told::add);
        var since = clock.instant();
        states.failed(ChannelPart.SMS, "20003: Authenticate");
        states.failed(ChannelPart.SMS, "20003: Authenticate");
        clock.move(Duration.ofMinutes(1));
        states.failed(ChannelPart.SMS, "No answer\nwithin 15 s");
        states.works(ChannelPart.SMS);
        states.works(ChannelPart.SMS);
        assertThat(told)
                .containsExactly(
                        failing(since, "20003: Authenticate"),
                        failing(since, "No answer within 15 s"),
                        new RelayFrame.Channels(List.of()));
    }

    @Test
    void eachPartFailsByItself() {
        var states = states();
        states.greet(this, told::add);
        states.failed(ChannelPart.SMTP, "535");
        states.failed(ChannelPart.MAILBOX, "NO");
        states.works(ChannelPart.SMTP);
        assertThat(told.getLast())
                .isEqualTo(new RelayFrame.Channels(List.of(new Trouble(Channel.EMAIL, clock.instant(), "NO"))));
    }

    @Test
    void whatOneRelayFindsOutAllTell() {
        var here = states();
        var there = states();
        there.greet(this, told::add);
        here.failed(ChannelPart.SMS, "20003");
        there.look();
        there.works(ChannelPart.SMS);
        here.look();
        // It has failed once more, and not only since this relay was told so before.
        here.failed(ChannelPart.SMS, "20003");
        there.look();
        assertThat(told)
                .containsExactly(
                        failing(clock.instant(), "20003"),
                        new RelayFrame.Channels(List.of()),
                        failing(clock.instant(), "20003"));
    }

    @Test
    void whoComesLaterHearsItAtOnceAndWhoHasLeftHearsNothing() {
        var states = states();
        states.failed(ChannelPart.SMS, "20003");
        states.greet(this, told::add);
        states.left(this);
        states.works(ChannelPart.SMS);
        assertThat(told).containsExactly(failing(clock.instant(), "20003"));
    }
}
