package dev.sportello.relay.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.model.Channel;
import dev.sportello.model.MailSecurity;
import dev.sportello.model.Mailbox;
import dev.sportello.model.SettingsPage;
import dev.sportello.model.SmsGateway;
import dev.sportello.model.SmtpServer;
import dev.sportello.relay.MovableClock;
import dev.sportello.relay.storage.OnBothDatabases;
import dev.sportello.wire.RelayFrame;
import dev.sportello.wire.RelayFrame.Trouble;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelStatesTest extends OnBothDatabases {
    private final MovableClock clock = new MovableClock();
    private final List<RelayFrame> told = new ArrayList<>();
    private SettingsPage.Channels page = page(true);

    private static SettingsPage.Channels page(boolean on) {
        var here = URI.create("https://sms.example");
        var sms = new SmsGateway(on, here, "AC0123456789abcdef0123456789abcdef", "+39051123456", false);
        var smtp = new SmtpServer(true, "localhost", 25, MailSecurity.NONE, "", "help@shop.example", "");
        var mailbox = new Mailbox(true, "localhost", 143, MailSecurity.NONE, "help", "INBOX", false);
        return new SettingsPage.Channels(null, sms, smtp, mailbox, null, 0);
    }

    private ChannelStates states() {
        return new ChannelStates(database(), clock, () -> page);
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
    void nothingIsToldOfWhatIsSwitchedOff() {
        var states = states();
        states.greet(this, told::add);
        states.failed(ChannelPart.SMS, "20003: Authenticate");
        page = page(false);
        states.look();
        assertThat(told.getLast()).isEqualTo(new RelayFrame.Channels(List.of()));
        page = page(true);
        states.look();
        assertThat(told.getLast()).isEqualTo(failing(clock.instant(), "20003: Authenticate"));
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
