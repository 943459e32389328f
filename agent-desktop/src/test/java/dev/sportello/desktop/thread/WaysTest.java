package dev.sportello.desktop.thread;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.sample.SampleAccount;
import dev.sportello.desktop.sample.Shop;
import dev.sportello.desktop.sample.Shoppers;
import dev.sportello.desktop.sample.Staff;
import dev.sportello.desktop.thread.Ways.Hindrance;
import dev.sportello.model.Change;
import dev.sportello.model.Channel;
import dev.sportello.model.Profile;
import dev.sportello.model.SettingsPage.Channels;
import dev.sportello.model.TicketId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaysTest {
    private final Shop shop = new Shop();

    @Test
    void aChatTakesRepliesAndEmails() {
        var ways = ways(open(Channel.WEB_CHAT), Shoppers.maria(), SampleAccount.channels());
        assertThat(ways).isEqualTo(new Ways(List.of(Mode.REPLY, Mode.EMAIL), null, null));
    }

    @Test
    void anEmailSaysWhyItCannotBeWritten() {
        var chat = open(Channel.WEB_CHAT);
        assertThat(ways(chat, Shoppers.maria(), Channels.NONE).email()).isEqualTo(Hindrance.EMAIL_OFF);
        assertThat(ways(chat, nobody(), SampleAccount.channels()).email()).isEqualTo(Hindrance.NO_EMAIL);
        assertThat(ways(chat, null, SampleAccount.channels()).email())
                .as("the relay knows whether there is an address")
                .isNull();
    }

    @Test
    void aClosedTicketTakesAnEmailOnlyWhereOneGoesOut() {
        var chat = open(Channel.WEB_CHAT);
        shop.enter(chat, Duration.ZERO, new Change.TicketClosed(Staff.ANNA.party()));
        assertThat(ways(chat, Shoppers.maria(), SampleAccount.channels()).offered())
                .containsExactly(Mode.EMAIL);
        assertThat(ways(chat, Shoppers.maria(), Channels.NONE).offered()).isEmpty();
        assertThat(ways(chat, nobody(), SampleAccount.channels()).offered()).isEmpty();
    }

    @Test
    void whoHasSaidStopGetsNoText() {
        var sms = open(Channel.SMS);
        assertThat(ways(sms, Shoppers.maria(), SampleAccount.channels()).reply())
                .isNull();
        shop.enter(sms, Duration.ZERO, new Change.TextingChanged(true));
        assertThat(ways(sms, Shoppers.maria(), SampleAccount.channels()).reply())
                .isEqualTo(Hindrance.STOPPED);
        shop.enter(sms, Duration.ZERO, new Change.TextingChanged(false));
        assertThat(ways(sms, Shoppers.maria(), SampleAccount.channels()).reply())
                .isNull();
        assertThat(ways(sms, Shoppers.maria(), Channels.NONE).reply()).isEqualTo(Hindrance.SMS_OFF);
        assertThat(ways(sms, nobody(), SampleAccount.channels()).reply()).isEqualTo(Hindrance.NO_PHONE);
    }

    @Test
    void anEmailIsAnsweredByAnEmail() {
        var email = open(Channel.EMAIL);
        var ways = ways(email, Shoppers.maria(), SampleAccount.channels());
        assertThat(ways.offered()).containsExactly(Mode.EMAIL);
        assertThat(ways.nearest(Mode.REPLY)).isEqualTo(Mode.EMAIL);
    }

    private TicketId open(Channel channel) {
        var id = new TicketId(1);
        shop.enter(
                id,
                Duration.ofHours(1),
                new Change.TicketOpened(Shoppers.maria().id(), "Maria Rossi", channel));
        return id;
    }

    private static Profile nobody() {
        return Shoppers.stranger(Shoppers.maria().id(), "Maria Rossi");
    }

    private Ways ways(TicketId ticket, @Nullable Profile shopper, Channels channels) {
        return Ways.of(shop.ticket(ticket), new Reach("Bottega", channels, shopper, false, List.of()));
    }
}
